import { expect, test } from "vitest";
import { fileName } from "@/lib/exports/file-name";

const at = new Date("2026-11-22T01:42:00Z");

test("a file is called after what it is, of whom and from when, in Vietnamese", () => {
  expect(fileName({ title: "Điểm tổ chức Ngày hội 2026", of: "Tỉnh Hà Tĩnh", at, format: "xlsx" })).toBe(
    "Điểm tổ chức Ngày hội 2026 - Tỉnh Hà Tĩnh - 22-11-2026 08h42.xlsx",
  );
});

test.each([
  ["signs that file systems refuse", 'a/b\\c:d*e?"f<g>h|i', "a b c d e f g h i - x - 22-11-2026 08h42.csv"],
  ["lines and control signs", "a\r\nb\u0000c", "a b c - x - 22-11-2026 08h42.csv"],
  ["letters in pieces", "Ngày hội".normalize("NFD"), "Ngày hội - x - 22-11-2026 08h42.csv"],
])("%s are no part of it", (_, title, name) => {
  expect(fileName({ title, of: "x", at, format: "csv" })).toBe(name.normalize("NFC"));
});
