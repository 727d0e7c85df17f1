import "server-only";
import type { Tx } from "@/lib/core/db";
import { Prisma } from "@/prisma/generated/client";

type Asked = { sql: Prisma.Sql; answer: (rows: unknown) => void };

/**
 * Several reads as one statement: what each asks first becomes a column of rows as JSON. A dashboard of eight parts is one
 * way to the database and one moment, not eight. Each read asks once, before it waits for anything; of its columns none is an
 * instant or larger than a number, for JSON knows neither.
 */
export async function together<T extends readonly unknown[]>(
  tx: Tx,
  reads: (one: Tx) => { [K in keyof T]: Promise<T[K]> },
): Promise<T> {
  const asked: Asked[] = [];
  let open = true;
  const collect = (parts: readonly string[] | Prisma.Sql, ...values: unknown[]) =>
    new Promise((answer) => {
      if (!open) throw new Error("a read of several asked a second time");
      asked.push({ sql: "sql" in parts ? parts : Prisma.sql(parts, ...values), answer });
    });
  const answers = reads({ $queryRaw: collect } as unknown as Tx);
  open = false;
  const columns = asked.map(
    ({ sql }, index) =>
      Prisma.sql`(select coalesce(json_agg(r), '[]'::json) from (${sql}) r) as ${Prisma.raw(`"${index}"`)}`,
  );
  const [row] = await tx.$queryRaw<Record<string, unknown>[]>`select ${Prisma.join(columns)}`;
  asked.forEach(({ answer }, index) => {
    answer(row?.[String(index)]);
  });
  return Promise.all(answers) as unknown as Promise<T>;
}
