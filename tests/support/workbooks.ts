import { randomUUID } from "node:crypto";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { constants, crc32, createDeflateRaw, deflateRawSync } from "node:zlib";
import { type CellValue, type MergeRange, type WriteSheet, writeXlsx } from "hucre/xlsx";

const folder = mkdtempSync(join(tmpdir(), "workbooks-"));

/** Writes bytes to a file of their own and gives its path. */
export function fileOf(bytes: Uint8Array | string, name = `${randomUUID()}.xlsx`): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

export type TestSheet = {
  name?: string;
  rows: CellValue[][];
  hidden?: boolean;
  merges?: MergeRange[];
  /** Formulas and errors, by "row,column" from 0. */
  cells?: WriteSheet["cells"];
};

/** A workbook as a spreadsheet program writes it. */
export async function workbookFile(
  sheets: TestSheet[],
  more: { dateSystem?: "1900" | "1904" } = {},
): Promise<string> {
  const bytes = await writeXlsx({
    ...more,
    sheets: sheets.map(({ name = "Điểm", ...sheet }) => ({ name, ...sheet })),
  });
  return fileOf(bytes);
}

/** One part of a zip: its text, or bytes that are deflated already, with the size that its header claims. */
export type Part = { name: string; data: string | Uint8Array; deflated?: { size: number; crc: number } };

/** A zip, made by hand: also one that no program would write. */
export function zipOf(parts: readonly Part[]): Buffer {
  const [locals, central]: [Buffer[], Buffer[]] = [[], []];
  let offset = 0;
  for (const { name, data, deflated } of parts) {
    const raw = Buffer.from(data);
    const packed = deflated ? raw : deflateRawSync(raw);
    const [size, crc] = deflated ? [deflated.size, deflated.crc] : [raw.length, crc32(raw)];
    const label = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x800, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(0x21 << 16, 6);
    common.writeUInt32LE(crc, 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(size, 18);
    common.writeUInt16LE(label.length, 22);
    const local = Buffer.concat([Buffer.from("PK\x03\x04"), common, label, packed]);
    const entry = Buffer.alloc(14);
    entry.writeUInt32LE(offset, 10);
    central.push(Buffer.concat([Buffer.from("PK\x01\x02\x14\x00", "latin1"), common, entry, label]));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const relations = "http://schemas.openxmlformats.org/package/2006/relationships";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const types = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** The parts of a workbook of one sheet around what is written between its tags. */
export function rawWorkbook(sheetXml: string, change: Record<string, string | Part | null> = {}): Buffer {
  const parts: Record<string, string | Part | null> = {
    "[Content_Types].xml": `${xml}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${types}.worksheet+xml"/></Types>`,
    "_rels/.rels": `${xml}<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `${xml}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Điểm" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `${xml}<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    "xl/worksheets/sheet1.xml": `${xml}<worksheet xmlns="${main}">${sheetXml}</worksheet>`,
    ...change,
  };
  return zipOf(
    Object.entries(parts).flatMap(([name, part]) =>
      part === null ? [] : [typeof part === "string" ? { name, data: part } : part],
    ),
  );
}

/** A row of inline texts. */
export function textRow(at: number, texts: readonly string[]): string {
  const cells = texts.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join("");
  return `<row r="${at}">${cells}</row>`;
}

/** What a bomb is filled with: a piece again and again, behind an opening, in a part of a workbook with this sheet. */
export type Bomb = { name?: string; opening?: string; piece: string; sheetXml?: string };

/** A workbook of which one part unpacks to so many megabytes; its header may claim another size. It is never held whole. */
export async function bombOf(
  { name = "xl/worksheets/sheet1.xml", opening = "<worksheet><sheetData>", piece, sheetXml = "" }: Bomb,
  megabytes: number,
  claimed?: number,
): Promise<Buffer> {
  const million = Buffer.from(piece.repeat(Math.ceil(1_000_000 / piece.length)));
  const deflate = createDeflateRaw({ level: 9 });
  const packed: Buffer[] = [deflateRawSync(Buffer.from(opening), { finishFlush: constants.Z_SYNC_FLUSH })];
  deflate.on("data", (chunk: Buffer) => packed.push(chunk));
  for (let nth = 0; nth < megabytes; nth++) {
    if (!deflate.write(million)) await new Promise((drained) => deflate.once("drain", drained));
  }
  await new Promise<void>((done) => deflate.end(done));
  const size = claimed ?? million.length * megabytes + opening.length;
  const others = `<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="x/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type="x/styles" Target="styles.xml"/></Relationships>`;
  return rawWorkbook(sheetXml, {
    "xl/_rels/workbook.xml.rels": others,
    [name]: { name, data: Buffer.concat(packed), deflated: { size, crc: 0 } },
  });
}
