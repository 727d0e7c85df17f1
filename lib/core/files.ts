import "server-only";
import { createHash, randomBytes } from "node:crypto";
import { chmod, type FileHandle, mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { env } from "./env";

/** A file of the store: its content's SHA-256 is its only name, so no path ever comes from a person. */
export type StoredFile = { sha256: string; bytes: number };

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

/** The store has no such file, or another one under its name: a disk or a person changed it. */
export class FileDamaged extends Error {
  override readonly name = "FileDamaged";
}

const sha256Pattern = /^[0-9a-f]{64}$/;
const endBytes = 2_048;
/** What a crash left behind. */
const staleMs = 24 * 60 * 60 * 1000;

const incomingFolder = () => join(env().FILES_DIR, "incoming");

/** Two levels of folders keep each of them short. */
function placeOf(sha256: string): { folder: string; path: string } {
  if (!sha256Pattern.test(sha256)) throw new Error("not a SHA-256");
  const folder = join(env().FILES_DIR, sha256.slice(0, 2), sha256.slice(2, 4));
  return { folder, path: join(folder, sha256) };
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
        if (!kept) await moveIn(path, written.sha256);
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

/** In one step: whoever looks sees nothing or the whole file. The same content again takes the place of the same. */
async function moveIn(path: string, sha256: string): Promise<void> {
  const place = placeOf(sha256);
  await mkdir(place.folder, { recursive: true, mode: 0o700 });
  await chmod(path, 0o400);
  await rename(path, place.path);
  const folder = await open(place.folder, "r");
  // So that the name outlives a power cut, as the content does.
  await folder.sync().finally(() => folder.close());
}

/** Opens a file for reading after all of it was held against its hash. */
export async function openFile(sha256: string): Promise<StoredFile & { stream: ReadableStream<Uint8Array> }> {
  const handle = await open(placeOf(sha256).path, "r").catch((error: NodeJS.ErrnoException) => {
    throw error.code === "ENOENT" ? new FileDamaged(`no file ${sha256}`) : error;
  });
  try {
    const hash = createHash("sha256");
    let bytes = 0;
    for await (const chunk of handle.createReadStream({ start: 0, autoClose: false })) {
      hash.update(chunk);
      bytes += chunk.length;
    }
    if (hash.digest("hex") !== sha256) throw new FileDamaged(`another content under ${sha256}`);
    return { sha256, bytes, stream: streamOf(handle) };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

/** The same open file from its beginning: what was checked is what is given out. */
function streamOf(handle: FileHandle): ReadableStream<Uint8Array> {
  const chunk = 256 * 1024;
  let position = 0;
  return new ReadableStream({
    async pull(controller) {
      const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafeSlow(chunk), 0, chunk, position);
      position += bytesRead;
      if (bytesRead > 0) controller.enqueue(buffer.subarray(0, bytesRead));
      else {
        await handle.close();
        controller.close();
      }
    },
    cancel: () => handle.close(),
  });
}

async function clearStale(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const found = await stat(path).catch(() => null);
    if (found && Date.now() - found.mtimeMs > staleMs) await rm(path, { force: true });
  }
}
