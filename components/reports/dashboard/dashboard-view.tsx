import { CommuneOverview } from "@/components/reports/commune-overview";
import { FigureNotes } from "@/components/reports/figure-notes";
import type { Dashboard } from "@/lib/reports/dashboard";
import { unitName } from "@/lib/reports/words";
import { BreakdownCard } from "./breakdown-card";
import { ChangesCard } from "./changes-card";
import { DisciplineCard } from "./discipline-card";
import { HeadlineTiles } from "./headline-tiles";
import { MapCard } from "./map-card";
import { TrendCard } from "./trend-card";

/** The dashboard of any unit: figures first, then where, since when, and who still owes what. */
export function DashboardView({ dashboard }: { dashboard: Dashboard }) {
  const { unit, season, set, breakdown, absorbedOnly } = dashboard;
  return (
    <>
      <HeadlineTiles dashboard={dashboard} />
      <FigureNotes
        level={unit.level}
        set={set}
        absorbedOnly={absorbedOnly ? { year: season.year, name: unitName(unit) } : undefined}
      />
      {unit.level === "commune" && <CommuneOverview overview={dashboard} />}
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 xl:grid-cols-2">
        <div className={breakdown ? "grid grid-cols-[minmax(0,1fr)] gap-4" : "contents"}>
          {unit.level === "nation" && breakdown && <MapCard {...dashboard} breakdown={breakdown} />}
          <TrendCard {...dashboard} />
          {unit.level !== "commune" && <DisciplineCard dashboard={dashboard} />}
          <ChangesCard dashboard={dashboard} />
        </div>
        {breakdown && <BreakdownCard dashboard={dashboard} breakdown={breakdown} />}
      </div>
    </>
  );
}
