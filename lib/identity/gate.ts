import "server-only";
import { notFound, redirect } from "next/navigation";
import { atGate, atSignIn, type GateGlance, type GateTx, glanceAtGate } from "@/lib/core/db";
import { requestPath, visitor } from "@/lib/core/session";
import { readToken } from "@/lib/core/token";

/** Somebody who is signed in, even when they must first choose a password or a unit. */
export type Person = { userId: string; sessionId: string; fullName: string; mustChange: boolean };

/** The person behind the request, or null; the door of one's own account asks this instead of requireActor(). */
export async function personHere(): Promise<Person | null> {
  const who = await visitor();
  if (who.kind === "nobody") return null;
  // Neither the viewed person's account nor the own one: first the viewing ends.
  if (who.kind === "view-over" || (who.kind === "actor" && who.actor.viewing)) redirect("/account/viewing");
  const { userId, sessionId, fullName } = who.kind === "actor" ? who.actor : who;
  return { userId, sessionId, fullName, mustChange: who.kind === "must-change-password" };
}

/** The person behind a page of one's own account; everybody else signs in first. */
export async function requirePerson(): Promise<Person> {
  return (await personHere()) ?? redirect(await signInAddress());
}

/** Reads what belongs to the person themselves, whatever unit they act for. A first password comes before the rest. */
export async function readOwn<T>(
  query: (tx: GateTx, person: Person) => Promise<T>,
  options: { beforePassword?: boolean } = {},
): Promise<NonNullable<T>> {
  const person = await requirePerson();
  if (person.mustChange && !options.beforePassword) redirect("/account/password");
  return (await atGate("account.view", (tx) => query(tx, person))) ?? notFound();
}

/**
 * Changes what belongs to the person themselves; the trail names them. Null when nobody is signed in any more. What
 * checks a password goes over the connections of sign-in.
 */
export async function actOwn<T>(
  name: string,
  command: (tx: GateTx, person: Person) => Promise<T>,
  options: { checksPassword?: boolean } = {},
): Promise<{ result: T } | null> {
  const person = await personHere();
  if (!person) return null;
  const result = await (options.checksPassword ? atSignIn : atGate)(name, async (tx) => {
    await tx.$queryRaw`select set_config('app.user_id', ${person.userId}, true)`;
    return command(tx, person);
  });
  return { result };
}

/** The sign-in page that leads back to here, and says so when a session has run out. */
export async function signInAddress(): Promise<string> {
  const reason = (await readToken()) ? "&reason=expired" : "";
  return `/sign-in?next=${encodeURIComponent(await requestPath())}${reason}`;
}

/** Looks at what is open to everybody: for pages without a session, and for the frame around all of them. */
export async function readPublic<T>(look: (tx: GateGlance) => Promise<T>): Promise<T> {
  return glanceAtGate(look);
}
