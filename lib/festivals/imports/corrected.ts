import { readWhole } from "@/lib/core/cell-readings";
import { type Cell, cellName, cellPlace, type SheetRow } from "@/lib/core/spreadsheet-cells";
import type { FormColumn, WorkbookForm } from "@/lib/core/spreadsheet-form";
import type { SeasonRef } from "@/lib/festivals/points/record";
import { type ColumnKind, columns, guideSheet, listSheet, reasonLabel, tableSheet } from "./columns";
import type { Head, HeadCell } from "./head";
import type { Place } from "./places";
import { type CellRemark, numberShown } from "./reading";
import { formColumn, guideLines, listsOf } from "./template";
import { cellSentences } from "./words";

/** A row that was not written, as it stood in the file, with what is to be mended. */
export type UnwrittenRow = SheetRow & { issues: CellRemark[] };

/**
 * The rows that were not written, in the person's own columns and cells, the wrong ones marked, the reasons beside them. They
 * stand elsewhere than in the file that was handed in: reasons name the cells and rows of this one.
 */
export function correctedForm(
  season: SeasonRef,
  places: readonly Place[],
  head: Head,
  rows: readonly UnwrittenRow[],
): WorkbookForm {
  const { lists, listOf } = listsOf(places);
  // A file that went this way before has the column already: its reasons are written anew, in the last column.
  const own = head.cells.filter(({ label }) => label !== reasonLabel);
  const moved = new Move(own, rows);
  const written = rows.map((row) => moved.row(row, head.since1904));
  return {
    title: `Dòng cần sửa – Ngày hội ${season.year}`,
    table: {
      sheet: tableSheet,
      columns: [
        ...own.map((cell): FormColumn => {
          const column = columns.find((one) => one.key === cell.key);
          return column ? formColumn(column, season, listOf) : strangeColumn(cell, rows);
        }),
        {
          label: reasonLabel,
          width: 60,
          note: "Vì sao dòng này chưa ghi được. Sửa các ô tô đỏ rồi tải tệp này lên; cột này không được đọc.",
          rule: { kind: "free" },
          wrap: true,
        },
      ],
      rows: written.map(({ at, cells, said }) => ({ at, cells: [...cells, [own.length, "s", said]] })),
      marked: written.flatMap(({ marked }) => marked),
      rooms: Math.max(rows.length, 1),
    },
    guide: {
      sheet: guideSheet,
      lines: guideLines(
        season,
        own.some(({ key }) => key === "id"),
      ),
    },
    lists: { sheet: listSheet, values: lists },
  };
}

/** A column that is none of ours: kept as it is. */
function strangeColumn({ column, label }: HeadCell, rows: readonly UnwrittenRow[]): FormColumn {
  const dated = rows.some(({ cells }) => cells.some(([at, kind]) => at === column && kind === "d"));
  return {
    label,
    width: 16,
    note: "",
    rule: { kind: "free" },
    format: dated ? "dd/mm/yyyy" : undefined,
  };
}

type MovedRow = { at: number; cells: Cell[]; said: string; marked: [row: number, column: number][] };

/** Where the cells and rows of the old file stand in the new one. */
class Move {
  private readonly columnAt: ReadonlyMap<number, number>;
  private readonly rowAt: ReadonlyMap<number, number>;

  constructor(
    private readonly own: readonly HeadCell[],
    rows: readonly UnwrittenRow[],
  ) {
    this.columnAt = new Map(own.map(({ column }, nth) => [column, nth]));
    this.rowAt = new Map(rows.map(({ at }, nth) => [at, nth + 2]));
  }

  row({ at, cells, issues }: UnwrittenRow, since1904: boolean): MovedRow {
    const row = this.rowAt.get(at) ?? at;
    const found = issues.map((issue) => ({ issue, column: this.columnOf(issue.cell) }));
    const kept = cells.flatMap((cell): Cell[] => {
      const column = this.columnAt.get(cell[0]);
      if (column === undefined) return [];
      const told = found.filter((one) => one.column === column).map(({ issue }) => issue);
      // What was refused unread must not come back as a plain value that is taken without a word.
      if (told.some(({ cause }) => cause && "shown" in cause)) return [];
      return [
        told.length > 0
          ? shownCell(cell, column, this.own[column], since1904)
          : ownCell(cell, column, since1904),
      ];
    });
    return {
      at: row,
      cells: kept,
      said: found.map(({ issue, column }) => this.sentence(issue, row, column)).join("\n"),
      marked: found.flatMap(({ column }) => (column === undefined ? [] : [[row - 1, column]])),
    };
  }

  private columnOf(cell: string): number | undefined {
    const place = cellPlace(cell);
    return place ? this.columnAt.get(place.column) : undefined;
  }

  private sentence({ column: label, message, cause }: CellRemark, row: number, column?: number): string {
    const cell = column === undefined ? `dòng ${row}` : cellName(column, row);
    return `${cell} ${label}: ${cause ? this.said(cause) : message}`;
  }

  private said(cause: NonNullable<CellRemark["cause"]>): string {
    switch (cause.code) {
      case "formula":
        return cellSentences.formula_emptied(cause.shown);
      case "error":
        return cellSentences.error_emptied(cause.shown);
      case "merged":
        return cellSentences.merged_emptied(cause.shown);
      case "double_id":
      case "double_in_file": {
        const here = this.rowAt.get(cause.row);
        return cellSentences[cause.code](here ? `dòng ${here}` : `dòng ${cause.row} của tệp đã tải lên`);
      }
    }
  }
}

/** A cell in its new column; a day of an old file of the Mac counted as everybody else counts it. */
function ownCell([, kind, value]: Cell, column: number, since1904: boolean): Cell {
  if (kind === "b") return [column, "s", value === 1 ? "TRUE" : "FALSE"];
  if (kind === "d" && since1904 && Number(value) >= 1) return [column, "n", Number(value) + 1_462];
  return [column, typeof value === "number" ? "n" : "s", value];
}

/** Columns whose format shows a bare number as something else. */
const otherwise: readonly ColumnKind[] = ["day", "hour"];

/** A cell that a reason speaks of shows what the reason says: as text, where the format of its column would show "1" for 1,407. */
function shownCell(cell: Cell, column: number, { key }: HeadCell = noHead, since1904: boolean): Cell {
  const [, kind, value] = cell;
  const own = columns.find((one) => one.key === key)?.kind;
  const whole = own === "whole" || own === "money";
  const hidden =
    (whole && typeof value === "number" && readWhole(cell).kind !== "number" && value >= 0) ||
    (own !== undefined && otherwise.includes(own) && kind === "n");
  return hidden ? [column, "s", numberShown(cell)] : ownCell(cell, column, since1904);
}

const noHead: HeadCell = { column: 0, label: "", key: null };
