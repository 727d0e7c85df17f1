/**
 * One cell as it stands in the file: column (0 = A), kind, value, and 1 where a formula computed it.
 * s text · n number · d number that is shown as a day or an hour · b yes or no · e an error of the spreadsheet
 */
export type Cell = [column: number, kind: "s" | "n" | "d" | "b" | "e", value: string | number, formula?: 1];

/** A row that has something in it, by its number in the sheet. */
export type SheetRow = { at: number; cells: Cell[] };

/** Cells that were joined into one: all corners by row number and column. */
export type Merge = { top: number; bottom: number; left: number; right: number };

/** What the reader says, in this order: workbook, head, rows …, end; or a problem at any time. */
export type SheetMessage =
  | { kind: "workbook"; sheets: { name: string; hidden: boolean }[]; since1904: boolean }
  | { kind: "head"; sheet: string; row: SheetRow }
  | { kind: "rows"; rows: SheetRow[] }
  | { kind: "end"; merges: Merge[]; hiddenRows: number; peak: number }
  | { kind: "problem"; problem: string; detail: string; peak: number };

/** "D12" for the fourth column of row 12. */
export function cellName(column: number, row: number): string {
  return `${columnName(column)}${row}`;
}

/** "A", "Z", "AA" … */
export function columnName(column: number): string {
  let name = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  }
  return name;
}

/** The column (0 = A) and the row of "D12"; null where it is no address. */
export function cellPlace(name: string): { column: number; row: number } | null {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(name);
  if (!match) return null;
  let column = 0;
  for (const letter of match[1] ?? "") column = column * 26 + letter.charCodeAt(0) - 64;
  return { column: column - 1, row: Number(match[2]) };
}
