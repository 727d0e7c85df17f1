import "server-only";
import type { Day } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import type { YearFigureEntry } from "./catalogue";
import { together } from "./together-queries";
import { dividesCommunes, yearFigureOf, yearMeasures } from "./year-figures";
import type { YearPage } from "./year-page";
import { yearEnd } from "./year-page";
import { countYears, nothingCounted } from "./year-queries";

const tenYears = 10;

/** Ten years of a figure: each on the map asked, of the time or of today. */
export async function trendOf(
  tx: Tx,
  chosen: Pick<YearPage, "unit" | "asked" | "day">,
  entry: YearFigureEntry,
): Promise<YearPage["trend"]> {
  const { unit, asked, day } = chosen;
  const years = Array.from({ length: tenYears }, (_, nth) => asked.year - tenYears + 1 + nth);
  const planOf = (year: number, on: Day) =>
    ({ unit, day: on, year, by: "unit", measures: yearMeasures(entry) }) as const;
  // On one map the sums of a year have those of the years before it; how many communes there were, each year knows alone.
  const alone = dividesCommunes(entry) || asked.map === "then";
  const counts = await together(tx, (one) =>
    (alone ? years : [asked.year]).map((year) =>
      countYears(one, planOf(year, asked.map === "now" ? day : yearEnd(year))),
    ),
  );
  return years.map((year, nth) => {
    const counted = counts[alone ? nth : 0]?.get(unit.id) ?? nothingCounted;
    return { year, figure: yearFigureOf(entry, counted, year) };
  });
}
