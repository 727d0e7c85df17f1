import "server-only";
import { notFound, redirect } from "next/navigation";
import { type Actor, atKeyboard, may } from "./actor";
import { inScope, type Tx } from "./db";
import { logRefused } from "./log";
import type { Permission } from "./permissions";
import { NotThere } from "./refusal";
import { requestPath, visitor } from "./session";
import { readToken } from "./token";

/** The person behind a page; sends everybody else to where they must go first. */
export async function requireActor(): Promise<Actor> {
  const who = await visitor();
  switch (who.kind) {
    case "actor":
      return who.actor;
    case "must-change-password":
      redirect("/account/password");
      break;
    case "must-choose-unit":
      redirect(`/account/unit?next=${encodeURIComponent(await requestPath())}`);
      break;
    case "view-over":
      redirect("/account/viewing");
      break;
    case "nobody": {
      // A cookie without a living session: it ran out, or was ended.
      const reason = (await readToken()) ? "&reason=expired" : "";
      redirect(`/sign-in?next=${encodeURIComponent(await requestPath())}${reason}`);
    }
  }
}

/** The same for what is the person's own: whoever looks with somebody else's eyes does not see it. */
export async function requireOwnActor(): Promise<Actor> {
  const actor = await requireActor();
  if (actor.viewing) redirect("/account/viewing");
  return actor;
}

/**
 * The door through which pages read: session, permission, one transaction in the actor's scope.
 * A null result and a NotThere are both the not-found page, the same for missing and for foreign.
 */
export async function read<T>(
  permission: Permission,
  query: (tx: Tx, actor: Actor) => Promise<T>,
): Promise<NonNullable<T>> {
  const actor = await requireActor();
  if (!may(actor, permission)) {
    logRefused({ permission, user: atKeyboard(actor), unit: actor.unit.code });
    notFound();
  }
  let result: T;
  try {
    result = await inScope(actor, { action: permission }, (tx) => query(tx, actor));
  } catch (error) {
    if (error instanceof NotThere) notFound();
    throw error;
  }
  if (result === null || result === undefined) notFound();
  return result as NonNullable<T>;
}
