import "server-only";
import { type Day, dayOf } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { isRatio } from "@/lib/core/indicator";
import { Prisma } from "@/prisma/generated/client";
import { entryOf, type FigureCode } from "./catalogue";
import type { Coverage } from "./figures";
import type { SeasonFacts } from "./overview";
import type { MapChoice } from "./schema";
import { type CountedUnit, coverageIn, sumsIn, sumsOf, validOn, valuesOf } from "./sum-queries";

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

/** What must be read for some figures, and to know whether there is anything at all. */
function measuresOf(codes: readonly FigureCode[]): string[] {
  const sums = codes.map((code) => entryOf(code).of);
  return ["festival.points", ...sums.flatMap((of) => (isRatio(of) ? [] : [of.measure]))];
}

/** Figures of a unit in every season, the oldest first: on today's map, or on that of each season's own last day. */
export async function seriesOf(
  tx: Tx,
  unit: CountedUnit,
  map: MapChoice,
  codes: readonly FigureCode[],
  today: Day = dayOf(new Date()),
): Promise<SeriesPoint[]> {
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
          from ${sumsIn(unit, Prisma.sql`o.id`, Prisma.sql`o.day`)} and s.measure = any(${measuresOf(codes)}::text[])
      ) total on true
     cross join lateral (${coverageIn(unit, { id: Prisma.sql`o.id`, endsOn: Prisma.sql`o.ends_on` }, Prisma.sql`o.day`)}) covered
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
