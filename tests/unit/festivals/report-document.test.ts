import { describe, expect, test } from "vitest";
import { signIssues } from "@/lib/festivals/reports/checks";
import {
  issuingBody,
  numberLine,
  paragraphs,
  placeAndDay,
  signature,
} from "@/lib/festivals/reports/document";
import { reportReaders } from "@/lib/festivals/reports/view";
import { differing } from "@/tests/support/differing";

const haTinh = { kind: "province", name: "Hà Tĩnh" } as const;

describe("the head of an official document (NĐ 30/2020)", () => {
  test.each([
    ["2026-09-05", "Hà Tĩnh, ngày 05 tháng 9 năm 2026"],
    ["2026-02-05", "Hà Tĩnh, ngày 05 tháng 02 năm 2026"],
    ["2026-01-15", "Hà Tĩnh, ngày 15 tháng 01 năm 2026"],
    ["2026-03-31", "Hà Tĩnh, ngày 31 tháng 3 năm 2026"],
    ["2026-12-10", "Hà Tĩnh, ngày 10 tháng 12 năm 2026"],
    [null, "Hà Tĩnh, ngày …… tháng …… năm ……"],
  ])("%s is written %s", (day, expected) => {
    expect(placeAndDay(haTinh, day)).toBe(expected);
  });

  test("a city that bears a person's name keeps the word before it", () => {
    expect(placeAndDay({ kind: "municipality", name: "Hồ Chí Minh" }, "2026-09-15")).toBe(
      "Thành phố Hồ Chí Minh, ngày 15 tháng 9 năm 2026",
    );
  });

  test("upper case keeps its marks; room for a number that is not given yet", () => {
    expect(issuingBody(haTinh)).toBe("CÔNG AN TỈNH HÀ TĨNH");
    expect(issuingBody({ kind: "municipality", name: "Đà Nẵng" })).toBe("CÔNG AN THÀNH PHỐ ĐÀ NẴNG");
    expect(numberLine("45/BC-CAT-PV05")).toBe("Số: 45/BC-CAT-PV05");
    expect(numberLine("")).toContain("……");
  });
});

describe("who signs", () => {
  test.each([
    ["Giám đốc, Đại tá Trần Văn Mẫu", ["GIÁM ĐỐC"], "Đại tá Trần Văn Mẫu"],
    ["Phó Giám đốc, Thượng tá Lê Thị Mẫu", ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"], "Thượng tá Lê Thị Mẫu"],
    ["Đại tá Trần Văn Mẫu", [], "Đại tá Trần Văn Mẫu"],
    ["", ["GIÁM ĐỐC"], ""],
  ])("%s", (typed, authority, name) => {
    expect(signature(typed)).toEqual({ authority, name });
  });
});

test("a written part is told in paragraphs, without the empty lines", () => {
  expect(paragraphs("1. Tuyên truyền\r\n\n  2. Phần lễ  \n")).toEqual(["1. Tuyên truyền", "2. Phần lễ"]);
  expect(paragraphs("")).toEqual([]);
});

describe("before signing", () => {
  const signed = { number: "45/BC-CAT-PV05", issuedOn: "2026-09-10", signer: "Trần Văn Mẫu" };
  test.each([
    [{ waiting: 0, silent: 0 }, false, []],
    [{ waiting: 3, silent: 0 }, false, ["waiting"]],
    [{ waiting: 3, silent: 0 }, true, ["waiting"]],
    [{ waiting: 0, silent: 7 }, false, ["acknowledged"]],
    [{ waiting: 0, silent: 7 }, true, []],
    [{ waiting: 1, silent: 7 }, false, ["waiting", "acknowledged"]],
  ])("%j, list seen: %s, is in the way at %j", (coverage, seen, expected) => {
    expect(signIssues(signed, coverage, seen, "2026-11-21").map((issue) => issue.path)).toEqual(expected);
  });

  test("number, day and signer are asked for as well", () => {
    const issues = signIssues(
      { number: "", issuedOn: null, signer: "" },
      { waiting: 0, silent: 0 },
      false,
      "2026-11-21",
    );
    expect(issues.map((issue) => issue.path)).toEqual(["number", "issuedOn", "signer"]);
  });
});

test("two versions of a report differ in the parts that differ", () => {
  const base = {
    number: "",
    issuedOn: null,
    signer: "",
    leadership: "",
    results: "",
    strengths: "",
    shortcomings: "",
    lessons: "",
    proposals: "",
  };
  expect(differing(reportReaders, base, base)).toEqual([]);
  expect(differing(reportReaders, { ...base, lessons: "Giao việc sớm" }, base)).toEqual([
    { path: "lessons", label: "III.3. Bài học, cách làm hay", mine: "Giao việc sớm", theirs: "" },
  ]);
});
