import { randomBytes } from "node:crypto";
import { copyFile, mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { FileStore, StoredFile } from "../core/file-store";
import { diskStore } from "../core/file-store-disk";
import { s3Store } from "../core/file-store-s3";

const folder = () => process.env.FILES_DIR || join(import.meta.dirname, "..", "..", ".data", "files");
const incoming = () => join(folder(), "incoming");

/** The store that the settings name, for programs beside the portal; the portal itself asks fileStore(). */
export function storeOfSettings(): FileStore {
  const { FILES_S3_ENDPOINT, FILES_S3_REGION, FILES_S3_KEY_ID, FILES_S3_SECRET } = process.env;
  if (!FILES_S3_ENDPOINT) return diskStore(folder());
  const settings = {
    endpoint: FILES_S3_ENDPOINT,
    region: FILES_S3_REGION || "auto",
    accessKeyId: FILES_S3_KEY_ID ?? "",
    secretAccessKey: FILES_S3_SECRET ?? "",
  };
  return s3Store(settings, incoming());
}

/** Puts a file into that store; the original stays. A store takes only what lies on its own disk. */
export async function putIntoStore(path: string, file: StoredFile): Promise<void> {
  await mkdir(incoming(), { recursive: true, mode: 0o700 });
  const copy = join(incoming(), randomBytes(16).toString("hex"));
  await copyFile(path, copy);
  await storeOfSettings().take(copy, file);
}
