import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { headRows, motto, paperText, stateTitle } from "@/lib/core/paper";
import { paperDocx } from "@/lib/core/paper-docx";
import { appendixCells, appendixRows } from "@/lib/reports/papers/appendix";
import { seasonReport } from "@/lib/reports/papers/season-report";
import { reportFacts } from "@/tests/support/season-report";
import { readWord } from "@/tests/support/word-file";

const wordOf = async (more: Parameters<typeof reportFacts>[0] = {}) =>
  readWord(await paperDocx(seasonReport(reportFacts(more))));
const content = reportFacts().content;

describe("the Word file of a report", () => {
  test("has the parts of a Word file, each of them well formed, and knows every style that it uses", async () => {
    const word = await wordOf();
    expect(word.parts).toEqual(
      expect.arrayContaining([
        "[Content_Types].xml",
        "word/document.xml",
        "word/styles.xml",
        "docProps/core.xml",
      ]),
    );
    const used = new Set(word.paragraphs.map(({ style }) => style).filter((style) => style !== ""));
    expect([...used].filter((style) => !word.styles.includes(style))).toEqual([]);
    expect([...used]).toEqual(
      expect.arrayContaining(["Heading1", "Heading2", "Title", "BodyText", "TableText"]),
    );
  });

  test("a number stays with its percent sign in one line", async () => {
    const { paragraphs } = await wordOf();
    const text = paragraphs.map((one) => one.text).join("\n");
    expect(text).toContain("(98,6\u00a0%)");
    expect(text).not.toMatch(/\d %/);
  });

  test("its headings are real ones, in the order of the report", async () => {
    const { paragraphs } = await wordOf();
    const headings = paragraphs.filter(({ style }) => /^Heading/.test(style));
    expect(headings.map(({ style, text }) => `${style.at(-1)} ${text}`)).toEqual([
      "1 I. Công tác lãnh đạo, chỉ đạo, tham mưu",
      "1 II. Kết quả tổ chức",
      "2 1. Tuyên truyền",
      "2 2. Phần lễ",
      "2 3. Phần hội",
      "2 4. Khen thưởng",
      "2 5. An sinh xã hội",
      "1 III. Đánh giá",
      "2 1. Ưu điểm",
      "2 2. Tồn tại, hạn chế, nguyên nhân",
      "2 3. Bài học, cách làm hay",
      "1 IV. Đề xuất, kiến nghị",
    ]);
  });

  test("the head is a table without lines, the foot names who gets it and who signs", async () => {
    const { tables, part } = await wordOf();
    const head = tables[0]?.rows ?? [];
    expect(head[0]?.[0]).toContain("BỘ CÔNG AN\nCÔNG AN TỈNH HÀ TĨNH");
    expect(head[0]?.[1]).toContain(`${stateTitle}\n${motto}`);
    expect(head[1]).toEqual(["Số: 45/BC-CAT-PV05", "Hà Tĩnh, ngày 05 tháng 9 năm 2026"]);
    const foot = tables[1]?.rows[0] ?? [];
    expect(foot[0]).toBe("Nơi nhận:\n- Như trên;\n- UBND tỉnh (để báo cáo);\n- Lưu: VT, PV05.");
    expect(foot[1]).toBe("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nThượng tá Trần Văn Mẫu");
    const first = part("word/document.xml").split("</w:tbl>")[0] ?? "";
    expect(first).not.toMatch(
      /w:(top|left|bottom|right|insideH|insideV) w:val="single"[^>]*\/>(?=.*<\/w:tblBorders>)/,
    );
  });

  test("the appendix is a table with its head on every page; its cells are the figures", async () => {
    const facts = reportFacts();
    const table = (await wordOf()).tables.at(-1);
    expect(table?.headRows).toBe(2);
    expect(table?.rows.slice(2)).toEqual(appendixRows(facts.seasons).map(appendixCells));
  });

  test("A4 with the margins of official papers; the number of the page on top, none on the first page", async () => {
    const { part } = await wordOf();
    const xml = part("word/document.xml");
    expect(xml).toMatch(/<w:pgSz w:w="11905" w:h="16837" w:orient="portrait"\/>/);
    expect(xml).toMatch(/<w:pgSz w:w="16837" w:h="11905" w:orient="landscape"\/>/);
    // 20, 15, 20 and 30 mm in twentieths of a point.
    expect(xml).toMatch(/<w:pgMar w:top="1133" w:right="850" w:bottom="1133" w:left="1700"/);
    expect(xml).toContain("<w:titlePg/>");
    const numbered = [1, 2, 3]
      .map((at) => part(`word/header${at}.xml`))
      .filter((header) => header.includes("PAGE"));
    expect(numbered).toHaveLength(2);
    expect(numbered[0]).toContain('<w:pStyle w:val="PageNumber"/>');
    expect(part("word/styles.xml")).toContain('w:ascii="Times New Roman"');
  });

  test("what nobody wrote is a dotted line, never a made-up text", async () => {
    const { paragraphs, tables } = await wordOf({
      draft: true,
      content: { ...content, number: "", issuedOn: null, signer: "", strengths: "", lessons: " \n " },
    });
    const below = (heading: string) => paragraphs[paragraphs.findIndex(({ text }) => text === heading) + 1];
    expect(below("1. Ưu điểm")).toEqual({ style: "Blank", text: "\t", inTable: false });
    expect(below("3. Bài học, cách làm hay")?.style).toBe("Blank");
    expect(below("IV. Đề xuất, kiến nghị")?.text).toBe("Bổ sung kinh phí.");
    expect(tables[0]?.rows[1]).toEqual(["Số: ……/BC-CAT-PV05", "Hà Tĩnh, ngày …… tháng …… năm ……"]);
    expect(tables[1]?.rows[0]?.[1]).toMatch(/^GIÁM ĐỐC\n.*\n\(Chữ ký, dấu\)\n\(cấp bậc\) …+$/);
  });
});

