import "server-only";
import type { Tx } from "@/lib/core/db";
import { id as isId } from "@/lib/core/fields";
import type { ExportRow } from "./view";

const columns = {
  id: true,
  title: true,
  filter: true,
  noun: true,
  format: true,
  state: true,
  total: true,
  done: true,
  bytes: true,
  sha256: true,
  fileName: true,
  source: true,
  query: true,
  errorId: true,
  takenBy: true,
  createdAt: true,
  seenAt: true,
  finishedAt: true,
  expiresAt: true,
} as const;

const plain = <T extends { bytes: bigint | null }>(row: T) => ({
  ...row,
  bytes: row.bytes === null ? null : Number(row.bytes),
});

/** The latest files that this person took out for the unit they act for. */
export async function listExports(tx: Tx): Promise<ExportRow[]> {
  const rows = await tx.export.findMany({
    select: columns,
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: 50,
  });
  return rows.map(plain);
}

/** One of them; null for everybody else. */
export async function getExport(tx: Tx, id: string): Promise<ExportRow | null> {
  if (!isId.safeParse(id).success) return null;
  const row = await tx.export.findUnique({ where: { id }, select: columns });
  return row && plain(row);
}

/** How many are under way for this person. */
export async function countUnderWay(tx: Tx): Promise<number> {
  const rows = await tx.$queryRaw<{ count: number }[]>`
    select count(*)::int as count from export
     where state in ('queued', 'preparing') and seen_at > now() - interval '1 minute'`;
  return rows[0]?.count ?? 0;
}

/** One piece of a prepared file. */
export async function getPiece(tx: Tx, id: string, nth: number): Promise<Uint8Array | null> {
  const rows = await tx.$queryRaw<{ bytes: Uint8Array }[]>`
    select bytes from export_piece where export_id = ${id}::uuid and nth = ${nth}`;
  return rows[0]?.bytes ?? null;
}
