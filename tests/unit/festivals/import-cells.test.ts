import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Cell } from "@/lib/core/spreadsheet-cells";
import { codeOf } from "@/lib/festivals/imports/choice-words";
import { columns } from "@/lib/festivals/imports/columns";
import { changedFields, readFields } from "@/lib/festivals/imports/fields";
import { readHead } from "@/lib/festivals/imports/head";
import { readLines } from "@/lib/festivals/imports/line-cells";
import { PlaceFinder } from "@/lib/festivals/imports/places";
import { isSumRow, readRow } from "@/lib/festivals/imports/reading";
import { cellOf, templateForm } from "@/lib/festivals/imports/template";
import type { Content } from "@/lib/festivals/points/content";
import {
  ceremonyWords,
  festivityWords,
  giftRecipientWords,
  hostLevelWords,
  leaderTierWords,
} from "@/lib/festivals/words";

const season = {
  id: "s",
  year: 2026,
  theme: "",
  startsOn: "2026-07-01",
  endsOn: "2026-08-19",
  state: "open" as const,
  demo: false,
};
const place = {
  id: "p",
  code: "18073",
  kind: "commune" as const,
  name: "Thạch Hà",
  district: null,
  from: "2025-07-01",
  to: null,
};

const headRow = (labels: readonly string[]) => ({
  at: 1,
  cells: labels.map((label, at): Cell => [at, "s", label]),
});
const headOf = (labels: readonly string[]) => {
  const read = readHead("Điểm", headRow(labels), false);
  if ("problem" in read) throw new Error(read.problem);
  return read.head;
};

describe("words of closed lists", () => {
  test.each([
    ["Thôn, tổ dân phố, khu dân cư", "residential"],
    ["thon", "residential"],
    ["Tổ Dân Phố", "residential"],
    ["KHU DÂN CƯ", "residential"],
    ["Cấp xã", "commune"],
    ["cap xa (xa, phuong, dac khu)", "commune"],
    ["liên khu dân cư", "inter_residential"],
    ["Cơ quan".normalize("NFD"), "agency"],
    ["residential", "residential"],
  ])("%s is %s", (text, code) => {
    expect(codeOf(hostLevelWords, text)).toBe(code);
  });

  test.each(["xóm", "", "cấp", "Cấp tỉnh"])("%s is none of them", (text) => {
    expect(codeOf(hostLevelWords, text)).toBeNull();
  });

  test("old and new placement of the tone mark are the same", () => {
    expect(codeOf(festivityWords, "Văn hoá, văn nghệ")).toBe("arts");
    expect(codeOf(festivityWords, "Văn hóa, văn nghệ")).toBe("arts");
  });
});

describe("headings", () => {
  const required = ["Xã, phường, đặc khu", "Tên điểm", "Cấp tổ chức", "Ngày tổ chức"];

  test("stand where they like and are known by other words, with stars and without marks", () => {
    const read = headOf(["Ngày *", "cap to chuc", "Ghi chú", "TÊN ĐIỂM (bắt buộc)", "Xã"]);
    expect(read.cells.map(({ key }) => key)).toEqual(["heldOn", "hostLevel", null, "name", "unit"]);
  });

  test("that are missing or double are named", () => {
    expect(readHead("", headRow(["Xã", "Tên điểm", "Cấp tổ chức", "Ngay hop"]), false)).toEqual({
      problem: "columns_missing",
      detail: '"Ngày tổ chức". Các cột không nhận ra: "Ngay hop"',
    });
    expect(readHead("", headRow([...required, "Xã"]), false)).toMatchObject({ problem: "columns_double" });
  });
});

describe("lines of a cell", () => {
  test("are the rows of a group", () => {
    expect(
      readLines("awards", "UBND tỉnh; Bằng khen; cá nhân; 2\n\nUBND xã;giấy khen;tập thể;1.407"),
    ).toEqual({
      rows: [
        { authority: "province_committee", form: "merit_certificate", recipient: "individual", count: "2" },
        { authority: "commune_committee", form: "commendation", recipient: "collective", count: "1407" },
      ],
    });
    expect(readLines("guests", "Lãnh đạo tỉnh; Nguyễn Văn An")).toEqual({
      rows: [{ tier: "province", fullName: "Nguyễn Văn An", jobTitle: "", organisation: "" }],
    });
  });

  test.each([
    ["awards", "UBND tỉnh; Bằng khen; cá nhân", /dòng 1 thiếu số lượng/],
    ["awards", "UBND tỉnh; Bằng khen; cá nhân; 1,407", /phải là số nguyên/],
    ["awards", "Hội đồng; Bằng khen; cá nhân; 1", /"Hội đồng" không có trong danh sách/],
    ["pledges", "4; a; b", /dòng 1 có 3 phần/],
  ] as const)("%s: %s is told", (field, text, message) => {
    expect(readLines(field, text)).toMatchObject({ problem: expect.stringMatching(message) });
  });
});

