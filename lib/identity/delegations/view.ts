import type { Day } from "@/lib/core/dates";
import type { Role, UnitKind } from "@/prisma/generated/enums";

/** A delegation as its paper says it, with how it stands. */
export type DelegationRow = {
  id: string;
  role: Role;
  unit: { kind: UnitKind; name: string };
  fromUserId: string;
  fromName: string;
  toUserId: string;
  toName: string;
  documentNumber: string;
  firstDay: Day;
  lastDay: Day;
  scope: string;
  createdAt: Date;
  createdByName: string;
  revokedAt: Date | null;
  revokedByName: string | null;
  inForce: boolean;
};

/** A post that may be delegated, with the colleagues in post beside it. */
export type DelegablePost = {
  assignmentId: string;
  role: Role;
  unit: { id: string; kind: UnitKind; name: string };
  colleagues: { userId: string; fullName: string; jobTitle: string }[];
};
