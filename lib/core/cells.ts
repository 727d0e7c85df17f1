import type { Day } from "./dates";

/** What a column holds: its cells are words, or numbers, money and times that a spreadsheet calculates with. */
export type CellKind = "text" | "count" | "decimal" | "money" | "day" | "instant";

type Value = string | number | bigint | Day | Date | null | undefined;

/**
 * What a cell may hold; of another kind than its column, where a column has several (figures: shares, counts, money). A code is
 * a text, whatever it is made of: its zeros in front are part of it.
 */
export type Cell = Value | { kind: CellKind; value: Value };

/** A cell apart: what it holds, and as what. */
export function kindOf(cell: Cell, column: CellKind): { kind: CellKind; value: Value } {
  return cell !== null && typeof cell === "object" && !(cell instanceof Date)
    ? cell
    : { kind: column, value: cell };
}

/** A column of a table that is taken out as a file. */
export type SheetColumn = {
  header: string;
  kind: CellKind;
  /** In characters; without it, after the kind. */
  width?: number;
  /** Long words go on in the next line of their cell. */
  wrap?: true;
};

/** About how many lines words take in a column of a width in characters. */
export function linesOf(text: string, width: number): number {
  return text.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / (width - 2))), 0);
}

/** What a file says of itself: "Người xuất", "Nguyễn Văn A, Công an tỉnh Hà Tĩnh". */
export type Fact = readonly [label: string, value: string | number];

/** A spreadsheet takes what begins with one of these as a formula and would carry it out; the wide ones in East Asian settings. */
const formula = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;

/** True for text that a spreadsheet would take as a formula. */
export function isLikeFormula(text: string): boolean {
  return formula.test(text);
}

/** What no file of ours holds: control signs, halves of a sign, and what Unicode has for nobody. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out.
const unprintable = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFFFE\uFFFF]|\p{Surrogate}/gu;

/** Text as files hold it: composed, lines parted by one sign, nothing that cannot be shown. */
export function cleanText(value: string): string {
  return value.normalize("NFC").replace(/\r\n?/g, "\n").replace(unprintable, "");
}

const dayInMs = 86_400_000;
/** Days from the beginning of the spreadsheets' calendar to 1970. */
const epoch = 25_569;
/** All that is kept happened since 1975; from then on Vietnam is seven hours ahead. */
const vietnam = 7 * 3_600_000;

/** A day as spreadsheets count days. */
export function serialOfDay(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`) / dayInMs + epoch;
}

/** An instant on Vietnam's clocks as spreadsheets count time. */
export function serialOfInstant(instant: Date): number {
  return (instant.getTime() + vietnam) / dayInMs + epoch;
}

/** An instant on Vietnam's clocks for machines: "2026-11-22 08:42:05". */
export function instantText(instant: Date): string {
  return new Date(instant.getTime() + vietnam).toISOString().slice(0, 19).replace("T", " ");
}
