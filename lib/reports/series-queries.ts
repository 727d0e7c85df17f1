import "server-only";
import { type Day, dayOf } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { Prisma } from "@/prisma/generated/client";
import type { FigureCode } from "./catalogue";
import type { Coverage } from "./figures";
import type { SeasonFacts } from "./overview";
import type { MapChoice } from "./schema";
import { type CountedUnit, placedIn, sumsOf, validOn, valuesOf } from "./sum-queries";

export type SeriesPoint = {
  season: Pick<SeasonFacts, "id" | "year" | "endsOn" | "state" | "demo">;
  /** The day on whose map it is counted. */
  day: Day;
  /** False where the unit was not there, or nothing of it was counted: a gap, not a zero. */
  counted: boolean;
  final: Partial<Record<FigureCode, number | null>>;
  provisional: Partial<Record<FigureCode, number | null>>;
  coverage: Coverage;
};

type Row = SeriesPoint["season"] &
  Coverage & {
    day: Day;
    alive: boolean;
    points: number;
    finals: number[] | null;
    provisionals: number[] | null;
  };

/** Figures of a unit in every season, the oldest first: on today's map, or on that of each season's own last day. */
export async function seriesOf(
  tx: Tx,
  unit: CountedUnit,
  map: MapChoice,
  codes: readonly FigureCode[],
  today: Day = dayOf(new Date()),
): Promise<SeriesPoint[]> {
  const nation = unit.level === "nation";
  const sums = nation
    ? Prisma.sql`figure_track_sum s where s.season_id = o.id`
    : Prisma.sql`figure_sum s where s.season_id = o.id
        and s.unit_id = any(array(select units_counted(${unit.id}::uuid, o.day)))`;
  const rows = await tx.$queryRaw<Row[]>`
    with o as (
      select id, year, ends_on, state, demo, ${map === "now" ? Prisma.sql`${today}::date` : Prisma.sql`ends_on`} as day
        from season where state <> 'draft'
    )
    select o.id, o.year, o.ends_on::text as "endsOn", o.state, o.demo, o.day::text as day,
           exists (select from unit u where u.id = ${unit.id}::uuid and ${validOn(Prisma.sql`o.day`)}) as alive,
           total.points, total.finals, total.provisionals, covered.expected, covered.reported, covered.held
      from o
      left join lateral (
        select coalesce(sum(s.final) filter (where s.measure = 'festival.points'), 0)::float8 as points,
               ${sumsOf(codes, "final")} as finals, ${sumsOf(codes, "provisional")} as provisionals
          from ${sums}
      ) total on true
     cross join lateral (${nation ? nationCoverage : unitCoverage(unit)}) covered
     order by o.year`;
  return rows.map((row) => {
    const season = { id: row.id, year: row.year, endsOn: row.endsOn, state: row.state, demo: row.demo };
    const coverage = { expected: row.expected, reported: row.reported, held: row.held };
    const counted = row.alive && (row.points > 0 || row.reported > 0);
    return {
      season,
      day: row.day,
      counted,
      final: valuesOf(codes, row.finals ?? [], coverage, season),
      provisional: valuesOf(codes, row.provisionals ?? [], null, season),
      coverage,
    };
  });
}

const nationCoverage = Prisma.sql`
  select coalesce(sum(communes), 0)::int as expected, coalesce(sum(reported), 0)::int as reported,
         coalesce(sum(held), 0)::int as held
    from figure_coverage c where c.season_id = o.id and c.first_day <= o.day and c.end_day > o.day`;

/** Communes of a season by the place in which they lie on its day. */
function unitCoverage(unit: CountedUnit): Prisma.Sql {
  return Prisma.sql`
    select count(*)::int as expected, (count(*) filter (where reported))::int as reported,
           (count(*) filter (where held))::int as held
      from (
        select bool_or(r.reported) as reported, bool_or(r.commune_points > 0) as held
          from unit_place p
          join unit u on u.id = p.origin_id
          left join figure_standing r on r.unit_id = p.origin_id and r.season_id = o.id
         where p.first_day <= o.day and p.end_day > o.day and ${placedIn(unit)}
         group by p.place_id
        having bool_or(u.level = 'commune' and ${validOn(Prisma.sql`o.ends_on`)})
      ) place`;
}
