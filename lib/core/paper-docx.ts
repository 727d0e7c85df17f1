import "server-only";
import {
  AlignmentType,
  BorderStyle,
  convertMillimetersToTwip,
  Document,
  Header,
  HeadingLevel,
  type IParagraphOptions,
  type ISectionOptions,
  LeaderType,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  SectionType,
  Tab,
  Table,
  TableLayoutType,
  TabStopType,
  TextRun,
  WidthType,
} from "docx";
import { motto, type Paper, type PaperBlock, paperText, sheet, stateTitle, textWidth } from "./paper";
import { borderless, cell, face, indentTo, lines, run } from "./paper-docx-parts";
import { paperStyles } from "./paper-docx-styles";
import { appendixTable } from "./paper-docx-table";

/** The media type of what paperDocx gives. */
export const docxType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** A paper as a Word file: real headings, real tables, the page and the face of NĐ 30/2020; to be edited before signing. */
export async function paperDocx(paper: Paper): Promise<Uint8Array<ArrayBuffer>> {
  const file = new Document({
    title: paperText(paper.title),
    creator: paperText(paper.issuer),
    lastModifiedBy: paperText(paper.issuer),
    description: paperText(paper.subject),
    styles: paperStyles,
    features: { updateFields: false },
    sections: [body(paper), ...(paper.appendix ? [appendix(paper)] : [])],
  });
  return new Uint8Array(await Packer.toArrayBuffer(file));
}

/** The number of the page stands in the middle of the top margin. */
const pageNumber = new Header({
  children: [
    new Paragraph({
      style: "PageNumber",
      alignment: AlignmentType.CENTER,
      children: [new TextRun({ children: [PageNumber.CURRENT] })],
    }),
  ],
});
const noNumber = new Header({ children: [new Paragraph({ children: [] })] });

const margin = {
  top: convertMillimetersToTwip(sheet.top),
  bottom: convertMillimetersToTwip(sheet.bottom),
  left: convertMillimetersToTwip(sheet.left),
  right: convertMillimetersToTwip(sheet.right),
  header: convertMillimetersToTwip(10),
  footer: convertMillimetersToTwip(10),
};
const a4 = { width: convertMillimetersToTwip(sheet.width), height: convertMillimetersToTwip(sheet.height) };

function body(paper: Paper): ISectionOptions {
  return {
    properties: {
      // None on the first page.
      titlePage: true,
      page: { size: a4, margin },
    },
    headers: { default: pageNumber, first: noNumber },
    children: [
      ...(paper.mark ? [line(paper.mark, { style: "Mark" })] : []),
      head(paper),
      line(paper.kind, { style: "Title" }),
      line(paper.subject, { style: "Subtitle" }),
      ...(paper.to === "" ? [] : [line(`Kính gửi: ${paper.to}`, { style: "To" })]),
      ...paper.blocks.flatMap(block),
      foot(paper),
      ...paper.remarks.map((text) => line(text, { style: "Remark" })),
    ],
  };
}

function appendix({ appendix: table }: Paper): ISectionOptions {
  if (!table) throw new Error("no appendix");
  return {
    properties: {
      type: SectionType.NEXT_PAGE,
      // Width and height are those of the upright sheet: the orientation turns them.
      page: { size: { ...a4, orientation: PageOrientation.LANDSCAPE }, margin },
    },
    headers: { default: pageNumber },
    children: [
      line(table.title, { style: "AppendixTitle", heading: HeadingLevel.HEADING_1 }),
      line(table.subject, { style: "Subtitle" }),
      ...table.notes.map((note) => line(note, { style: "AppendixNote" })),
      appendixTable(table),
    ],
  };
}

/** Cơ quan and số on the left; Quốc hiệu, Tiêu ngữ and the day on the right: a table without lines. */
function head(paper: Paper): Table {
  const widths = [68, textWidth.upright - 68] as const;
  const ruled = (width: number, length: number): Partial<IParagraphOptions> => ({
    indent: indentTo(width, length),
    border: { top: { style: BorderStyle.SINGLE, size: 6, color: "000000", space: 1 } },
    spacing: { before: 20, after: 0, line: 120 },
  });
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    layout: TableLayoutType.FIXED,
    columnWidths: widths.map((width) => convertMillimetersToTwip(width)),
    borders: borderless,
    rows: [
      lines(
        cell(widths[0], [
          ...(paper.parent === "" ? [] : [line(paper.parent, { style: "HeadParent" })]),
          line(paper.issuer, { style: "HeadIssuer" }),
          // A third to a half of the name's length, in the middle.
          new Paragraph(ruled(widths[0], 24)),
        ]),
        cell(widths[1], [
          line(stateTitle, { style: "StateTitle" }),
          line(motto, { style: "Motto" }),
          // As long as the words above it.
          new Paragraph(ruled(widths[1], 54)),
        ]),
      ),
      lines(
        cell(widths[0], [line(paper.number, { style: "HeadNumber" })]),
        cell(widths[1], [line(paper.placeAndDay, { style: "PlaceAndDay" })]),
      ),
    ],
  });
}

/** Nơi nhận on the left, who signs on the right. */
function foot(paper: Paper): Table {
  const { authority, notes, name } = paper.signature;
  const widths = [80, textWidth.upright - 80] as const;
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    layout: TableLayoutType.FIXED,
    columnWidths: widths.map((width) => convertMillimetersToTwip(width)),
    borders: borderless,
    rows: [
      lines(
        cell(widths[0], [
          line("Nơi nhận:", { style: "RecipientsTitle" }),
          ...paper.recipients.map((text) => line(text, { style: "Recipients" })),
        ]),
        cell(widths[1], [
          ...authority.map((text, at) => line(text, { style: at === 0 ? "AuthorityFirst" : "Authority" })),
          ...notes.map((text) => line(text, { style: "SignatureNote" })),
          line(name, { style: "Signer" }),
        ]),
      ),
    ],
  });
}

function block(one: PaperBlock): Paragraph[] {
  switch (one.kind) {
    case "heading":
      return [line(one.text, { heading: one.level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2 })];
    case "centred":
      return [line(one.text, { style: "CentredHeading", heading: HeadingLevel.HEADING_1 })];
    case "basis":
      return [line(one.text, { style: "Basis" })];
    case "paragraph":
      return [line(one.text, { style: "BodyText" })];
    case "blank":
      return [blank()];
    case "gathered":
      return [
        line(one.title, { style: "GatheredTitle" }),
        ...one.items.map(
          ({ text, from }) =>
            new Paragraph({
              style: "Gathered",
              // A line broken by hand would be spread to the width of the page.
              children: [
                ...run(`- ${paperText(text).replace(/\s*\n\s*/g, " ")} `),
                new TextRun({ text: `(${paperText(from)})`, italics: true, font: face }),
              ],
            }),
        ),
        ...(one.note === "" ? [] : [line(one.note, { style: "GatheredTitle" })]),
      ];
  }
}

/** A line of dots to the edge of the text, as a tab: what is typed in its place leaves nothing behind. */
function blank(): Paragraph {
  return new Paragraph({
    style: "Blank",
    tabStops: [
      {
        type: TabStopType.RIGHT,
        position: convertMillimetersToTwip(textWidth.upright),
        leader: LeaderType.DOT,
      },
    ],
    children: [new TextRun({ children: [new Tab()] })],
  });
}

function line(text: string, options: IParagraphOptions): Paragraph {
  return new Paragraph({ ...options, children: run(text) });
}
