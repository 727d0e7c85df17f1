import "server-only";
import { type Cell, type CellKind, type Fact, kindOf, linesOf, type SheetColumn } from "./cells";
import { formatInstant } from "./dates";
import { cellXml, headLook, stylesXml, xmlText } from "./sheet-cells";
import { type ZipEntry, zip } from "./zip";

export type Workbook = {
  /** What the rows are: the sheet's name and the file's title. */
  title: string;
  /** Of whom and with which filter: below the title at the head of its printed pages. */
  about: string;
  /** Who made it, for the file's properties and the foot of its printed pages. */
  author: string;
  at: Date;
  columns: readonly SheetColumn[];
  /** Rows in portions; asked for while the file is written. */
  pages: AsyncIterable<readonly (readonly Cell[])[]>;
  /** Asked for when all rows are written. */
  facts: () => readonly Fact[] | Promise<readonly Fact[]>;
};

/** As many rows as a sheet of Excel has, its head included. */
const rowsPerSheet = 1_048_576;

/**
 * A workbook as a stream of bytes: the rows with a head that stays in view, widths, a filter; then the sheet "Thông tin".
 * Nothing but the portion at hand is in memory. More rows than a sheet has go on in the next one.
 */
export async function* xlsx(book: Workbook, perSheet = rowsPerSheet): AsyncGenerator<Buffer> {
  yield* zip(parts(book, perSheet));
}

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006";
const packages = "http://schemas.openxmlformats.org/package/2006";
const type = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

async function* parts(book: Workbook, perSheet: number): AsyncGenerator<ZipEntry> {
  // Every part that is not named here is a sheet: how many there will be is known at the end only.
  yield part(
    "[Content_Types].xml",
    `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="${type}.worksheet+xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`,
  );
  yield part(
    "_rels/.rels",
    `<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/relationships/officeDocument" Target="xl/workbook.xml"/><Relationship Id="rId2" Type="${packages}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`,
  );
  yield part("docProps/core.xml", properties(book));
  yield part("xl/styles.xml", stylesXml, "");
  const rows = portions(book.pages);
  try {
    const lengths: number[] = [];
    do {
      const sheet: Sheet = { rows: 1 };
      yield {
        path: `xl/worksheets/sheet${lengths.length + 1}.xml`,
        pieces: tableXml(book, rows, sheet, perSheet),
      };
      lengths.push(sheet.rows);
    } while (!(await rows.isOver()));
    const names = sheetNames(book.title, lengths.length);
    yield part(`xl/worksheets/sheet${names.length}.xml`, factsXml(await book.facts()));
    yield part("xl/workbook.xml", workbookXml(names, book.columns.length, lengths));
    yield part("xl/_rels/workbook.xml.rels", relationsXml(names.length));
  } finally {
    // Whoever reads no further closes what the rows come from.
    await rows.close();
  }
}

function part(path: string, text: string, begin = xml): ZipEntry {
  return { path, pieces: [begin + text] };
}

type Sheet = { rows: number };
type Portions = {
  /** The next rows, at most so many; null after the last. */
  next(most: number): Promise<readonly (readonly Cell[])[] | null>;
  isOver(): Promise<boolean>;
  close(): Promise<void>;
};

function portions(pages: Workbook["pages"]): Portions {
  const source = pages[Symbol.asyncIterator]();
  let left: readonly (readonly Cell[])[] = [];
  let over = false;
  const fill = async () => {
    while (left.length === 0 && !over) {
      const { done, value } = await source.next();
      if (done) over = true;
      else left = value;
    }
  };
  return {
    async next(most) {
      await fill();
      if (left.length === 0) return null;
      const taken = left.slice(0, most);
      left = left.slice(most);
      return taken;
    },
    async isOver() {
      await fill();
      return left.length === 0;
    },
    async close() {
      await source.return?.();
    },
  };
}

async function* tableXml(
  book: Workbook,
  rows: Portions,
  sheet: Sheet,
  perSheet: number,
): AsyncGenerator<string> {
  const { columns } = book;
  const letters = columns.map((_, at) => columnLetters(at));
  yield `${xml}<worksheet xmlns="${main}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="A2" sqref="A2"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="16"/><cols>${columns
    .map((column, at) => `<col min="${at + 1}" max="${at + 1}" width="${widthOf(column)}" customWidth="1"/>`)
    .join("")}</cols><sheetData><row r="1"${headHeight(columns)}>${columns
    .map(({ header, kind }, at) => cellXml(`${letters[at]}1`, "text", header, headLook(kind)))
    .join("")}</row>`;
  for (;;) {
    const portion = sheet.rows < perSheet ? await rows.next(perSheet - sheet.rows) : null;
    if (portion === null) break;
    let text = "";
    for (const row of portion) {
      sheet.rows += 1;
      text += `<row r="${sheet.rows}"${heightOf(columns, row)}>`;
      for (let at = 0; at < columns.length; at++)
        text += bodyCell(`${letters[at]}${sheet.rows}`, columns[at], row[at]);
      text += "</row>";
    }
    yield text;
  }
  yield `</sheetData><autoFilter ref="A1:${letters.at(-1)}${sheet.rows}"/><pageMargins left="0.4" right="0.4" top="0.95" bottom="0.7" header="0.35" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>${marginsXml(book)}</worksheet>`;
}

const lineHeight = 16;

/** Bold letters are wider. */
const boldness = 0.95;

function headHeight(columns: readonly SheetColumn[]): string {
  return heightFor(Math.max(...columns.map((column) => linesOf(column.header, widthOf(column) * boldness))));
}

