import type { Meant } from "@/lib/core/cell-readings";
import type { Merge } from "@/lib/core/spreadsheet-cells";
import type { ImportOutcome, ImportState } from "@/prisma/generated/enums";
import type { Head } from "./head";
import type { Change, Remarks } from "./judging";
import type { CellRemark, Question } from "./reading";
import type { FileNote } from "./words";

/** Seconds without a sign of life after which work is taken for broken off. */
export const silence = 90;

export type Counts = Record<ImportOutcome, number> & { warned: number };

export const noCounts: Counts = { added: 0, changed: 0, same: 0, asked: 0, wrong: 0, warned: 0 };

/** An import with everything that its page shows beside the rows. */
export type ImportRecord = {
  id: string;
  unitId: string;
  season: { id: string; year: number };
  fileName: string;
  fileSize: number;
  fileHash: string;
  state: ImportState;
  problem: string;
  problemDetail: string;
  head: Head | null;
  notes: FileNote[];
  merges: Merge[];
  answers: Record<string, Meant>;
  counts: Counts;
  done: number;
  total: number | null;
  version: number;
  uploadedById: string;
  uploadedByName: string;
  uploadedAt: Date;
  committedAt: Date | null;
  swept: boolean;
  /** The work under way has given no sign of life for long. */
  silent: boolean;
  /** An earlier import of the very same file that was written. */
  earlier: { id: string; committedAt: Date } | null;
};

/** One row of the preview. */
export type ImportRowView = {
  at: number;
  title: string;
  place: string;
  outcome: ImportOutcome;
  targetId: string | null;
  issues: CellRemark[];
  warnings: CellRemark[];
  gaps: CellRemark[];
  questions: Question[];
  changes: Change[];
};

export const noRemarks: Remarks = { issues: [], warnings: [], gaps: [], questions: [], changes: [] };

/** The numbers of one column that can be read in two ways. */
export type AskedColumn = { key: string; label: string; cells: Question[] };

/** Questions by column, in the order of the file. */
export function askedColumns(questions: readonly Question[]): AskedColumn[] {
  const columns = new Map<string, AskedColumn>();
  for (const question of questions) {
    const column = columns.get(question.key) ?? { key: question.key, label: question.column, cells: [] };
    column.cells.push(question);
    columns.set(question.key, column);
  }
  return [...columns.values()];
}

/** True while pages should look again by themselves. */
export function isUnderWay({ state, silent }: Pick<ImportRecord, "state" | "silent">): boolean {
  return (state === "reading" || state === "committing") && !silent;
}

/** How many rows a filter finds. After the writing only those are left that were not written. */
export function rowCount({ state, counts }: ImportRecord, filter: keyof Counts | null): number {
  if (state === "committed") return counts.asked + counts.wrong;
  if (filter !== null) return counts[filter];
  return counts.added + counts.changed + counts.same + counts.asked + counts.wrong;
}
