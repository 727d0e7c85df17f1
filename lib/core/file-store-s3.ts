import { randomBytes } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream as NodeReadableStream } from "node:stream/web";
import { S3mini } from "s3mini";
import { FileDamaged, type FileStore, hashAt, keyOf } from "./file-store";
import { openVerified } from "./file-store-disk";

export type S3Settings = {
  /** Address with the bucket: https://s3.noi-bo.vn/cong-antq */
  endpoint: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
};

/** Files in a store that speaks S3. What is read is first fetched to this machine and held against its hash, as from the disk. */
export function s3Store(settings: S3Settings, incoming: string): FileStore {
  const bucket = new S3mini({ ...settings, requestAbortTimeout: 60_000 });
  return {
    async take(path, { sha256 }) {
      // At most 25 MB: what is handed in has that limit.
      const answer = await bucket.putObject(keyOf(sha256), await readFile(path), "application/octet-stream");
      if (!answer.ok) throw new Error(`S3 took nothing in: ${answer.status}`);
      await rm(path, { force: true });
    },
    async open(sha256) {
      const answer = await bucket.getObjectResponse(keyOf(sha256));
      if (!answer?.body) throw new FileDamaged(`no file ${sha256}`);
      await mkdir(incoming, { recursive: true, mode: 0o700 });
      const path = join(incoming, randomBytes(16).toString("hex"));
      try {
        const body = Readable.fromWeb(answer.body as NodeReadableStream<Uint8Array>);
        await pipeline(body, createWriteStream(path, { flags: "wx", mode: 0o600 }));
        return await openVerified(path, sha256, () => rm(path));
      } catch (error) {
        await rm(path, { force: true });
        throw error;
      }
    },
    async remove(sha256) {
      await bucket.deleteObject(keyOf(sha256));
    },
    async *list() {
      let token: string | undefined;
      do {
        const page = await bucket.listObjectsPaged("/", "", 1000, token);
        for (const { Key, Size, LastModified } of page?.objects ?? []) {
          const sha256 = hashAt(Key);
          if (sha256) yield { sha256, bytes: Number(Size), at: new Date(LastModified) };
        }
        token = page?.nextContinuationToken;
      } while (token);
    },
  };
}