/** Programs do not all make room by themselves for words that go on in the next line. */
const heightFor = (lines: number) => (lines === 1 ? "" : ` ht="${Math.min(lines * lineHeight, 400)}"`);

function heightOf(columns: readonly SheetColumn[], row: readonly Cell[]): string {
  let lines = 1;
  for (const [at, column] of columns.entries()) {
    const value = column.wrap ? kindOf(row[at], column.kind).value : null;
    if (typeof value === "string") lines = Math.max(lines, linesOf(value, widthOf(column)));
  }
  return heightFor(lines);
}

function bodyCell(place: string, column: SheetColumn | undefined, cell: Cell | undefined): string {
  return cellXml(place, column?.kind ?? "text", cell, undefined, column?.wrap);
}

/** What stands on every printed page: what it is and of whom at its head, from when, by whom and which page at its foot. */
function marginsXml({ title, about, author, at }: Workbook): string {
  const font = (weight: "Bold" | "Regular", size: number) => `&"Times New Roman,${weight}"&${size} `;
  const head = `&L${font("Bold", 13)}${marginText(title, 80)}\n${font("Regular", 11)}${marginText(about, 100)}`;
  const foot = `&LSố liệu đến ${formatInstant(at)}&C${marginText(author, 90)}&RTrang &P/&N`;
  return `<headerFooter><oddHeader>${xmlText(head)}</oddHeader><oddFooter>${xmlText(foot)}</oddFooter></headerFooter>`;
}

/** Head and foot take at most 255 letters each with their codes, and "&" begins a code. */
function marginText(text: string, most: number): string {
  const line = text.replace(/\s+/g, " ");
  return (line.length > most ? `${line.slice(0, most - 1)}…` : line).replaceAll("&", "&&");
}

const factWidth = 100;

function factsXml(facts: readonly Fact[]): string {
  // No label runs into its value.
  const labels = Math.max(24, ...facts.map(([label]) => Math.ceil(label.length / boldness) + 2));
  const rows = facts.map(([label, value], at) => {
    const cells =
      cellXml(`A${at + 1}`, "text", label, "label") + cellXml(`B${at + 1}`, "count", value, factLook(value));
    return `<row r="${at + 1}"${heightFor(linesOf(String(value), factWidth))}>${cells}</row>`;
  });
  return `<worksheet xmlns="${main}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><cols><col min="1" max="1" width="${labels}" customWidth="1"/><col min="2" max="2" width="${factWidth}" customWidth="1"/></cols><sheetData>${rows.join("")}</sheetData><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>`;
}

const factLook = (value: Fact[1]) => (typeof value === "number" ? "factNumber" : "value");

function workbookXml(names: readonly string[], width: number, lengths: readonly number[]): string {
  const sheets = names.map(
    (name, at) => `<sheet name="${xmlText(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
  );
  const last = columnLetters(width - 1);
  // The head stands on every printed page; the filter's range has a name of its own in Excel.
  const defined = lengths.flatMap((rows, at) => {
    const name = xmlText(`'${names[at]?.replaceAll("'", "''")}'`);
    return [
      `<definedName name="_xlnm._FilterDatabase" localSheetId="${at}" hidden="1">${name}!$A$1:$${last}$${rows}</definedName>`,
      `<definedName name="_xlnm.Print_Titles" localSheetId="${at}">${name}!$1:$1</definedName>`,
    ];
  });
  return `<workbook xmlns="${main}" xmlns:r="${office}/relationships"><bookViews><workbookView activeTab="0"/></bookViews><sheets>${sheets.join("")}</sheets><definedNames>${defined.join("")}</definedNames></workbook>`;
}

function relationsXml(sheets: number): string {
  const lines = Array.from(
    { length: sheets },
    (_, at) =>
      `<Relationship Id="rId${at + 1}" Type="${office}/relationships/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
  );
  return `<Relationships xmlns="${packages}/relationships">${lines.join("")}<Relationship Id="rId${sheets + 1}" Type="${office}/relationships/styles" Target="styles.xml"/></Relationships>`;
}

function properties({ title, author, at }: Workbook): string {
  const made = at.toISOString().slice(0, 19);
  return `<cp:coreProperties xmlns:cp="${packages}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${xmlText(title)}</dc:title><dc:creator>${xmlText(author)}</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">${made}Z</dcterms:created></cp:coreProperties>`;
}

const widths: Record<CellKind, number> = {
  text: 24,
  count: 12,
  decimal: 12,
  money: 20,
  day: 13,
  instant: 18,
};

const widthOf = ({ kind, width }: SheetColumn) => width ?? widths[kind];

/** A, B, … Z, AA, AB, … */
export function columnLetters(at: number): string {
  const before = Math.floor(at / 26);
  return (before > 0 ? columnLetters(before - 1) : "") + String.fromCharCode(65 + (at % 26));
}

/** Names that Excel takes: 31 letters, without its own signs, none twice; the last is that of the facts. */
function sheetNames(title: string, tables: number): string[] {
  const plain =
    title
      .replace(/[[\]:*?/\\]/g, " ")
      .replace(/^'+|'+$/g, "")
      .replace(/\s+/g, " ")
      .trim() || "Danh sách";
  const names = Array.from({ length: tables }, (_, at) => {
    const end = at === 0 ? "" : ` (${at + 1})`;
    return (
      [...plain].reduce(
        (name, sign) => (name.length + sign.length + end.length > 31 ? name : name + sign),
        "",
      ) + end
    );
  });
  return [...names, names[0] === "Thông tin" ? "Thông tin tệp" : "Thông tin"];
}
