import type { Day } from "@/lib/core/dates";
import type { ReceiptLine } from "@/lib/core/receipt";
import type { Review } from "@/lib/core/review";
import type { WorkflowRow } from "@/lib/core/workflow";
import type { Due } from "@/lib/festivals/deadlines/due";
import type {
  FestivalStatus,
  HostLevel,
  LeaderTier,
  RecordState,
  Role,
  SeasonState,
  UnitKind,
  UnitLevel,
} from "@/prisma/generated/enums";
import type { Origin } from "./clone";
import type { NeighbourFigures } from "./comparison";
import type { Content } from "./content";
import type { CountedPart } from "./filter";

export type UnitRef = { id: string; code: string; level: UnitLevel; kind: UnitKind; name: string };

export type SeasonRef = {
  id: string;
  year: number;
  theme: string;
  startsOn: Day;
  endsOn: Day;
  state: SeasonState;
  demo: boolean;
};

/** One line of the timeline, with name, role and unit as they were that day. */
export type DecisionLine = {
  id: string;
  step: string;
  at: Date;
  note: string;
  actorName: string;
  actorRole: Role;
  actorUnitName: string;
  /** In whose name, and by which paper, where it was done under a delegation. */
  delegatorName: string | null;
  delegationNumber: string | null;
  toState: RecordState | null;
};

/** A point with everything that its page shows. */
export type FestivalRecord = {
  id: string;
  unit: UnitRef;
  season: SeasonRef;
  content: Content;
  /** What the workflow must know of it. */
  row: WorkflowRow;
  holder: UnitRef | null;
  /** Its unit and all above that took part on its day, lowest first. */
  chain: UnitRef[];
  decisions: DecisionLine[];
  enteredByName: string;
  updatedAt: Date;
  sentAt: Date | null;
  /** The latest first. */
  receipts: ReceiptLine[];
  /** What a checker asked for, and what changed since. */
  review: Review;
  /** False for the records of a divided unit: its successors read them, none writes. */
  writable: boolean;
  otherCommunePoint: string | null;
  /** What it was begun from. */
  origin: Origin | null;
  earlier: EarlierFigures | null;
  neighbours: NeighbourFigures | null;
  /** By when somebody must act, with what was granted; null when nobody must. */
  due: Due | null;
  /** By how many working days that is past; null while there is time. */
  lateDays: number | null;
};

/** What the points of the same commune came to in the season before. */
export type EarlierFigures = {
  year: number;
  points: number;
  turnout: number | null;
  gifts: number;
  giftValue: bigint;
  /** Turnout of the point of the same name, where there was one. */
  sameName: number | null;
};

/** One row of the list of points. */
/** How many medals, awards, pledges or models: of those that a list was asked for. */
export type PartCounts = Partial<Record<CountedPart, number>>;

export type FestivalRow = {
  id: string;
  name: string;
  place: string;
  unitCode: string;
  unitKind: UnitKind;
  unitName: string;
  /** Of the point's day; null for a point of the province itself. */
  provinceName: string | null;
  hostLevel: HostLevel;
  heldOn: Day;
  status: FestivalStatus;
  turnout: number | null;
  gifts: number;
  giftValue: bigint;
  topTier: LeaderTier | null;
  state: RecordState;
  sentAt: Date | null;
  holderKind: UnitKind | null;
  holderName: string | null;
  /** By how many working days somebody should have acted; null when nobody is late. */
  lateDays: number | null;
  parts?: PartCounts;
};

export type ListTotals = {
  count: number;
  turnout: number;
  gifts: number;
  giftValue: bigint;
  parts: PartCounts;
};

/** Whose deadline a point in a state is: its own unit's until it is sent, then that of the unit where it lies. */
export function dueLevel(
  state: RecordState,
  holder: UnitLevel | null,
): "result" | "district" | "report" | null {
  switch (state) {
    case "draft":
    case "submitted":
    case "returned":
      return "result";
    case "sent":
      return holder === "district" ? "district" : "report";
    case "accepted":
    case "locked":
      return null;
  }
}

/** A point as an act on many found it: what it is called and of whom, as then. */
export type BulkRow = { id: string; name: string; unit: string };

/** What became of each point of an act on many. */
export type BulkResult = {
  accepted: number;
  /** Which ones, by unit; not in what was kept before each row was. */
  acceptedRows?: BulkRow[];
  refused: { id: string | null; name: string; unit: string; why: string }[];
};
