import "server-only";
import { setImmediate } from "node:timers/promises";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db";
import type { Scoped } from "@/lib/core/job";
import { NotThere } from "@/lib/core/refusal";
import type { Merge, SheetMessage, SheetRow } from "@/lib/core/spreadsheet-cells";
import { readSpreadsheet } from "@/lib/core/spreadsheet-file";
import { UnreadableSpreadsheet } from "@/lib/core/spreadsheet-limits";
import { guideSheet, listSheet, wanted } from "./columns";
import { loadContext, loadStored } from "./context-queries";
import { absentLabels, type Head, readHead, unknownLabels } from "./head";
import { identify, type JudgeContext, judgeRow } from "./judging";
import { getImport, listRowCells } from "./queries";
import { type Answers, isSumRow, readRow } from "./reading";
import {
  beat,
  count,
  failImport,
  finishReading,
  keepFound,
  keepHead,
  keepRows,
  type StagedRow,
  startCounts,
} from "./stage-commands";
import type { FileNote, FileProblem } from "./words";

/** Rows that are judged and kept in one transaction, and those after which others get their turn in this process. */
const together = 1_000;
const turn = 100;

type Imported = { id: string; unitId: string; seasonId: string };

/** Reads a handed-in file row by row and judges it, in many small transactions; ends as a preview or as a problem. */
export async function readImport(scoped: Scoped, actor: Actor, id: string, path: string): Promise<void> {
  const imported = await scoped(async (tx) => {
    const record = await getImport(tx, actor, id);
    return { id, unitId: record.unitId, seasonId: record.season.id };
  });
  try {
    await new FileReading(scoped, actor, imported).read(path);
  } catch (error) {
    if (!(error instanceof UnreadableSpreadsheet || error instanceof TableRefused)) throw error;
    await scoped((tx) => failImport(tx, id, error.problem, error.detail));
  }
}

class FileReading {
  private context: JudgeContext | null = null;
  private head: Head | null = null;
  private sheets: { name: string; hidden: boolean }[] = [];
  private since1904 = false;
  private counts = startCounts();
  private legacyRows = 0;
  private sums: number[] = [];
  private waiting: SheetRow[] = [];

  constructor(
    private readonly scoped: Scoped,
    private readonly actor: Actor,
    private readonly imported: Imported,
  ) {}

  async read(path: string): Promise<void> {
    for await (const message of readSpreadsheet(path, wanted)) await this.take(message);
  }

  private async take(message: SheetMessage): Promise<void> {
    switch (message.kind) {
      case "workbook":
        this.sheets = message.sheets;
        this.since1904 = message.since1904;
        return;
      case "head":
        return this.takeHead(message.sheet, message.row);
      case "rows":
        this.waiting.push(...message.rows);
        return this.waiting.length >= together ? this.takeRows() : undefined;
      case "end":
        await this.takeRows();
        return this.finish(message.merges, message.hiddenRows);
      case "problem":
        return;
    }
  }

  private async takeHead(sheet: string, row: SheetRow): Promise<void> {
    const read = readHead(sheet, row, this.since1904);
    const { id, seasonId } = this.imported;
    if ("problem" in read) throw new TableRefused(read.problem, read.detail);
    this.head = read.head;
    this.context = await this.scoped(async (tx) => {
      await keepHead(tx, id, read.head);
      return loadContext(tx, this.actor, seasonId);
    });
  }

  private async takeRows(): Promise<void> {
    const { head, context } = this;
    if (!head || !context) return;
    const kept = this.waiting.splice(0).filter((row) => {
      const sum = isSumRow(head, row);
      if (sum) this.sums.push(row.at);
      return !sum;
    });
    await this.scoped(async (tx) => {
      const staged = await judgeRows(tx, head, context, kept, {});
      await keepRows(tx, this.imported, staged);
      const judged = staged.map((one) => one.judged);
      count(this.counts, judged);
      this.legacyRows += judged.filter(({ remarks }) => remarks.issues.some(isLegacy)).length;
      const { added, changed, same, asked, wrong } = this.counts;
      await beat(tx, this.imported.id, added + changed + same + asked + wrong);
    });
  }

