import type { Day } from "@/lib/core/dates";
import type { Role } from "@/prisma/generated/enums";

/**
 * The posts that may be delegated: those whose holder signs for the unit. Officers do the same work side by side, so a
 * second one is given the role itself; an administrator's power over accounts is never lent. The same as the check
 * delegation_signs in the database.
 */
export const delegableRoles: readonly Role[] = ["commune_chief", "province_leader", "ministry_leader"];

export const delegationStates = ["active", "upcoming", "revoked", "ended", "stopped"] as const;
export type DelegationState = (typeof delegationStates)[number];

type Dated = { firstDay: Day; lastDay: Day; revokedAt: Date | null; inForce: boolean };

/** How a delegation stands on a day. "Stopped": within its days, but one of the two posts is no longer held. */
export function delegationState(
  { firstDay, lastDay, revokedAt, inForce }: Dated,
  today: Day,
): DelegationState {
  if (revokedAt) return "revoked";
  if (lastDay < today) return "ended";
  if (firstDay > today) return "upcoming";
  return inForce ? "active" : "stopped";
}
