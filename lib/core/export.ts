import type { Actor } from "./actor";
import type { Cell, Fact, SheetColumn } from "./cells";
import type { Tx } from "./db";
import type { Permission } from "./permissions";

/** Lists up to this length are handed over at once; a longer one is prepared while its maker sees how far it is. */
export const atOnce = 3_000;

/** The address of a list as its page reads it. */
export type Asked = Record<string, string | string[] | undefined>;

/** Rows of a table, and how many records of the list they are: most often as many. */
export type ExportPage = { rows: readonly (readonly Cell[])[]; records: number };

/** A list, or a table of figures, ready to be written out: in one transaction, in the reader's scope, as the page shows it. */
export type ExportTable = {
  /** What it is, of which season: "Điểm tổ chức Ngày hội 2026". */
  title: string;
  /** Whose it is, where that is not the unit of who takes it out. */
  of?: string;
  /** The filter in words, one for each condition; none where the whole list is meant. */
  filter: readonly string[];
  /** What one record is called behind a number: "điểm". */
  noun: string;
  /** How many records the list counts. */
  total: number;
  columns: readonly SheetColumn[];
  pages: AsyncIterable<ExportPage>;
  /** What else the file says of itself; asked for when all rows are written. */
  facts?: () => readonly Fact[] | Promise<readonly Fact[]>;
};

/** One list of a domain that can be taken out. `open` asks the same queries as its page. */
export type ExportSource = {
  /** Stands in the address: /api/exports/points. */
  name: string;
  needs: Permission;
  /** Null where the page would be that of what is not there. */
  open: (tx: Tx, actor: Actor, asked: Asked, now: Date) => Promise<ExportTable | null>;
};

/** A column of a table with what it says of a row. */
export type RowColumn<Row> = SheetColumn & { of: (row: Row) => Cell };

/** A table of rows that come in portions, each row one record. */
export function tableOf<Row>(
  about: Omit<ExportTable, "columns" | "pages">,
  columns: readonly RowColumn<Row>[],
  portions: AsyncIterable<readonly Row[]> | Iterable<readonly Row[]>,
): ExportTable {
  async function* pages(): AsyncGenerator<ExportPage> {
    for await (const rows of portions)
      yield { rows: rows.map((row) => columns.map(({ of }) => of(row))), records: rows.length };
  }
  return { ...about, columns, pages: pages() };
}

/** The conditions that are set, in words. */
export function said(...conditions: readonly (string | false | null | undefined)[]): string[] {
  return conditions.filter((one): one is string => Boolean(one));
}
