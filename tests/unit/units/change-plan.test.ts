import { describe, expect, test } from "vitest";
import { parseDelimited, textOfFile, toDelimited } from "@/lib/core/delimited";
import { linesOfFile, templateHead, templateRows } from "@/lib/units/changes/file";
import type { TreeUnit } from "@/lib/units/changes/line";
import { planOf } from "@/lib/units/changes/plan";

const unit = (code: string, more: Partial<TreeUnit> = {}): TreeUnit => ({
  id: `id-${code}`,
  code,
  level: code.length === 2 ? "province" : "commune",
  kind: code.length === 2 ? "province" : "commune",
  name: `Đơn vị ${code}`,
  parentId: code.length === 2 ? "id-VN" : "id-42",
  parentCode: code.length === 2 ? "VN" : "42",
  validFrom: "2025-07-01",
  validTo: null,
  ...more,
});

const tree = [
  unit("VN", { level: "nation", parentId: null, parentCode: null }),
  unit("42"),
  unit("40"),
  ...["10001", "10002", "10003", "10004"].map((code) => unit(code)),
  unit("20001", { parentId: "id-40", parentCode: "40" }),
  unit("10005", { validTo: "2026-01-01" }),
  unit("10006", { validTo: "2028-01-01" }),
  unit("10007", { validFrom: "2027-06-01", parentId: "id-41", parentCode: "41" }),
];

function dryRun(body: string, head = templateHead.join(";")) {
  const read = linesOfFile(`${head}\r\n${body}`);
  if (!("lines" in read)) throw new Error(read.problem);
  let next = 0;
  return planOf(read.lines, { units: tree, day: "2027-01-01", newId: () => `new-${++next}` });
}

const conflicts = (body: string) => dryRun(body).conflicts.map(({ at, code }) => `${at} ${code}`);

describe("the dry run names every conflict at its line", () => {
  test.each<[string, string, string[]]>([
    ["an unknown code", "99999;toàn bộ;;10001;;;", ["2 unknown_code"]],
    ["a unit of the past", "10005;toàn bộ;;10001;;;", ["2 ended"]],
    ["a unit that has an end already", "10006;toàn bộ;;10001;;;", ["2 ends_already"]],
    ["a day before the unit began", "10007;toàn bộ;;10001;;;", ["2 day_before_begin"]],
    ["a code that another unit has", "10001;;;10002;Tên khác;xã;", ["2 code_reused"]],
    ["all of it twice", "10001;;;10002;;;\n10001;;;10003;;;", ["3 whole_twice"]],
    ["whole and part together", "10001;;;10002;;;\n10001;một phần;x;10003;;;", ["3 whole_and_part"]],
    ["the same pair twice", "10001;;;10002;;;\n10001;;;10002;;;", ["3 same_pair"]],
    ["one part alone", "10001;một phần;x;10002;;;", ["2 part_alone"]],
    ["no main part", "10001;một phần;;10002;;;\n10001;một phần;;10003;;;", ["2 main_missing"]],
    ["two main parts", "10001;một phần;x;10002;;;\n10001;một phần;x;10003;;;", ["3 main_twice"]],
    ["no successor", "10001;;;;;;", ["2 successor_missing"]],
    [
      "a new unit without name and kind",
      "10001;;;30001;;;\n10002;;;30001;;;",
      ["2 name_missing", "2 kind_missing"],
    ],
    ["one code, two names", "10001;;;30001;Một;xã;\n10002;;;30001;Hai;;", ["3 new_unit_differs"]],
    ["a parent that nobody is", "10001;;;30001;Mới;xã;77", ["2 parent_unknown"]],
    ["no parent", ";;;30001;Mới;xã;", ["2 parent_missing"]],
    ["a commune as a parent", ";;;30001;Mới;xã;10001", ["2 parent_level"]],
    ["a kind of another level", "10001;;;10001;;tỉnh;", ["2 kind_level"]],
    ["levels that differ", "10001;;;40;;;", ["2 level_differs"]],
    ["a code of a wrong shape", "1000x;;;10002;;;", ["2 code_shape"]],
    ["words that cannot be read", "10001;phân nửa;;10001;;làng;", ["2 extent_unknown", "2 kind_unknown"]],
    ["nothing at all", "10001;;;10001;;;", ["2 nothing_changes"]],
    [
      "a divided province whose communes have no line",
      "42;một phần;x;40;;;\n42;một phần;;50;Mới;tỉnh;",
      ["2 below_missing"],
    ],
    [
      "several at once",
      "99999;;;10001;;;\n10001;;;10002;;;\n10001;;;10003;;;",
      ["2 unknown_code", "4 whole_twice"],
    ],
  ])("%s", (_, body, expected) => {
    expect(conflicts(body)).toEqual(expected);
  });
});

