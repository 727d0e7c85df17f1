import type { Day } from "@/lib/core/dates";
import type { Due } from "@/lib/festivals/deadlines/due";
import type { UnitName } from "@/lib/festivals/plans/view";
import type { SeasonOption, SeasonRow } from "@/lib/festivals/seasons/view";
import type { ExtensionState, ExtensionWhat } from "@/prisma/generated/enums";

/** One extension with whose it is, and how the reader stands to it. */
export type ExtensionRow = {
  id: string;
  unit: UnitName;
  year: number;
  what: ExtensionWhat;
  state: ExtensionState;
  askedUntil: Day | null;
  reason: string;
  askedByName: string;
  grantedUntil: Day | null;
  decidedByName: string;
  decidedByUnit: string;
  decidedAt: Date | null;
  note: string;
  createdAt: Date;
  /** The last day as the season sets it for this unit. */
  due: Due;
  /** Granted, and over. */
  ended: boolean;
  /** The reader decides about it now. */
  decides: boolean;
  /** The reader may take it back. */
  withdraws: boolean;
};

export type ExtensionList = {
  season: SeasonRow;
  seasons: SeasonOption[];
  rows: ExtensionRow[];
  total: number;
};

export const extensionsPerPage = 50;

/** One deadline of the reader's own unit, with what was granted and what is asked. */
export type OwnDeadline = {
  what: ExtensionWhat;
  due: Due;
  left: string;
  askedId: string | null;
  askedUntil: Day | null;
};

/** A unit below that may be granted more time. */
export type Grantable = UnitName & { until: Day | null; done: boolean };
