import "server-only";
import { createHash, randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream as NodeStream } from "node:stream/web";
import { Busboy, type BusboyHeaders } from "@fastify/busboy";

/** A file that came with a form, on the disk; whoever takes it removes it. */
export type Upload = {
  path: string;
  name: string;
  size: number;
  hash: string;
  fields: Record<string, string>;
};

export type UploadFailure = "missing" | "too_large" | "unreadable";

const folder = join(tmpdir(), "portal-uploads");

/**
 * Takes the one file of a form to the disk as it arrives: nothing of it is held in memory, and what is too large is given
 * up at its first byte too many. The form of a page whose files are larger than a server action may be posts here.
 */
export async function takeUpload(
  request: Request,
  most: number,
): Promise<Upload | { failure: UploadFailure }> {
  const type = request.headers.get("content-type") ?? "";
  if (!type.startsWith("multipart/form-data") || !request.body) return { failure: "unreadable" };
  // The form around the file is small; what says of itself that it is larger is not even begun.
  if (Number(request.headers.get("content-length") ?? 0) > most + 20_000) return { failure: "too_large" };
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await removeForgotten();
  const path = join(folder, randomUUID());
  try {
    const taken = await readForm(request, type, path, most);
    if ("failure" in taken) await rm(path, { force: true });
    return taken;
  } catch {
    // A connection that broke off, a form that is none.
    await rm(path, { force: true });
    return { failure: "unreadable" };
  }
}

async function readForm(
  request: Request,
  type: string,
  path: string,
  most: number,
): Promise<Upload | { failure: UploadFailure }> {
  const parser = new Busboy({
    headers: { "content-type": type } as BusboyHeaders,
    limits: { files: 1, fields: 20, fieldSize: 2_000, fileSize: most, parts: 30, headerPairs: 50 },
  });
  const fields: Record<string, string> = {};
  const hash = createHash("sha256");
  let [name, size, cut] = ["", 0, false];
  let writing: Promise<void> | null = null;
  parser.on("field", (key, value) => {
    fields[key] = value;
  });
  parser.on("file", (_, stream, fileName) => {
    name = fileName;
    const counted = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        size += chunk.length;
        hash.update(chunk);
        done(null, chunk);
      },
    });
    stream.on("limit", () => {
      cut = true;
    });
    writing = pipeline(stream, counted, createWriteStream(path, { mode: 0o600 }));
    writing.catch(() => {});
  });
  try {
    await pipeline(Readable.fromWeb(request.body as unknown as NodeStream), parser);
    if (writing) await writing;
  } catch (error) {
    // A form that ends in the middle of a file that is too large is told for the file.
    if (!cut) throw error;
  }
  if (cut) return { failure: "too_large" };
  if (!writing || (name === "" && size === 0)) return { failure: "missing" };
  return { path, name: plainName(name), size, hash: hash.digest("hex"), fields };
}

/** The name of a file as it is shown: without folders and signs that cannot be seen. */
function plainName(name: string): string {
  const last = name.normalize("NFC").split(/[\\/]/).at(-1) ?? "";
  const plain = last.replace(/[\p{Cc}\p{Cs}\u200b-\u200f\u202a-\u202e]/gu, "").trim();
  return plain.slice(-150) || "tệp không tên";
}

/** What a crash left lying. */
async function removeForgotten(): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const found = await stat(path).catch(() => null);
    if (found && Date.now() - found.mtimeMs > 3_600_000) await rm(path, { force: true });
  }
}
