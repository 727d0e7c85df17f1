import { describe, expect, test } from "vitest";
import { outcomePage, outcomesOf, unnamed } from "@/lib/festivals/points/bulk-outcome";
import type { BulkResult } from "@/lib/festivals/points/record";

const row = (name: string) => ({ id: name, name, unit: "Công an xã Thạch Hà" });
const result: BulkResult = {
  accepted: 2,
  acceptedRows: [row("a"), row("b")],
  refused: [{ ...row("c"), why: "Đã khóa." }],
};

describe("the rows of an act on many", () => {
  test("every row with its outcome, those left alone first", () => {
    expect(outcomesOf(result).map(({ name, accepted, why }) => [name, accepted, why])).toEqual([
      ["c", false, "Đã khóa."],
      ["a", true, ""],
      ["b", true, ""],
    ]);
    expect(outcomesOf(result, "accepted").map(({ name }) => name)).toEqual(["a", "b"]);
    expect(outcomesOf(result, "refused").map(({ name }) => name)).toEqual(["c"]);
    expect(unnamed(result)).toBe(0);
  });

  test("kept as a number alone: the refused rows, and how many have no name", () => {
    const older = { accepted: 2, refused: result.refused };
    expect(outcomesOf(older).map(({ name }) => name)).toEqual(["c"]);
    expect(unnamed(older)).toBe(2);
  });

  test.each([
    [1, 1, 100],
    [11, 11, 5],
    [12, 11, 5],
    [0, 1, 100],
    [Number.NaN, 1, 100],
  ])("page %d of 1.005 rows", (asked, page, count) => {
    const rows = Array.from({ length: 1005 }, (_, at) => ({ ...row(String(at)), accepted: true, why: "" }));
    const shown = outcomePage(rows, asked);
    expect([shown.page, shown.rows.length, shown.rows[0]?.name]).toEqual([
      page,
      count,
      String((page - 1) * 100),
    ]);
  });
});
