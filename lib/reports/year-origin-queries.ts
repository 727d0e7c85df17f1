import "server-only";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db";
import { isRate, type Sum } from "@/lib/core/indicator";
import { NotThere } from "@/lib/core/refusal";
import { countedIn } from "@/lib/units/queries";
import { Prisma } from "@/prisma/generated/client";
import { type YearFigureEntry, yearEntryOf } from "./catalogue";
import { stepsOf } from "./origin-queries";
import type { NamedUnit } from "./overview";
import { codeOnOtherMap } from "./page-queries";
import { ofSum } from "./sum-queries";
import { yearFigureOf } from "./year-figures";
import type { YearOrigin, YearOriginPart, YearOriginRecord } from "./year-origin";
import { firstYearFigure, yearEnd } from "./year-page";
import { type ChosenYear, chooseYear, countYear, listYearRows } from "./year-page-queries";
import { communesJoined } from "./year-queries";
import { firstYear, type YearOriginAddress } from "./year-schema";

const { sql } = Prisma;
const pageSize = 50;

/** A figure of a year with the units, or with the applications, that it is the sum of. */
export async function getYearOrigin(
  tx: Tx,
  actor: Actor,
  address: YearOriginAddress,
  size = pageSize,
): Promise<YearOrigin> {
  const chosen = await chooseYear(tx, actor, { ...address, sort: "value", criterion: undefined });
  const { unit, asked } = chosen;
  const figure = address.figure ?? firstYearFigure[unit.level];
  const entry = yearEntryOf(figure);
  const counted = await countYear(tx, chosen);
  const [row] = await tx.$queryRaw<{ now: number }[]>`select extract(epoch from now())::float8 as now`;
  const origin = {
    ...{ ...chosen, figure, coverage: counted.coverage, parts: null, records: null },
    value: yearFigureOf(entry, counted, asked.year),
    otherMapCode: await codeOnOtherMap(tx, actor, unit, { endsOn: yearEnd(asked.year) }, asked.map),
    asOf: row ? new Date(row.now * 1000) : new Date(),
  };
  if (unit.level === "nation" && address.of === undefined)
    return { ...origin, parts: { by: "province", rows: await provincesOf(tx, chosen, entry) } };
  const units = await unitsBehind(tx, chosen, entry);
  const one = chosenOf(chosen, address.of, units);
  if (!one) return { ...origin, parts: { by: "unit", rows: units } };
  const page = { size, number: address.page };
  const { rows, total } = await recordsBehind(tx, chosen, entry, one.unit.id, page);
  const steps = await stepsOf(
    tx,
    "application",
    rows.map(({ id }) => id),
  );
  const records = rows.map((record) => ({
    ...record,
    steps: steps.filter(({ recordId }) => recordId === record.id),
  }));
  return { ...origin, records: { of: one.unit, rows: records, total, page: page.number, size, made: one } };
}

/** The one unit whose applications are asked for; a commune that is made of itself alone needs not be asked. */
function chosenOf(
  { unit }: ChosenYear,
  of: string | undefined,
  units: YearOriginPart[],
): YearOriginPart | null {
  if (of === undefined) return units.length === 1 && unit.level === "commune" ? (units[0] ?? null) : null;
  const found = units.find((row) => row.unit.id === of);
  if (!found) throw new NotThere();
  return found;
}

/** The provinces of the nation on the map asked: each leads to its own units. */
async function provincesOf(tx: Tx, chosen: ChosenYear, entry: YearFigureEntry): Promise<YearOriginPart[]> {
  const rows = await listYearRows(tx, chosen, entry.code, "value");
  return rows.map(({ unit, figure }) => ({
    ...{ unit, part: figure.part, records: null },
    whole: isRate(entry.of) ? figure.whole : null,
    // A share that waits is no part of one.
    provisional: isRate(entry.of) ? null : figure.provisional,
  }));
}

/** What a figure adds up over which years; null where it counts what stands. */
function sumsOf({ of, everSince }: YearFigureEntry, year: number) {
  const part = isRate(of) ? of.part : of;
  if ("holding" in part) return null;
  const whole = isRate(of) && "measure" in of.of ? of.of : null;
  return { part: condition(part), whole: condition(whole), from: everSince ? firstYear : year };
}
const condition = (sum: Sum | null) => (sum ? ofSum(sum) : sql`false`);

