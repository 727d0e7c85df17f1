import "server-only";
import { readCalendar } from "@/lib/calendar/queries";
import type { Actor } from "@/lib/core/actor";
import { type Day, dayOf } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { NotThere } from "@/lib/core/refusal";
import { dueText } from "@/lib/core/working-days";
import { countedIn } from "@/lib/units/queries";
import { Prisma } from "@/prisma/generated/client";
import type { RecordState } from "@/prisma/generated/enums";
import { disciplineOf, disciplineOrder, standingOf } from "./discipline";
import { shapesDay } from "./map";
import type { NamedUnit, Overview, OwnPoint, ProvinceReport, RankedUnit, SeasonFacts } from "./overview";
import { getComparedFigures, listReportSeasons } from "./queries";
import { type RankingPlan, rankUnits } from "./ranking-queries";
import type { ReportAddress, SortKey } from "./schema";

const pageSize = 50;

/** The dashboard of the unit that somebody acts for; null while there is no season. */
export async function getOverview(tx: Tx, actor: Actor, address: ReportAddress): Promise<Overview | null> {
  // The dashboard is one's own; of any other unit it says what it says of one that is not there.
  if (address.unit !== undefined && address.unit !== actor.unit.code) throw new NotThere();
  const today = dayOf(new Date());
  const seasons = await listReportSeasons(tx);
  const life = await lifeOf(tx, actor.unit.id);
  const alive = (day: Day) => life.validFrom <= day && (life.validTo === null || life.validTo > day);
  const newest = seasons.find((other) => alive(today) || alive(other.endsOn));
  const season =
    address.season === undefined ? newest : seasons.find((other) => other.year === address.season);
  if (!season) {
    if (address.season !== undefined) throw new NotThere();
    return null;
  }
  if (!alive(today) && !alive(season.endsOn)) throw new NotThere();

  const map = alive(today) ? (address.map ?? "now") : "then";
  const rowsDay = map === "then" ? season.endsOn : today;
  // A unit made later than the season has no figures of its own then: it is shown as the sum of what it absorbed.
  const day = alive(rowsDay) ? rowsDay : today;
  const unit = actor.unit;
  const ranked = await ranking(tx, unit, { day, rowsDay, season, address });
  return {
    unit,
    season,
    seasons: seasons.filter((other) => alive(today) || alive(other.endsOn)),
    map,
    bothMaps: alive(today),
    asked: { season: season.year, unit: unit.code, map: day === rowsDay ? map : "now" },
    absorbedOnly: day !== rowsDay,
    // Counted on the map that is shown: 309 of 313 communes of then, not 99 of 99 of today.
    set: {
      ...(await getComparedFigures(tx, unit, day, season)),
      ...(day !== rowsDay && { coverage: ranked.coverage }),
    },
    standing: standingOf(ranked.standing, season.resultDueOn, today, season.state === "locked"),
    ranking: ranked.list,
    reports: unit.level === "nation" ? await provinceReports(tx, season, today) : null,
    duties: unit.level === "commune" ? await dutiesOf(tx, unit, season, today) : null,
    points: unit.level === "commune" ? await ownPoints(tx, unit, day, season) : null,
    shapes: unit.level === "nation" ? await successorsOfShapes(tx, rowsDay) : [],
  };
}

export async function lifeOf(tx: Tx, id: string): Promise<{ validFrom: Day; validTo: Day | null }> {
  const rows = await tx.$queryRaw<{ validFrom: Day; validTo: Day | null }[]>`
    select valid_from::text as "validFrom", valid_to::text as "validTo" from unit where id = ${id}::uuid`;
  const life = rows[0];
  if (!life) throw new NotThere();
  return life;
}

type Asked = { day: Day; rowsDay: Day; season: SeasonFacts; address: ReportAddress };

async function ranking(tx: Tx, unit: NamedUnit, { day, rowsDay, season, address }: Asked) {
  const nation = unit.level === "nation";
  const sort = readSort(address.sort, nation ? "-points" : "-missing");
  const page = { size: nation ? 100 : pageSize, number: nation ? 1 : address.page };
  const plan: RankingPlan = { unit, day, rowsDay, by: "province", season, sort, page };
  if (nation) {
    const list = await rankUnits(tx, plan);
    return { ...total(list.rows), list: { ...list, page: 1, size: page.size, ...spread(sort) } };
  }
  // Provinces of one unit: one row, or one for each that it absorbed; together they are the unit.
  const whole = await rankUnits(tx, { ...plan, page: { size: 100, number: 1 } });
  if (unit.level === "commune") return { ...total(whole.rows), list: null };
  const list = await rankUnits(tx, { ...plan, by: "place" });
  return {
    ...total(whole.rows),
    list: { ...list, page: page.number, size: page.size, ...spread(sort) },
  };
}

const spread = (sort: { key: SortKey; descending: boolean }) => ({
  sort: sort.key,
  descending: sort.descending,
});

function readSort(asked: string | undefined, usual: string): { key: SortKey; descending: boolean } {
  const text = asked ?? usual;
  return { key: text.replace(/^-/, "") as SortKey, descending: text.startsWith("-") };
}

