import "server-only";
import type { Day } from "@/lib/core/dates";
import { isRatio, type Sum } from "@/lib/core/indicator";
import { Prisma } from "@/prisma/generated/client";
import type { UnitLevel } from "@/prisma/generated/enums";
import { entryOf, type FigureCode, partsOf } from "./catalogue";
import { nobodyReported, percent } from "./figures";

export type CountedUnit = { id: string; level: UnitLevel };
export type CountedSeason = { id: string; endsOn: Day };

/** The condition that a unit u existed on a day. */
export function validOn(day: Day | Prisma.Sql): Prisma.Sql {
  const on = typeof day === "string" ? Prisma.sql`${day}::date` : day;
  return Prisma.sql`(u.valid_from <= ${on} and coalesce(u.valid_to, 'infinity') > ${on})`;
}

/** The condition that a place p, on its day, lies in a unit. */
export function placedIn(unit: CountedUnit): Prisma.Sql {
  if (unit.level === "nation") return Prisma.sql`true`;
  return Prisma.sql`(p.place_id = ${unit.id}::uuid or p.district_id = ${unit.id}::uuid or p.province_id = ${unit.id}::uuid)`;
}

/**
 * Where the sums s of a unit's ground are read, with the condition: the nation's and a province's by track, about a
 * hundred of them however many units there are; others' by unit.
 */
export function sumsIn(unit: CountedUnit, season: Prisma.Sql, day: Prisma.Sql): Prisma.Sql {
  if (unit.level === "nation") return Prisma.sql`figure_track_sum s where s.season_id = ${season}`;
  if (unit.level === "province") {
    return Prisma.sql`figure_track_sum s where s.season_id = ${season} and s.track_id = any(array(
      select t.track_id from track_span t
       where t.province_id = ${unit.id}::uuid and t.first_day <= ${day} and t.end_day > ${day}))`;
  }
  return Prisma.sql`figure_sum s where s.season_id = ${season}
    and s.unit_id = any(array(select units_counted(${unit.id}::uuid, ${day})))`;
}

/** One row: communes of a season on a unit's ground on a day, those that reported, held and were divided. */
export function coverageIn(
  unit: CountedUnit,
  season: { id: Prisma.Sql; endsOn: Prisma.Sql },
  day: Prisma.Sql,
): Prisma.Sql {
  if (unit.level === "nation" || unit.level === "province") {
    const province =
      unit.level === "province" ? Prisma.sql`and c.province_id = ${unit.id}::uuid` : Prisma.empty;
    return Prisma.sql`
      select coalesce(sum(c.communes), 0)::int as expected, coalesce(sum(c.reported), 0)::int as reported,
             coalesce(sum(c.held), 0)::int as held, coalesce(sum(c.divided), 0)::int as divided
        from figure_coverage c
       where c.season_id = ${season.id} and c.first_day <= ${day} and c.end_day > ${day} ${province}`;
  }
  const commune = Prisma.sql`(u.level = 'commune' and ${validOn(season.endsOn)})`;
  return Prisma.sql`
    select (count(*) filter (where expected))::int as expected, (count(*) filter (where expected and reported))::int as reported,
           (count(*) filter (where expected and held))::int as held, coalesce(sum(divided), 0)::int as divided
      from (
        select bool_or(${commune}) as expected, coalesce(bool_or(r.reported), false) as reported,
               coalesce(bool_or(r.commune_points > 0), false) as held,
               count(*) filter (where p.divided and ${commune}) as divided
          from unit_place p
          join unit u on u.id = p.origin_id
          left join figure_standing r on r.unit_id = p.origin_id and r.season_id = ${season.id}
         where p.first_day <= ${day} and p.end_day > ${day} and ${placedIn(unit)}
         group by p.place_id
      ) place`;
}

/** The condition that a row s of measures and cells belongs to a sum; inSum says the same of one cell. */
export function ofSum(sum: Sum): Prisma.Sql {
  const measure = Prisma.sql`s.measure = ${sum.measure}`;
  if (!sum.cells) return measure;
  const parts = partsOf(sum.measure);
  const patterns = sum.cells.map((pattern) =>
    Prisma.join(
      Object.entries(pattern).map(
        ([name, allowed]) =>
          Prisma.sql`split_part(s.cell, '/', ${parts.findIndex((part) => part.name === name) + 1}::int) = any(${[...allowed]}::text[])`,
      ),
      " and ",
    ),
  );
  return Prisma.sql`(${measure} and (${Prisma.join(patterns, " or ")}))`;
}

/** An array with the value of each sum among the figures, in their order; shares are no sums and are left out. */
export function sumsOf(codes: readonly FigureCode[], column: "final" | "provisional"): Prisma.Sql {
  const sums = codes.flatMap((code) => {
    const { of } = entryOf(code);
    return isRatio(of)
      ? []
      : [Prisma.sql`coalesce(sum(s.${Prisma.raw(column)}) filter (where ${ofSum(of)}), 0)::float8`];
  });
  return sums.length === 0 ? Prisma.sql`array[]::float8[]` : Prisma.sql`array[${Prisma.join(sums)}]`;
}

export type Counted = { expected: number; reported: number; held: number };

/** The values that sumsOf gave, by code, with the shares of what is covered; null where a figure was not collected, or nobody has reported. */
export function valuesOf(
  codes: readonly FigureCode[],
  sums: readonly number[],
  coverage: Counted | null,
  season: { endsOn: Day },
): Partial<Record<FigureCode, number | null>> {
  let next = 0;
  const silent = coverage !== null && nobodyReported(coverage) && sums.every((sum) => sum === 0);
  return Object.fromEntries(
    codes.map((code) => {
      const { of, until } = entryOf(code);
      const value = isRatio(of)
        ? coverage && percent(coverage[of.part], coverage[of.whole])
        : (sums[next++] ?? 0);
      return [code, silent || (until !== undefined && season.endsOn >= until) ? null : value];
    }),
  );
}
