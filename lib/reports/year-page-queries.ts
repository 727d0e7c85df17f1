import "server-only";
import { type Actor, isNational } from "@/lib/core/actor";
import { type Day, dayOf } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { NotThere } from "@/lib/core/refusal";
import type { SchemeRef } from "@/lib/recognitions/schemes/scheme";
import { listSchemes } from "@/lib/recognitions/schemes/scheme-queries";
import { withoutCountry } from "@/lib/recognitions/targets/distance";
import { listTargets } from "@/lib/recognitions/targets/queries";
import { Prisma } from "@/prisma/generated/client";
import { type YearFigureCode, yearCatalogue, yearEntryOf } from "./catalogue";
import { listFailing, whereFailing } from "./failing-queries";
import type { NamedUnit } from "./overview";
import { lifeOf, successorsOfShapes } from "./overview-queries";
import { codeOnOtherMap, unitsAbove } from "./page-queries";
import { askedUnit } from "./queries";
import type { MapChoice } from "./schema";
import { placedIn, validOn } from "./sum-queries";
import { together } from "./together-queries";
import { yearFigureOf, yearFiguresOf, yearMeasures } from "./year-figures";
import { firstYearFigure, rankedRows, type YearPage, type YearRow, yearEnd } from "./year-page";
import { countYears, nothingCounted, sumsBelow, type YearCount, type YearPlan } from "./year-queries";
import type { YearAddress } from "./year-schema";
import { trendOf } from "./year-trend-queries";

const { sql } = Prisma;

export type ChosenYear = Pick<YearPage, "unit" | "own" | "asked" | "day" | "years">;

/** The years of which the reader has applications, and this one; the latest first. */
export async function listYears(tx: Tx, today: Day): Promise<number[]> {
  const rows = await tx.$queryRaw<{ year: number }[]>`
    select y.year from figure_year y
     where y.year = ${Number(today.slice(0, 4))} or exists (select from application a where a.year = y.year)
     order by y.year desc`;
  return rows.map(({ year }) => year);
}

/** The day on whose map figures of a year are asked. */
export function yearMapDay(map: MapChoice, year: number, today: Day): Day {
  return map === "then" ? yearEnd(year) : today;
}

/** Fills in what an address leaves out; what is out of reach is not there. */
export async function chooseYear(tx: Tx, actor: Actor, address: YearAddress): Promise<ChosenYear> {
  const today = dayOf(new Date());
  const years = await listYears(tx, today);
  const year = address.year ?? years[0] ?? Number(today.slice(0, 4));
  const own = address.unit === undefined;
  // Who acts for a unit that is no more sees it on the map of its last year.
  const life = own && !isNational(actor) ? await lifeOf(tx, actor.unit.id) : null;
  const closed = life?.validTo != null && life.validTo <= today;
  const map = closed ? "then" : (address.map ?? "now");
  const day = yearMapDay(map, year, today);
  const unit = address.unit === undefined ? actor.unit : await askedUnit(tx, actor, address.unit, day);
  if (life && map === "then" && life.validFrom > day) throw new NotThere();
  return { unit, own, day, years, asked: { year, unit: unit.code, map } };
}

/** All measures but the criteria, which are many. */
const shown = [...new Set(yearCatalogue.flatMap(yearMeasures))];

/** What was counted of one unit. */
export async function countYear(
  tx: Tx,
  { unit, day, asked }: Pick<ChosenYear, "unit" | "day" | "asked">,
): Promise<YearCount> {
  const plan = { unit, day, year: asked.year, by: "unit", measures: shown } as const;
  return (await countYears(tx, plan)).get(unit.id) ?? nothingCounted;
}

/** The units below by one figure: provinces of the nation, communes of a province. */
export async function listYearRows(
  tx: Tx,
  { unit, day, asked }: ChosenYear,
  code: YearFigureCode,
  sort: "value" | "name",
): Promise<YearRow[]> {
  if (unit.level === "commune") return [];
  const entry = yearEntryOf(code);
  const by = unit.level === "nation" ? ("province" as const) : ("place" as const);
  const plan = { unit, day, year: asked.year, by, measures: yearMeasures(entry) };
  const [counts, units] = await together<[Map<string, YearCount>, NamedUnit[]]>(tx, (one) => [
    countYears(one, plan),
    unitsBelow(one, plan),
  ]);
  return rankedRows(
    units.map((below) => {
      const counted = counts.get(below.id) ?? nothingCounted;
      return { unit: below, figure: yearFigureOf(entry, counted, asked.year), coverage: counted.coverage };
    }),
    sort,
  );
}

