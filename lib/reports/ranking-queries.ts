import "server-only";
import type { Day } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { countedIn } from "@/lib/units/queries";
import { Prisma } from "@/prisma/generated/client";
import type { StandingAsked, unsent } from "./discipline";
import type { RankedUnit, SeasonFacts } from "./overview";
import type { SortKey } from "./schema";
import { type CountedUnit, placedIn, validOn } from "./sum-queries";

export type RankingPlan = {
  unit: CountedUnit;
  /** The map on which the unit is what it is. */
  day: Day;
  /** The map whose units are the rows; another one only where the unit itself did not exist then. */
  rowsDay: Day;
  /** Rows are provinces, or communes (with what districts held themselves). */
  by: "province" | "place";
  season: Pick<SeasonFacts, "id" | "endsOn" | "resultDueOn">;
  sort: { key: SortKey; descending: boolean };
  page: { size: number; number: number };
  /** Only those that stand so; what nothing sent means depends on the day. */
  only?: { standing: StandingAsked; unsent: ReturnType<typeof unsent> };
};

const order: Record<SortKey, Prisma.Sql> = {
  name: Prisma.sql`k.code collate "C"`,
  communes: Prisma.sql`communes`,
  points: Prisma.sql`points`,
  turnout: Prisma.sql`turnout`,
  reported: Prisma.sql`reported::float8 / nullif(communes, 0)`,
  held: Prisma.sql`held::float8 / nullif(communes, 0)`,
  // Who is overdue first, then what was given back, what waits, and who was granted more time.
  missing: Prisma.sql`(missing - excused, returned, waiting, excused)`,
};

/** The condition that a ranked unit has communes that stand so; of a commune, that it does. */
function standsSo({ standing, unsent: nothing }: NonNullable<RankingPlan["only"]>): Prisma.Sql {
  switch (standing) {
    case "returned":
    case "waiting":
    case "late":
    case "ontime":
    case "reported":
      return Prisma.sql`${Prisma.raw(standing)} > 0`;
    case "unreported":
      return Prisma.sql`communes > reported`;
    case "overdue":
    case "silent":
      return nothing === standing ? Prisma.sql`missing > excused` : Prisma.sql`false`;
    case "pending":
      return nothing === "pending" ? Prisma.sql`missing > 0` : Prisma.sql`excused > 0`;
  }
}

/** The units of a unit with what they held and how they stand, ranked and paged in SQL. */
export async function rankUnits(tx: Tx, plan: RankingPlan): Promise<{ rows: RankedUnit[]; total: number }> {
  const { rowsDay } = plan;
  const direction = plan.sort.descending ? Prisma.sql`desc nulls last` : Prisma.sql`asc nulls last`;
  // What a unit of today made of units of then has is told by its parts; anything else is kept by province.
  const kept =
    plan.by === "province" &&
    (plan.unit.level === "nation" || (plan.unit.level === "province" && plan.day === rowsDay));
  const rows = await tx.$queryRaw<(RankedUnit & { total: number })[]>`
    with extended as materialized (
      select unit_id, until from granted_extensions() where season_id = ${plan.season.id}::uuid and what = 'result'
    ), ${kept ? rankedProvinces(plan) : rankedPlaces(plan)}
    select k.id, k.code, k.level, coalesce(n.kind, k.kind) as kind, coalesce(n.name, k.name) as name,
           d.name as "districtName", pr.name as "provinceName", ranked.until::text as until, communes::int, held::int, reported::int, points::int,
           commune_points::int as "communePoints", turnout::float8 as turnout, returned::int, waiting::int,
           ontime::int, late::int, missing::int, excused::int, sent::int as "waitingPoints", ranked.plan, (count(*) over ())::int as total
      from ranked
      join unit k on k.id = ranked.key
      left join unit_former_name n on n.unit_id = k.id and n.valid_from <= ${rowsDay}::date and n.valid_to > ${rowsDay}::date
      left join unit d on d.id = ranked.district_id and d.id <> k.id
      left join unit pr on pr.id = ranked.province_id and pr.id <> k.id
     where ${plan.only ? standsSo(plan.only) : Prisma.sql`true`}
     order by ${order[plan.sort.key]} ${direction}, k.level, k.code collate "C", k.id
     limit ${plan.page.size} offset ${(plan.page.number - 1) * plan.page.size}`;
  return { rows: rows.map(({ total, ...row }) => row), total: rows[0]?.total ?? 0 };
}

/**
 * What some units have sent in the season, apart: where scope and units narrow the same column the planner takes hundreds
 * of rows for one, and would look through all of them for each place.
 */
function ownOf({ season, by }: RankingPlan, units: Prisma.Sql): Prisma.Sql {
  const plans = Prisma.sql`, own_plan as materialized (
    select unit_id, state from festival_plan where season_id = ${season.id}::uuid and unit_id = any(array(${units})))`;
  return Prisma.sql`
    own as materialized (
      select * from figure_standing where season_id = ${season.id}::uuid and unit_id = any(array(${units}))
    )${by === "place" ? plans : Prisma.empty}`;
}

