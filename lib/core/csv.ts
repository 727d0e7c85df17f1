import {
  type Cell,
  type CellKind,
  cleanText,
  type Fact,
  instantText,
  isLikeFormula,
  kindOf,
  type SheetColumn,
} from "./cells";

/** What spreadsheets need in front of a file to read its letters right. */
export const csvStart = "\uFEFF";

/** A Vietnamese Excel has the comma inside numbers, so it parts cells by semicolons; a line "sep=" would be a row to all others. */
const mark = ";";

/**
 * One line of a CSV file as a Vietnamese spreadsheet opens it: cells parted by semicolons, -2 and 54,8 without marks for
 * thousands; quoted as in RFC 4180. Text that would be taken as a formula is led by an apostrophe. Days and times are
 * 2026-08-19 and 2026-08-19 08:42:05: every setting of Excel reads these.
 */
export function csvLine(cells: readonly Cell[], kinds: readonly CellKind[] = []): string {
  return `${cells.map((value, at) => cell(value, kinds[at])).join(mark)}\r\n`;
}

function cell(given: Cell, column: CellKind = "text"): string {
  const { kind, value } = kindOf(given, column);
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return Number.isFinite(value) ? String(value).replace(".", ",") : "";
  if (typeof value === "bigint") return String(value);
  if (value instanceof Date) return instantText(value);
  const text = cleanText(value);
  const safe = kind !== "day" && isLikeFormula(text) ? `'${text}` : text;
  return /[",;\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

type Table = {
  columns: readonly SheetColumn[];
  pages: AsyncIterable<readonly (readonly Cell[])[]>;
  facts: () => readonly Fact[] | Promise<readonly Fact[]>;
};

/**
 * A table as a CSV file, portion by portion. The first line is its head and each line is one row; what the file says of
 * itself stands at its end in lines that begin with "#", as CSVW has comments: a reader finds the columns without being
 * told to skip anything, and a file without these lines was cut off.
 */
export async function* csv({ columns, pages, facts }: Table): AsyncGenerator<Buffer> {
  const kinds = columns.map(({ kind }) => kind);
  yield Buffer.from(csvStart + csvLine(columns.map(({ header }) => header)));
  for await (const rows of pages) yield Buffer.from(rows.map((row) => csvLine(row, kinds)).join(""));
  const said = (await facts()).map(([label, value]) => csvLine([`# ${label}: ${value}`]));
  yield Buffer.from(said.join(""));
}
