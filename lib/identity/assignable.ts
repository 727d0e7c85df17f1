import { type Actor, isNational } from "@/lib/core/actor";
import type { Role, UnitLevel } from "@/prisma/generated/enums";

/** The roles that exist at each level; the same table as role_fits_level() in the database. */
export const rolesAt: Record<UnitLevel, readonly Role[]> = {
  nation: ["ministry_admin", "ministry_officer", "ministry_leader", "appraiser"],
  province: ["province_admin", "province_officer", "province_leader", "partner", "appraiser"],
  district: ["district_officer"],
  commune: ["commune_officer", "commune_chief", "partner"],
};

/** A unit with those above it: a commune of the past stands below a district, that one below its province. */
export type Placed = { id: string; parentId: string | null; parent: { parentId: string | null } | null };

/**
 * An administrator keeps the people of their own unit and of the units directly below; a province those of its closed
 * districts' communes too. What a unit has absorbed whole is its own: nobody else is left to keep it.
 */
export function keeps(actor: Pick<Actor, "unit" | "actsFor">, unit: Placed): boolean {
  const own = (id: string | null | undefined) =>
    id != null && (id === actor.unit.id || actor.actsFor.includes(id));
  if (own(unit.id) || own(unit.parentId)) return true;
  return actor.unit.level === "province" && own(unit.parent?.parentId);
}

/** In an incident the ministry stops any account: it disables and ends sessions, and takes nothing over. */
export function mayStop(actor: Pick<Actor, "unit" | "actsFor">, unit: Placed): boolean {
  return isNational(actor) || keeps(actor, unit);
}

/** What places a unit; for a select of Prisma. */
export const placed = { id: true, parentId: true, parent: { select: { parentId: true } } } as const;

/** True when a role can be held at a unit of this level. */
export function roleFits(role: Role, level: UnitLevel): boolean {
  return rolesAt[level].includes(role);
}
