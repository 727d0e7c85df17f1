import type { Role, UnitKind, UnitLevel } from "@/prisma/generated/enums";
import type { Day } from "./dates";
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
  /** Set while the person acts in somebody else's post: everything that is decided says so. */
  delegation?: Delegated;
  /** Set while an administrator reads with this person's eyes: nothing is written then. */
  viewing?: Viewing;
};

/** An administrator at the keyboard of somebody else's scope. */
export type Viewing = { id: string; viewerId: string; viewerName: string; viewedId: string; until: Date };

/** The paper under which somebody acts in the post of another. */
export type Delegated = {
  id: string;
  number: string;
  fromUserId: string;
  fromName: string;
  lastDay: Day;
};

/** True when this person may take an action at all. */
export function may(actor: Actor, permission: Permission): boolean {
  return allows(actor.role, permission);
}

/** People who act for the nation are not bound to a part of the tree. */
export function isNational(actor: Pick<Actor, "unit">): boolean {
  return actor.unit.level === "nation";
}

/** Whose work is not this actor's to accept: their own, and that of whoever they act in the name of. */
export function eyesOf(actor: Pick<Actor, "userId" | "delegation">): string[] {
  return actor.delegation ? [actor.userId, actor.delegation.fromUserId] : [actor.userId];
}

/** What a form is drawn for: sent after the person chose another unit or another name to act in, it is refused. */
export function standingOf(actor: Pick<Actor, "unit" | "delegation" | "viewing">): string {
  const other = actor.viewing?.id ?? actor.delegation?.id;
  return other ? `${actor.unit.id} ${other}` : actor.unit.id;
}

/** Who sits at the keyboard: for the trail and the log, whosever scope is read. */
export function atKeyboard(actor: Pick<Actor, "userId" | "viewing">): string {
  return actor.viewing?.viewerId ?? actor.userId;
}
