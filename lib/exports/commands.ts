import "server-only";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db";
import { NotThere } from "@/lib/core/refusal";
import type { ExportFormat } from "@/prisma/generated/enums";
import { takenBy } from "./file-queries";
import type { CancelExportInput } from "./schema";

/** What is kept of an export whatever becomes of it. */
export type Taking = {
  source: string;
  query: string;
  format: ExportFormat;
  title: string;
  filter: string;
  noun: string;
  total: number;
  fileName: string;
  at: Date;
};

type State = {
  state: "queued" | "given";
  done?: number;
  finishedAt?: Date;
  bytes?: bigint;
  sha256?: string;
};

/** How long a prepared file can be fetched. */
const hoursKept = 24;

async function insert(tx: Tx, actor: Actor, taking: Taking, rest: State): Promise<string> {
  const { at, ...said } = taking;
  const { id } = await tx.export.create({
    data: {
      ...said,
      ...rest,
      unitId: actor.unit.id,
      userId: actor.userId,
      takenBy: takenBy(actor),
      createdAt: at,
    },
    select: { id: true },
  });
  return id;
}

/** Puts on record a file that is handed over at once. */
export function recordExport(
  tx: Tx,
  actor: Actor,
  taking: Taking,
  file: { bytes: number; sha256: string },
): Promise<string> {
  const done = { state: "given", done: taking.total, finishedAt: new Date() } as const;
  return insert(tx, actor, taking, { ...done, bytes: BigInt(file.bytes), sha256: file.sha256 });
}

/** Puts a long one on record, to be prepared; what may be thrown away by now is thrown away. */
export async function queueExport(tx: Tx, actor: Actor, taking: Taking): Promise<string> {
  await tx.$executeRaw`select sweep_exports()`;
  return insert(tx, actor, taking, { state: "queued" });
}

/** Begins to prepare it; false where it was cancelled while it waited. */
export async function startExport(tx: Tx, id: string): Promise<boolean> {
  return (
    1 ===
    (await tx.$executeRaw`
    update export set state = 'preparing', seen_at = now() where id = ${id}::uuid and state = 'queued'`)
  );
}

/** Says that somebody still prepares it, and how far it is; false where it was cancelled meanwhile. */
export async function noteProgress(tx: Tx, id: string, done: number): Promise<boolean> {
  return (
    1 ===
    (await tx.$executeRaw`
    update export set done = greatest(done, ${done}), seen_at = now()
     where id = ${id}::uuid and state in ('queued', 'preparing')`)
  );
}

/** Keeps the next piece of the file; false where it was cancelled meanwhile. */
export async function keepPiece(
  tx: Tx,
  id: string,
  piece: { nth: number; bytes: Buffer; done: number },
): Promise<boolean> {
  if (!(await noteProgress(tx, id, piece.done))) return false;
  await tx.$executeRaw`
    insert into export_piece (export_id, nth, bytes) values (${id}::uuid, ${piece.nth}, ${piece.bytes})`;
  return true;
}

/** The file is whole and can be fetched. */
export async function finishExport(
  tx: Tx,
  id: string,
  file: { total: number; bytes: number; sha256: string },
): Promise<void> {
  await tx.$executeRaw`
    update export set state = 'ready', total = ${file.total}, done = ${file.total}, bytes = ${file.bytes}, sha256 = ${file.sha256},
           seen_at = now(), finished_at = now(), expires_at = now() + make_interval(hours => ${hoursKept})
     where id = ${id}::uuid and state = 'preparing'`;
}

/** It cannot be made; the log tells why under the id. */
export async function failExport(tx: Tx, id: string, errorId: string): Promise<void> {
  await tx.$executeRaw`
    update export set state = 'failed', error_id = ${errorId}, finished_at = now()
     where id = ${id}::uuid and state in ('queued', 'preparing')`;
}

/** Its maker does not want it any more. What is already whole stays until it expires. */
export async function cancelExport(
  tx: Tx,
  _actor: Actor,
  { id }: CancelExportInput,
): Promise<{ id: string }> {
  const found = await tx.export.findUnique({ where: { id }, select: { id: true } });
  if (!found) throw new NotThere();
  await tx.$executeRaw`
    update export set state = 'cancelled', finished_at = now() where id = ${id}::uuid and state in ('queued', 'preparing')`;
  return { id };
}

/** Notes that the file was fetched once more; null where there is none to fetch. */
export async function fetchExport(
  tx: Tx,
  id: string,
): Promise<{ fileName: string; format: ExportFormat; bytes: number; source: string; pieces: number } | null> {
  const [row] = await tx.$queryRaw<
    { fileName: string; format: ExportFormat; bytes: bigint; source: string; pieces: number }[]
  >`
    update export set fetched = fetched + 1
     where id = ${id}::uuid and state = 'ready' and expires_at > now()
     returning file_name as "fileName", format, bytes, source,
               (select count(*)::int from export_piece p where p.export_id = export.id) as pieces`;
  return row ? { ...row, bytes: Number(row.bytes) } : null;
}
