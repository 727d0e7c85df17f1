import { distanceTo, type TargetRow } from "@/lib/recognitions/targets/distance";
import type { SchemePeriod } from "@/prisma/generated/enums";
import type { YearFigureCode, YearFigureEntry } from "./catalogue";

/** Figures of how many units are recognised, within a year or at its end. The others count something else. */
const targeted: Partial<Record<YearFigureCode, SchemePeriod>> = {
  KM03: "yearly",
  KM04: "standing",
  XH03: "yearly",
  AT04: "yearly",
  NT01: "yearly",
  NT03: "yearly",
};

/** What a province, or the country, means to have reached in a year, in the unit of a figure. */
export type TargetPoint = { year: number; value: number };

/** The targets of one unit as points of the trend of a figure; none where the figure is not what those of its scheme count. */
export function targetPoints(
  entry: Pick<YearFigureEntry, "code" | "kind">,
  targets: readonly TargetRow[],
  period: SchemePeriod | null,
): TargetPoint[] {
  if (period === null || targeted[entry.code] !== period) return [];
  return targets
    .map((target) => ({
      year: target.year,
      value: entry.kind === "share" ? target.percent / 100 : distanceTo(target).needed,
    }))
    .sort((a, b) => a.year - b.year);
}

/** At most so far ahead a trend is drawn towards its targets. */
const ahead = 5;

/** The years of a trend: as many as are known, the last of them targets that are still to come. */
export function yearsTowards(known: readonly number[], targets: readonly TargetPoint[]): number[] {
  const last = known.at(-1);
  if (last === undefined) return [];
  const end = Math.min(Math.max(last, ...targets.map(({ year }) => year)), last + ahead);
  return known.map((_, nth) => end - known.length + 1 + nth);
}

/** Before the first year of which the portal knows anything there are gaps, not noughts. */
export function sinceFirst<Year extends { figure: { value: number | null; provisional: number | null } }>(
  trend: readonly Year[],
): Year[] {
  const first = trend.findIndex(({ figure }) => figure.value || figure.provisional);
  return first < 0 ? [] : trend.slice(first);
}
