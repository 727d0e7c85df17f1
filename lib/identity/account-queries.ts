import "server-only";
import { dayOf, fromDate, toDate } from "@/lib/core/dates";
import type { GateTx } from "@/lib/core/db";
import { delegationsInForce } from "@/lib/core/delegated";
import { SESSION_IDLE_SECONDS } from "@/lib/core/token";
import type { Person } from "./gate";

const unitShown = { select: { id: true, code: true, kind: true, name: true, level: true } } as const;

/** The person's own account: who keeps it, and every role from the newest to the oldest. */
export async function getOwnAccount(tx: GateTx, person: Person, now: Date) {
  const today = toDate(dayOf(now));
  const account = await tx.appUser.findUnique({
    where: { id: person.userId },
    select: {
      username: true,
      fullName: true,
      jobTitle: true,
      unit: unitShown,
      credential: { select: { changedAt: true } },
      assignments: {
        orderBy: [{ validFrom: "desc" }, { id: "desc" }],
        select: {
          id: true,
          role: true,
          unit: unitShown,
          validFrom: true,
          validTo: true,
          decisionNumber: true,
        },
      },
    },
  });
  if (!account) return null;
  return {
    ...account,
    assignments: account.assignments.map((row) => ({
      ...row,
      validFrom: fromDate(row.validFrom),
      validTo: row.validTo && fromDate(row.validTo),
      current: row.validFrom <= today && (row.validTo === null || row.validTo > today),
    })),
  };
}

/** Only what the page of a new password must know. */
export async function getUsername(tx: GateTx, person: Person) {
  return tx.appUser.findUnique({ where: { id: person.userId }, select: { username: true } });
}

/**
 * The posts that the person may act in today, their own first and then those delegated to them; the one chosen for this
 * session; and whether it was chosen and is over.
 */
export async function listOwnChoices(tx: GateTx, person: Person, now: Date) {
  const today = toDate(dayOf(now));
  const session = await tx.userSession.findUnique({
    where: { id: person.sessionId },
    select: { assignmentId: true, delegationId: true },
  });
  const choices = await tx.roleAssignment.findMany({
    where: {
      userId: person.userId,
      validFrom: { lte: today },
      OR: [{ validTo: null }, { validTo: { gt: today } }],
    },
    orderBy: [{ unit: { level: "asc" } }, { validFrom: "desc" }, { id: "asc" }],
    select: { id: true, role: true, unit: unitShown, decisionNumber: true },
  });
  const delegated = await delegationsInForce(tx, person.userId, dayOf(now));
  const chosen = session?.delegationId ?? session?.assignmentId ?? null;
  const lost = chosen !== null && ![...choices, ...delegated].some(({ id }) => id === chosen);
  return { chosen, lost, choices, delegated };
}

/** The person's sessions that still live, this one first. */
export async function listOwnSessions(tx: GateTx, person: Person, now: Date) {
  const rows = await tx.userSession.findMany({
    where: {
      userId: person.userId,
      endedAt: null,
      expiresAt: { gt: now },
      lastSeenAt: { gt: new Date(now.getTime() - SESSION_IDLE_SECONDS * 1000) },
    },
    orderBy: [{ lastSeenAt: "desc" }, { id: "desc" }],
    take: 50,
    select: { id: true, createdAt: true, lastSeenAt: true, address: true, userAgent: true },
  });
  const marked = rows.map((row) => ({ ...row, here: row.id === person.sessionId }));
  return [...marked.filter((row) => row.here), ...marked.filter((row) => !row.here)];
}

/** The last attempts to sign in to the person's account. */
export async function listOwnSignIns(tx: GateTx, person: Person) {
  return tx.signIn.findMany({
    where: { userId: person.userId },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: 20,
    select: { id: true, at: true, outcome: true, address: true, userAgent: true },
  });
}
