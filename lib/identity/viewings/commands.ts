import "server-only";
import { brokenRule } from "@/lib/core/action";
import type { Actor, Viewing } from "@/lib/core/actor";
import { dayOf, toDate } from "@/lib/core/dates";
import type { GateTx, Tx } from "@/lib/core/db";
import { Refusal } from "@/lib/core/refusal";
import { mayStop } from "../assignable";
import { lockOtherAccount } from "../commands";
import type { StartViewingInput } from "./schema";
import { mayViewAs, VIEWING_MINUTES } from "./viewable";
import { type ViewingCode, viewingIssue } from "./words";

const refuse = (code: ViewingCode, path = "") => new Refusal([viewingIssue(code, path)]);

/** From the next request on this session reads with somebody else's eyes. */
export async function startViewing(
  tx: Tx,
  actor: Actor,
  input: StartViewingInput,
  now = new Date(),
): Promise<{ id: string }> {
  const account = await lockOtherAccount(tx, actor, input.id, mayStop);
  if (account.disabled) throw refuse("disabled");
  const today = toDate(dayOf(now));
  const held = await tx.roleAssignment.findMany({
    where: {
      userId: account.id,
      validFrom: { lte: today },
      OR: [{ validTo: null }, { validTo: { gt: today } }],
    },
    select: { id: true, role: true, user: { select: { fullName: true } } },
  });
  const post = held.find(({ id }) => id === input.assignmentId);
  if (!post) throw refuse("post", "assignmentId");
  const roles = held.map(({ role }) => role);
  if (!mayViewAs(actor.role, roles)) throw refuse("standing");
  try {
    return await tx.viewAs.create({
      data: {
        unitId: account.unitId,
        viewerId: actor.userId,
        viewerName: actor.fullName,
        viewerUnitId: actor.unit.id,
        sessionId: actor.sessionId,
        viewedId: account.id,
        viewedName: post.user.fullName,
        assignmentId: post.id,
        role: post.role,
        reason: input.reason,
        startedAt: now,
        expiresAt: new Date(now.getTime() + VIEWING_MINUTES * 60_000),
      },
      select: { id: true },
    });
  } catch (error) {
    if (brokenRule(error, "view_as_open") || brokenRule(error, "session_id")) throw refuse("already");
    if (brokenRule(error, "view_as_standing")) throw refuse("standing");
    throw error;
  }
}

/** Ends it; one that ran out ended when its half hour was over. At the gate: everything else of the session only reads. */
export async function endViewing(tx: GateTx, viewing: Viewing, now: Date): Promise<void> {
  await tx.$queryRaw`select set_config('app.user_id', ${viewing.viewerId}, true)`;
  await tx.$executeRaw`
    update view_as set ended_at = least(${now}, expires_at) where id = ${viewing.id}::uuid and ended_at is null`;
}
