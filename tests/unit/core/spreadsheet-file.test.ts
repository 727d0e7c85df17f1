import { Buffer } from "node:buffer";
import { describe, expect, test } from "vitest";
import type { SheetMessage } from "@/lib/core/spreadsheet-cells";
import { readSpreadsheet } from "@/lib/core/spreadsheet-file";
import { spreadsheetLimits, UnreadableSpreadsheet } from "@/lib/core/spreadsheet-limits";
import { MarkupGuard } from "@/lib/core/spreadsheet-parts";
import { fold } from "@/lib/core/text";
import {
  type Bomb,
  bombOf,
  fileOf,
  rawWorkbook,
  textRow,
  workbookFile,
  zipOf,
} from "@/tests/support/workbooks";

const head = ["Xã", "Tên điểm", "Ngày"];
const wanted = { headings: head.map(fold), atLeast: 3 };
const patience = 60_000;

async function read(path: string, limits = spreadsheetLimits): Promise<SheetMessage[]> {
  const messages: SheetMessage[] = [];
  for await (const message of readSpreadsheet(path, wanted, limits)) messages.push(message);
  return messages;
}

/** Why a file is refused; fails where it is not. */
async function problemOf(path: string, limits = spreadsheetLimits): Promise<string> {
  const error = await read(path, limits).then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(UnreadableSpreadsheet);
  return (error as UnreadableSpreadsheet).problem;
}

const sheet = (rows: string) => `<sheetData>${textRow(1, head)}${rows}</sheetData>`;

describe("a workbook", () => {
  test("is read row by row: texts, numbers, days, hidden rows, joined cells, gaps", {
    timeout: patience,
  }, async () => {
    const path = await workbookFile([
      { name: "Bìa", rows: [["x"]] },
      {
        name: "Điểm",
        rows: [
          ["Tiêu đề"],
          [],
          head,
          ["Thạch Hà", "=1+1", new Date("2026-08-09T00:00:00Z")],
          [],
          ["A", 1407, true],
        ],
        merges: [{ startRow: 3, startCol: 0, endRow: 5, endCol: 0 }],
      },
    ]);
    expect(await read(path)).toEqual([
      {
        kind: "workbook",
        since1904: false,
        sheets: [
          { name: "Bìa", hidden: false },
          { name: "Điểm", hidden: false },
        ],
      },
      { kind: "head", sheet: "Điểm", row: { at: 3, cells: head.map((text, at) => [at, "s", text]) } },
      {
        kind: "rows",
        rows: [
          {
            at: 4,
            cells: [
              [0, "s", "Thạch Hà"],
              [1, "s", "=1+1"],
              [2, "d", 46243],
            ],
          },
          {
            at: 6,
            cells: [
              [0, "s", "A"],
              [1, "n", 1407],
              [2, "b", 1],
            ],
          },
        ],
      },
      {
        kind: "end",
        merges: [{ top: 4, bottom: 6, left: 0, right: 0 }],
        hiddenRows: 0,
        peak: expect.any(Number),
      },
    ]);
  });

  test("of another hand: no addresses, formulas, errors, Excel's escapes, lines in a cell", {
    timeout: patience,
  }, async () => {
    const rows = `<row hidden="1"><c t="inlineStr"><is><r><t>a_x000D_&#10;b</t></r><rPh><t>x</t></rPh></is></c><c><f>1+1</f><v>2</v></c><c t="e"><v>#REF!</v></c></row>
      <row r="9"><c r="C9" t="str"><f>A1</f><v>kết quả</v></c></row>`;
    const messages = await read(fileOf(rawWorkbook(sheet(rows))));
    expect(messages.slice(2)).toEqual([
      {
        kind: "rows",
        rows: [
          {
            at: 2,
            cells: [
              [0, "s", "a\nb"],
              [1, "n", 2, 1],
              [2, "e", "#REF!"],
            ],
          },
          { at: 9, cells: [[2, "s", "kết quả", 1]] },
        ],
      },
      { kind: "end", merges: [], hiddenRows: 1, peak: expect.any(Number) },
    ]);
  });
});

test("days of a file that counts from 1904 say so", { timeout: patience }, async () => {
  const rows = [head, ["a", "b", new Date("2026-08-09T00:00:00Z")]];
  const [book, , table] = await read(await workbookFile([{ rows }], { dateSystem: "1904" }));
  expect(book).toMatchObject({ since1904: true });
  expect(table).toMatchObject({
    rows: [
      {
        cells: [
          [0, "s", "a"],
          [1, "s", "b"],
          [2, "d", 44781],
        ],
      },
    ],
  });
});