/** The places that lie in a unit, each with what its units have sent in the season. */
function standingPlaces({ season, rowsDay, by }: RankingPlan, which: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    select p.place_id, p.province_id, p.district_id,
           bool_or(u.level = 'commune' and ${validOn(season.endsOn)}) as expected,
           coalesce(sum(own.points), 0) as points, coalesce(sum(own.commune_points), 0) as commune_points,
           coalesce(sum(own.turnout), 0) as turnout, coalesce(sum(own.sent), 0) as sent,
           coalesce(sum(own.returned), 0) as returned, coalesce(bool_or(own.reported), false) as reported,
           bool_or((own.last_sent_at at time zone 'Asia/Ho_Chi_Minh')::date > ${season.resultDueOn}::date) as after_due,
           bool_or((own.last_sent_at at time zone 'Asia/Ho_Chi_Minh')::date > greatest(${season.resultDueOn}::date, x.until)) as late,
           bool_or(x.until >= today_in_vietnam()) as excused, max(x.until) as until,
           ${by === "place" ? Prisma.sql`min(fp.state)` : Prisma.sql`null::record_state`} as plan
      from unit_place p
      join unit u on u.id = p.origin_id
      left join own on own.unit_id = p.origin_id
      left join extended x on x.unit_id = p.origin_id
      ${by === "place" ? Prisma.sql`left join own_plan fp on fp.unit_id = p.origin_id` : Prisma.empty}
     where p.first_day <= ${rowsDay}::date and p.end_day > ${rowsDay}::date and ${which}
     group by p.place_id, p.province_id, p.district_id`;
}

/** What is kept by province; only who was granted another day is judged one by one. */
function rankedProvinces(plan: RankingPlan): Prisma.Sql {
  const { season, rowsDay, unit } = plan;
  const extendedPlaces = Prisma.sql`p.place_id = any(array(
    select e.place_id from unit_place e join extended on extended.unit_id = e.origin_id
     where e.first_day <= ${rowsDay}::date and e.end_day > ${rowsDay}::date))`;
  return Prisma.sql`
    ${ownOf(plan, Prisma.sql`select p.origin_id from unit_place p where p.first_day <= ${rowsDay}::date and p.end_day > ${rowsDay}::date and ${extendedPlaces}`)},
    spared as (
      select province_id, count(*) filter (where sent = 0 and reported and after_due and late is not true) as in_time,
             count(*) filter (where not reported and excused) as excused
        from (${standingPlaces(plan, extendedPlaces)}) place
       where expected and returned = 0
       group by province_id
    ), ranked as (
      select c.province_id as key, null::uuid as district_id, null::uuid as province_id, null::date as until,
             null::record_state as plan, sum(communes) as communes,
             sum(held) as held, sum(reported) as reported, sum(points) as points, sum(commune_points) as commune_points,
             sum(turnout) as turnout, sum(returned) as returned, sum(waiting) as waiting, sum(sent) as sent,
             sum(communes - returned - waiting - done) as missing, coalesce(min(spared.excused), 0) as excused,
             coalesce(sum(done) filter (where sent_on > ${season.resultDueOn}::date), 0) - coalesce(min(spared.in_time), 0) as late,
             coalesce(sum(done) filter (where sent_on <= ${season.resultDueOn}::date), 0) + coalesce(min(spared.in_time), 0) as ontime
        from figure_coverage c left join spared on spared.province_id = c.province_id
       where c.season_id = ${season.id}::uuid and c.first_day <= ${rowsDay}::date and c.end_day > ${rowsDay}::date
         ${unit.level === "province" ? Prisma.sql`and c.province_id = ${unit.id}::uuid` : Prisma.empty}
       group by c.province_id
      having sum(places) > 0
    )`;
}

function rankedPlaces(plan: RankingPlan): Prisma.Sql {
  const key = plan.by === "province" ? Prisma.sql`province_id` : Prisma.sql`place_id`;
  const { unit, day, rowsDay } = plan;
  const within = day === rowsDay ? placedIn(unit) : countedIn(unit, day, Prisma.sql`p.origin_id`);
  const units = Prisma.sql`select p.origin_id from unit_place p where p.first_day <= ${rowsDay}::date and p.end_day > ${rowsDay}::date and ${within}`;
  return Prisma.sql`
    ${ownOf(plan, units)},
    place as (${standingPlaces(plan, within)}),
    ranked as (
      select ${key} as key, min(district_id::text)::uuid as district_id, min(province_id::text)::uuid as province_id,
             max(until) as until,
             count(*) filter (where expected) as communes,
             count(*) filter (where expected and commune_points > 0) as held,
             count(*) filter (where expected and reported) as reported,
             sum(points) as points, sum(commune_points) as commune_points, sum(turnout) as turnout,
             count(*) filter (where expected and returned > 0) as returned,
             count(*) filter (where expected and returned = 0 and sent > 0) as waiting,
             count(*) filter (where expected and returned = 0 and sent = 0 and reported and late is not true) as ontime,
             count(*) filter (where expected and returned = 0 and sent = 0 and reported and late) as late,
             count(*) filter (where expected and returned = 0 and not reported) as missing,
             count(*) filter (where expected and returned = 0 and not reported and excused) as excused,
             sum(sent) as sent, min(plan) as plan
        from place
       where ${key} is not null and (expected or points + sent + returned > 0)
       group by ${key}
    )`;
}
