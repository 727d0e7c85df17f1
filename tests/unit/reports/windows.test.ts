import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { daysBetween, fromDate, toDate } from "@/lib/core/dates";
import { entryOf } from "@/lib/reports/catalogue";
import { qualified, qualifiedText, roundedFigure } from "@/lib/reports/display";
import { windowOf, windowText, yearOf } from "@/lib/reports/window";

describe("reporting years (domain §9.3)", () => {
  test.each([
    ["calendar", "2026-01-01", "2026-12-31"],
    ["government", "2025-12-15", "2026-12-14"],
    ["police", "2025-11-15", "2026-11-14"],
    ["residential_safety", "2025-11-01", "2026-10-31"],
    ["agency_safety", "2025-11-16", "2026-11-15"],
  ] as const)("%s 2026: %s to %s", (kind, firstDay, lastDay) => {
    expect(windowOf(kind, 2026)).toMatchObject({ firstDay, lastDay });
    expect(windowOf(kind, 2026).law.length).toBeGreaterThan(5);
  });

  test("a season has its own days", () => {
    const season = { startsOn: "2026-07-01", endsOn: "2026-08-19" };
    expect(windowOf("season", 2026, season)).toMatchObject({ firstDay: "2026-07-01", lastDay: "2026-08-19" });
    expect(() => windowOf("season", 2026)).toThrow("days");
    expect(windowText(entryOf("NH01"), { ...season, year: 2026 })).toBe(
      "01/7/2026 – 19/8/2026 (mùa Ngày hội 2026)",
    );
    expect(windowText({ window: "police" }, { ...season, year: 2026 })).toContain("15/11/2025 – 14/11/2026");
  });

  const kinds = ["calendar", "government", "police", "residential_safety", "agency_safety"] as const;

  test("each year begins on the day after the last one, and every day lies in one of them", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...kinds),
        fc.date({
          min: new Date("2006-01-01T00:00:00Z"),
          max: new Date("2090-12-31T00:00:00Z"),
          noInvalidDate: true,
        }),
        (kind, date) => {
          const day = fromDate(date);
          const year = yearOf(kind, day);
          const { firstDay, lastDay } = windowOf(kind, year);
          expect(firstDay <= day && day <= lastDay).toBe(true);
          expect(daysBetween(lastDay, windowOf(kind, year + 1).firstDay)).toBe(1);
          expect(fromDate(toDate(lastDay))).toBe(lastDay);
        },
      ),
    );
  });
});

describe("how a figure is said", () => {
  test.each([
    ["NH02", 5_813, "5.813 điểm"],
    ["NH12", 4_346, "4.346 kỷ niệm chương"],
    ["NH09", 84_120, "trên 84.000 lượt người"],
    ["NH09", 83_960, "gần 84.000 lượt người"],
    ["NH09", 84_000, "84.000 lượt người"],
    ["NH11", 34_900_000_000, "gần 35 tỷ đồng"],
    ["NH11", 35_000_000_000, "35 tỷ đồng"],
    ["NH11", 1_249_000_000, "trên 1,2 tỷ đồng"],
    ["NH11", 999_960_000, "gần 1 tỷ đồng"],
    ["NH11", 500_000, "500.000 đồng"],
    ["NH10", 412, "412 suất"],
    ["NH10", 35_120, "trên 35.000 suất"],
    ["NH09", 2_345_678, "trên 2,3 triệu lượt người"],
    ["NH05", 54.8, "54,8 %"],
    ["NH15", 0, "0 bản"],
  ] as const)("%s of %d: %s", (code, value, text) => {
    expect(qualifiedText(entryOf(code), value)).toBe(text);
  });

  test.each([
    ["NH11", 34_940_000_000, "34,9 tỷ", false],
    ["NH11", 34_900_000_000, "34,9 tỷ", true],
    ["NH11", 999_960_000, "1 tỷ", false],
    ["NH11", 1_200_000, "1,2 triệu", true],
    ["NH01", 84_000, "84.000", true],
  ] as const)("%s of %d is %s", (code, value, text, exact) => {
    expect(roundedFigure(entryOf(code), value)).toMatchObject({ text, exact });
  });

  test("more is trên, less is gần, and never the other way round", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 10 ** 12 }), (value) => {
        const step = 10 ** (Math.floor(Math.log10(value)) - 1);
        const rounded = Math.round(value / step) * step;
        const word = qualified(value, rounded);
        expect(qualifiedText(entryOf("NH11"), value).startsWith(word)).toBe(true);
        expect(word === "trên").toBe(value > rounded);
        expect(word === "gần").toBe(value < rounded);
      }),
    );
  });
});