test("a declaration is seen between two pieces as well", () => {
  const guard = new MarkupGuard(100);
  guard.see("<worksheet><");
  expect(() => guard.see("!DOCTYPE x>")).toThrow(UnreadableSpreadsheet);
});

describe("what is no workbook is told by its bytes, not by its name", () => {
  test.each<[string, Uint8Array | string, string]>([
    ["an empty file", "", "empty"],
    ["CSV", "Xã;Tên điểm;Ngày\r\na;b;c\r\n", "text"],
    ["CSV with its mark", "\ufeffXã,Tên\r\n", "text"],
    ["a web page", "<html><table><tr><td>1</td></tr></table></html>", "html"],
    ["XML of 2003", '<?xml version="1.0"?><Workbook/>', "html"],
    ["PDF", "%PDF-1.7 …", "pdf"],
    ["Excel 97, or a password", Buffer.from("d0cf11e0a1b11ae1", "hex"), "old_excel"],
    ["a picture", Buffer.from("89504e470d0a1a0a0000", "hex"), "unknown_kind"],
    ["a zip of nothing", Buffer.from("PK\x05\x06".padEnd(22, "\0"), "latin1"), "broken"],
    ["a zip of something", zipOf([{ name: "a.txt", data: "a" }]), "unknown_kind"],
    [
      "a Word file",
      zipOf([
        { name: "[Content_Types].xml", data: "<Types/>" },
        { name: "word/document.xml", data: "<a/>" },
      ]),
      "other_office",
    ],
    [
      "OpenDocument",
      zipOf([
        { name: "mimetype", data: "x" },
        { name: "content.xml", data: "<a/>" },
      ]),
      "open_document",
    ],
    [
      "a binary workbook",
      zipOf([
        { name: "[Content_Types].xml", data: "<Types/>" },
        { name: "xl/workbook.bin", data: "x" },
      ]),
      "binary_excel",
    ],
    ["half a file", rawWorkbook(sheet("")).subarray(0, 700), "broken"],
    [
      "a zip with a broken part",
      rawWorkbook(sheet(""), {
        "xl/workbook.xml": {
          name: "xl/workbook.xml",
          data: Buffer.from("kein deflate"),
          deflated: { size: 500, crc: 1 },
        },
      }),
      "broken",
    ],
    ["no XML", rawWorkbook("<sheetData><row></sheetData>"), "broken"],
  ])("%s", { timeout: patience }, async (_, bytes, problem) => {
    expect(await problemOf(fileOf(bytes))).toBe(problem);
  });
});

