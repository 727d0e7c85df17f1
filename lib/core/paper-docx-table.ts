import {
  AlignmentType,
  BorderStyle,
  convertMillimetersToTwip,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlign,
  WidthType,
} from "docx";
import { headRows, type PaperAppendix, type PaperColumn } from "./paper";
import { run } from "./paper-docx-parts";

const rule = { style: BorderStyle.SINGLE, size: 4, color: "000000" } as const;
const align: Record<PaperColumn["align"], (typeof AlignmentType)[keyof typeof AlignmentType]> = {
  start: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  end: AlignmentType.RIGHT,
};

/** The appendix as a table whose head stands again on each page and whose rows are not torn. */
export function appendixTable({ columns, rows }: PaperAppendix): Table {
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    layout: TableLayoutType.FIXED,
    columnWidths: columns.map(({ width }) => convertMillimetersToTwip(width)),
    borders: {
      top: rule,
      bottom: rule,
      left: rule,
      right: rule,
      insideHorizontal: rule,
      insideVertical: rule,
    },
    rows: [
      ...headRows(columns).map(
        (cells) =>
          new TableRow({
            tableHeader: true,
            cantSplit: true,
            children: cells.map(
              ({ text, columns: columnSpan, rows: rowSpan }) =>
                new TableCell({
                  columnSpan,
                  rowSpan,
                  verticalAlign: VerticalAlign.CENTER,
                  children: [new Paragraph({ style: "TableHead", children: run(text) })],
                }),
            ),
          }),
      ),
      ...rows.map(
        (cells) =>
          new TableRow({
            cantSplit: true,
            children: columns.map(
              ({ align: side, width }, at) =>
                new TableCell({
                  width: { size: convertMillimetersToTwip(width), type: WidthType.DXA },
                  children: [
                    new Paragraph({
                      style: "TableText",
                      alignment: align[side],
                      children: run(cells[at] ?? ""),
                    }),
                  ],
                }),
            ),
          }),
      ),
    ],
  });
}
