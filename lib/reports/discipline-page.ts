import type { Chosen } from "./asked-queries";
import type { Pace } from "./dashboard";
import type { Judged, StandingAsked } from "./discipline";
import type { Overview, RankedUnit, Standing } from "./overview";

/** Who reports in time and who does not, of a unit: its communes together, and the units below it. */
export type DisciplinePage = Chosen & {
  standing: Standing;
  pace: Pace;
  rows: RankedUnit[];
  /** By province, for the nation. */
  paces: ReadonlyMap<string, Pace>;
  total: number;
  page: number;
  size: number;
  reports: Overview["reports"];
  asOf: Date;
  /** By what day and deadline it is judged. */
  state: Judged;
  /** Only the communes that stand so are listed. */
  only: StandingAsked | null;
};
