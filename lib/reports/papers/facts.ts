import type { Day } from "@/lib/core/dates";
import type { Corrections, ReportContent, ReportSection } from "@/lib/festivals/reports/view";
import type { Coverage } from "@/lib/reports/figures";
import type { NamedUnit, SeasonFacts } from "@/lib/reports/overview";
import type { ComparedSeasons } from "./appendix";

/** What one point, or one province's report, says for a part of the report above it. */
export type Remark = { text: string; from: string };

/** The remarks for one part: those that are shown, and how many there are. */
export type Gathered = { items: Remark[]; total: number };

export type GatheredParts = Partial<Record<ReportSection, Gathered>>;

/** A commune that a signed report goes without. */
export type MissingUnit = { title: string; reason: string; expectedOn: Day | null };

/** Everything that the season report of a unit says, before it is put on paper. */
export type SeasonReportFacts = {
  unit: NamedUnit;
  /** The unit that it goes to: the head of a commune's paper names its province. */
  above: NamedUnit | null;
  season: Pick<SeasonFacts, "year" | "endsOn">;
  /** What was written; empty where nobody writes it in the portal (communes, the nation). */
  content: ReportContent;
  gathered: GatheredParts;
  seasons: ComparedSeasons & { coverage: Coverage; divided: number };
  missing: MissingUnit[];
  /** Not signed yet. */
  draft: boolean;
  corrected: Corrections | null;
  /** "08:42, 21/11/2026" */
  asOf: string;
};