/** How the communes of some units stand together, and how many there are. */
export function total(rows: RankedUnit[]) {
  const sum = (
    key:
      | "returned"
      | "waiting"
      | "ontime"
      | "late"
      | "missing"
      | "excused"
      | "communes"
      | "reported"
      | "held",
  ) => rows.reduce((all, row) => all + row[key], 0);
  return {
    standing: {
      returned: sum("returned"),
      waiting: sum("waiting"),
      ontime: sum("ontime"),
      late: sum("late"),
      missing: sum("missing"),
      excused: sum("excused"),
    },
    coverage: { expected: sum("communes"), reported: sum("reported"), held: sum("held") },
  };
}

/** Every province of a season with its report; what asks for an act stands in front. */
export async function provinceReports(tx: Tx, season: SeasonFacts, today: Day): Promise<ProvinceReport[]> {
  const rows = await tx.$queryRaw<
    (NamedUnit & { reportId: string | null; state: RecordState | null; sentOn: Day | null; dueOn: Day })[]
  >`
    select u.id, u.code, u.level, coalesce(n.kind, u.kind) as kind, coalesce(n.name, u.name) as name,
           r.id as "reportId", r.state, (r.sent_at at time zone 'Asia/Ho_Chi_Minh')::date::text as "sentOn",
           greatest(${season.reportDueOn}::date, x.until)::text as "dueOn"
      from unit u
      left join granted_extensions() x on x.unit_id = u.id and x.season_id = ${season.id}::uuid and x.what = 'report'
      left join unit_former_name n on n.unit_id = u.id and n.valid_from <= ${season.endsOn}::date and n.valid_to > ${season.endsOn}::date
      left join festival_report r on r.unit_id = u.id and r.season_id = ${season.id}::uuid
     where u.level = 'province' and u.valid_from <= ${season.endsOn}::date
       and coalesce(u.valid_to, 'infinity') > ${season.endsOn}::date
     order by u.code collate "C"`;
  return rows
    .map(({ state, ...row }) => ({
      ...row,
      discipline: disciplineOf(
        state && { state, sentOn: row.sentOn },
        row.dueOn,
        today,
        season.state === "locked",
      ),
    }))
    .sort((a, b) => disciplineOrder.indexOf(a.discipline) - disciplineOrder.indexOf(b.discipline));
}

/** By when a commune sends its plan and results, with what was granted to it, and how long that is. */
export async function dutiesOf(
  tx: Tx,
  unit: NamedUnit,
  season: SeasonFacts,
  today: Day,
): Promise<NonNullable<Overview["duties"]>> {
  const calendar = await readCalendar(tx);
  const [row] = await tx.$queryRaw<{ planOn: Day; resultOn: Day }[]>`
    select greatest(${season.planDueOn}::date, max(until) filter (where what = 'plan'))::text as "planOn",
           greatest(${season.resultDueOn}::date, max(until) filter (where what = 'result'))::text as "resultOn"
      from granted_extensions() where unit_id = ${unit.id}::uuid and season_id = ${season.id}::uuid`;
  const { planOn, resultOn } = row ?? { planOn: season.planDueOn, resultOn: season.resultDueOn };
  const left = (day: Day) => dueText(day, today, calendar);
  return { planOn, resultOn, plan: left(planOn), result: left(resultOn) };
}

export async function ownPoints(
  tx: Tx,
  unit: NamedUnit,
  day: Day,
  season: SeasonFacts,
): Promise<Overview["points"]> {
  const own = countedIn(unit, day, Prisma.sql`f.unit_id`);
  const rows = await tx.$queryRaw<(OwnPoint & { total: number; unsent: number })[]>`
    select f.id, f.name, f.host_level as "hostLevel", f.held_on::text as "heldOn", f.status, f.state, f.turnout,
           (count(*) over ())::int as total,
           (count(*) filter (where f.state in ('draft', 'submitted', 'returned')) over ())::int as unsent
      from festival f
     where f.season_id = ${season.id}::uuid and ${own}
     order by (f.state in ('draft', 'submitted', 'returned')) desc, f.held_on, f.id
     limit ${pageSize}`;
  const [plan] = await tx.$queryRaw<{ state: RecordState | null }[]>`
    select min(f.state) as state from festival_plan f where f.season_id = ${season.id}::uuid and ${own}`;
  return {
    rows: rows.map(({ total: _total, unsent: _unsent, ...row }) => row),
    total: rows[0]?.total ?? 0,
    unsent: rows[0]?.unsent ?? 0,
    plan: plan?.state ?? null,
  };
}

/** Which province each shape of the map belongs to on a day. */
export async function successorsOfShapes(tx: Tx, day: Day): Promise<{ old: string; code: string }[]> {
  return tx.$queryRaw<{ old: string; code: string }[]>`
    select u.code as old, k.code
      from unit u
      -- One place for each, by its index: guessing how many there are the planner reads all places of the country.
     cross join lateral (
       select p.place_id from unit_place p
        where p.origin_id = u.id and p.first_day <= ${day}::date and p.end_day > ${day}::date limit 1
     ) p
      join unit k on k.id = p.place_id
     where u.level = 'province' and u.valid_from <= ${shapesDay}::date
       and coalesce(u.valid_to, 'infinity') > ${shapesDay}::date`;
}
