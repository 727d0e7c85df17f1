import "server-only";
import { Prisma } from "@/prisma/generated/client";
import type { Tx } from "./db";

/** So many rows are turned into text in a few milliseconds: between two portions other requests are answered. */
const portion = 200;

let cursors = 0;

/**
 * The rows of a query in portions, in its order, as they were when it began: read through a cursor, so that a list of any
 * length is asked for once and never lies in memory whole.
 */
export async function* inPortions<Row>(tx: Tx, query: Prisma.Sql): AsyncGenerator<Row[]> {
  cursors += 1;
  const name = Prisma.raw(`portions_${cursors}`);
  // All rows will be read: the planner must not choose what only begins quickly.
  await tx.$queryRaw`select set_config('cursor_tuple_fraction', '1', true)`;
  await tx.$executeRaw`declare ${name} no scroll cursor for ${query}`;
  for (;;) {
    const rows = await tx.$queryRaw<Row[]>`fetch forward ${Prisma.raw(String(portion))} from ${name}`;
    if (rows.length > 0) yield rows;
    if (rows.length < portion) break;
  }
  await tx.$executeRaw`close ${name}`;
}

/** What a "select count(*)::int as total …" comes to. */
export async function totalOf(tx: Tx, count: Prisma.Sql): Promise<number> {
  const [row] = await tx.$queryRaw<{ total: number }[]>(count);
  return row?.total ?? 0;
}
