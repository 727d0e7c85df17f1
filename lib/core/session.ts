import "server-only";
import { headers } from "next/headers";
import { cache } from "react";
import { Prisma } from "@/prisma/generated/client";
import type { Actor, Delegated, Viewing } from "./actor";
import { socketAddress } from "./answer";
import { clientAddress } from "./client-address";
import { type Day, dayOf } from "./dates";
import { atGate, type GateGlance, type GateTx, glanceAtGate } from "./db";
import { delegationsInForce } from "./delegated";
import { env } from "./env";
import { readToken, SESSION_IDLE_SECONDS } from "./token";
import { eyesOfSession } from "./viewing";

const { sql } = Prisma;

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
  const found = await lookUp();
  if (found.unused) await atGate("session.read", (tx) => markUsed(tx, found));
  return found.visitor;
});

/** The same for what a page asks by itself: an open page alone does not keep a session alive. */
export const bystander = cache(async (): Promise<Visitor> => (await lookUp()).visitor);

async function lookUp(): Promise<Found> {
  const token = await readToken();
  if (!token) return { visitor: nobody, unused: null };
  return glanceAtGate((tx) => findSession(tx, token.sessionId, token.userId, new Date()));
}

/** The visitor of a session row. Apart from `visitor` so that tests and the API can ask for any session. */
export async function findVisitor(
  tx: GateTx,
  sessionId: string,
  userId: string,
  now: Date,
  { used } = { used: true },
): Promise<Visitor> {
  const found = await findSession(tx, sessionId, userId, now);
  if (used && found.unused) await markUsed(tx, found);
  return found.visitor;
}

/** A visitor, and the session if it was last seen more than a minute ago. */
type Found = { visitor: Visitor; unused: { sessionId: string; now: Date } | null };

async function markUsed(tx: GateTx, { unused }: Found): Promise<void> {
  if (!unused) return;
  await tx.userSession.updateMany({ where: { id: unused.sessionId }, data: { lastSeenAt: unused.now } });
}

async function findSession(tx: GateGlance, sessionId: string, userId: string, now: Date): Promise<Found> {
  const session = await readSession(tx, sessionId, userId, now);
  if (!session) return { visitor: nobody, unused: null };
  const unused = now.getTime() - session.lastSeenAt.getTime() > 60_000 ? { sessionId, now } : null;
  const as = (visitor: Visitor): Found => ({ visitor, unused });
  const person = { userId, sessionId, fullName: session.fullName };
  if (session.mustChange) return as({ kind: "must-change-password", ...person });

  const acting = await actingPost(tx, session, userId, dayOf(now));
  if (!acting) return as({ kind: "must-choose-unit", ...person });
  const own: Actor = { ...person, ...acting };
  const seen = await eyesOfSession(tx, own, now);
  if (seen.kind === "over") {
    return as({ kind: "view-over", ...person, viewing: seen.viewing, viewedName: seen.viewedName });
  }
  if (seen.kind === "own") return as({ kind: "actor", actor: own });
  return as({
    kind: "actor",
    actor: { ...own, ...seen.post, actsFor: await unitsActedFor(tx, seen.post.unit) },
  });
}

type Post = Pick<Actor, "role" | "unit" | "actsFor"> & { delegation?: Delegated };

type SessionRow = {
  lastSeenAt: Date;
  fullName: string;
  mustChange: boolean;
  assignmentId: string | null;
  delegationId: string | null;
  /** The posts that the person holds today. */
  posts: (Post & { id: string })[];
};

/** All that a session says about itself, in one statement: every request asks it. */
async function readSession(
  tx: GateGlance,
  sessionId: string,
  userId: string,
  now: Date,
): Promise<SessionRow | undefined> {
  const today = dayOf(now);
  const idleSince = new Date(now.getTime() - SESSION_IDLE_SECONDS * 1000);
  const rows = await tx.$queryRaw<SessionRow[]>`
    select s.last_seen_at as "lastSeenAt", p.full_name as "fullName", coalesce(c.must_change, true) as "mustChange",
           s.assignment_id as "assignmentId", s.delegation_id as "delegationId",
           array(
             select jsonb_build_object('id', a.id, 'role', a.role, 'actsFor', array(${actedFor(sql`u.id`, sql`u.level`)}),
                      'unit', jsonb_build_object('id', u.id, 'code', u.code, 'level', u.level, 'kind', u.kind, 'name', u.name))
               from role_assignment a join unit u on u.id = a.unit_id
              where a.user_id = s.user_id and a.valid_from <= ${today}::date
                and coalesce(a.valid_to, 'infinity') > ${today}::date) as posts
      from user_session s
      join app_user p on p.id = s.user_id
      left join credential c on c.user_id = s.user_id
     where s.id = ${sessionId}::uuid and s.user_id = ${userId}::uuid and s.ended_at is null and s.expires_at > ${now}
       and s.last_seen_at > ${idleSince} and p.disabled_at is null`;
  return rows[0];
}

/** The unit itself and those of its level that it absorbed whole. */
const actedFor = (unit: Prisma.Sql, level: Prisma.Sql) => sql`
  select r.unit_id as id from unit_reach r join unit o on o.id = r.unit_id
   where r.holder_id = ${unit} and r.whole and r.via in ('self', 'absorbed') and o.level = ${level}`;

async function unitsActedFor(tx: GateGlance, unit: Actor["unit"]): Promise<string[]> {
  const absorbed = await tx.$queryRaw<
    { id: string }[]
  >`${actedFor(sql`${unit.id}::uuid`, sql`${unit.level}::unit_level`)}`;
  return absorbed.map((row) => row.id);
}

/**
 * The post that a session acts in: the chosen one, or the only one. What was chosen and is no longer held never turns
 * silently into something else.
 */
async function actingPost(
  tx: GateGlance,
  session: SessionRow,
  userId: string,
  day: Day,
): Promise<Post | undefined> {
  if (session.delegationId) {
    const delegations = await delegationsInForce(tx, userId, day);
    const found = delegations.find(({ id }) => id === session.delegationId);
    if (!found) return undefined;
    const { role, unit, ...delegation } = found;
    return { role, unit, delegation, actsFor: await unitsActedFor(tx, unit) };
  }
  const { posts, assignmentId } = session;
  const post = assignmentId
    ? posts.find(({ id }) => id === assignmentId)
    : posts.length === 1
      ? posts[0]
      : undefined;
  return post && { role: post.role, unit: post.unit, actsFor: post.actsFor };
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
