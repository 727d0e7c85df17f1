import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dayOfSerial, type Meant, readDay, readHour, readWhole, serialOfDay } from "@/lib/core/cell-readings";
import type { Cell } from "@/lib/core/spreadsheet-cells";

const text = (value: string): Cell => [0, "s", value];
const number = (value: number): Cell => [0, "n", value];

describe("a whole number", () => {
  test.each<[Cell, number]>([
    [number(1407), 1407],
    [number(0), 0],
    [text("1407"), 1407],
    [text("1.407"), 1407],
    [text("1 407"), 1407],
    [text("1\u00a0407"), 1407],
    [text("1.407,00"), 1407],
    [text("12,0"), 12],
    [text("35.000.000"), 35_000_000],
    [text("35.000.000 đồng"), 35_000_000],
    [text("35.000.000 đ"), 35_000_000],
    [text("1,234,567"), 1_234_567],
    [text("1,407.00"), 1407],
    [text("84 lượt người"), 84],
    [text(" 25 suất "), 25],
  ])("%j is %d", (cell, value) => {
    expect(readWhole(cell)).toEqual({ kind: "number", value });
  });

  test.each<[Cell, number, string]>([
    [text("1,407"), 1407, "1,407"],
    [text("35,000"), 35_000, "35,000"],
    [number(1.407), 1407, "1,407"],
    [number(12.5), 12_500, "12,5"],
  ])("%j is asked about, with both readings", (cell, thousands, shown) => {
    expect(readWhole(cell)).toEqual({ kind: "asked", thousands, shown });
    expect(readWhole(cell, "thousands")).toEqual({ kind: "number", value: thousands });
    const decimal = readWhole(cell, "decimal");
    expect(decimal).toEqual(
      shown === "35,000" ? { kind: "number", value: 35 } : { kind: "wrong", why: "fraction" },
    );
  });

  test.each<[Cell, string]>([
    [text("1,5"), "fraction"],
    [text("1.5"), "fraction"],
    [text("1.40"), "fraction"],
    [text("0,407"), "fraction"],
    [text("1.407.5"), "fraction"],
    [text("12.34,567"), "fraction"],
    [number(1407.5), "fraction"],
    [number(0.407), "fraction"],
    [number(-3), "negative"],
    [text("-3"), "negative"],
    [text("khoảng 200"), "not_a_number"],
    [text("35 triệu"), "not_a_number"],
    [text("trên 84.000"), "not_a_number"],
    [text("99999999999999999999"), "not_a_number"],
    [[0, "b", 1], "not_a_number"],
    [[0, "e", "#REF!"], "not_a_number"],
  ])("%j is refused: %s", (cell, why) => {
    for (const meant of [undefined, "thousands", "decimal"] as (Meant | undefined)[])
      expect(readWhole(cell, meant)).toEqual({ kind: "wrong", why });
  });

  test("every number is read back from every way in which Vietnamese writes it", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9_999_999_999 }), (value) => {
        const shown = value.toLocaleString("vi-VN");
        for (const cell of [
          number(value),
          text(String(value)),
          text(shown),
          text(shown.replaceAll(".", " ")),
        ])
          expect(readWhole(cell)).toEqual({ kind: "number", value });
      }),
    );
  });

  test("nothing is ever read as two different numbers without a question", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9]{1,4}([.,][0-9]{1,4}){0,3}$/), (value) => {
        const read = readWhole(text(value));
        // Vietnamese and English readings of the same text.
        const as = (group: string, mark: string) => Number(value.replaceAll(group, "").replace(mark, "."));
        const readings = [as(".", ","), as(",", ".")].filter((one) => Number.isSafeInteger(one));
        if (read.kind === "number") expect(readings).toContain(read.value);
      }),
    );
  });
});

describe("a day", () => {
  test.each<[Cell, string]>([
    [text("09/08/2026"), "2026-08-09"],
    [text("9/8/2026"), "2026-08-09"],
    [text("9-8-2026"), "2026-08-09"],
    [text("09 / 08 / 2026"), "2026-08-09"],
    [text("2026-08-09"), "2026-08-09"],
    [text("ngày 9 tháng 8 năm 2026"), "2026-08-09"],
    [[0, "d", 46243], "2026-08-09"],
    [[0, "d", 46243.3125], "2026-08-09"],
  ])("%j is %s", (cell, value) => {
    expect(readDay(cell, false)).toEqual({ kind: "day", value });
  });

  test("a bare number is a day that is told; the same number counts from 1904 in an old file of the Mac", () => {
    expect(readDay([0, "n", 46243], false)).toEqual({ kind: "day", value: "2026-08-09", bare: true });
    expect(readDay([0, "d", 44781], true)).toEqual({ kind: "day", value: "2026-08-09" });
  });

  test.each<[Cell, string]>([
    [text("9/8/26"), "short_year"],
    [text("31/02/2026"), "no_such_day"],
    [text("08/19/2026"), "no_such_day"],
    [text("tháng 8"), "not_a_day"],
    [text("9/8"), "not_a_day"],
    [[0, "n", 9082026], "not_a_day"],
    [[0, "n", 12], "not_a_day"],
    [[0, "b", 1], "not_a_day"],
  ])("%j is refused: %s", (cell, why) => {
    expect(readDay(cell, false)).toEqual({ kind: "wrong", why });
  });

  test("what we write is what we read", () => {
    fc.assert(
      fc.property(fc.integer({ min: 61, max: 73_000 }), (serial) => {
        expect(serialOfDay(dayOfSerial(serial, false) ?? "")).toBe(serial);
      }),
    );
  });
});

describe("an hour", () => {
  test.each<[Cell, string | null]>([
    [text("07:30"), "07:30"],
    [text("7h30"), "07:30"],
    [text("7g30"), "07:30"],
    [text("7 giờ 30"), "07:30"],
    [text("7h"), "07:00"],
    [text("07:30:00"), "07:30"],
    [[0, "d", 0.3125], "07:30"],
    [[0, "n", 0.3125], "07:30"],
    [[0, "d", 46243.3125], "07:30"],
    [text("25:00"), null],
    [text("7h75"), null],
    [text("sáng"), null],
    [[0, "n", 7.5], null],
  ])("%j is %s", (cell, value) => {
    expect(readHour(cell)).toBe(value);
  });
});
