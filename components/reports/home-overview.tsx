import type { Day } from "@/lib/core/dates";
import type { Overview } from "@/lib/reports/overview";
import { AreaOverview } from "./area-overview";
import { CommuneOverview } from "./commune-overview";
import { NationOverview } from "./nation-overview";

/** Below the figures of the first page: the provinces, the communes or the points of the unit. */
export function HomeOverview({ overview, today }: { overview: Overview; today: Day }) {
  switch (overview.unit.level) {
    case "nation":
      return <NationOverview overview={overview} />;
    case "province":
    case "district":
      return <AreaOverview overview={overview} today={today} />;
    case "commune":
      return <CommuneOverview overview={overview} />;
  }
}
