import "server-only";
import { brokenRule } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import { dayOf, toDate } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { NotThere, Refusal } from "@/lib/core/refusal";
import { keeps, placed } from "../assignable";
import { lockOtherAccount } from "../commands";
import { identityIssue } from "../words";
import { delegableRoles } from "./delegable";
import { listDelegablePosts } from "./queries";
import type { DelegateInput, EnterDelegationInput } from "./schema";
import { type DelegationCode, delegationIssue } from "./words";

const refuse = (code: DelegationCode, path = "") => new Refusal([delegationIssue(code, path)]);

/** The holder of a post lets a colleague act in it. */
export async function delegate(
  tx: Tx,
  actor: Actor,
  input: DelegateInput,
  now = new Date(),
): Promise<{ id: string }> {
  if (actor.delegation) throw refuse("chain");
  const held = await tx.roleAssignment.findFirst({
    where: { id: input.assignmentId, userId: actor.userId, unitId: actor.unit.id, role: actor.role },
    select: { id: true },
  });
  if (!held) throw refuse("not_own_post", "assignmentId");
  return write(tx, actor, actor.userId, input, now);
}

/** An administrator writes down what the paper says of a person whom they keep. */
export async function enterDelegation(
  tx: Tx,
  actor: Actor,
  input: EnterDelegationInput,
  now = new Date(),
): Promise<{ id: string }> {
  const account = await lockOtherAccount(tx, actor, input.id);
  if (input.toUserId === actor.userId) throw refuse("own_benefit", "toUserId");
  const held = await tx.roleAssignment.findFirst({
    where: { id: input.assignmentId, userId: account.id },
    select: { unit: { select: placed } },
  });
  if (!held) throw refuse("post_ended", "assignmentId");
  if (!keeps(actor, held.unit)) throw new Refusal([identityIssue("not_kept")]);
  return write(tx, actor, account.id, input, now);
}

async function write(
  tx: Tx,
  actor: Actor,
  fromUserId: string,
  input: DelegateInput,
  now: Date,
): Promise<{ id: string }> {
  const today = dayOf(now);
  if (input.firstDay < today) throw refuse("past", "firstDay");
  if (input.toUserId === fromUserId) throw refuse("self", "toUserId");
  const assignment = await tx.roleAssignment.findUniqueOrThrow({
    where: { id: input.assignmentId },
    select: { unitId: true, role: true, user: { select: { fullName: true } } },
  });
  if (!delegableRoles.includes(assignment.role)) throw refuse("not_delegable", "assignmentId");
  const posts = await listDelegablePosts(tx, fromUserId, today);
  const post = posts.find(({ assignmentId }) => assignmentId === input.assignmentId);
  if (!post) throw refuse("post_ended", "assignmentId");
  const colleague = post.colleagues.find(({ userId }) => userId === input.toUserId);
  if (!colleague) throw refuse("colleague", "toUserId");
  try {
    return await tx.delegation.create({
      data: {
        unitId: assignment.unitId,
        assignmentId: input.assignmentId,
        role: assignment.role,
        fromUserId,
        fromName: assignment.user.fullName,
        toUserId: input.toUserId,
        toName: colleague.fullName,
        documentNumber: input.documentNumber,
        firstDay: toDate(input.firstDay),
        lastDay: toDate(input.lastDay),
        scope: input.scope,
        createdAt: now,
        createdById: actor.userId,
        createdByName: actor.fullName,
      },
      select: { id: true },
    });
  } catch (error) {
    if (brokenRule(error, "delegation_overlap")) throw refuse("overlap", "toUserId");
    if (brokenRule(error, "delegation_colleague")) throw refuse("colleague", "toUserId");
    if (brokenRule(error, "delegation_post")) throw refuse("post_ended", "firstDay");
    throw error;
  }
}

/** Who delegated takes it back; it counts from the delegate's next request. */
export async function revokeDelegation(
  tx: Tx,
  actor: Actor,
  input: { delegationId: string },
  now = new Date(),
): Promise<void> {
  await end(tx, actor, input.delegationId, actor.userId, now);
}

/** An administrator takes back what a person of theirs gave, or was given. */
export async function revokeDelegationFor(
  tx: Tx,
  actor: Actor,
  input: { id: string; delegationId: string },
  now = new Date(),
): Promise<void> {
  const account = await lockOtherAccount(tx, actor, input.id);
  const row = await tx.delegation.findFirst({
    where: { id: input.delegationId, OR: [{ fromUserId: account.id }, { toUserId: account.id }] },
    select: { fromUserId: true, unit: { select: placed } },
  });
  if (!row) throw new NotThere();
  if (!keeps(actor, row.unit)) throw new Refusal([identityIssue("not_kept")]);
  await end(tx, actor, input.delegationId, row.fromUserId, now);
}

async function end(tx: Tx, actor: Actor, id: string, fromUserId: string, now: Date): Promise<void> {
  const rows = await tx.$queryRaw<{ over: boolean }[]>`
    select revoked_at is not null or last_day < ${dayOf(now)}::date as over
      from delegation where id = ${id}::uuid and from_user_id = ${fromUserId}::uuid for update`;
  const row = rows[0];
  if (!row) throw new NotThere();
  if (row.over) throw refuse("over");
  await tx.$executeRaw`
    update delegation set revoked_at = ${now}, revoked_by_id = ${actor.userId}::uuid where id = ${id}::uuid`;
}
