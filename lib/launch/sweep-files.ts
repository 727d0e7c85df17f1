import { join } from "node:path";
import pg from "pg";
import type { FileStore } from "../core/file-store";
import { diskStore } from "../core/file-store-disk";
import { s3Store } from "../core/file-store-s3";
import { formatNumber } from "../core/numbers";
import { root } from "./paths.mjs";

/** A file without a row may be on its way: it is kept before the transaction that names it. */
const dayMs = 24 * 60 * 60 * 1000;

export type Swept = { files: number; orphans: string[]; young: number; missing: string[] };

/** Holds the store against the rows that name its files; removes, where asked to, what no row needs. */
export async function sweepFiles(
  database: Pick<pg.Client, "query">,
  store: FileStore,
  { remove, now = Date.now() }: { remove: boolean; now?: number },
): Promise<Swept> {
  const listed: { sha256: string; at: Date }[] = [];
  for await (const file of store.list()) listed.push(file);
  // Asked after the list: what was named meanwhile is needed.
  const { rows } = await database.query<{ hash: string }>(
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

function storeOfSettings(): FileStore {
  const { FILES_DIR, FILES_S3_ENDPOINT, FILES_S3_REGION, FILES_S3_KEY_ID, FILES_S3_SECRET } = process.env;
  const folder = FILES_DIR || join(root, ".data", "files");
  if (!FILES_S3_ENDPOINT) return diskStore(folder);
  const settings = {
    endpoint: FILES_S3_ENDPOINT,
    region: FILES_S3_REGION || "auto",
    accessKeyId: FILES_S3_KEY_ID ?? "",
    secretAccessKey: FILES_S3_SECRET ?? "",
  };
  return s3Store(settings, join(folder, "incoming"));
}

async function main(remove: boolean): Promise<boolean> {
  const client = new pg.Client(process.env.DATABASE_URL);
  await client.connect();
  try {
    const { files, orphans, young, missing } = await sweepFiles(client, storeOfSettings(), { remove });
    for (const hash of missing) console.log(`✕ Thiếu tệp ${hash}: có hồ sơ ghi nhận nhưng kho không còn.`);
    for (const hash of orphans) console.log(`${remove ? "Đã xóa" : "Thừa"}: ${hash}`);
    console.log(
      `Kho có ${formatNumber(files)} tệp; ${formatNumber(orphans.length)} tệp không hồ sơ nào cần${remove ? ", đã xóa" : ""}; ${formatNumber(young)} tệp mới chưa tới một ngày, để lại; thiếu ${formatNumber(missing.length)} tệp.`,
    );
    return missing.length === 0;
  } finally {
    await client.end();
  }
}

if (process.argv[1]?.endsWith("sweep-files.ts"))
  process.exitCode = (await main(process.argv.includes("--remove"))) ? 0 : 1;
