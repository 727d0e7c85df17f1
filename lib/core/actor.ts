import type { Role, UnitKind, UnitLevel } from "@/prisma/generated/enums";
import { allows, type Permission } from "./permissions";

/** Who acts, for which unit, in which role: read from the database on every request. */
export type Actor = {
  userId: string;
  sessionId: string;
  fullName: string;
  role: Role;
  unit: { id: string; code: string; level: UnitLevel; kind: UnitKind; name: string };
  /** The acting unit and those it absorbed whole, of the same level: it acts for all of them. */
  actsFor: readonly string[];
};

/** True when this person may take an action at all. */
export function may(actor: Actor, permission: Permission): boolean {
  return allows(actor.role, permission);
}

/** People who act for the nation are not bound to a part of the tree. */
export function isNational(actor: Pick<Actor, "unit">): boolean {
  return actor.unit.level === "nation";
}
