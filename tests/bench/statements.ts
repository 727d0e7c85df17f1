import pg from "pg";
import type { Actor } from "@/lib/core/actor";
import { inScope, type Tx } from "@/lib/core/db";
import { statementName } from "@/lib/core/statement-name";
import { quantile } from "./load";

export type Statement = { text: string; values: unknown[] };

type Query = (this: pg.Client, ...args: unknown[]) => unknown;

/** The statements that a read of the portal sends to the database, as its driver gets them, without the frame of its transaction. */
export async function statementsOf(
  actor: Actor,
  read: (tx: Tx, actor: Actor) => Promise<unknown>,
): Promise<Statement[]> {
  const seen: Statement[] = [];
  const prototype = pg.Client.prototype as unknown as { query: Query };
  const plain = prototype.query;
  let within = false;
  prototype.query = function (...args) {
    const [asked] = args;
    const { text, values } =
      typeof asked === "string"
        ? { text: asked, values: args[1] }
        : (asked as { text: string; values?: unknown });
    if (within) seen.push({ text, values: Array.isArray(values) ? values : [] });
    return plain.apply(this, args);
  };
  try {
    await inScope(actor, { action: "bench" }, async (tx) => {
      within = true;
      await read(tx, actor);
      within = false;
    });
  } finally {
    prototype.query = plain;
  }
  return seen;
}

/** A connection of the portal's role that already stands where inScope would put it. */
export async function scopedConnection(url: string, actor: Actor): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, options: "-c timezone=UTC" });
  await client.connect();
  await client.query(
    `select set_config('app.user_id', $1, false), set_config('app.unit_id', $2, false), set_config('app.role', $3, false),
            set_config('app.action', 'bench', false), set_config('role', $4, false)`,
    [actor.userId, actor.unit.id, actor.role, actor.unit.level === "nation" ? "portal_nation" : "portal_app"],
  );
  return client;
}

/**
 * How long the same statements take, in one transaction after the other on one connection, prepared where the portal prepares
 * them; in milliseconds.
 */
export async function timesOf(
  client: pg.Client,
  statements: readonly Statement[],
  rounds: number,
): Promise<{ p50: number; p95: number }> {
  const times: number[] = [];
  for (let round = -5; round < rounds; round++) {
    const begun = performance.now();
    await client.query("begin");
    for (const { text, values } of statements)
      await client.query({ name: statementName(text), text, values, rowMode: "array" });
    await client.query("commit");
    if (round >= 0) times.push(performance.now() - begun);
  }
  return { p50: quantile(times, 0.5), p95: quantile(times, 0.95) };
}
