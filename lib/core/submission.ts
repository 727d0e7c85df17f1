import "server-only";
import { createHash } from "node:crypto";
import { z } from "zod";
import type { Actor } from "./actor";
import type { Tx } from "./db";
import type { FormState } from "./refusal";

const requestId = z.uuid();

/** One sending of a form: the id that its page made, the act, and what was typed. */
export type Sending = { id: string; action: string; values: FormState["values"]; intent: string };

/** What became of a sending: ours to carry out, carried out before, or an id that was used for something else. */
export type Claim = { kind: "ours" } | { kind: "done"; address: string } | { kind: "used-up" };

/**
 * Claims a form for this transaction. A second click waits here on the first one's row until that has committed.
 * The same id with other content (a page reached by "back" and filled in anew) is another form, and is not swallowed.
 */
export async function claim(tx: Tx, actor: Actor, sending: Sending): Promise<Claim> {
  if (!requestId.safeParse(sending.id).success) return { kind: "ours" };
  const digest = digestOf(sending);
  const inserted = await tx.$executeRaw`
    insert into submission (id, actor_id, action, digest)
    values (${sending.id}::uuid, ${actor.userId}::uuid, ${sending.action}, ${digest})
    on conflict (id) do nothing`;
  if (inserted === 1) return { kind: "ours" };
  const rows = await tx.$queryRaw<{ result: string | null; digest: string }[]>`
    select result #>> '{}' as result, digest from submission where id = ${sending.id}::uuid`;
  const earlier = rows[0];
  // No row: the id is somebody else's.
  if (!earlier?.result || earlier.digest !== digest) return { kind: "used-up" };
  return { kind: "done", address: earlier.result };
}

/** Remembers where the form led. */
export async function finish(tx: Tx, id: string, address: string): Promise<void> {
  if (!requestId.safeParse(id).success) return;
  await tx.$executeRaw`update submission set result = to_jsonb(${address}::text) where id = ${id}::uuid`;
}

function digestOf({ action, values, intent }: Sending): string {
  const sorted = Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash("sha256")
    .update(JSON.stringify([action, intent, sorted]))
    .digest("hex");
}
