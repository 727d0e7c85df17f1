import type { Day } from "@/lib/core/dates";
import type {
  UnitChangeKind,
  UnitChangeState,
  UnitKind,
  UnitLevel,
  UnitPostKind,
} from "@/prisma/generated/enums";
import type { ChangeLine, ChangePlan, LineConflict } from "./line";

/** A unit as a change names it. */
export type UnitRef = { id: string; code: string; level: UnitLevel; kind: UnitKind; name: string };

export type ChangeRow = {
  id: string;
  kind: UnitChangeKind;
  state: UnitChangeState;
  effectiveOn: Day;
  actNumber: string;
  lines: number;
  /** The province within which it happens; the nation. */
  unit: UnitRef;
  requested: boolean;
  createdAt: Date;
  appliedAt: Date | null;
};

export type ChangeStep = { step: string; at: Date; note: string; actorName: string; actorUnitName: string };

export type ChangeRecord = Omit<ChangeRow, "lines"> & {
  actIssuedOn: Day | null;
  actTitle: string;
  note: string;
  lines: ChangeLine[];
  plan: ChangePlan | null;
  touchedIds: string[];
  bornIds: string[];
  requestedByUnitId: string | null;
  createdById: string;
  version: number;
  steps: ChangeStep[];
};

/** Records of one kind that lie with a unit. */
export type Holding = {
  source: string;
  /** True: sent up and waiting at the unit, of whichever unit they are. */
  held: boolean;
  unitId: string;
  state: string;
  /** In a season that takes records now. */
  running: boolean;
  count: number;
};

/** Units whose records a holder will read by a change; of `whole` of them it may write as well. */
export type Growth = { holderId: string; count: number; whole: number; unitIds: string[] };

export type PersonRef = { id: string; fullName: string; jobTitle: string; unitId: string; roles: number };

/** Somebody in post at a unit when it ends; `never` had a term that was to begin later. */
export type EndingPost = { id: string; unitId: string; post: UnitPostKind; fullName: string; never: boolean };

/** All that a change touches, worked out by doing it and taking it back. */
export type Preview = {
  plan: ChangePlan;
  conflicts: LineConflict[];
  /** The rule of the database that refused, if one did. */
  refused: string | null;
  /** Lines that leave their unit as it is. */
  kept: number;
  growth: Growth[];
  holdings: Holding[];
  people: PersonRef[];
  peopleTotal: number;
  posts: EndingPost[];
  postsTotal: number;
  /** Seats and numbers that hold until their unit ends. */
  contacts: number;
  /** Every unit that is named above, by id; new ones included. */
  names: Map<string, UnitRef>;
};

export type InWay = { what: string; unitId: string; count: number };

/** Short count of a plan: "2 kết thúc, 1 bắt đầu". */
export function planSummary(plan: ChangePlan): string {
  const parts = [
    plan.ends.length > 0 && `${plan.ends.length} đơn vị kết thúc`,
    plan.begins.length > 0 && `${plan.begins.length} đơn vị bắt đầu`,
    plan.renames.length > 0 && `${plan.renames.length} đơn vị đổi tên, loại`,
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(", ") : "không đơn vị nào thay đổi";
}
