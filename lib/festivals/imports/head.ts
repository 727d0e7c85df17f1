import { columnName, type SheetRow } from "@/lib/core/spreadsheet-cells";
import { fold } from "@/lib/core/text";
import { columnNamed, columns, reasonLabel } from "./columns";

/** One heading of the file: where it stands, what it says, and the key of our column, null where it is none of ours. */
export type HeadCell = { column: number; label: string; key: string | null };

/** The headings as they were found; kept with the import so that cells can be read again and given back. */
export type Head = { sheet: string; row: number; since1904: boolean; cells: HeadCell[] };

export type HeadProblem = { problem: "columns_missing" | "columns_double"; detail: string };

const names = (list: readonly string[]) => list.map((one) => `"${one}"`).join(", ");

/** Puts headings and columns together, wherever they stand. A column that must be there and is not refuses the file. */
export function readHead(sheet: string, row: SheetRow, since1904: boolean): { head: Head } | HeadProblem {
  const cells: HeadCell[] = row.cells.map(([column, , value]) => {
    const label = String(value).slice(0, 200);
    return { column, label, key: columnNamed(label)?.key ?? null };
  });
  const known = cells.flatMap(({ key }) => key ?? []);
  const double = known.find((key, at) => known.indexOf(key) !== at);
  if (double) {
    const both = cells.filter(({ key }) => key === double);
    const said = both.map(({ column, label }) => `${columnName(column)} "${label}"`).join(" và ");
    return { problem: "columns_double", detail: said };
  }
  const missing = columns.filter(({ key, required }) => required && !known.includes(key));
  if (missing.length > 0) {
    const strange = unknownLabels(cells).slice(0, 8);
    const asked = names(missing.map(({ label }) => label));
    return {
      problem: "columns_missing",
      detail: strange.length > 0 ? `${asked}. Các cột không nhận ra: ${names(strange)}` : asked,
    };
  }
  return { head: { sheet, row: row.at, since1904, cells } };
}

/** Headings of the file that are none of ours, without the one that we wrote ourselves. */
export function unknownLabels(cells: readonly HeadCell[]): string[] {
  return cells.flatMap(({ key, label }) =>
    key === null && fold(label) !== fold(reasonLabel) ? [label] : [],
  );
}

/** Columns of ours that the file has not: they are left as they are, or empty in what is new. */
export function absentLabels(cells: readonly HeadCell[]): string[] {
  const known = new Set(cells.map(({ key }) => key));
  return columns.flatMap(({ key, label }) => (known.has(key) || key === "id" ? [] : [label]));
}
