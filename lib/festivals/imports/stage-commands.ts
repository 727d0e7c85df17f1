import "server-only";
import { type Actor, may } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db";
import { NotThere, refuseIf } from "@/lib/core/refusal";
import type { Merge, SheetRow } from "@/lib/core/spreadsheet-cells";
import { workflowIssue } from "@/lib/core/words";
import { seasonsTaking } from "@/lib/festivals/deadlines/due-queries";
import type { Head } from "./head";
import type { Judged } from "./judging";
import { type Counts, noCounts } from "./record";
import type { FileNote } from "./words";

export type HandedIn = { season: number; fileName: string; fileSize: number; fileHash: string };

/** Writes down that a file was handed in, for the unit that one acts for and a season that takes points. */
export async function beginImport(tx: Tx, actor: Actor, input: HandedIn): Promise<{ id: string }> {
  if (!may(actor, "festival.enter")) refuseIf([workflowIssue("not_permitted")]);
  await tx.$executeRaw`select sweep_imports()`;
  const season = await tx.season.findUnique({ where: { year: input.season }, select: { id: true } });
  if (!season || !(await seasonsTaking(tx, "result")).has(season.id)) throw new NotThere();
  return tx.festivalImport.create({
    data: {
      unitId: actor.unit.id,
      seasonId: season.id,
      fileName: input.fileName,
      fileSize: input.fileSize,
      fileHash: input.fileHash,
      uploadedById: actor.userId,
      uploadedByName: actor.fullName,
    },
    select: { id: true },
  });
}

/** A sign of life: how far the work under way has come. */
export async function beat(tx: Tx, id: string, done: number, total: number | null = null): Promise<void> {
  await tx.$executeRaw`
    update festival_import set done = ${done}, total = coalesce(${total}::int, total), beat_at = now()
     where id = ${id}::uuid`;
}

/** The work waits or goes on. */
export async function sayAlive(tx: Tx, id: string): Promise<void> {
  await tx.$executeRaw`
    update festival_import set beat_at = now() where id = ${id}::uuid and state in ('reading', 'committing')`;
}

export async function keepHead(tx: Tx, id: string, head: Head): Promise<void> {
  await tx.$executeRaw`update festival_import set head = ${JSON.stringify(head)}::jsonb where id = ${id}::uuid`;
}

/** The file cannot be read, or not to its end: nothing of it is kept but why. */
export async function failImport(tx: Tx, id: string, problem: string, detail: string): Promise<void> {
  await tx.festivalImportRow.deleteMany({ where: { importId: id } });
  await tx.$executeRaw`
    update festival_import set state = 'failed', problem = ${problem}, problem_detail = ${detail.slice(0, 500)}, beat_at = now()
     where id = ${id}::uuid and state = 'reading'`;
}

/** What is told about the file as a whole, and what the judging of its rows needs besides their cells. */
export async function keepFound(tx: Tx, id: string, notes: FileNote[], merges: Merge[]): Promise<void> {
  await tx.$executeRaw`
    update festival_import set notes = ${JSON.stringify(notes)}::jsonb, merges = ${JSON.stringify(merges)}::jsonb
     where id = ${id}::uuid`;
}

/** The whole file is read and judged. */
export async function finishReading(tx: Tx, id: string, counts: Counts): Promise<void> {
  const { added, changed, same, asked, wrong, warned } = counts;
  const all = added + changed + same + asked + wrong;
  await tx.$executeRaw`
    update festival_import
       set state = 'checked', rows_added = ${added}, rows_changed = ${changed}, rows_same = ${same},
           rows_asked = ${asked}, rows_wrong = ${wrong}, rows_warned = ${warned}, done = ${all}, total = ${all},
           version = version + 1, beat_at = now()
     where id = ${id}::uuid and state = 'reading'`;
}

export type StagedRow = { row: SheetRow; judged: Judged };

const jsonOf = (value: unknown) =>
  JSON.stringify(value, (_, part: unknown) => (typeof part === "bigint" ? part.toString() : part));

/** Keeps judged rows for the preview, new ones or judged again, in one statement. */
export async function keepRows(
  tx: Tx,
  imported: { id: string; unitId: string },
  rows: readonly StagedRow[],
): Promise<void> {
  const data = rows.map(({ row, judged }) => ({
    at: row.at,
    cells: row.cells,
    outcome: judged.outcome,
    warned: judged.remarks.warnings.length > 0,
    title: judged.title.slice(0, 300),
    place_id: judged.placeId,
    target_id: judged.targetId,
    target_version: judged.targetVersion,
    content: judged.content,
    changed: judged.changed,
    remarks: judged.remarks,
  }));
  await tx.$executeRaw`
    insert into festival_import_row (import_id, unit_id, at, cells, outcome, warned, title, place_id, target_id,
                                     target_version, content, changed, remarks)
    select ${imported.id}::uuid, ${imported.unitId}::uuid, r.at, r.cells, r.outcome, r.warned, r.title, r.place_id,
           -- The id of a new point is drawn now: rows that belong to it are written by the same id.
           case r.outcome when 'added' then uuid_v7() else r.target_id end, r.target_version, r.content, r.changed, r.remarks
      from jsonb_to_recordset(${jsonOf(data)}::jsonb) as r (at int, cells jsonb, outcome import_outcome, warned boolean,
           title text, place_id uuid, target_id uuid, target_version int, content jsonb, changed text[], remarks jsonb)
    on conflict (import_id, at) do update
      set (outcome, warned, title, place_id, target_id, target_version, content, changed, remarks) =
          (excluded.outcome, excluded.warned, excluded.title, excluded.place_id, excluded.target_id,
           excluded.target_version, excluded.content, excluded.changed, excluded.remarks)`;
}

export function count(counts: Counts, judged: readonly Judged[]): void {
  for (const { outcome, remarks } of judged) {
    counts[outcome] += 1;
    if (remarks.warnings.length > 0 && (outcome === "added" || outcome === "changed")) counts.warned += 1;
  }
}

export const startCounts = (): Counts => ({ ...noCounts });