  private async finish(merges: Merge[], hiddenRows: number): Promise<void> {
    const { head, counts } = this;
    const rows = counts.added + counts.changed + counts.same + counts.asked + counts.wrong;
    if (!head || rows === 0) throw new TableRefused("no_rows", "");
    if (this.legacyRows * 2 > rows) throw new TableRefused("legacy_text", "");
    const inTable = merges.filter(({ bottom }) => bottom > head.row);
    await this.scoped((tx) => keepFound(tx, this.imported.id, this.notes(head, hiddenRows), inTable));
    // What was joined is said at the end of the file: only now are the rows under it known to be unsure.
    if (inTable.length > 0) return recheckImport(this.scoped, this.actor, this.imported.id);
    await this.scoped((tx) => finishReading(tx, this.imported.id, counts));
  }

  private notes(head: Head, hiddenRows: number): FileNote[] {
    const notes: FileNote[] = [];
    const unknown = unknownLabels(head.cells);
    const absent = absentLabels(head.cells);
    const hidden = this.sheets.filter((one) => one.hidden && one.name !== listSheet).map(({ name }) => name);
    const others = this.sheets
      .filter((one) => !one.hidden && one.name !== head.sheet && one.name !== guideSheet)
      .map(({ name }) => name);
    if (head.row > 1) notes.push({ kind: "lines_above", row: head.row });
    if (unknown.length > 0) notes.push({ kind: "unknown_columns", labels: unknown.slice(0, 40) });
    if (absent.length > 0) notes.push({ kind: "absent_columns", labels: absent });
    if (others.length > 0) notes.push({ kind: "other_sheets", names: others.slice(0, 20), read: head.sheet });
    if (hidden.length > 0) notes.push({ kind: "hidden_sheets", names: hidden.slice(0, 20) });
    if (hiddenRows > 0) notes.push({ kind: "hidden_rows", count: hiddenRows });
    if (this.sums.length > 0) notes.push({ kind: "sum_rows", rows: this.sums.slice(0, 20) });
    if (this.since1904) notes.push({ kind: "since_1904" });
    return notes;
  }
}

/** A problem of the table rather than of the file. */
class TableRefused extends Error {
  constructor(
    readonly problem: FileProblem,
    readonly detail: string,
  ) {
    super(problem);
  }
}

const isLegacy = ({ message }: { message: string }) => /bảng mã cũ|hỏng khi chuyển mã/.test(message);

/** Judges some rows together: what they are about is looked up once for all of them. */
async function judgeRows(
  tx: Tx,
  head: Head,
  context: JudgeContext,
  rows: readonly SheetRow[],
  answers: Answers,
  merges: readonly Merge[] = [],
): Promise<StagedRow[]> {
  const read = rows.map((row) => readRow(head, row, answers, merges));
  const found = read.map((one) => identify(one, context));
  const stored = await loadStored(tx, [...new Set(found.flatMap(({ known }) => known?.id ?? []))]);
  const staged: StagedRow[] = [];
  for (const [nth, row] of rows.entries()) {
    const [one, about] = [read[nth], found[nth]];
    if (!one || !about) throw new Error("Rows and readings go together");
    const match = about.known ? (stored.get(about.known.id) ?? null) : null;
    staged.push({ row, judged: judgeRow(one, context, about, match) });
    if (nth % turn === turn - 1) await setImmediate();
  }
  return staged;
}

/** Rows of the preview are judged anew: after answers, or because others have written meanwhile. */
export async function recheckImport(scoped: Scoped, actor: Actor, id: string): Promise<void> {
  const record = await scoped((tx) => getImport(tx, actor, id));
  const { head, answers, merges } = record;
  if (record.state !== "reading" || !head) throw new NotThere();
  const context = await scoped((tx) => loadContext(tx, actor, record.season.id));
  const counts = startCounts();
  let after = 0;
  for (;;) {
    const more = await scoped(async (tx) => {
      const rows = await listRowCells(tx, id, after, together);
      const last = rows.at(-1);
      if (!last) return false;
      const staged = await judgeRows(tx, head, context, rows, answers, merges);
      await keepRows(tx, record, staged);
      count(
        counts,
        staged.map(({ judged }) => judged),
      );
      after = last.at;
      await beat(tx, id, counts.added + counts.changed + counts.same + counts.asked + counts.wrong);
      return true;
    });
    if (!more) break;
  }
  await scoped((tx) => finishReading(tx, id, counts));
}
