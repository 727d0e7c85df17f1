import { type Meant, readDay, readHour, readWhole } from "@/lib/core/cell-readings";
import { formatDay } from "@/lib/core/dates";
import { legacyEncoding } from "@/lib/core/legacy-text";
import { type Cell, cellName, type Merge, type SheetRow } from "@/lib/core/spreadsheet-cells";
import type { ContentKey } from "@/lib/festivals/points/content";
import { codeOf } from "./choice-words";
import { type Column, columnOf } from "./columns";
import type { Head } from "./head";
import { type LineField, readLines } from "./line-cells";
import { cellSentences, listSentence } from "./words";

/** What must be said in other words where the row stands in another file: an unread value, another row of the file. */
export type RemarkCause =
  | { code: "formula" | "error" | "merged"; shown: string }
  | { code: "double_in_file" | "double_id"; row: number };

/** Something about one cell, in words for who filled it in. */
export type CellRemark = { cell: string; column: string; message: string; cause?: RemarkCause };

/** A number that can be meant in two ways. */
export type Question = {
  cell: string;
  column: string;
  key: string;
  shown: string;
  thousands: number;
  /** What the person said; null before that. */
  answer: Meant | null;
};

/** What the person answered: for a column ("column:turnout") or for one cell ("cell:D12"). */
export type Answers = Record<string, Meant>;

/** A row as its cells say it: the fields that stand in it, as a form would send them; nothing is asked of the database. */
export type ReadRow = {
  at: number;
  unit: string;
  id: string;
  /** Only fields whose cell is not blank. */
  values: Partial<Record<ContentKey, unknown>>;
  gifts: Record<string, { count?: string; value?: string }>;
  /** Where each field stands, for remarks that come later; of gifts each column by its key, the field where the first is. */
  places: Partial<Record<string, string>>;
  issues: CellRemark[];
  warnings: CellRemark[];
  questions: Question[];
};

/** Reads the cells of a row by the headings above them. */
export function readRow(head: Head, row: SheetRow, answers: Answers, merges: readonly Merge[] = []): ReadRow {
  const read: ReadRow = {
    at: row.at,
    unit: "",
    id: "",
    values: {},
    gifts: {},
    places: {},
    issues: [],
    warnings: [],
    questions: [],
  };
  const byColumn = new Map(row.cells.map((cell) => [cell[0], cell]));
  for (const { column: at, key } of head.cells) {
    if (key === null) continue;
    const column = columnOf(key);
    const place = cellName(at, row.at);
    const field = column.field ?? (key as "unit" | "id");
    read.places[field] ??= place;
    read.places[key] ??= place;
    const merged = merges.some(
      ({ top, bottom, left, right }) => row.at >= top && row.at <= bottom && at >= left && at <= right,
    );
    const cell = byColumn.get(at);
    const unread = unreadOf(cell, merged);
    if (unread) read.issues.push({ cell: place, column: column.label, ...unread });
    const problem = cell && !unread ? readCell(read, column, place, cell, head, answers) : null;
    if (problem) remark(read.issues, column, place, problem);
  }
  return read;
}

/** Why a cell's value is not even looked at. */
function unreadOf(cell: Cell | undefined, merged: boolean): Pick<CellRemark, "message" | "cause"> | null {
  const shown = cell ? textOf(cell) : "";
  if (merged) return { message: cellSentences.merged(), cause: { code: "merged", shown } };
  if (cell?.[3]) return { message: cellSentences.formula(), cause: { code: "formula", shown } };
  if (cell?.[1] === "e") return { message: cellSentences.error(shown), cause: { code: "error", shown } };
  return null;
}

/** True where a column's cell could not be understood, or is still asked about: what follows from it is not said. */
export function isUnclear(read: ReadRow, key: string): boolean {
  const { label } = columnOf(key);
  return (
    read.issues.some(({ column }) => column === label) ||
    read.questions.some((question) => question.key === key && question.answer === null)
  );
}

function remark(list: CellRemark[], column: Column, cell: string, message: string): void {
  list.push({ cell, column: column.label, message });
}

