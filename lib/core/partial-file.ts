import "server-only";
import { mkdir, open, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { FileTooLarge, incomingFolder } from "./files";

/** Somebody else is writing to the same file at this moment. */
export class PartialBusy extends Error {
  override readonly name = "PartialBusy";
}

const kept = globalThis as { portalPartials?: Set<string> };

function busy(): Set<string> {
  kept.portalPartials ??= new Set();
  return kept.portalPartials;
}

/** Where a file lies that comes in pieces; what is forgotten goes after a day like everything that is on its way in. */
export function partialPath(id: string): string {
  if (!/^[0-9a-f-]{36}$/.test(id)) throw new Error("not an id");
  return join(incomingFolder(), `${id}.part`);
}

/** How much of a file has come: the disk is the only one who knows. */
export async function partialSize(id: string): Promise<number> {
  const found = await stat(partialPath(id)).catch(() => null);
  return found?.size ?? 0;
}

/**
 * Writes the next piece, in constant memory. What came before the line broke stays and is where the next piece begins;
 * one that begins elsewhere is not written. Answers how much there is now.
 */
export async function appendPartial(
  id: string,
  offset: number,
  source: AsyncIterable<Uint8Array>,
  maxBytes: number,
): Promise<{ size: number; fits: boolean }> {
  return alone(id, async () => {
    let size = await partialSize(id);
    if (size !== offset) return { size, fits: false };
    await mkdir(incomingFolder(), { recursive: true, mode: 0o700 });
    const handle = await open(partialPath(id), "a", 0o600);
    try {
      for await (const piece of source) {
        if (size + piece.byteLength > maxBytes) throw new FileTooLarge();
        await handle.writeFile(piece);
        size += piece.byteLength;
      }
    } finally {
      await handle.close();
    }
    return { size, fits: true };
  });
}

/** Works on a file while nobody adds to it. */
export async function alone<T>(id: string, work: () => Promise<T>): Promise<T> {
  if (busy().has(id)) throw new PartialBusy();
  busy().add(id);
  try {
    return await work();
  } finally {
    busy().delete(id);
  }
}

export const dropPartial = (id: string): Promise<void> => rm(partialPath(id), { force: true });
