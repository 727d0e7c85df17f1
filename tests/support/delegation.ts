import type pg from "pg";
import type { Actor } from "@/lib/core/actor";
import { dayOf } from "@/lib/core/dates";
import { inScope } from "@/lib/core/db";
import { delegate } from "@/lib/identity/delegations/commands";

/** The delegate as the doors hand them to a command, in the post of the delegator, for today. */
export async function under(owner: Pick<pg.Pool, "query">, from: Actor, to: Actor): Promise<Actor> {
  const { rows } = await owner.query<{ id: string }>(
    "select id from role_assignment where user_id = $1 and unit_id = $2 and role = $3::role",
    [from.userId, from.unit.id, from.role],
  );
  const today = dayOf(new Date());
  const paper = { documentNumber: "15/GUQ-CAT", firstDay: today, lastDay: today, scope: "" };
  const { id } = await inScope(from, { action: "test" }, (tx) =>
    delegate(tx, from, { assignmentId: rows[0]?.id ?? "", toUserId: to.userId, ...paper }),
  );
  const delegation = {
    id,
    number: "15/GUQ-CAT",
    fromUserId: from.userId,
    fromName: from.fullName,
    lastDay: today,
  };
  return { ...to, role: from.role, unit: from.unit, actsFor: from.actsFor, delegation };
}
