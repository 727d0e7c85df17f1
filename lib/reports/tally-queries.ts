import "server-only";
import type { Day } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { Prisma } from "@/prisma/generated/client";
import type { Coverage, Tally } from "./figures";
import type { Divided } from "./inexact";
import { type CountedSeason, type CountedUnit, coverageIn, placedIn, sumsIn, validOn } from "./sum-queries";

export type { CountedSeason, CountedUnit } from "./sum-queries";

export type Counted = Divided & {
  /** Accepted or locked. */
  final: Tally;
  /** Sent, not yet accepted. */
  provisional: Tally;
  coverage: Coverage;
  asOf: Date;
};

type Row = { measure: string; cell: string; final: number; provisional: number; asOf: Date };

/**
 * Everything that the figures of a unit are made of, on the map of a day. One statement, so that all of it is the same
 * moment. It reads sums that every writer keeps (migration 0025).
 */
export async function countOf(tx: Tx, unit: CountedUnit, day: Day, season: CountedSeason): Promise<Counted> {
  const [id, endsOn, on] = [
    Prisma.sql`${season.id}::uuid`,
    Prisma.sql`${season.endsOn}::date`,
    Prisma.sql`${day}::date`,
  ];
  const rows = await tx.$queryRaw<Row[]>`
    with covered as (${coverageIn(unit, { id, endsOn }, on)})
    select s.measure, s.cell, sum(s.final)::float8 as final, sum(s.provisional)::float8 as provisional, now() as "asOf"
      from ${sumsIn(unit, id, on)} group by s.measure, s.cell
    union all
    select v.measure, '', v.count::float8, 0, now()
      from covered cross join lateral (values ('coverage.expected', expected), ('coverage.reported', reported),
             ('coverage.held', held), ('coverage.divided', divided),
             ('coverage.crossing', case when divided > 0 then (${crossingIn(unit, day, season)}) else 0 end)) v (measure, count)`;
  const covered = (part: string) => rows.find((row) => row.measure === `coverage.${part}`)?.final ?? 0;
  const tally = (column: "final" | "provisional"): Tally =>
    rows
      .filter((row) => row[column] !== 0 && !row.measure.startsWith("coverage."))
      .map((row) => ({ measure: row.measure, cell: row.cell, amount: row[column] }));
  return {
    final: tally("final"),
    provisional: tally("provisional"),
    coverage: { expected: covered("expected"), reported: covered("reported"), held: covered("held") },
    divided: covered("divided"),
    crossing: covered("crossing"),
    asOf: rows[0]?.asOf ?? new Date(),
  };
}

/** How many communes of the season were divided among provinces, this one or, of the nation, any. */
function crossingIn(unit: CountedUnit, day: Day, season: CountedSeason): Prisma.Sql {
  if (unit.level !== "nation" && unit.level !== "province") return Prisma.sql`0`;
  const here =
    unit.level === "province" ? Prisma.sql`and bool_or(q.province_id = ${unit.id}::uuid)` : Prisma.empty;
  return Prisma.sql`
    select count(distinct p.origin_id)::int
      from (select s.from_id from unit_succession s
              join unit_place q on q.origin_id = s.to_id and q.first_day <= ${day}::date and q.end_day > ${day}::date
             where not s.whole and s.happened_on <= ${day}::date
             group by s.from_id having count(distinct q.province_id) > 1 ${here}) split
      join unit_place p on p.place_id = split.from_id
      join unit u on u.id = p.origin_id
     where ${isCommuneOf(season)}`;
}

/** The condition that a unit u is one of the communes of a season. */
function isCommuneOf(season: Pick<CountedSeason, "endsOn">): Prisma.Sql {
  return Prisma.sql`(u.level = 'commune' and ${validOn(season.endsOn)})`;
}

/** How many communes there were in a season on the ground that a unit has on a day. */
export async function communesIn(
  tx: Tx,
  unit: CountedUnit,
  day: Day,
  season: CountedSeason,
): Promise<number> {
  // All of the country lies in the nation on any day, and on the season's own last day each commune is a place by itself.
  const [row] =
    unit.level === "nation"
      ? await tx.$queryRaw<{ communes: number }[]>`
          select coalesce(sum(communes), 0)::int as communes from figure_coverage
           where season_id = ${season.id}::uuid and first_day <= ${season.endsOn}::date and end_day > ${season.endsOn}::date`
      : await tx.$queryRaw<{ communes: number }[]>`
          select count(distinct u.id)::int as communes
            from unit_place p join unit u on u.id = p.origin_id
           where p.first_day <= ${day}::date and p.end_day > ${day}::date and ${placedIn(unit)} and ${isCommuneOf(season)}`;
  return row?.communes ?? 0;
}
