import { join } from "node:path";
import pg from "pg";
import type { FileStore } from "../core/file-store";
import { diskStore } from "../core/file-store-disk";
import { s3Store } from "../core/file-store-s3";
import { sweepFiles } from "../core/file-sweep";
import { formatNumber } from "../core/numbers";
import { root } from "./paths.mjs";

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

process.exitCode = (await main(process.argv.includes("--remove"))) ? 0 : 1;
