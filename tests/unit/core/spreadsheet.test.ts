import { inflateRawSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Cell, CellKind, SheetColumn } from "@/lib/core/cells";
import { cellText, xmlText } from "@/lib/core/sheet-cells";
import { columnLetters, type Workbook, xlsx } from "@/lib/core/spreadsheet";
import { zip } from "@/lib/core/zip";
import { readWorkbook } from "@/tests/support/sheets";

async function bytesOf(parts: AsyncIterable<Buffer>): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const part of parts) all.push(part);
  return Buffer.concat(all);
}

async function* portions<T>(...all: T[][]) {
  for (const one of all) yield one;
}

const book = (columns: SheetColumn[], rows: Cell[][], more: Partial<Workbook> = {}): Workbook => ({
  title: "Điểm tổ chức Ngày hội 2026",
  about: "Tỉnh Hà Tĩnh; mùa 2026; địa giới hiện nay",
  author: "Nguyễn Văn A, Công an tỉnh Hà Tĩnh",
  at: new Date("2026-11-22T01:42:00Z"),
  columns,
  pages: portions(rows),
  facts: () => [["Người xuất", "Nguyễn Văn A"] as const, ["Số dòng", rows.length] as const],
  ...more,
});

/** One file of an archive as text, found by what stands in the archive's list. */
function fileIn(archive: Buffer, path: string): string {
  let at = archive.readUInt32LE(archive.length - 6);
  for (;;) {
    const [nameLength, size] = [archive.readUInt16LE(at + 28), archive.readUInt32LE(at + 20)];
    if (archive.toString("utf8", at + 46, at + 46 + nameLength) === path) {
      const begin = archive.readUInt32LE(at + 42) + 30 + nameLength;
      return inflateRawSync(archive.subarray(begin, begin + size)).toString("utf8");
    }
    at += 46 + nameLength;
  }
}

async function cellOf(kind: CellKind, value: Cell) {
  const { rows } = await readWorkbook(
    await bytesOf(
      xlsx(
        book(
          [
            { header: "x", kind },
            { header: "y", kind: "count" },
          ],
          [[value, 1]],
        ),
      ),
    ),
  );
  return rows[0]?.[0];
}

describe("a cell as another library reads it", () => {
  test.each<[string, CellKind, Cell, unknown]>([
    ["text", "text", "Ngày hội", "Ngày hội"],
    ["a formula is its letters", "text", "=1+1", "=1+1"],
    ["a code keeps its zeros", "text", "00123", "00123"],
    ["a number", "count", 1407, 1407],
    ["a negative number", "count", -12, -12],
    ["nothing", "count", null, null],
    ["nought is not nothing", "count", 0, 0],
    ["money", "money", 34_900_000_000n, 34_900_000_000],
    ["a share", "decimal", 54.8, 54.8],
    ["a day", "day", "2026-08-09", new Date("2026-08-09T00:00:00Z")],
    ["a day that is none", "day", "chưa rõ", "chưa rõ"],
    [
      "an instant of Vietnam's clocks",
      "instant",
      new Date("2026-11-22T18:30:00Z"),
      new Date("2026-11-23T01:30:00Z"),
    ],
    ["letters are composed", "text", "Ngày hội".normalize("NFD"), "Ngày hội".normalize("NFC")],
    ["signs that XML does not have", "text", "a\u0000b\u000Bc\uD83Dd", "abcd"],
    ["signs of XML", "text", `<b>"&'`, `<b>"&'`],
    ["spaces and lines", "text", "  một\nhai ", "  một\nhai "],
    ["pictures", "text", "😀 👨‍👩‍👧", "😀 👨‍👩‍👧"],
    ["no number", "count", Number.NaN, null],
  ])("%s", async (_, kind, value, read) => {
    expect((await cellOf(kind, value)) ?? null).toEqual(read);
  });

  test("an underscore that would be read as a sign of that number is kept", () => {
    expect(xmlText("_x0041_ _x_")).toBe("_x005F_x0041_ _x_");
  });

  test("as many letters as a cell takes, never half a sign, and it says that there are more", () => {
    expect(cellText("a".repeat(32_767))).toHaveLength(32_767);
    const cut = cellText("😀".repeat(20_000));
    expect(cut.length).toBeLessThanOrEqual(32_767);
    expect(cut).toMatch(/😀 … \(còn nữa: xem tệp CSV\)$/);
    expect(cut).not.toMatch(/\p{Surrogate}/u);
  });

  test("any text comes back as it is, apart from what cannot be shown", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary", minLength: 1, maxLength: 40 }), async (typed) => {
        expect((await cellOf("text", typed)) ?? "").toBe(cellText(typed));
      }),
      { numRuns: 150 },
    );
  });
});

