import {
  BorderStyle,
  convertMillimetersToTwip,
  type Paragraph,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from "docx";
import { paperText } from "./paper";

export const face = "Times New Roman";

/** Word counts sizes in half points. */
export const points = (size: number) => size * 2;

const none = { style: BorderStyle.NONE, size: 0, color: "auto" } as const;

/** A table that only sets things beside each other. */
export const borderless = {
  top: none,
  bottom: none,
  left: none,
  right: none,
  insideHorizontal: none,
  insideVertical: none,
};

/** Text with its line breaks; a number and its percent sign stay in one line. */
export function run(text: string): TextRun[] {
  return paperText(text)
    .replace(/(?<=\d) %/g, "\u00a0%")
    .split("\n")
    .map((part, at) => new TextRun({ text: part, ...(at > 0 && { break: 1 }) }));
}

/** Puts something of a length (millimetres) into the middle of a width. */
export function indentTo(width: number, length: number): { left: number; right: number } {
  const side = convertMillimetersToTwip(Math.max(0, (width - length) / 2));
  return { left: side, right: side };
}

/** A cell of a table without lines. */
export function cell(width: number, children: Paragraph[]): TableCell {
  return new TableCell({
    width: { size: convertMillimetersToTwip(width), type: WidthType.DXA },
    borders: { top: none, bottom: none, left: none, right: none },
    margins: { left: 0, right: 0 },
    children,
  });
}

/** A row that stays together. */
export function lines(...children: TableCell[]): TableRow {
  return new TableRow({ cantSplit: true, children });
}
