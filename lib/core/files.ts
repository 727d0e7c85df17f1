import "server-only";
import { createHash, randomBytes } from "node:crypto";
import { createReadStream } from "node:fs";
import { type FileHandle, mkdir, open, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { env } from "./env";
import type { FileStore, StoredFile } from "./file-store";
import { diskStore } from "./file-store-disk";
import { s3Store } from "./file-store-s3";

export { FileDamaged, type StoredFile } from "./file-store";

/** A file that has come in and is not kept yet: the start and the end tell what it is. */
export type IncomingFile = StoredFile & {
  /** Where it lies until it is kept or dropped; for a reader in another process. */
  path: string;
  head: Buffer;
  tail: Buffer;
  /** Puts it into the store. Before the transaction that names it: a row without its file is worse than a file without a row. */
  keep(): Promise<StoredFile>;
  /** Takes it away; nothing happens where it was kept. */
  drop(): Promise<void>;
};

/** More came in than may; what was written is gone again. */
export class FileTooLarge extends Error {
  override readonly name = "FileTooLarge";
}

const endBytes = 2_048;
/** What a crash left behind. */
const staleMs = 24 * 60 * 60 * 1000;

export const incomingFolder = () => join(env().FILES_DIR, "incoming");

/** Where this portal keeps its files: S3 where it is set up, else the disk. */
export function fileStore(): FileStore {
  const { FILES_DIR, FILES_S3_ENDPOINT, FILES_S3_REGION, FILES_S3_KEY_ID, FILES_S3_SECRET } = env();
  if (!FILES_S3_ENDPOINT) return diskStore(FILES_DIR);
  const settings = {
    endpoint: FILES_S3_ENDPOINT,
    region: FILES_S3_REGION,
    accessKeyId: FILES_S3_KEY_ID,
    secretAccessKey: FILES_S3_SECRET,
  };
  return s3Store(settings, incomingFolder());
}

/** Opens a file for reading after all of it was held against its hash. */
export async function openFile(sha256: string): ReturnType<FileStore["open"]> {
  return fileStore().open(sha256);
}

/** Writes what comes in to the disk, with its hash, in constant memory. The source is read to its end only if it fits. */
export async function receiveFile(
  source: AsyncIterable<Uint8Array>,
  { maxBytes }: { maxBytes: number },
): Promise<IncomingFile> {
  const folder = incomingFolder();
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await clearStale(folder);
  const path = join(folder, randomBytes(16).toString("hex"));
  const handle = await open(path, "wx", 0o600);
  try {
    const written = await write(handle, source, maxBytes);
    await handle.sync();
    await handle.close();
    let kept = false;
    return {
      ...written,
      path,
      keep: async () => {
        if (!kept) await fileStore().take(path, written);
        kept = true;
        return { sha256: written.sha256, bytes: written.bytes };
      },
      drop: async () => {
        if (!kept) await rm(path, { force: true });
      },
    };
  } catch (error) {
    await handle.close().catch(() => {});
    await rm(path, { force: true });
    throw error;
  }
}

/** Takes a file that lies on this machine as one that came in; the original stays. */
export function receivePath(path: string, maxBytes: number): Promise<IncomingFile> {
  return receiveFile(createReadStream(path), { maxBytes });
}

async function write(handle: FileHandle, source: AsyncIterable<Uint8Array>, maxBytes: number) {
  const hash = createHash("sha256");
  let bytes = 0;
  let head: Buffer = Buffer.alloc(0);
  let tail: Buffer = Buffer.alloc(0);
  for await (const chunk of source) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) throw new FileTooLarge();
    hash.update(chunk);
    if (head.length < endBytes) head = Buffer.concat([head, chunk]).subarray(0, endBytes);
    tail = Buffer.concat([tail, chunk.subarray(-endBytes)]).subarray(-endBytes);
    await handle.writeFile(chunk);
  }
  return { sha256: hash.digest("hex"), bytes, head: Buffer.from(head), tail: Buffer.from(tail) };
}

async function clearStale(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const found = await stat(path).catch(() => null);
    if (found && Date.now() - found.mtimeMs > staleMs) await rm(path, { force: true });
  }
}
