import "server-only";
import type { Day } from "@/lib/core/dates";
import { isRatio, type Sum } from "@/lib/core/indicator";
import { Prisma } from "@/prisma/generated/client";
import type { UnitLevel } from "@/prisma/generated/enums";
import { entryOf, type FigureCode, partsOf } from "./catalogue";
import { percent } from "./figures";

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

/** The values that sumsOf gave, by code, with the shares of what is covered; null where a figure was not collected. */
export function valuesOf(
  codes: readonly FigureCode[],
  sums: readonly number[],
  coverage: Counted | null,
  season: { endsOn: Day },
): Partial<Record<FigureCode, number | null>> {
  let next = 0;
  return Object.fromEntries(
    codes.map((code) => {
      const { of, until } = entryOf(code);
      const value = isRatio(of)
        ? coverage && percent(coverage[of.part], coverage[of.whole])
        : (sums[next++] ?? 0);
      return [code, until !== undefined && season.endsOn >= until ? null : value];
    }),
  );
}