/** Takes what a cell says into the row; the answer says what is wrong with it. */
function readCell(
  read: ReadRow,
  column: Column,
  place: string,
  cell: Cell,
  head: Head,
  answers: Answers,
): string | null {
  const text = textOf(cell);
  const old = cell[1] === "s" ? legacyEncoding(text) : null;
  if (old) return cellSentences[old]();
  switch (column.kind) {
    case "unit":
      read.unit = cell[1] === "n" ? text.padStart(5, "0") : text;
      return null;
    case "id":
      read.id = text;
      return null;
    case "whole":
    case "money":
      return readNumber(read, column, place, cell, answers);
    default: {
      const value = readValue(column, cell, text, head.since1904);
      if ("problem" in value) return value.problem;
      if (value.told) remark(read.warnings, column, place, value.told);
      if (column.field) read.values[column.field] = value.value;
      return null;
    }
  }
}

type Value = { value: unknown; told?: string } | { problem: string };

/** The value of a cell as the form of the point would send it. */
function readValue(column: Column, cell: Cell, text: string, since1904: boolean): Value {
  const words = column.words ?? {};
  switch (column.kind) {
    case "day": {
      const day = readDay(cell, since1904);
      if (day.kind === "wrong") return { problem: cellSentences[day.why](text) };
      const told = day.bare ? cellSentences.bare_day(text, formatDay(day.value)) : undefined;
      return { value: day.value, told };
    }
    case "hour": {
      const hour = readHour(cell);
      return hour === null ? { problem: cellSentences.hour(text) } : { value: hour };
    }
    case "choice": {
      const code = codeOf(words, text);
      return code === null ? { problem: listSentence(text, words) } : { value: code };
    }
    case "choices": {
      const said = text
        .split(/[;\n]/)
        .map((part) => part.trim())
        .filter((part) => part !== "");
      const strange = said.find((part) => codeOf(words, part) === null);
      if (strange !== undefined) return { problem: listSentence(strange, words, true) };
      return { value: said.map((part) => codeOf(words, part)) };
    }
    case "lines": {
      const lines = readLines(column.field as LineField, text);
      return "problem" in lines ? { problem: cellSentences.line(lines.problem) } : { value: lines.rows };
    }
    case "text":
      return { value: text.replace(/\s*\n\s*/g, " ") };
    default:
      return { value: text };
  }
}

function textOf([, kind, value]: Cell): string {
  if (kind === "b") return value === 1 ? "TRUE" : "FALSE";
  return String(value).normalize("NFC").trim();
}

/** A cell that should be a number, with the comma of Vietnamese: 1407.5 as "1407,5". */
export function numberShown(cell: Cell): string {
  return typeof cell[2] === "number" ? String(cell[2]).replace(".", ",") : textOf(cell);
}

function readNumber(
  read: ReadRow,
  column: Column,
  place: string,
  cell: Cell,
  answers: Answers,
): string | null {
  const meant = answers[`cell:${place}`] ?? answers[`column:${column.key}`];
  const plain = readWhole(cell);
  // Kept when it is answered too: an answer can be taken back.
  if (plain.kind === "asked") {
    const { shown, thousands } = plain;
    const answer = meant ?? null;
    read.questions.push({ cell: place, column: column.label, key: column.key, shown, thousands, answer });
  }
  const number = readWhole(cell, meant);
  if (number.kind === "asked") return null;
  if (number.kind === "wrong") return cellSentences[number.why](numberShown(cell));
  const value = String(number.value);
  if (column.gift) {
    const { recipient, part } = column.gift;
    read.gifts[recipient] = { ...read.gifts[recipient], [part]: value };
  } else if (column.field) read.values[column.field] = value;
  return null;
}

/** True for a row that only adds up the others: said, and left out. */
export function isSumRow(head: Head, row: SheetRow): boolean {
  const keyed = new Map(head.cells.map(({ column, key }) => [column, key]));
  const [first] = row.cells;
  if (first?.[1] !== "s") return false;
  const filled = row.cells.some(([column]) => keyed.get(column) === "name" && column !== first[0]);
  return !filled && /^(tổng( cộng| số)?|cộng)\b[\s:.]*$/iu.test(String(first[2]).normalize("NFC").trim());
}
