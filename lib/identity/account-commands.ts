import "server-only";
import { dayOf, toDate } from "@/lib/core/dates";
import type { GateTx } from "@/lib/core/db";
import { delegationsInForce } from "@/lib/core/delegated";
import { type Issue, Refusal } from "@/lib/core/refusal";
import type { Person } from "./gate";
import { hashPassword, verifyPassword } from "./hash";
import { passwordIssues } from "./password";
import { inTurn, lockIfTooMany, type Origin } from "./sign-in";
import { identityIssue } from "./words";

type NewPassword = { current: string; password: string; repeat: string };

/**
 * Gives the person a password of their own and ends their other sessions. The answer is what is in the way: it is
 * returned, not thrown, because a wrong password that was counted must stay counted.
 */
export async function changePassword(
  tx: GateTx,
  person: Person,
  input: NewPassword,
  origin: Origin,
  now: Date,
): Promise<Issue[]> {
  const account = await tx.appUser.findUniqueOrThrow({
    where: { id: person.userId },
    select: { username: true, unitId: true },
  });
  await inTurn(tx, account.username, origin.address);
  const credential = await tx.credential.findUniqueOrThrow({ where: { userId: person.userId } });

  // Who has just signed in with a first password need not type it again.
  if (!credential.mustChange) {
    if (credential.lockedUntil && credential.lockedUntil > now)
      return [identityIssue("wrong_current_locked", "current")];
    if (!(await verifyPassword(credential.passwordHash, input.current))) {
      await tx.signIn.create({
        data: { at: now, ...account, userId: person.userId, outcome: "wrong_password", ...origin },
        select: { id: true },
      });
      const locked = await lockIfTooMany(tx, credential, now);
      return [identityIssue(locked ? "wrong_current_locked" : "wrong_current", "current")];
    }
  }
  const issues = passwordIssues(input.password, account.username);
  if (issues.length > 0) return issues;
  if (input.password !== input.repeat) return [identityIssue("password_repeat", "repeat")];
  if (await verifyPassword(credential.passwordHash, input.password)) {
    return [identityIssue("password_same", "password")];
  }

  await tx.credential.update({
    where: { userId: person.userId },
    data: {
      passwordHash: await hashPassword(input.password),
      mustChange: false,
      lockedUntil: null,
      changedAt: now,
    },
    select: { userId: true },
  });
  await endOtherSessions(tx, person, now);
  return [];
}

/** Ends one session of the person; somebody else's is not there. */
export async function endOwnSession(tx: GateTx, person: Person, sessionId: string, now: Date): Promise<void> {
  await tx.userSession.updateMany({
    where: { id: sessionId, userId: person.userId, endedAt: null },
    data: { endedAt: now, endedById: person.userId },
  });
}

/** Ends every session of the person but this one. */
export async function endOtherSessions(tx: GateTx, person: Person, now: Date): Promise<void> {
  await tx.userSession.updateMany({
    where: { userId: person.userId, endedAt: null, NOT: { id: person.sessionId } },
    data: { endedAt: now, endedById: person.userId },
  });
}

/** Chooses the post that this session acts in: one that the person holds today, or that is delegated to them. */
export async function chooseUnit(tx: GateTx, person: Person, postId: string, now: Date): Promise<void> {
  const today = toDate(dayOf(now));
  const held = await tx.roleAssignment.findFirst({
    where: {
      id: postId,
      userId: person.userId,
      validFrom: { lte: today },
      OR: [{ validTo: null }, { validTo: { gt: today } }],
    },
    select: { id: true },
  });
  const delegated = held ? [] : await delegationsInForce(tx, person.userId, dayOf(now));
  const under = delegated.find(({ id }) => id === postId);
  if (!held && !under) throw new Refusal([identityIssue("unit_choice", "postId")]);
  await tx.userSession.update({
    where: { id: person.sessionId },
    data: { assignmentId: held?.id ?? null, delegationId: under?.id ?? null },
    select: { id: true },
  });
}
