import type { Role } from "@/prisma/generated/enums";

/** A viewing lasts half an hour at most; the database says the same. */
export const VIEWING_MINUTES = 30;

/**
 * Whose eyes an administrator never borrows: those of administrators who stand as high or higher, and of the leaders of
 * the ministry. The same table as may_view_as() in the database; a test compares them.
 */
const barred: Partial<Record<Role, readonly Role[]>> = {
  ministry_admin: ["ministry_admin", "ministry_leader"],
  province_admin: ["ministry_admin", "ministry_leader", "ministry_officer", "province_admin"],
};

/** True when an administrator of this role may look with the eyes of somebody who holds these roles. */
export function mayViewAs(viewer: Role, held: readonly Role[]): boolean {
  const high = barred[viewer];
  return high !== undefined && held.length > 0 && held.every((role) => !high.includes(role));
}