describe("what lines come to", () => {
  test("two into a new one of an old code, and one that goes on and takes in", () => {
    const { plan, conflicts: wrong } = dryRun("10001;;;10001;Hợp;xã;\n10002;;;10001;;;\n10003;;;10004;;;");
    expect(wrong).toEqual([]);
    expect(plan.ends).toEqual(["id-10001", "id-10002", "id-10003"]);
    expect(plan.begins).toMatchObject([{ code: "10001", name: "Hợp", parentId: "id-42" }]);
    expect(plan.successions.map(({ fromId, toId }) => [fromId, toId])).toEqual([
      ["id-10001", "new-1"],
      ["id-10002", "new-1"],
      ["id-10003", "id-10004"],
    ]);
  });

  test("another name under the same code is a renaming; a line without a change keeps the unit", () => {
    const { plan, kept } = dryRun("10001;;;10001;Tên Mới;phường;\n10002;;;10002;;;");
    expect(plan).toMatchObject({
      ends: [],
      begins: [],
      renames: [{ unitId: "id-10001", name: "Tên Mới", kind: "ward" }],
    });
    expect(kept).toBe(1);
  });

  test("another parent is an end and a beginning", () => {
    const { plan } = dryRun("10001;;;10001;;;40");
    expect(plan.begins).toMatchObject([{ code: "10001", name: "Đơn vị 10001", parentId: "id-40" }]);
    expect(plan.successions).toMatchObject([{ fromId: "id-10001", whole: true }]);
  });

  test("a province that goes whole takes its communes along, under their own lines or none", () => {
    const { plan, conflicts: wrong } = dryRun("42;;;40;;;\n10001;;;10001;Riêng;phường;\n10002;;;20001;;;");
    expect(wrong).toEqual([]);
    const begun = plan.begins.map(({ code, name, parentId }) => [code, name, parentId]);
    expect(begun).toEqual([
      ["10001", "Riêng", "id-40"],
      ["10003", "Đơn vị 10003", "id-40"],
      ["10004", "Đơn vị 10004", "id-40"],
    ]);
    expect(plan.ends).toHaveLength(5);
  });

  test("a new province of an old code is the parent of what names it", () => {
    const { plan, conflicts: wrong } = dryRun("42;;;42;Hợp;tỉnh;\n40;;;42;;;");
    expect(wrong).toEqual([]);
    const province = plan.begins.find(({ level }) => level === "province");
    expect(province).toMatchObject({ code: "42", parentId: "id-VN" });
    expect(
      plan.begins
        .filter(({ level }) => level === "commune")
        .every(({ parentId }) => parentId === province?.id),
    ).toBe(true);
  });
});

describe("the file", () => {
  test("is read with commas, semicolons or tabs, with a mark or without, columns in any order", () => {
    for (const sign of [",", ";", "\t"]) {
      const text = `\uFEFFMã mới${sign}Tên mới${sign}MÃ CŨ\r\n10002${sign}"Tân${sign} ""Mới"""${sign}10001\r\n`;
      expect(linesOfFile(text)).toMatchObject({
        lines: [
          {
            at: 2,
            from: "10001",
            to: "10002",
            name: sign === "\t" ? `Tân "Mới"` : `Tân${sign} "Mới"`,
            extent: "whole",
          },
        ],
      });
    }
  });

  test("keeps the numbers of lines over blank ones and over cells of several lines", () => {
    expect(parseDelimited('a;b\n\n"một\nhai";c\nd;e\n').map((row) => row.line)).toEqual([1, 3, 5]);
  });

  test("gives back the zeros that spreadsheets drop", () => {
    const read = linesOfFile("Mã cũ;Mã mới;Mã tỉnh\n4;1234;4");
    expect(read).toMatchObject({ lines: [{ from: "04", to: "01234", parent: "04" }] });
  });

  test("is refused where it has no head, no rows or too many", () => {
    expect(linesOfFile("a;b\n1;2")).toEqual({ problem: "no_head" });
    expect(linesOfFile("Mã cũ;Mã mới\n")).toEqual({ problem: "no_rows" });
    expect(linesOfFile(`Mã cũ;Mã mới\n${"1;2\n".repeat(5_001)}`)).toEqual({ problem: "too_many_lines" });
  });

  test("as bytes: UTF-8 and UTF-16, but no spreadsheet and no old encoding", () => {
    const utf8 = new TextEncoder().encode("\uFEFFMã");
    expect(textOfFile(utf8)).toEqual({ text: "Mã" });
    expect(textOfFile(new Uint8Array([0xff, 0xfe, 0x4d, 0x00]))).toEqual({ text: "M" });
    expect(textOfFile(new Uint8Array([0x50, 0x4b, 3, 4]))).toEqual({ problem: "spreadsheet" });
    expect(textOfFile(new Uint8Array([0x4d, 0xe3, 0x20]))).toEqual({ problem: "encoding" });
    expect(textOfFile(new Uint8Array())).toEqual({ problem: "empty" });
  });

  test("is written so that no cell acts as a formula, and the template is read back", () => {
    expect(toDelimited([["=1+1", 'a"b;c']])).toBe(`\uFEFF'=1+1;"a""b;c"\r\n`);
    const read = linesOfFile(toDelimited([templateHead, ...templateRows]).slice(1));
    expect("lines" in read && read.lines.some((line) => line.faults)).toBe(false);
  });
});
