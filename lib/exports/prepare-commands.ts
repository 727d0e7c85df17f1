import "server-only";
import { createHash } from "node:crypto";
import type { Actor } from "@/lib/core/actor";
import { inScope } from "@/lib/core/db";
import type { Asked } from "@/lib/core/export";
import { jobsDone, runJob, type Scoped } from "@/lib/core/job";
import type { ExportFormat } from "@/prisma/generated/enums";
import { failExport, finishExport, keepPiece, noteProgress, startExport } from "./commands";
import { fileOf } from "./file-queries";
import { sourceFor } from "./registry-queries";

/** A file that somebody asked for and that waits to be prepared. */
export type Wanted = { id: string; actor: Actor; source: string; asked: Asked; format: ExportFormat };

/** Prepares a file as soon as those before it are done; the request that asked for it is answered meanwhile. */
export function prepareSoon(wanted: Wanted): Promise<void> {
  const { id, actor } = wanted;
  const progress: Progress = { done: 0 };
  return runJob(actor, {
    ...{ line: "export", permission: "export.take" },
    work: (scoped) => prepare(wanted, scoped, progress),
    alive: async (scoped) => {
      await scoped((tx) => noteProgress(tx, id, progress.done));
    },
    failed: (scoped, errorId) => scoped((tx) => failExport(tx, id, errorId)),
  });
}

/** Waits until nothing is left to prepare; for tests. */
export const preparedAll = (): Promise<void> => jobsDone("export");

/** Pieces are as large as this, or as much as there is after a second. */
const pieceSize = 512 * 1024;
const pieceTime = 1_000;
/** How often its maker sees it move, also while the database still looks for rows. */
const pulseTime = 1_000;
/** Ten times what the longest list of the country took. */
const longest = 30 * 60_000;

/** It was cancelled while it was written. */
class Stopped extends Error {}

type Progress = { done: number };

async function prepare(wanted: Wanted, scoped: Scoped, progress: Progress): Promise<void> {
  const { id } = wanted;
  if (!(await scoped((tx) => startExport(tx, id)))) return;
  const pulse = setInterval(() => {
    scoped((tx) => noteProgress(tx, id, progress.done)).catch(() => {});
  }, pulseTime);
  try {
    const file = await writePieces(wanted, scoped, progress);
    await scoped((tx) => finishExport(tx, id, file));
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
  } finally {
    clearInterval(pulse);
  }
}

async function writePieces(
  { id, actor, source: name, asked, format }: Wanted,
  scoped: Scoped,
  progress: Progress,
): Promise<{ total: number; bytes: number; sha256: string }> {
  const source = sourceFor(actor, name);
  if (!source) throw new Error(`no source ${name}`);
  const hash = createHash("sha256");
  let [held, heldSize, nth, bytes, since] = [[] as Buffer[], 0, 0, 0, Date.now()];
  const flush = async () => {
    since = Date.now();
    if (heldSize === 0) return;
    const piece = { nth, bytes: Buffer.concat(held), done: progress.done };
    if (!(await scoped((tx) => keepPiece(tx, id, piece)))) throw new Stopped();
    [held, heldSize, nth] = [[], 0, nth + 1];
  };
  await inScope(actor, { action: "export.take", snapshot: true, timeout: longest }, async (tx) => {
    // It may have waited: the file says from when its own snapshot is.
    const at = new Date();
    const table = await source.open(tx, actor, asked, at);
    if (!table) throw new Error(`nothing to take out of ${name}`);
    const written = (records: number) => {
      progress.done = records;
    };
    for await (const part of fileOf(tx, table, { actor, format, at, progress: written })) {
      hash.update(part);
      bytes += part.length;
      held.push(part);
      heldSize += part.length;
      if (heldSize >= pieceSize || Date.now() - since >= pieceTime) await flush();
    }
  });
  await flush();
  return { total: progress.done, bytes, sha256: hash.digest("hex") };
}