// Every file is written and read whole: a busy machine takes longer than the five seconds of other tests.
describe("hostile text", { timeout: 60_000 }, () => {
  test.each([
    ["signs of XML", "<w:p>&amp; \"x\" 'y' ]]> <!-- & --></w:p>"],
    ["a formula", "=cmd|' /C calc'!A0"],
    ["a field of Word", '{ INCLUDETEXT "http://127.0.0.1/x" }'],
    ["combined marks", "Hội nghị Thạch Hà".normalize("NFD")],
  ])("%s survive as text", async (_, text) => {
    const { paragraphs } = await wordOf({ content: { ...content, lessons: text } });
    expect(paragraphs.map((paragraph) => paragraph.text)).toContain(text.normalize("NFC"));
  });

  test("control signs and broken halves are taken out, everything else stays", async () => {
    const text = "Đầu\u0000\u0007\u001b[31m giữa\ud800 cuối\ufffe\u0085dòng\u2028hết 👮";
    const { paragraphs } = await wordOf({
      gathered: { lessons: { items: [{ text, from: "Xã\u0001 A" }], total: 1 } },
    });
    expect(paragraphs.find(({ style }) => style === "Gathered")?.text).toBe(
      "- Đầu[31m giữa cuối dòng hết 👮 (Xã A)",
    );
  });

  test("a text as long as the field takes, in one word and in two thousand lines", async () => {
    const word = "x".repeat(20_000);
    const lines = Array.from({ length: 2_000 }, (_, at) => `Dòng ${at}`).join("\n");
    const { paragraphs } = await wordOf({ content: { ...content, lessons: word, proposals: lines } });
    expect(paragraphs.map(({ text }) => text)).toContain(word);
    expect(paragraphs.filter(({ text }) => /^Dòng \d+$/.test(text))).toHaveLength(2_000);
  });

  test("whatever is typed, the file is whole and says it", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary", maxLength: 80 }), async (typed) => {
        const shown = `a${paperText(typed).replaceAll("\n", " ")}b`;
        const { paragraphs } = await wordOf({
          missing: [{ title: shown, reason: "b", expectedOn: null }],
        });
        expect(paragraphs.some(({ text }) => text.includes(`${shown}: b.`))).toBe(true);
      }),
      { numRuns: 40 },
    );
  });
});

test("the head of a table: columns of a group stand below its name", () => {
  const column = (header: string, group?: string) => ({ header, group, align: "start" as const, width: 1 });
  expect(headRows([column("A"), column("B")])).toEqual([
    [
      { text: "A", columns: 1, rows: 1 },
      { text: "B", columns: 1, rows: 1 },
    ],
  ]);
  expect(headRows([column("A"), column("±", "So sánh"), column("%", "So sánh"), column("Z")])).toEqual([
    [
      { text: "A", columns: 1, rows: 2 },
      { text: "So sánh", columns: 2, rows: 1 },
      { text: "Z", columns: 1, rows: 2 },
    ],
    [
      { text: "±", columns: 1, rows: 1 },
      { text: "%", columns: 1, rows: 1 },
    ],
  ]);
});
