import type { Role, UnitKind } from "@/prisma/generated/enums";

/** One viewing on record. */
export type ViewingRow = {
  id: string;
  viewerName: string;
  viewerUnit: { kind: UnitKind; name: string };
  viewedId: string;
  viewedName: string;
  role: Role;
  unit: { kind: UnitKind; name: string };
  reason: string;
  startedAt: Date;
  expiresAt: Date;
  endedAt: Date | null;
};