/** Every province of the day; of a province the communes in it, and whoever else has something. */
async function unitsBelow(tx: Tx, plan: YearPlan): Promise<NamedUnit[]> {
  const { unit, day } = plan;
  const there =
    unit.level === "nation"
      ? sql`u.level = 'province' and ${validOn(day)}`
      : sql`u.id in (select s.key from (${sumsBelow(plan)}) s) or (u.level = 'commune' and ${validOn(day)} and u.id in (
          select p.place_id from unit_place p where p.first_day <= ${day}::date and p.end_day > ${day}::date and ${placedIn(unit)}))`;
  return tx.$queryRaw<NamedUnit[]>`
    select u.id, u.code, u.level, coalesce(n.kind, u.kind) as kind, coalesce(n.name, u.name) as name
      from unit u
      left join unit_former_name n on n.unit_id = u.id and n.valid_from <= ${day}::date and n.valid_to > ${day}::date
     where ${there}`;
}

const failingShown = 10;

/** The dashboard of recognition. */
export async function getYearPage(tx: Tx, actor: Actor, address: YearAddress): Promise<YearPage> {
  const chosen = await chooseYear(tx, actor, address);
  const { unit, day, asked } = chosen;
  const figure = address.figure ?? firstYearFigure[unit.level];
  const entry = yearEntryOf(figure);
  const plan = { unit, day, year: asked.year };
  const scheme = (await listSchemes(tx)).find(({ code }) => code === entry.scheme);
  const [counted, before, failing, trend, rows, above, shapes, targets, [row]] = await together(tx, (one) => [
    countYear(one, chosen),
    // The same ground a year before.
    countYear(one, { unit, day, asked: { ...asked, year: asked.year - 1 } }),
    listFailing(one, plan, entry.scheme, failingShown),
    trendOf(one, chosen, entry),
    listYearRows(one, chosen, figure, address.sort),
    unitsAbove(one, actor, unit),
    unit.level === "nation" ? successorsOfShapes(one, day) : noShapes,
    targetsOf(one, chosen, scheme),
    one.$queryRaw<{ now: number }[]>`select extract(epoch from now())::float8 as now`,
  ]);
  const criterion = failing.find(({ id }) => id === address.criterion) ?? failing[0];
  const by = unit.level === "nation" ? "province" : "place";
  return {
    ...{ ...chosen, figure, trend, rows, above, shapes, failing, ...targets },
    period: scheme?.period ?? null,
    figures: yearFiguresOf(counted, asked.year),
    before: yearFiguresOf(before, asked.year - 1),
    coverage: counted.coverage,
    otherMapCode: await codeOnOtherMap(tx, actor, unit, { endsOn: yearEnd(asked.year) }, asked.map),
    where:
      criterion && unit.level !== "commune"
        ? { criterion, places: await whereFailing(tx, plan, by, criterion.id) }
        : null,
    asOf: row ? new Date(row.now * 1000) : new Date(),
  };
}

const noShapes = Promise.resolve([]);

/** The targets of the scheme that a figure is of: all of the country, or the province's own beside what the country asks. */
async function targetsOf(
  tx: Tx,
  { unit, day, asked }: ChosenYear,
  scheme: SchemeRef | undefined,
): Promise<Pick<YearPage, "targets" | "countryTargets">> {
  if (!scheme || (unit.level !== "nation" && unit.level !== "province"))
    return { targets: [], countryTargets: [] };
  const all = await listTargets(tx, scheme, { day, year: asked.year });
  if (unit.level === "nation") return { targets: all, countryTargets: [] };
  const { rows, country } = withoutCountry(all);
  return { targets: rows.filter((row) => row.unitId === unit.id), countryTargets: country };
}

/** What GET /api/figures answers of a year. */
export async function answerYear(
  tx: Tx,
  actor: Actor,
  input: { year: number; unit: string; map: MapChoice },
) {
  const day = yearMapDay(input.map, input.year, dayOf(new Date()));
  const unit = await askedUnit(tx, actor, input.unit, day);
  const counted = await countYear(tx, { unit, day, asked: input });
  const figures = yearFiguresOf(counted, input.year);
  const entries = yearCatalogue.map(({ code }) => [code, figures[code]] as const);
  return {
    ...{ unit: unit.code, year: input.year, map: input.map },
    figures: Object.fromEntries(entries.map(([code, { value }]) => [code, value])),
    shares: Object.fromEntries(
      entries.flatMap(([code, { share }]) => (share === null ? [] : [[code, share]])),
    ),
    provisional: Object.fromEntries(entries.map(([code, { provisional }]) => [code, provisional])),
    coverage: counted.coverage,
    asOf: new Date().toISOString(),
  };
}
