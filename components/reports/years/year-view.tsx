import type { YearPage } from "@/lib/reports/year-page";
import { FailingCard } from "./failing-card";
import { TargetCard } from "./target-card";
import { YearMap } from "./year-map";
import { YearRanking } from "./year-ranking";
import { YearTiles } from "./year-tiles";
import { YearTrend } from "./year-trend";

/** The dashboard of recognition of one unit: the same parts at each level, as far as there is anything below it. */
export function YearView({ page, sort }: { page: YearPage; sort: "value" | "name" }) {
  const { unit, targets, countryTargets } = page;
  return (
    <div className="grid gap-5">
      <YearTiles page={page} />
      <div className="grid items-start gap-5 lg:grid-cols-2">
        {unit.level === "nation" && <YearMap page={page} />}
        {/* Below one another beside the map, else side by side. */}
        <div className={unit.level === "nation" ? "grid gap-5" : "contents"}>
          <YearTrend page={page} />
          {targets.length + countryTargets.length > 0 && <TargetCard page={page} />}
        </div>
      </div>
      {unit.level !== "commune" && <YearRanking page={page} sort={sort} />}
      <FailingCard page={page} />
    </div>
  );
}
