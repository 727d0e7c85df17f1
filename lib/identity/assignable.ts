import type { Role, UnitLevel } from "@/prisma/generated/enums";

/** The roles that exist at each level; the same table as role_fits_level() in the database. */
export const rolesAt: Record<UnitLevel, readonly Role[]> = {
  nation: ["ministry_admin", "ministry_officer", "ministry_leader", "appraiser"],
  province: ["province_admin", "province_officer", "province_leader", "partner", "appraiser"],
  district: ["district_officer"],
  commune: ["commune_officer", "commune_chief", "partner"],
};

type Unit = { id: string; parentId: string | null };

/** An administrator keeps the people of their own unit and of the units directly below. */
export function keeps(administratorUnitId: string, unit: Unit): boolean {
  return unit.id === administratorUnitId || unit.parentId === administratorUnitId;
}

/** True when a role can be held at a unit of this level. */
export function roleFits(role: Role, level: UnitLevel): boolean {
  return rolesAt[level].includes(role);
}
