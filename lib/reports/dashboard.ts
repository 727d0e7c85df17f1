import type { UnitLevel } from "@/prisma/generated/enums";
import type { Chosen } from "./asked-queries";
import type { BreakdownRow } from "./breakdown-queries";
import type { FigureCode } from "./catalogue";
import type { RecentChanges } from "./changes";
import type { DashboardAddress, Division } from "./dashboard-schema";
import type { Overview, ShownFigures, Standing } from "./overview";
import type { SeriesPoint } from "./series-queries";
import type { SavedView } from "./views/view";

/** How long acceptance took, in days, of the points that were accepted. */
export type Pace = { accepted: number; meanDays: number | null };

/** What stands below the headline of a dashboard: the units of a unit, by one figure. */
export type Breakdown = {
  rows: BreakdownRow[];
  total: number;
  page: number;
  size: number;
  by: "province" | Division;
  sort: DashboardAddress["sort"];
  /** Districts may be chosen: the season had them. */
  divisible: boolean;
};

export type Dashboard = Chosen & {
  figure: FigureCode;
  /** The units above it that the reader may ask for, highest first; none above one's own. */
  above: Overview["unit"][];
  set: ShownFigures;
  series: SeriesPoint[];
  breakdown: Breakdown | null;
  standing: Standing;
  pace: Pace;
  changes: RecentChanges;
  views: SavedView[];
  reports: Overview["reports"];
  duties: Overview["duties"];
  points: Overview["points"];
  shapes: Overview["shapes"];
};

/** The figure that map, ranking and trend begin with: what is comparable between units of a level. */
export const firstFigure: Record<UnitLevel, FigureCode> = {
  nation: "NH05",
  province: "NH01",
  district: "NH01",
  commune: "NH09",
};