describe("communes", () => {
  const old = { ...place, id: "old", code: "18074", name: "Thạch Hà", from: "2020-01-01", to: "2025-07-01" };
  const finder = new PlaceFinder([place, old, { ...place, id: "twin", code: "18075", name: "Mỹ Lộc" }]);

  test.each([
    ["18073 – xã Thạch Hà", "2026-08-09", "p"],
    ["thach ha", "2026-08-09", "p"],
    ["Xã Thạch Hà".normalize("NFD"), "2024-08-09", "old"],
    ["mĩ lộc", "2026-08-09", "twin"],
  ])("%s on %s", (typed, day, id) => {
    expect(finder.find(typed, day)).toMatchObject({ place: { id } });
  });

  test("that were not there on the day are not found", () => {
    expect(finder.find("18073", "2024-08-09")).toEqual({ none: true });
    expect(finder.find("180731", "2026-08-09")).toEqual({ none: true });
  });
});

describe("cells that are not believed", () => {
  const head = headOf(["Xã", "Tên điểm", "Cấp tổ chức", "Ngày", "Lượt người", "Tình hình tổ chức"]);
  const row = (...cells: Cell[]) => ({ at: 7, cells });
  const told = (read: ReturnType<typeof readRow>) =>
    read.issues.map(({ cell, message }) => `${cell} ${message}`);

  test.each<[string, Cell, RegExp]>([
    ["a formula", [4, "n", 1407, 1], /^E7 Ô có công thức/],
    ["an error of the spreadsheet", [4, "e", "#REF!"], /^E7 Ô đang báo lỗi #REF!/],
    ["TCVN3", [1, "s", "Ngµy héi toµn d©n"], /^B7 Chữ gõ theo bảng mã cũ TCVN3/],
    ["VNI", [1, "s", "Ngaøy hoäi"], /^B7 Chữ gõ theo bảng mã cũ VNI/],
    ["what is in no list", [5, "s", "Xong"], /^F7 "Xong" không có trong danh sách: Dự kiến; Đã tổ chức/],
    ["yes or no", [5, "b", 1], /^F7 "TRUE" không có/],
  ])("%s", (_, cell, message) => {
    expect(told(readRow(head, row(cell), {}))).toEqual([expect.stringMatching(message)]);
  });

  test("a joined cell, also where it looks empty", () => {
    const merges = [{ top: 6, bottom: 8, left: 4, right: 4 }];
    expect(told(readRow(head, row([1, "s", "a"]), {}, merges))).toEqual([expect.stringMatching(/^E7 Ô gộp/)]);
  });

  test("NFD and old tone marks are the same text", () => {
    const read = readRow(
      head,
      row([1, "s", "Hoà bình".normalize("NFD")], [5, "s", "ĐÃ TỔ CHỨC".normalize("NFD")]),
      {},
    );
    expect(read.values).toEqual({ name: "Hoà bình", status: "held" });
  });

  test("the answer for a cell goes before the one for its column", () => {
    const cell: Cell = [4, "s", "1,407"];
    expect(readRow(head, row(cell), { "column:turnout": "thousands" }).values).toEqual({ turnout: "1407" });
    const one = readRow(head, row(cell), { "column:turnout": "thousands", "cell:E7": "decimal" });
    expect(told(one)).toEqual([expect.stringMatching(/^E7 "1,407" không phải số nguyên/)]);
    expect(readRow(head, row(cell), {}).questions).toMatchObject([
      { cell: "E7", thousands: 1407, answer: null },
    ]);
  });
});

test("a row of sums is left out, a point that is called so is not", () => {
  const head = headOf(["Tên điểm", "Xã", "Cấp tổ chức", "Ngày", "Lượt người"]);
  expect(
    isSumRow(head, {
      at: 9,
      cells: [
        [0, "s", "Tổng cộng:"],
        [4, "n", 500],
      ],
    }),
  ).toBe(true);
  expect(
    isSumRow(head, {
      at: 9,
      cells: [
        [0, "s", "Tổng số khu phố"],
        [4, "n", 500],
      ],
    }),
  ).toBe(false);
  expect(
    isSumRow(head, {
      at: 9,
      cells: [
        [0, "s", "Cộng"],
        [1, "s", "Thạch Hà"],
        [4, "n", 5],
      ],
    }),
  ).toBe(true);
});

const pick = <T extends string>(words: Record<T, string>) => fc.constantFrom(...(Object.keys(words) as T[]));
const words = [
  "Ngày",
  "hội",
  "thôn",
  "Đông",
  "Hoà",
  "=1+1",
  "+2",
  "(khu A)",
  "1.407",
  "“mẫu”",
  "5 -",
  "ủy",
  "@a",
  "'b",
];
const line = fc
  .array(fc.constantFrom(...words), { minLength: 1, maxLength: 5 })
  .map((list) => list.join(" "));
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });

const contents: fc.Arbitrary<Content> = fc.record({
  name: line,
  hostLevel: pick(hostLevelWords),
  place: line,
  heldOn: fc.integer({ min: 1, max: 28 }).map((day) => `2026-08-${String(day).padStart(2, "0")}`),
  startsAt: maybe(fc.constant("07:30")),
  endsAt: maybe(fc.constant("10:30")),
  areaClass: fc.constantFrom("normal" as const, "key" as const),
  areaTraits: fc.constantFrom([], ["border" as const], ["border" as const, "island" as const]),
  pilotOf: fc.constantFrom("none" as const, "province" as const),
  expectedLeaders: line,
  ceremony: fc.subarray(Object.keys(ceremonyWords) as (keyof typeof ceremonyWords)[]),
  festivity: fc.subarray(Object.keys(festivityWords) as (keyof typeof festivityWords)[]),
  status: fc.constantFrom("planned" as const, "held" as const),
  statusReason: line,
  turnout: maybe(fc.integer({ min: 1, max: 5_000_000 })),
  delegates: maybe(fc.integer({ min: 0, max: 100_000 })),
  topTier: maybe(pick(leaderTierWords)),
  guests: fc.array(
    fc.record({ tier: pick(leaderTierWords), fullName: line, jobTitle: line, organisation: line }),
    { maxLength: 3 },
  ),
  gifts: fc.array(
    fc.record({
      recipient: pick(giftRecipientWords),
      count: fc.integer({ min: 1, max: 100_000 }),
      value: fc.bigInt({ min: 0n, max: 1_000_000_000n }),
    }),
    { maxLength: 4 },
  ),
  pledges: fc.array(fc.record({ count: fc.integer({ min: 1, max: 90_000 }), parties: line }), {
    maxLength: 2,
  }),
  models: fc.array(
    fc.record({
      name: line,
      kind: fc.constantFrom("launched" as const, "replicated" as const),
      places: fc.integer({ min: 1, max: 900 }),
    }),
    { maxLength: 2 },
  ),
  awards: fc.constantFrom(
    [],
    [{ authority: "other" as const, form: "medal" as const, recipient: "individual" as const, count: 3 }],
  ),
  spentState: maybe(fc.bigInt({ min: 0n, max: 9_000_000_000n })),
  spentSocial: maybe(fc.bigInt({ min: 0n, max: 9_000_000_000n })),
  outreach: maybe(fc.integer({ min: 0, max: 900 })),
  goodPractice: fc.constantFrom("", "dòng một\ndòng hai", "=SUM(A1)"),
  shortcomings: line,
  proposals: line,
});

test("what is written into a file is read back from it without a difference", () => {
  const head = headOf(columns.map(({ label }) => label));
  fc.assert(
    fc.property(contents, (content) => {
      const cells = columns.flatMap((column, at): Cell[] => {
        const value = cellOf(column, { id: "01a2020f-62ec-7ca7-955f-788780f4a2a5", place, content });
        if (value === null || value === "") return [];
        return [[at, typeof value === "number" ? (column.kind === "day" ? "d" : "n") : "s", value]];
      });
      const read = readRow(head, { at: 2, cells }, {});
      expect([read.issues, read.questions, read.unit]).toEqual([[], [], "18073 – xã Thạch Hà"]);
      const { next, issues } = readFields(read, content);
      expect(issues).toEqual([]);
      expect(changedFields(content, next)).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

test("the template has a drop-down of one's own communes and of every closed list, notes, and room for 20 000 rows", () => {
  const { table, lists } = templateForm(season, [place], []);
  expect(lists.values[0]).toEqual(["18073 – xã Thạch Hà"]);
  const rules = Object.fromEntries(table.columns.map(({ label, rule }) => [label, rule]));
  expect(rules["Xã, phường, đặc khu"]).toEqual({ kind: "list", list: 0 });
  expect(rules["Lượt người tham gia"]).toEqual({ kind: "whole", max: 5_000_000 });
  for (const label of [
    "Cấp tổ chức",
    "Phân loại địa bàn",
    "Điểm chỉ đạo",
    "Tình hình tổ chức",
    "Đại biểu cấp cao nhất",
  ])
    expect(rules[label]).toMatchObject({ kind: "list" });
  expect(table.columns.map(({ label }) => label)).not.toContain("Mã điểm");
  expect(table.rooms).toBe(20_000);
});
