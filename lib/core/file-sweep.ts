import type { FileStore } from "./file-store";

/** A file without a row may be on its way: it is kept before the transaction that names it. */
const dayMs = 24 * 60 * 60 * 1000;

/** The owner's connection: rows of every unit are asked for. */
type Rows = { query(sql: string): Promise<{ rows: { hash: string }[] }> };

export type Swept = { files: number; orphans: string[]; young: number; missing: string[] };

/** Holds the store against the rows that name its files; removes, where asked to, what no row needs. */
export async function sweepFiles(
  database: Rows,
  store: FileStore,
  { remove, now = Date.now() }: { remove: boolean; now?: number },
): Promise<Swept> {
  const listed: { sha256: string; at: Date }[] = [];
  for await (const file of store.list()) listed.push(file);
  // Asked after the list: what was named meanwhile is needed.
  const { rows } = await database.query(
    `select sha256 as hash from evidence_file where removed_at is null
      union select thumb_sha256 from evidence_file where removed_at is null and thumb_sha256 is not null
      union select sha256 from signed_paper`,
  );
  const needed = new Set(rows.map(({ hash }) => hash));
  const there = new Set(listed.map(({ sha256 }) => sha256));
  const unnamed = listed.filter(({ sha256 }) => !needed.has(sha256));
  const orphans = unnamed.filter(({ at }) => now - at.getTime() > dayMs).map(({ sha256 }) => sha256);
  if (remove) for (const sha256 of orphans) await store.remove(sha256);
  return {
    files: listed.length,
    orphans,
    young: unnamed.length - orphans.length,
    missing: [...needed].filter((hash) => !there.has(hash)),
  };
}
