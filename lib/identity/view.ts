import type { FieldReader } from "@/lib/core/merge";
import type { Role, SignInOutcome, UnitKind, UnitLevel } from "@/prisma/generated/enums";
import type { AccountState } from "./words";

type UnitView = {
  id: string;
  code: string;
  level: UnitLevel;
  kind: UnitKind;
  name: string;
  parentId: string | null;
};

/** One person as their administrator sees them. */
export type PersonView = {
  id: string;
  username: string;
  fullName: string;
  jobTitle: string;
  createdAt: Date;
  unit: UnitView;
  /** Number of the row that the form was filled from. */
  version: number;
  state: AccountState;
  lockedUntil: Date | null;
  passwordSince: Date | null;
  /** The administrator may act, not only read. */
  kept: boolean;
  /** The administrator may take the account out of use and end its sessions. */
  stoppable: boolean;
  /** The administrator themselves. */
  own: boolean;
  assignments: {
    id: string;
    role: Role;
    unit: UnitView;
    validFrom: string;
    validTo: string | null;
    decisionNumber: string | null;
    kept: boolean;
    ended: boolean;
    current: boolean;
  }[];
  sessions: { id: string; createdAt: Date; lastSeenAt: Date; address: string; userAgent: string }[];
  signIns: { id: string; at: Date; outcome: SignInOutcome; address: string; userAgent: string }[];
};

/** The fields of an account's card, for putting together what two administrators entered. */
export const personReaders: FieldReader<Pick<PersonView, "fullName" | "jobTitle">>[] = [
  { path: "fullName", label: "Họ và tên", read: (person) => person.fullName },
  { path: "jobTitle", label: "Chức vụ", read: (person) => person.jobTitle },
];
