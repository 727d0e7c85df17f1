import { expect, test } from "vitest";
import { catalogue } from "@/lib/reports/catalogue";
import { comparisonTitle, type Side } from "@/lib/reports/compare";
import { compareColumns } from "@/lib/reports/compare-columns";
import { someFigures } from "@/tests/support/season-report";

const side = (name: string, first: number): Side => ({
  ...{ name, values: { ...someFigures(first), NH06: null }, provisional: null, coverage: null, asked: null },
  ...{ divided: 0, crossing: 0 },
});
const page = {
  sides: [side("Mùa 2026", 1400), side("Mùa 2024", 1300)] as [Side, Side],
  with: "season" as const,
  redrawn: { year: 2024, was: 209, now: 69 },
};
const difference = (code: string, of = page as Parameters<typeof compareColumns>[0]) => {
  const entry = catalogue.find((one) => one.code === code);
  return entry && compareColumns(of).at(-1)?.of(entry);
};

test("a file says what the page says: what cannot be compared, and why numbers of points moved", () => {
  expect(difference("NH05")).toBe("Không so sánh được: 2024: 209 xã, mùa này 69 xã");
  expect(difference("NH01")).toBe("tăng 7,7 % (2024: 209 xã, mùa này 69 xã)");
  expect(difference("NH03")).toMatch(/^tăng [\d,]+ %$/);
  expect(difference("NH06")).toBeUndefined();
  expect(difference("NH05", { ...page, redrawn: null })).toBe("tăng 5,0 điểm %");
});

test("its words go on in the next line instead of ending at the edge of their column", () => {
  const cut = compareColumns(page).filter(
    (column) =>
      column.kind === "text" &&
      !column.wrap &&
      catalogue.some((entry) => String(column.of(entry) ?? "").length > (column.width ?? 0)),
  );
  expect(cut.map(({ header }) => header)).toEqual([]);
  expect(compareColumns(page).filter(({ wrap }) => wrap)).toHaveLength(3);
});

test.each([
  ["Mùa 2026", "Mùa 2024", "So sánh mùa 2026 và mùa 2024"],
  ["Hà Tĩnh", "Bình quân một tỉnh", "So sánh Hà Tĩnh và bình quân một tỉnh"],
  ["Xã Thạch Hà", "Phường Thành Sen", "So sánh xã Thạch Hà và phường Thành Sen"],
])("%s and %s: a file is titled %s", (first, second, title) => {
  expect(comparisonTitle([{ name: first }, { name: second }])).toBe(title);
});
