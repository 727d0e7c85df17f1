import "server-only";
import type { z } from "zod";
import { type Actor, atKeyboard, may } from "./actor";
import { inScope, type Tx } from "./db";
import { logRefused, logUnexpected } from "./log";
import type { Permission } from "./permissions";
import { NotThere } from "./refusal";
import { bystander, visitor } from "./session";

const maxLength = 2_000_000;

/**
 * The door for what a page sends by itself while somebody looks at it or types: session, permission, schema, one
 * transaction in scope, an answer in JSON. `used` says whether the call is somebody's doing and keeps the session alive.
 */
export function call<S extends z.ZodType>(
  permission: Permission,
  schema: S,
  { used }: { used: boolean },
  work: (tx: Tx, actor: Actor, input: z.output<S>) => Promise<object>,
): (request: Request) => Promise<Response> {
  return async (request) => {
    // Browsers say whose page sends; the cookie alone would speak for any.
    const site = request.headers.get("sec-fetch-site");
    if (site !== null && site !== "same-origin") return answer(403, "other_site");
    const who = await (used ? visitor() : bystander());
    if (who.kind !== "actor") return answer(401, "signed_out");
    const { actor } = who;
    const about = { permission, user: atKeyboard(actor), unit: actor.unit.code };
    // Whoever looks with somebody else's eyes is not there in their name, and keeps no text for them.
    if (actor.viewing) return answer(403, "only_viewing");
    if (!may(actor, permission)) {
      logRefused(about);
      return answer(404, "not_there");
    }
    const text = await request.text();
    if (text.length > maxLength) return answer(413, "too_large");
    const input = schema.safeParse(fromJson(text));
    if (!input.success) return answer(400, "unreadable");
    try {
      const result = await inScope(actor, { action: permission }, (tx) => work(tx, actor, input.data));
      return Response.json(result);
    } catch (error) {
      if (error instanceof NotThere) {
        logRefused(about);
        return answer(404, "not_there");
      }
      logUnexpected(error, about);
      return answer(500, "failed");
    }
  };
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function answer(status: number, error: string): Response {
  return Response.json({ error }, { status });
}
