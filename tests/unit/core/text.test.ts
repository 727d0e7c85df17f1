import { describe, expect, test } from "vitest";
import { compareNames, fold, searchPatterns } from "@/lib/core/text";

describe("fold", () => {
  test.each([
    ["Hòa Bình", "Hoà Bình"],
    ["Thủy", "Thuỷ"],
    ["Đặc khu Phú Quốc", "dac khu phu quoc"],
    ["Mỹ Lộc", "Mĩ Lộc"],
    ["Ủy ban", "Uỷ ban"],
    ["Thạch Hà".normalize("NFD"), "Thạch Hà".normalize("NFC")],
    ["Bà Rịa - Vũng Tàu", "ba ria vung tau"],
    ["  Nghĩa   Đàn ", "nghia dan"],
  ])("finds %s by %s", (a, b) => {
    expect(fold(a)).toBe(fold(b));
  });

  test("keeps different words apart", () => {
    expect(fold("Hà Tĩnh")).not.toBe(fold("Hà Nội"));
  });

  test("a search is its words in any order; wildcards are only text", () => {
    expect(searchPatterns("Hà  Thạch%")).toEqual(["%ha%", "%thach%"]);
  });
});

test("people are ordered by tên, then by the whole name", () => {
  const people = ["Trần Văn Ân", "Lê Thị Bình", "Nguyễn Văn An", "Đỗ An"];
  expect(people.sort(compareNames)).toEqual(["Đỗ An", "Nguyễn Văn An", "Trần Văn Ân", "Lê Thị Bình"]);
});
