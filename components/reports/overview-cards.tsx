import type { Overview } from "@/lib/reports/overview";
import { HeadlineFigures } from "./headline-figures";

/** The small set of figures at the top of the home page. */
export function OverviewCards({
  overview,
}: {
  overview: Pick<Overview, "unit" | "set" | "asked" | "standing">;
}) {
  const { season, map } = overview.asked;
  return <HeadlineFigures figures={overview} kept={{ season, map }} />;
}
