import { type CellStyle, type DataValidation, type WriteSheet, writeXlsx } from "hucre/xlsx";
import { linesOf } from "./cells";
import { type Cell, columnName, type SheetRow } from "./spreadsheet-cells";

/** What a column of a form lets in; text where nothing is said. */
export type FormRule =
  | { kind: "list"; list: number }
  | { kind: "whole"; max: number }
  | { kind: "day"; from: number; to: number }
  | { kind: "free" };

/** A column of a workbook that people fill in. */
export type FormColumn = {
  label: string;
  width: number;
  /** Told when a cell of it is chosen. */
  note: string;
  required?: boolean;
  rule: FormRule;
  /** How its numbers are shown: "dd/mm/yyyy", "#,##0". */
  format?: string;
  /** Long words go on in the next line of their cell. */
  wrap?: true;
};

/** A workbook to be filled in: a table with drop-downs and notes, a sheet that explains, a hidden one with the lists. */
export type WorkbookForm = {
  title: string;
  table: {
    sheet: string;
    columns: FormColumn[];
    rows: SheetRow[];
    marked: [row: number, column: number][];
    rooms: number;
  };
  guide: { sheet: string; lines: string[] };
  lists: { sheet: string; values: string[][] };
};

const head: CellStyle = {
  font: { bold: true, color: { rgb: "14573D" } },
  fill: { type: "pattern", pattern: "solid", fgColor: { rgb: "E8F1EC" } },
  alignment: { wrapText: true, vertical: "top" },
};
const wrong: CellStyle = { fill: { type: "pattern", pattern: "solid", fgColor: { rgb: "F9DEDC" } } };

/** Writes the workbook. Strings stay strings: nothing that begins with "=" becomes a formula. */
export function writeForm(form: WorkbookForm): Promise<Uint8Array> {
  const { table, guide, lists } = form;
  const sheet: WriteSheet = {
    name: table.sheet,
    columns: table.columns.map(({ width, format, wrap }) => ({
      width,
      ...(format ? { numFmt: format } : {}),
      ...(wrap ? { style: { alignment: { wrapText: true, vertical: "top" } } } : {}),
    })),
    rows: [
      table.columns.map(({ label, required }) => (required ? `${label} *` : label)),
      ...table.rows.map(({ cells }) => rowValues(cells, table.columns.length)),
    ],
    cells: new Map([
      ...table.columns.map((_, at) => [`0,${at}`, { style: head }] as const),
      ...table.marked.map(
        ([row, column]) =>
          [`${row},${column}`, { style: { ...wrong, numFmt: table.columns[column]?.format } }] as const,
      ),
    ]),
    rowDefs: new Map([
      [0, { height: 48 }],
      ...table.rows.flatMap(({ cells }, at) => heightOf(cells, at, table.columns)),
    ]),
    freezePane: { rows: 1, columns: 2 },
    dataValidations: table.columns.flatMap((column, at) => validation(column, at, form)),
    pageSetup: { orientation: "landscape", fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  };
  return writeXlsx({
    properties: { title: form.title },
    sheets: [
      sheet,
      {
        name: guide.sheet,
        columns: [{ width: 110, style: { alignment: { wrapText: true, vertical: "top" } } }],
        rows: guide.lines.map((line) => [line]),
        cells: new Map([["0,0", { style: { font: { bold: true } } }]]),
      },
      { name: lists.sheet, rows: turned(lists.values), hidden: true },
    ],
  });
}

/** Room for the words that go on in the next line; nothing where they take one line. */
function heightOf(cells: readonly Cell[], row: number, columns: readonly FormColumn[]) {
  const lines = cells.map(([at, , value]) => {
    const column = columns[at];
    return column?.wrap ? linesOf(String(value), column.width) : 1;
  });
  const most = Math.max(1, ...lines);
  return most === 1 ? [] : [[row + 1, { height: Math.min(most * 16, 400) }] as const];
}

function rowValues(cells: readonly Cell[], width: number): (string | number | null)[] {
  const values: (string | number | null)[] = Array.from({ length: width }, () => null);
  for (const [at, , value] of cells) values[at] = value;
  return values;
}

function turned(lists: string[][]): (string | null)[][] {
  const rows = Math.max(0, ...lists.map((list) => list.length));
  return Array.from({ length: rows }, (_, row) => lists.map((list) => list[row] ?? null));
}

// What Excel shows at most.
const promptMost = 250;
const titleMost = 32;
const errorMost = 220;

function validation(column: FormColumn, at: number, { table, lists }: WorkbookForm): DataValidation[] {
  const { rule, note } = column;
  const letter = columnName(at);
  const told: Partial<DataValidation> =
    note === ""
      ? {}
      : {
          showInputMessage: true,
          inputTitle: column.label.slice(0, titleMost),
          inputMessage: note.slice(0, promptMost),
        };
  const base = { range: `${letter}2:${letter}${table.rooms + 1}`, allowBlank: true, ...told };
  const refuse = (message: string): Partial<DataValidation> => ({
    showErrorMessage: true,
    errorStyle: "stop",
    errorTitle: column.label.slice(0, titleMost),
    errorMessage: message.slice(0, errorMost),
  });
  switch (rule.kind) {
    case "list": {
      const from = columnName(rule.list);
      const count = Math.max(1, lists.values[rule.list]?.length ?? 1);
      const formula1 = `'${lists.sheet}'!$${from}$1:$${from}$${count}`;
      return [{ type: "list", formula1, ...base, ...refuse("Chọn một mục trong danh sách.") }];
    }
    case "whole":
      return [
        {
          type: "whole",
          operator: "between",
          formula1: "0",
          formula2: String(rule.max),
          ...base,
          ...refuse("Nhập số nguyên từ 0 trở lên."),
        },
      ];
    case "day":
      return [
        {
          type: "date",
          operator: "between",
          formula1: String(rule.from),
          formula2: String(rule.to),
          ...base,
          ...refuse("Nhập ngày/tháng/năm trong năm của mùa."),
        },
      ];
    case "free":
      // A rule that lets everything in: it carries the note.
      return note === ""
        ? []
        : [{ type: "textLength", operator: "lessThanOrEqual", formula1: "32767", ...base }];
  }
}
