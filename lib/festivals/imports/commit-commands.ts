import "server-only";
import { type Actor, may } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db";
import type { Scoped } from "@/lib/core/job";
import { NotThere, Refusal, refuseIf } from "@/lib/core/refusal";
import { workflowIssue } from "@/lib/core/words";
import { brokenByMeanwhile, type Meanwhile } from "./meanwhile-queries";
import { getImport } from "./queries";
import type { ImportRecord } from "./record";
import type { AnswerInput, CommitInput, MoveImportInput } from "./schema";
import { beat } from "./stage-commands";
import { importIssue, meanwhileSentence, notWritten } from "./words";
import { type Slice, writeAdded, writeChanged } from "./write-commands";

/** Rows that are written with one statement, and then told. */
const sliceSize = 2_000;

/** What is done to the preview is done by the person who handed the file in: they stand for what it says. */
async function lockPreview(tx: Tx, actor: Actor, input: MoveImportInput): Promise<ImportRecord> {
  if (!may(actor, "festival.enter")) refuseIf([workflowIssue("not_permitted")]);
  await tx.$queryRaw`select id from festival_import where id = ${input.id}::uuid for update`;
  const record = await getImport(tx, actor, input.id);
  if (record.uploadedById !== actor.userId) refuseIf([importIssue("not_uploader")]);
  if (record.state !== "checked") refuseIf([importIssue("not_waiting")]);
  if (record.version !== input.version) refuseIf([importIssue("preview_changed")]);
  return record;
}

/** Takes the answers about numbers that can be read in two ways; the rows are judged anew by the work that follows. */
export async function answerImport(tx: Tx, actor: Actor, input: AnswerInput): Promise<{ id: string }> {
  const record = await lockPreview(tx, actor, input);
  const answers = { ...record.answers };
  for (const [name, meant] of Object.entries({ ...input.column, ...input.cell })) {
    const key = `${name in (input.column ?? {}) ? "column" : "cell"}:${name}`;
    if (meant === "") delete answers[key];
    else answers[key] = meant;
  }
  await tx.$executeRaw`
    update festival_import
       set state = 'reading', answers = ${JSON.stringify(answers)}::jsonb, done = 0, problem_detail = '', beat_at = now()
     where id = ${record.id}::uuid`;
  return { id: record.id };
}

/** The rows are judged anew, by what is stored now. */
export async function refreshImport(tx: Tx, actor: Actor, input: MoveImportInput): Promise<{ id: string }> {
  const record = await lockPreview(tx, actor, input);
  await tx.$executeRaw`
    update festival_import set state = 'reading', done = 0, problem_detail = '', beat_at = now() where id = ${record.id}::uuid`;
  return { id: record.id };
}

/** Nothing of the file is written; its rows go. */
export async function dropImport(tx: Tx, actor: Actor, input: MoveImportInput): Promise<{ id: string }> {
  const record = await lockPreview(tx, actor, input);
  await tx.festivalImportRow.deleteMany({ where: { importId: record.id } });
  await tx.$executeRaw`
    update festival_import set state = 'dropped', swept_at = now(), version = version + 1 where id = ${record.id}::uuid`;
  return { id: record.id };
}

/** Claims the import for writing; the work itself follows, and takes its time. */
export async function beginCommit(tx: Tx, actor: Actor, input: CommitInput): Promise<{ id: string }> {
  const record = await lockPreview(tx, actor, input);
  const { added, changed, asked, wrong } = record.counts;
  if (added + changed === 0) refuseIf([importIssue("nothing_to_write")]);
  if (input.mode === "all" && asked + wrong > 0) refuseIf([importIssue("not_all_good")]);
  await tx.$executeRaw`
    update festival_import set state = 'committing', done = 0, total = ${added + changed}, beat_at = now()
     where id = ${record.id}::uuid`;
  return { id: record.id };
}

/** Others wrote between the preview and the writing; nothing was written, the rows are to be judged anew. */
export class ChangedMeanwhile extends Error {
  constructor(readonly found: Meanwhile) {
    super("changed meanwhile");
  }
}

/**
 * Writes what the preview said, in one transaction: all of it or nothing. The rules are those of the form, asked of the
 * rows when they were judged; what others may have changed since is asked again here, under lock, and the database's own
 * guards stand behind both.
 */
export async function writeImport(scoped: Scoped, actor: Actor, id: string): Promise<void> {
  try {
    await scoped((tx) => writeRows(tx, scoped, actor, id), 600_000);
  } catch (error) {
    const meanwhile = error instanceof ChangedMeanwhile ? error.found : null;
    await scoped((tx) => giveBack(tx, id, meanwhile ? meanwhileSentence(meanwhile) : notWritten));
    if (!meanwhile) throw error;
  }
}

async function writeRows(tx: Tx, scoped: Scoped, actor: Actor, id: string): Promise<void> {
  if (!may(actor, "festival.enter")) throw new Refusal([workflowIssue("not_permitted")]);
  const record = await getImport(tx, actor, id);
  if (record.state !== "committing" || record.uploadedById !== actor.userId) throw new NotThere();
  const found = await brokenByMeanwhile(tx, record);
  if (found.rows > 0) throw new ChangedMeanwhile(found);

  const { added, changed } = record.counts;
  let written = 0;
  for (const part of await slices(tx, record)) {
    if (added > 0) written += await writeAdded(tx, actor, part, record.fileName);
    if (changed > 0) written += await writeChanged(tx, actor, part);
    // Told over another connection: what this one writes is seen by nobody before the end.
    await scoped((other) => beat(other, id, written));
  }
  // Fewer rows than the preview promised: a rule of the database let some of them be, and half a file is none.
  if (written !== added + changed)
    throw new Error(`Import ${id}: ${written} of ${added + changed} rows written`);
  await tx.$executeRaw`
    delete from festival_import_row where import_id = ${id}::uuid and outcome in ('added', 'changed', 'same')`;
  await tx.$executeRaw`
    update festival_import set state = 'committed', committed_at = now(), version = version + 1, beat_at = now()
     where id = ${id}::uuid and state = 'committing'`;
}

async function slices(tx: Tx, record: ImportRecord): Promise<Slice[]> {
  const rows = await tx.$queryRaw<{ at: number }[]>`
    select at from (
      select at, row_number() over (order by at) as nth, count(*) over () as all_rows from festival_import_row
       where import_id = ${record.id}::uuid and outcome in ('added', 'changed')
    ) numbered where nth % ${sliceSize} = 0 or nth = all_rows order by at`;
  return rows.map(({ at }, nth) => ({
    id: record.id,
    seasonId: record.season.id,
    from: nth === 0 ? 0 : (rows[nth - 1]?.at ?? 0),
    to: at,
  }));
}

/** Nothing was written: the preview waits as before. */
async function giveBack(tx: Tx, id: string, why: string): Promise<void> {
  await tx.$executeRaw`
    update festival_import set state = 'checked', problem_detail = ${why}, version = version + 1, beat_at = now()
     where id = ${id}::uuid and state = 'committing'`;
}