describe("what a workbook may not hold", () => {
  const entity = '<!DOCTYPE x [<!ENTITY secret SYSTEM "file:///etc/passwd">]>';
  const laughs = `<!DOCTYPE x [<!ENTITY a "${"ha".repeat(500)}"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>`;

  test.each<[string, Buffer, string]>([
    ["macros", rawWorkbook(sheet(""), { "xl/vbaProject.bin": "x" }), "macros"],
    [
      "macros by the kind that it says",
      rawWorkbook(sheet(""), {
        "[Content_Types].xml":
          '<Types><Override PartName="/xl/workbook.xml" ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>',
      }),
      "macros",
    ],
    ["macros of Excel 4", rawWorkbook(sheet(""), { "xl/macrosheets/sheet1.xml": "<a/>" }), "macros"],
    [
      "links to other files",
      rawWorkbook(sheet(""), { "xl/externalLinks/externalLink1.xml": "<a/>" }),
      "links",
    ],
    [
      "a sheet that lies elsewhere",
      rawWorkbook(sheet(""), {
        "xl/_rels/workbook.xml.rels":
          '<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="http://example.invalid/" TargetMode="External"/></Relationships>',
      }),
      "links",
    ],
    [
      "an entity of another file",
      rawWorkbook(sheet(""), {
        "xl/worksheets/sheet1.xml": `<?xml version="1.0"?>${entity}<worksheet><sheetData>${textRow(1, ["&secret;"])}</sheetData></worksheet>`,
      }),
      "declarations",
    ],
    [
      "entities that grow",
      rawWorkbook(sheet(""), { "xl/workbook.xml": `<?xml version="1.0"?>${laughs}<workbook/>` }),
      "declarations",
    ],
    ["an entity that nobody declared", rawWorkbook(sheet(textRow(2, ["&secret;"]))), "broken"],
    [
      "a thousand sheets",
      rawWorkbook(sheet(""), {
        "xl/workbook.xml": `<workbook><sheets>${'<sheet name="a" r:id="rId1"/>'.repeat(1_000)}</sheets></workbook>`,
      }),
      "too_many_sheets",
    ],
    [
      "three thousand parts",
      zipOf(Array.from({ length: 3_000 }, (_, nth) => ({ name: `xl/a${nth}.xml`, data: "" }))),
      "too_many_parts",
    ],
    [
      "a cell in column XFD",
      rawWorkbook(sheet('<row r="2"><c r="XFD2"><v>1</v></c></row>')),
      "too_many_columns",
    ],
    [
      "more rows than are taken",
      rawWorkbook(sheet(Array.from({ length: 20_001 }, () => "<row><c><v>1</v></c></row>").join(""))),
      "too_many_rows",
    ],
    [
      "rows that go backwards",
      rawWorkbook(sheet('<row r="5"><c><v>1</v></c></row><row r="4"><c><v>1</v></c></row>')),
      "broken",
    ],
    ["a text that does not end", rawWorkbook(sheet(textRow(2, ["a".repeat(500_000)]))), "text_too_long"],
    ["a cell longer than Excel's", rawWorkbook(sheet(textRow(2, ["a".repeat(40_000)]))), "text_too_long"],
    ["no table", rawWorkbook("<sheetData><row><c><v>1</v></c></row></sheetData>"), "no_table"],
  ])("%s", { timeout: patience }, async (_, bytes, problem) => {
    expect(await problemOf(fileOf(bytes))).toBe(problem);
  });

  test("a file that is larger than it may be is not even opened", { timeout: patience }, async () => {
    const bytes = Buffer.alloc(spreadsheetLimits.file + 1);
    bytes.write("PK\x03\x04", "latin1");
    expect(await problemOf(fileOf(bytes))).toBe("file_too_large");
  });

  test("reading that takes too long is ended", { timeout: patience }, async () => {
    const limits = { ...spreadsheetLimits, milliseconds: 50 };
    expect(await problemOf(fileOf(rawWorkbook(sheet(""))), limits)).toBe("too_slow");
  });
});

describe("much in a small file is given up with little memory", () => {
  type Kind = Bomb & { what: string };
  const kinds: Kind[] = [
    { what: "empty rows", piece: "<row></row>" },
    { what: "rows above the table", piece: "<row><c/></row>" },
    { what: "rows of text", piece: '<row><c t="inlineStr"><is><t>aaaaaaaaaaaaaaaaaa</t></is></c></row>' },
    { what: "joined cells", piece: '<mergeCell ref="A1:B2"/>' },
    { what: "many attributes", opening: "<worksheet", piece: ' a="1"' },
    { what: "one long text", piece: "aaaaaaaaaaaaaaaa" },
    {
      what: "shared texts",
      name: "xl/sharedStrings.xml",
      opening: "<sst>",
      piece: "<si><t>aaaaaaaaaaaaaaaaaa</t></si>",
    },
    { what: "styles", name: "xl/styles.xml", opening: "<styleSheet><cellXfs>", piece: '<xf numFmtId="1"/>' },
  ];

  async function refuse(kind: Bomb, megabytes: number, claimed?: number) {
    const bytes = await bombOf({ sheetXml: sheet(""), ...kind }, megabytes, claimed);
    expect(bytes.length).toBeLessThan(2_000_000);
    const error = await read(fileOf(bytes)).then(
      () => null,
      (reason: unknown) => reason as UnreadableSpreadsheet,
    );
    expect(error).toBeInstanceOf(UnreadableSpreadsheet);
    expect(error?.peak, "the process could still say how much it held").not.toBeNull();
    expect(error?.peak).toBeLessThan(200_000);
    return error?.problem;
  }

  test("300 MB, said openly", { timeout: patience }, async () => {
    expect(await refuse({ piece: "<row></row>" }, 300)).toBe("unpacked_too_large");
  });

  test("300 MB behind a header that claims a thousand bytes", { timeout: patience }, async () => {
    expect(await refuse({ piece: "<row></row>" }, 300, 1_000)).toBe("broken");
  });

  test.each(kinds)(
    "120 MB of $what, below every limit of the header",
    { timeout: patience * 2 },
    async (kind) => {
      const problem = await refuse(kind, 120);
      expect(["no_table", "broken", "text_too_long", "unpacked_too_large", "too_many_rows"]).toContain(
        problem,
      );
    },
  );
});
