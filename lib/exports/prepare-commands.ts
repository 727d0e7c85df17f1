import "server-only";
import { createHash } from "node:crypto";
import { type Actor, atKeyboard } from "@/lib/core/actor";
import { inScope, type Tx } from "@/lib/core/db";
import type { Asked } from "@/lib/core/export";
import { logUnexpected } from "@/lib/core/log";
import type { ExportFormat } from "@/prisma/generated/enums";
import { failExport, finishExport, keepPiece, noteProgress, startExport } from "./commands";
import { fileOf } from "./file-queries";
import { sourceFor } from "./registry-queries";

export type Job = { id: string; actor: Actor; source: string; asked: Asked; format: ExportFormat };

const kept = globalThis as { portalExports?: { waiting: Job[]; running: Promise<void> | null } };

/** One at a time in a process: what is prepared takes one thread's time and one connection, however many ask. */
function line() {
  kept.portalExports ??= { waiting: [], running: null };
  return kept.portalExports;
}

/** Prepares a file as soon as those before it are done; the request that asked for it is answered meanwhile. */
export function prepareSoon(job: Job): void {
  const all = line();
  all.waiting.push(job);
  all.running ??= work().finally(() => {
    all.running = null;
  });
}

/** Waits until nothing is left to prepare; for tests. */
export async function preparedAll(): Promise<void> {
  while (line().running) await line().running;
}

async function work(): Promise<void> {
  for (let job = line().waiting.shift(); job; job = line().waiting.shift()) await prepare(job);
}

/** Pieces are as large as this, or as much as there is after a second. */
const pieceSize = 512 * 1024;
const pieceTime = 1_000;
/** How often its maker sees it move, and those that wait are said to be waiting still. */
const pulseTime = 1_000;
const patience = 10;
/** Ten times what the longest list of the country took. */
const longest = 30 * 60_000;

/** It was cancelled while it was written. */
class Stopped extends Error {}

type Progress = { done: number };

async function prepare(job: Job): Promise<void> {
  const { id, actor } = job;
  const progress: Progress = { done: 0 };
  const pulse = keepTelling(job, progress);
  try {
    if (!(await write(job, (tx) => startExport(tx, id)))) return;
    const file = await writePieces(job, progress);
    await write(job, (tx) => finishExport(tx, id, file));
  } catch (error) {
    if (error instanceof Stopped) return;
    const errorId = logUnexpected(error, { export: id, user: atKeyboard(actor), unit: actor.unit.code });
    await write(job, (tx) => failExport(tx, id, errorId)).catch((late) =>
      logUnexpected(late, { export: id }),
    );
  } finally {
    clearInterval(pulse);
  }
}

const write = <T>({ actor }: Job, work: (tx: Tx) => Promise<T>) =>
  inScope(actor, { action: "export.take" }, work);

/** Says how far the file is, also while the database still looks for rows; and that those behind it are not forgotten. */
function keepTelling(job: Job, progress: Progress): NodeJS.Timeout {
  let beats = 0;
  return setInterval(() => {
    beats += 1;
    const tell = (one: Job, done: number) => write(one, (tx) => noteProgress(tx, one.id, done));
    tell(job, progress.done).catch(() => {});
    if (beats % patience === 1) for (const one of line().waiting) tell(one, 0).catch(() => {});
  }, pulseTime);
}

async function writePieces(
  job: Job,
  progress: Progress,
): Promise<{ total: number; bytes: number; sha256: string }> {
  const { id, actor, asked, format } = job;
  const source = sourceFor(actor, job.source);
  if (!source) throw new Error(`no source ${job.source}`);
  const hash = createHash("sha256");
  let [held, heldSize, nth, bytes, since] = [[] as Buffer[], 0, 0, 0, Date.now()];
  const flush = async () => {
    since = Date.now();
    if (heldSize === 0) return;
    const piece = { nth, bytes: Buffer.concat(held), done: progress.done };
    if (!(await write(job, (tx) => keepPiece(tx, id, piece)))) throw new Stopped();
    [held, heldSize, nth] = [[], 0, nth + 1];
  };
  await inScope(actor, { action: "export.take", snapshot: true, timeout: longest }, async (tx) => {
    // It may have waited: the file says from when its own snapshot is.
    const at = new Date();
    const table = await source.open(tx, actor, asked, at);
    if (!table) throw new Error(`nothing to take out of ${job.source}`);
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
