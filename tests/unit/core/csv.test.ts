import { expect, test } from "vitest";
import type { SheetColumn } from "@/lib/core/cells";
import { csv, csvLine } from "@/lib/core/csv";
import { readCsv } from "@/tests/support/sheets";

test("semicolons, commas, quotes and lines are quoted, and a quote is doubled", () => {
  expect(csvLine(["a,b", "c;d", 'nói "được"', "một\nhai", 12, 5n, null, ""])).toBe(
    '"a,b";"c;d";"nói ""được""";"một\nhai";12;5;;\r\n',
  );
});

test.each(["=1+1", "+84", "-2", "@cmd", "\tx", "\rx", "\nx", "＝1", "＋1", "－1", "＠x"])(
  "%j is not taken as a formula",
  (typed) => {
    expect(csvLine([typed]).replaceAll('"', "")).toBe(`'${typed.replace("\r", "\n")}\r\n`);
  },
);

test("a formula inside quotes is none either", () => {
  expect(csvLine(['=HYPERLINK("http://x","y")'])).toBe(`"'=HYPERLINK(""http://x"",""y"")"\r\n`);
});

test.each<[string, Parameters<typeof csvLine>, string]>([
  ["numbers have the comma of Vietnam, and nothing else", [[-2, -3n, 0, 54.8, 1407]], "-2;-3;0;54,8;1407"],
  ["what is no number is nothing", [[Number.NaN, Number.POSITIVE_INFINITY]], ";"],
  ["a day is a day for any setting", [["2026-08-09"], ["day"]], "2026-08-09"],
  ["an instant is that of Vietnam's clocks", [[new Date("2026-11-22T18:30:05Z")]], "2026-11-23 01:30:05"],
  ["zeros in front of a code stay", [["00123"], ["text"]], "00123"],
  ["letters are composed", [["Ngày hội".normalize("NFD")]], "Ngày hội".normalize("NFC")],
  ["signs that nobody sees are left out", [["a\u0000b\u0007c\uD800d\uFFFF"]], "abcd"],
  ["pictures stay", [["😀 👨‍👩‍👧"]], "😀 👨‍👩‍👧"],
])("%s", (_, [cells, kinds], line) => {
  expect(csvLine(cells, kinds)).toBe(`${line}\r\n`);
});

test("a file has its mark, its head, one line for each row, and what it says of itself behind #", async () => {
  const columns: SheetColumn[] = [
    { header: "Tên", kind: "text" },
    { header: "Số", kind: "count" },
  ];
  async function* pages() {
    yield [["một", 1]];
    yield [["-hai", -2]];
  }
  const parts: Buffer[] = [];
  for await (const part of csv({ columns, pages: pages(), facts: () => [["Bộ lọc", 'từ tìm: "x", y']] }))
    parts.push(part);
  const file = readCsv(Buffer.concat(parts));
  expect(file).toEqual({
    marked: true,
    head: ["Tên", "Số"],
    rows: [
      ["một", "1"],
      ["'-hai", "-2"],
    ],
    facts: new Map([["Bộ lọc", 'từ tìm: "x", y']]),
  });
});
