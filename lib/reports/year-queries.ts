import "server-only";
import type { Day } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { Prisma } from "@/prisma/generated/client";
import type { UnitKind } from "@/prisma/generated/enums";
import type { Coverage } from "./figures";
import { type CountedUnit, placedIn, sumsIn, validOn } from "./sum-queries";
import { together } from "./together-queries";
import type { YearCounted } from "./year-figures";
import { yearEnd } from "./year-page";

const { sql } = Prisma;

export type YearPlan = {
  unit: CountedUnit;
  /** The map: of the end of the year, or of today. */
  day: Day;
  year: number;
  /** Whose counts are told apart: the unit's own as one, or those of the provinces or places in it. */
  by: "unit" | "province" | "place";
  /** Criteria are many: they are counted only where they are asked for. */
  measures: readonly string[];
};

export type YearCount = YearCounted & {
  /** Communes that have registered anything for the year, of those that there are. */
  coverage: Pick<Coverage, "expected" | "reported">;
};

const keyOf = ({ unit, by }: YearPlan) =>
  ({ unit: sql`${unit.id}::uuid`, province: sql`p.province_id`, place: sql`p.place_id` })[by];

type SumRow = {
  key: string;
  year: number;
  measure: string;
  cell: string;
  final: number;
  provisional: number;
};
type CommuneRow = { key: string; kind: UnitKind; count: number; reported: number };
type HoldingRow = { key: string; scheme: string; kind: UnitKind; count: number };

/** What was counted up to a year, by unit; those of which nothing is known are not in it. */
export async function countYears(tx: Tx, plan: YearPlan): Promise<Map<string, YearCount>> {
  const [sums, communes, holding] = await together<[SumRow[], CommuneRow[], HoldingRow[]]>(tx, (one) => [
    one.$queryRaw`
      select key, year, measure, cell, sum(final)::float8 as final, sum(provisional)::float8 as provisional
        from (${sumsBelow(plan)}) s group by key, year, measure, cell`,
    one.$queryRaw`${communesBelow(plan)}`,
    one.$queryRaw`${holdingBelow(plan)}`,
  ]);
  const found = new Map<string, YearCount>();
  const communesOf = byKey(communes);
  const holdingOf = byKey(holding);
  for (const key of new Set([...sums, ...communes].map((row) => row.key))) {
    const there = communesOf.get(key) ?? [];
    found.set(key, {
      years: new Map(),
      communes: there,
      holding: holdingOf.get(key) ?? [],
      coverage: covered(there),
    });
  }
  for (const row of sums) {
    const years = found.get(row.key)?.years as Map<number, { final: object[]; provisional: object[] }>;
    const tally = years.get(row.year) ?? { final: [], provisional: [] };
    years.set(row.year, tally);
    for (const column of ["final", "provisional"] as const)
      if (row[column] !== 0)
        tally[column].push({ measure: row.measure, cell: row.cell, amount: row[column] });
  }
  return found;
}

/** The nation has ten thousand places: they are looked up, not searched. */
function byKey<Row extends { key: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const found = new Map<string, Row[]>();
  for (const row of rows) {
    const those = found.get(row.key);
    if (those) those.push(row);
    else found.set(row.key, [row]);
  }
  return found;
}

function covered(rows: readonly CommuneRow[]): YearCount["coverage"] {
  const all = (of: (row: CommuneRow) => number) => rows.reduce((sum, row) => sum + of(row), 0);
  return { expected: all(({ count }) => count), reported: all(({ reported }) => reported) };
}

/** What a unit counts of its own, or of whom nothing was counted. */
export const nothingCounted: YearCount = {
  ...{ years: new Map(), communes: [], holding: [], coverage: { expected: 0, reported: 0 } },
};

/** Sums by unit below; the nation's provinces by track, everybody else's by the units that lie in them. */
export function sumsBelow(plan: YearPlan): Prisma.Sql {
  const { unit, day, year, by, measures } = plan;
  const asked = sql`y.year <= ${year} and s.measure = any(${[...measures]}::text[])`;
  const on = sql`${day}::date`;
  if (by === "unit")
    return sql`
      select ${keyOf(plan)} as key, y.year, s.measure, s.cell, s.final, s.provisional
        from figure_year y cross join lateral (select s.* from ${sumsIn(unit, sql`y.id`, on)}) s where ${asked}`;
  if (by === "province" && unit.level === "nation")
    return sql`
      select p.province_id as key, y.year, s.measure, s.cell, s.final, s.provisional
        from figure_track_sum s join figure_year y on y.id = s.season_id
        join track_span p on p.track_id = s.track_id and p.first_day <= ${on} and p.end_day > ${on}
       where p.province_id is not null and ${asked}`;
  return sql`
    select ${keyOf(plan)} as key, y.year, s.measure, s.cell, s.final, s.provisional
      from figure_sum s join figure_year y on y.id = s.season_id
      join unit_place p on p.origin_id = s.unit_id and p.first_day <= ${on} and p.end_day > ${on}
     where ${placedIn(unit)} and ${keyOf(plan)} is not null and ${asked}`;
}

/** The communes u of the year's end and the places p in which they lie on the map asked. */
function communesOn({ unit, day, year }: Omit<YearPlan, "by" | "measures">): Prisma.Sql {
  return sql`unit_place p join unit u on u.id = p.origin_id and u.level = 'commune' and ${validOn(yearEnd(year))}
   where p.first_day <= ${day}::date and p.end_day > ${day}::date and ${placedIn(unit)}`;
}

/** The live part: the tree itself, and who has registered anything. */
function communesBelow(plan: YearPlan): Prisma.Sql {
  return sql`
    select ${keyOf(plan)} as key, coalesce(n.kind, u.kind) as kind, count(*)::int as count, count(d.unit_id)::int as reported
      from ${communesJoined(plan)}
      left join (select distinct s.unit_id from figure_year y join figure_sum s on s.season_id = y.id
                  where y.year = ${plan.year} and s.measure = 'recognition.registered') d on d.unit_id = u.id
     group by 1, 2`;
}

/** The same, each as what it was at the year's end: many a xã is a phường today. */
export function communesJoined(plan: Omit<YearPlan, "by" | "measures">): Prisma.Sql {
  const end = yearEnd(plan.year);
  return sql`(select p.place_id, p.province_id, u.id, u.kind from ${communesOn(plan)}) c
    cross join lateral (select c.place_id, c.province_id) p cross join lateral (select c.id, c.kind) u
    left join unit_former_name n on n.unit_id = u.id and n.valid_from <= ${end}::date and n.valid_to > ${end}::date`;
}

/** Communes whose recognition stands at the year's end: their own, or one that was carried over to them. */
function holdingBelow(plan: YearPlan): Prisma.Sql {
  return sql`
    select ${keyOf(plan)} as key, m.code as scheme, coalesce(n.kind, u.kind) as kind, count(distinct u.id)::int as count
      from ${communesJoined(plan)}
      join recognitions_standing(${plan.year}::int) h on h.unit_id = u.id
      join scheme m on m.id = h.scheme_id
     group by 1, 2, 3`;
}
