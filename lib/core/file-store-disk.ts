import { createHash } from "node:crypto";
import { chmod, type FileHandle, mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { FileDamaged, type FileStore, hashAt, keyOf } from "./file-store";

/** Files in a folder of this machine. */
export function diskStore(root: string): FileStore {
  const pathOf = (sha256: string) => join(root, keyOf(sha256));
  return {
    async take(path, { sha256 }) {
      const place = pathOf(sha256);
      await mkdir(dirname(place), { recursive: true, mode: 0o700 });
      await chmod(path, 0o400);
      // The same content again takes the place of the same.
      await rename(path, place);
      const folder = await open(dirname(place), "r");
      // So that the name outlives a power cut, as the content does.
      await folder.sync().finally(() => folder.close());
    },
    open: (sha256) => openVerified(pathOf(sha256), sha256),
    remove: (sha256) => rm(pathOf(sha256), { force: true }),
    async *list() {
      const names = await readdir(root, { recursive: true }).catch(() => []);
      for (const name of names) {
        const sha256 = hashAt(name);
        const found = sha256 && (await stat(join(root, name)).catch(() => null));
        // A file that is handed in again is renamed into its place: that is when its name was made anew.
        if (sha256 && found) yield { sha256, bytes: found.size, at: found.ctime };
      }
    },
  };
}

/** Opens a file and holds all of it against its hash; what was checked is what is given out. */
export async function openVerified(path: string, sha256: string, done?: () => Promise<void>) {
  const handle = await open(path, "r").catch((error: NodeJS.ErrnoException) => {
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
    // The open file outlives its name.
    await done?.();
    return { sha256, bytes, stream: streamOf(handle) };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

/** The same open file from its beginning. */
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
