import "server-only";
import { headers } from "next/headers";
import { cache } from "react";
import type { Actor, Delegated, Viewing } from "./actor";
import { socketAddress } from "./answer";
import { clientAddress } from "./client-address";
import { type Day, dayOf, toDate } from "./dates";
import { atGate, type GateTx } from "./db";
import { delegationsInForce } from "./delegated";
import { env } from "./env";
import { readToken, SESSION_IDLE_SECONDS } from "./token";
import { eyesOfSession } from "./viewing";

/** What a request brings: nobody, somebody who must first do something, or somebody who can act. */
export type Visitor =
  | { kind: "nobody" }
  | { kind: "must-change-password"; userId: string; sessionId: string; fullName: string }
  | { kind: "must-choose-unit"; userId: string; sessionId: string; fullName: string }
  | {
      kind: "view-over";
      userId: string;
      sessionId: string;
      fullName: string;
      viewing: Viewing;
      viewedName: string;
    }
  | { kind: "actor"; actor: Actor };

const nobody: Visitor = { kind: "nobody" };

/** Who is asking. Read from the database once per request; a session that was ended is nobody's. */
export const visitor = cache(async (): Promise<Visitor> => {
  const token = await readToken();
  if (!token) return nobody;
  return atGate("session.read", (tx) => findVisitor(tx, token.sessionId, token.userId, new Date()));
});

/** The same for what a page asks by itself: an open page alone does not keep a session alive. */
export const bystander = cache(async (): Promise<Visitor> => {
  const token = await readToken();
  if (!token) return nobody;
  return atGate("session.read", (tx) =>
    findVisitor(tx, token.sessionId, token.userId, new Date(), { used: false }),
  );
});

/** The visitor of a session row. Apart from `visitor` so that tests and the API can ask for any session. */
export async function findVisitor(
  tx: GateTx,
  sessionId: string,
  userId: string,
  now: Date,
  { used } = { used: true },
): Promise<Visitor> {
  const session = await tx.userSession.findFirst({
    where: {
      id: sessionId,
      userId,
      endedAt: null,
      expiresAt: { gt: now },
      lastSeenAt: { gt: new Date(now.getTime() - SESSION_IDLE_SECONDS * 1000) },
      user: { disabledAt: null },
    },
    select: {
      assignmentId: true,
      delegationId: true,
      lastSeenAt: true,
      user: { select: { fullName: true, credential: { select: { mustChange: true } } } },
    },
  });
  if (!session) return nobody;
  if (used && now.getTime() - session.lastSeenAt.getTime() > 60_000) {
    await tx.userSession.updateMany({ where: { id: sessionId }, data: { lastSeenAt: now } });
  }
  const person = { userId, sessionId, fullName: session.user.fullName };
  if (session.user.credential?.mustChange !== false) return { kind: "must-change-password", ...person };

  const acting = await actingPost(tx, session, userId, dayOf(now));
  if (!acting) return { kind: "must-choose-unit", ...person };
  const own: Actor = { ...person, ...acting, actsFor: [] };
  const seen = await eyesOfSession(tx, own, now);
  if (seen.kind === "over") {
    return { kind: "view-over", ...person, viewing: seen.viewing, viewedName: seen.viewedName };
  }
  const actor = seen.kind === "other" ? { ...own, ...seen.post } : own;
  return { kind: "actor", actor: { ...actor, actsFor: await unitsActedFor(tx, actor.unit) } };
}

/** The unit itself and those of its level that it absorbed whole. */
async function unitsActedFor(tx: GateTx, unit: Actor["unit"]): Promise<string[]> {
  const absorbed = await tx.$queryRaw<{ id: string }[]>`
    select r.unit_id as id from unit_reach r join unit u on u.id = r.unit_id
     where r.holder_id = ${unit.id}::uuid and r.whole and r.via in ('self', 'absorbed')
       and u.level = ${unit.level}::unit_level`;
  return absorbed.map((row) => row.id);
}

type Post = Pick<Actor, "role" | "unit"> & { delegation?: Delegated };

/**
 * The post that a session acts in: the chosen one, or the only one. What was chosen and is no longer held never turns
 * silently into something else.
 */
async function actingPost(
  tx: GateTx,
  chosen: { assignmentId: string | null; delegationId: string | null },
  userId: string,
  day: Day,
): Promise<Post | undefined> {
  if (chosen.delegationId) {
    const posts = await delegationsInForce(tx, userId, day);
    const post = posts.find(({ id }) => id === chosen.delegationId);
    if (!post) return undefined;
    const { role, unit, ...delegation } = post;
    return { role, unit, delegation };
  }
  const today = toDate(day);
  const assignments = await tx.roleAssignment.findMany({
    where: { userId, validFrom: { lte: today }, OR: [{ validTo: null }, { validTo: { gt: today } }] },
    select: {
      id: true,
      role: true,
      unit: { select: { id: true, code: true, level: true, kind: true, name: true } },
    },
  });
  const found = chosen.assignmentId
    ? assignments.find((row) => row.id === chosen.assignmentId)
    : assignments.length === 1
      ? assignments[0]
      : undefined;
  return found && { role: found.role, unit: found.unit };
}

/** Address and browser of the request, for the record of sign-ins. */
export async function requestOrigin(): Promise<{ address: string; userAgent: string }> {
  const list = await headers();
  return {
    address: clientAddress(list.get("x-forwarded-for") ?? "", socketAddress(), env().TRUSTED_PROXIES),
    userAgent: (list.get("user-agent") ?? "").slice(0, 200),
  };
}

/** The path and query of the request; set by proxy.ts. */
export async function requestPath(): Promise<string> {
  return (await headers()).get("x-portal-path") ?? "/";
}
