import "server-only";
import { z } from "zod";
import type { Actor } from "./actor";
import type { Tx } from "./db";

const requestId = z.uuid();

/**
 * Claims a form for this transaction. Null: it is ours to carry out. An address: it was carried out before, go there.
 * A second click waits here on the first one's row until that has committed.
 */
export async function claim(tx: Tx, actor: Actor, id: string, action: string): Promise<string | null> {
  if (!requestId.safeParse(id).success) return null;
  const inserted = await tx.$executeRaw`
    insert into submission (id, actor_id, action) values (${id}::uuid, ${actor.userId}::uuid, ${action})
    on conflict (id) do nothing`;
  if (inserted === 1) return null;
  const rows = await tx.$queryRaw<{ result: string | null }[]>`
    select result #>> '{}' as result from submission where id = ${id}::uuid`;
  // No row: the id is somebody else's. The form is refused as if it had never been shown.
  return rows[0]?.result ?? "/";
}

/** Remembers where the form led. */
export async function finish(tx: Tx, id: string, address: string): Promise<void> {
  if (!requestId.safeParse(id).success) return;
  await tx.$executeRaw`update submission set result = to_jsonb(${address}::text) where id = ${id}::uuid`;
}