describe("a workbook", () => {
  const columns: SheetColumn[] = [
    { header: "Tên", kind: "text" },
    { header: "Số", kind: "count", width: 9 },
  ];

  test("has room for what it says of itself: labels end before their values, long values go on in the next line", async () => {
    const facts = () => [
      ["Mức độ đầy đủ: Mùa 2026 và mùa 2024", "63/69"] as const,
      ["Lưu ý", "Số liệu của mỗi xã được tính trọn cho xã kế thừa chính. ".repeat(4)] as const,
    ];
    const about = fileIn(
      await bytesOf(xlsx(book(columns, [["một", 1]], { facts }))),
      "xl/worksheets/sheet2.xml",
    );
    expect(Number(about.match(/<col min="1" max="1" width="(\d+)"/)?.[1])).toBeGreaterThan(36);
    expect(about).toContain('<row r="1">');
    expect(about).toMatch(/<row r="2" ht="(48|64)">/);
  });

  test("has its head in view, widths, a filter over all rows, a title on every page, and what it says of itself", async () => {
    const bytes = await bytesOf(
      xlsx(
        book(columns, [
          ["một", 1],
          ["=hai", 2],
        ]),
      ),
    );
    const { sheets, head, rows, facts } = await readWorkbook(bytes);
    expect(sheets.map(({ name }) => name)).toEqual(["Điểm tổ chức Ngày hội 2026", "Thông tin"]);
    expect(sheets[0]).toMatchObject({ freezePane: { rows: 1 }, autoFilter: { range: "A1:B3" } });
    expect(head).toEqual(["Tên", "Số"]);
    expect(rows).toEqual([
      ["một", 1],
      ["=hai", 2],
    ]);
    expect(facts.get("Số dòng")).toBe(2);
    const sheet = fileIn(bytes, "xl/worksheets/sheet1.xml");
    expect(sheet).toContain('<col min="2" max="2" width="9" customWidth="1"/>');
    expect(sheet).toContain("Nguyễn Văn A, Công an tỉnh Hà Tĩnh&amp;RTrang &amp;P/&amp;N");
    // What looks like a formula stays text also after somebody has edited the cell.
    expect(sheet).toContain('<c r="A3" s="3" t="inlineStr">');
    expect(fileIn(bytes, "xl/styles.xml")).toContain('quotePrefix="1"');
    expect(fileIn(bytes, "xl/workbook.xml")).toContain("'Điểm tổ chức Ngày hội 2026'!$1:$1");
    expect(fileIn(bytes, "docProps/core.xml")).toContain("<dcterms:created");
  });

  test("says at the head of its printed pages what it is and of whom, at their foot from when and by whom", async () => {
    const long = book(columns, [], { about: `xếp theo ${"tên ".repeat(60)}`, title: "Số liệu R&D" });
    for (const [one, title, about] of [
      [book(columns, []), "Điểm tổ chức Ngày hội 2026", "Tỉnh Hà Tĩnh; mùa 2026; địa giới hiện nay"],
      [long, "Số liệu R&&D", "xếp theo tên"],
    ] as const) {
      const sheet = fileIn(await bytesOf(xlsx(one)), "xl/worksheets/sheet1.xml");
      const written = (name: string) =>
        (new RegExp(`<${name}>([^<]*)</${name}>`).exec(sheet)?.[1] ?? "")
          .replaceAll("&quot;", '"')
          .replaceAll("&amp;", "&");
      const [head, foot] = [written("oddHeader"), written("oddFooter")];
      // Excel takes no longer ones.
      expect(Math.max(head.length, foot.length)).toBeLessThanOrEqual(255);
      const [first, second] = head.split("\n");
      expect(first).toBe(`&L&"Times New Roman,Bold"&13 ${title}`);
      expect(second?.startsWith(`&"Times New Roman,Regular"&11 ${about}`)).toBe(true);
      expect(foot).toBe("&LSố liệu đến 08:42, 22/11/2026&CNguyễn Văn A, Công an tỉnh Hà Tĩnh&RTrang &P/&N");
    }
  });

  test("words keep away from the numbers beside them, and long ones go on below where their column says so", async () => {
    const wrapped: SheetColumn[] = [{ header: "Dài", kind: "text", wrap: true }, ...columns];
    const bytes = await bytesOf(
      xlsx(
        book(wrapped, [
          ["=a", "b", 1],
          ["a", "=b", 2],
        ]),
      ),
    );
    const looks = [...fileIn(bytes, "xl/styles.xml").matchAll(/<xf (.*?)(?:\/>|<\/xf>)/g)]
      .slice(1)
      .map(([xf]) => xf);
    const sheet = fileIn(bytes, "xl/worksheets/sheet1.xml");
    const lookOf = (place: string) =>
      looks[Number(new RegExp(`r="${place}" s="(\\d+)"`).exec(sheet)?.[1])] ?? "";
    for (const place of ["A1", "A2", "A3", "B2", "B3"]) expect(lookOf(place), place).toContain('indent="1"');
    for (const place of ["A2", "A3"]) expect(lookOf(place), place).toContain('wrapText="1"');
    for (const place of ["A2", "B3"]) expect(lookOf(place), place).toContain('quotePrefix="1"');
    expect(lookOf("B2")).not.toContain("wrapText");
    expect(lookOf("C2")).toContain('numFmtId="3"');
    const tall = book(wrapped, [["Một câu dài hơn bề rộng của cột nên phải xuống dòng", "b", 1]]);
    const heights = fileIn(await bytesOf(xlsx(tall)), "xl/worksheets/sheet1.xml").match(/<row [^>]*>/g);
    expect(heights).toEqual(['<row r="1">', '<row r="2" ht="48">']);
    const headed = book([{ header: "9 trên 10 hồ sơ xong trong (ngày)", kind: "decimal" }], [[1]]);
    const head = fileIn(await bytesOf(xlsx(headed)), "xl/worksheets/sheet1.xml");
    expect(head.match(/<row [^>]*>/g)).toEqual(['<row r="1" ht="64">', '<row r="2">']);
  });

  test("more rows than a sheet has go on in the next, with the head again", async () => {
    const rows = Array.from({ length: 7 }, (_, at) => [`dòng ${at}`, at] as Cell[]);
    const wide = book(columns, [], { pages: portions(rows.slice(0, 5), rows.slice(5)) });
    const { sheets, rows: read } = await readWorkbook(await bytesOf(xlsx(wide, 4)));
    expect(sheets.map(({ name, rows }) => [name, rows.length])).toEqual([
      ["Điểm tổ chức Ngày hội 2026", 4],
      ["Điểm tổ chức Ngày hội 2026 (2)", 4],
      ["Điểm tổ chức Ngày hội 2026 (3)", 2],
      ["Thông tin", 2],
    ]);
    expect(read).toEqual(rows);
  });

  test("a name that Excel does not take is made one", async () => {
    const odd = book(columns, [], { title: "Số liệu [2026]: tỉnh/thành phố *?\\ rất là dài dòng" });
    const { sheets } = await readWorkbook(await bytesOf(xlsx(odd)));
    expect(sheets[0]?.name).toBe("Số liệu 2026 tỉnh thành phố rất");
    expect(sheets[0]?.name.length).toBeLessThanOrEqual(31);
  });

  test("no row is a sheet with a head", async () => {
    const { sheets, rows } = await readWorkbook(await bytesOf(xlsx(book(columns, []))));
    expect(sheets).toHaveLength(2);
    expect(rows).toEqual([]);
  });

  test("what fails while rows are read fails the file", async () => {
    async function* broken() {
      yield [["một", 1]] as Cell[][];
      throw new Error("the database went away");
    }
    await expect(bytesOf(xlsx(book(columns, [], { pages: broken() })))).rejects.toThrow(
      "the database went away",
    );
  });

  test("who reads no further stops the writing", async () => {
    let closed = false;
    async function* endless() {
      try {
        for (;;) yield Array.from({ length: 500 }, () => [String(Math.random()), Math.random()] as Cell[]);
      } finally {
        closed = true;
      }
    }
    const parts = xlsx(book(columns, [], { pages: endless() }));
    let size = 0;
    for await (const part of parts) {
      size += part.length;
      if (size > 200_000) break;
    }
    await expect.poll(() => closed).toBe(true);
  });

  test.each([
    [0, "A"],
    [25, "Z"],
    [26, "AA"],
    [701, "ZZ"],
    [702, "AAA"],
  ])("column %i is %s", (at, letters) => {
    expect(columnLetters(at)).toBe(letters);
  });
});

test("an archive holds what was put into it, in pieces of any size", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(fc.string({ unit: "grapheme" }), { maxLength: 5 }), { maxLength: 4 }),
      async (files) => {
        const archive = await bytesOf(zip(files.map((pieces, at) => ({ path: `tệp/${at}.xml`, pieces }))));
        files.forEach((pieces, at) => {
          expect(fileIn(archive, `tệp/${at}.xml`)).toBe(pieces.join(""));
        });
        expect(archive.readUInt16LE(archive.length - 12)).toBe(files.length);
      },
    ),
    { numRuns: 50 },
  );
});