/** The units, as they were in their year, whose own applications make a figure. They add up to it. */
async function unitsBehind(tx: Tx, chosen: ChosenYear, entry: YearFigureEntry): Promise<YearOriginPart[]> {
  const { unit, day, asked } = chosen;
  const sums = sumsOf(entry, asked.year);
  const made = sums
    ? sql`
      select s.unit_id, coalesce(sum(s.final) filter (where ${sums.part}), 0) as part, coalesce(sum(s.provisional) filter (where ${sums.part}), 0) as provisional,
             sum(s.final) filter (where ${sums.whole}) as whole
        from figure_sum s join figure_year y on y.id = s.season_id
       where y.year between ${sums.from} and ${asked.year} and (${sums.part} or ${sums.whole}) and ${countedIn(unit, day, sql`s.unit_id`)}
       group by s.unit_id`
    : sql`
      select u.id as unit_id, count(distinct u.id) as part, 0 as provisional, null::bigint as whole
        from ${communesJoined({ unit, day, year: asked.year })} join (${standing(entry, asked.year)}) h on h.unit_id = u.id
       where coalesce(n.kind, u.kind)::text = any(${kindsOf(entry)}::text[])
       group by u.id`;
  const records = sums
    ? sql`select count(distinct s.record_id)::int from recognition_fact s join figure_year y on y.id = s.season_id
           where s.unit_id = made.unit_id and y.year between ${sums.from} and ${asked.year} and (${sums.part} or ${sums.whole})`
    : sql`select count(*)::int from (${standing(entry, asked.year)}) h where h.unit_id = made.unit_id`;
  const rows = await tx.$queryRaw<(NamedUnit & Omit<YearOriginPart, "unit">)[]>`
    select k.id, k.code, k.level, coalesce(n.kind, k.kind) as kind, coalesce(n.name, k.name) as name, made.part::float8 as part,
           made.provisional::float8 as provisional, made.whole::float8 as whole, (${records}) as records
      from (${made}) made join unit k on k.id = made.unit_id
      left join unit_former_name n on n.unit_id = k.id and n.valid_from <= ${yearEnd(asked.year)}::date and n.valid_to > ${yearEnd(asked.year)}::date
     order by made.part desc, made.provisional desc, k.code collate "C", k.id`;
  return rows.map(({ part, whole, provisional, records: count, ...of }) => ({
    ...{ unit: of, part, whole, provisional, records: count },
  }));
}

const kindsOf = ({ of }: YearFigureEntry) => (isRate(of) && "communes" in of.of ? [...of.of.communes] : []);

/** The recognitions of the scheme that stand at the end of a year, with the unit that holds each. */
const standing = ({ scheme }: YearFigureEntry, year: number) =>
  sql`select t.unit_id, t.recognition_id from recognitions_standing(${year}::int) t join scheme m on m.id = t.scheme_id and m.code = ${scheme}`;

/** The applications of one unit behind a figure, each with what it adds and the decision about it, the greatest first. */
async function recordsBehind(
  tx: Tx,
  { asked }: ChosenYear,
  entry: YearFigureEntry,
  unitId: string,
  page: { size: number; number: number },
): Promise<{ rows: Omit<YearOriginRecord, "steps">[]; total: number }> {
  const sums = sumsOf(entry, asked.year);
  // Recognised twice and standing twice, a ward is still one: the latest counts.
  const made = sums
    ? sql`
      select s.record_id, coalesce(sum(s.amount) filter (where s.final and ${sums.part}), 0)::float8 as part,
             coalesce(sum(s.amount) filter (where not s.final and ${sums.part}), 0)::float8 as provisional,
             coalesce(sum(s.amount) filter (where ${sums.whole}), 0)::float8 as whole
        from recognition_fact s join figure_year y on y.id = s.season_id
       where s.unit_id = ${unitId}::uuid and y.year between ${sums.from} and ${asked.year} and (${sums.part} or ${sums.whole})
       group by s.record_id`
    : sql`
      select r.application_id as record_id, case when row_number() over (order by r.year desc, r.id) = 1 then 1 else 0 end::float8 as part, 0::float8 as provisional, 0::float8 as whole
        from (${standing(entry, asked.year)}) h join recognition r on r.id = h.recognition_id where h.unit_id = ${unitId}::uuid`;
  const rows = await tx.$queryRaw<(Omit<YearOriginRecord, "steps"> & { total: number })[]>`
    select a.id, coalesce(b.name, u.name) as name, a.subject_kind as kind, a.year, a.state, made.part, made.provisional, made.whole,
           case when r.id is not null then jsonb_build_object('id', r.id, 'serial', r.serial, 'state', r.state, 'endedOn', r.ended_on) end as recognition,
           case when d.id is not null then jsonb_build_object('id', d.id, 'number', d.number, 'decidedOn', d.decided_on, 'issuer', d.issuer) end as decision,
           (count(*) over ())::int as total
      from (${made}) made
      join application a on a.id = made.record_id join unit u on u.id = a.unit_id
      left join subject b on b.id = a.subject_id
      left join recognition r on r.application_id = a.id
      left join lateral (
        select d.id, d.number, d.decided_on, d.issuer from decision_item i join recognition_decision d on d.id = i.decision_id and d.state = 'signed'
         where i.application_id = a.id order by d.decided_on desc, d.id limit 1) d on true
     order by made.part desc, made.provisional desc, b.search_key nulls first, a.year desc, a.id
     limit ${page.size} offset ${(page.number - 1) * page.size}`;
  return { rows: rows.map(({ total: _total, ...row }) => row), total: rows[0]?.total ?? 0 };
}
