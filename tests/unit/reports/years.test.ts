import { describe, expect, test } from "vitest";
import type { TargetRow } from "@/lib/recognitions/targets/distance";
import {
  catalogue,
  measures,
  partsOf,
  yearCatalogue,
  yearEntryOf,
  yearFigureCodes,
} from "@/lib/reports/catalogue";
import { windowOf } from "@/lib/reports/window";
import { type YearCounted, yearFigureOf, yearFiguresOf, yearMeasures } from "@/lib/reports/year-figures";
import { type YearOrigin, yearSumLines } from "@/lib/reports/year-origin";
import { rankedRows } from "@/lib/reports/year-page";
import { asksYear, yearAddress, yearFiguresInput, yearOriginAddress } from "@/lib/reports/year-schema";
import { sinceFirst, targetPoints, yearsTowards } from "@/lib/reports/year-target";

const amount = (measure: string, cell: string, count: number) => ({ measure, cell, amount: count });
const counted: YearCounted = {
  years: new Map([
    [
      2024,
      {
        final: [
          amount("recognition.first", "model_ward_police/ward", 3),
          amount("recognition.outcome", "model_ward_police/ward/recognised/", 3),
        ],
        provisional: [],
      },
    ],
    [
      2025,
      {
        final: [
          amount("recognition.registered", "model_ward_police/ward", 10),
          amount("recognition.first", "model_ward_police/ward", 2),
          amount("recognition.outcome", "model_ward_police/ward/recognised/", 4),
          amount("recognition.outcome", "model_ward_police/ward/not_met/", 5),
          amount("recognition.criteria", "exemplary_commune/commune/met", 28),
          amount("recognition.criteria", "exemplary_commune/commune/asked", 34),
          amount("recognition.outcome", "movement_class/commune/recognised/weak", 1),
          amount("recognition.outcome", "movement_class/residential/recognised/good", 3),
        ],
        provisional: [amount("recognition.outcome", "model_ward_police/ward/recognised/", 1)],
      },
    ],
  ]),
  communes: [
    { kind: "ward", count: 20 },
    { kind: "commune", count: 50 },
  ],
  holding: [
    { scheme: "model_ward_police", kind: "ward", count: 5 },
    { scheme: "safe_area", kind: "ward", count: 9 },
  ],
};

describe("the figures of a year", () => {
  const of = yearFiguresOf(counted, 2025);

  test("a figure counts its own year, what adds up over the years all of them, and who was recognised again once", () => {
    expect(of.KM03).toMatchObject({ value: 4, provisional: 1, share: 40 });
    expect(of.KM05).toMatchObject({ value: 5 });
    expect(yearFigureOf(yearEntryOf("KM05"), counted, 2024).value).toBe(3);
  });

  test("a share of communes counts those whose recognition stands, of those of its kinds", () => {
    expect(of.KM04).toMatchObject({ value: 25, part: 5, whole: 20 });
  });

  test("28 of 34 criteria", () => expect(of.XH02).toMatchObject({ value: 82.4, part: 28, whole: 34 }));

  test("a class is said of all that were classed", () => {
    expect([of.PL02.value, of.PL04.value, of.PL04.share]).toEqual([3, 1, 25]);
  });

  test("of nothing there is no share", () => {
    expect(yearFiguresOf({ years: new Map(), communes: [], holding: [] }, 2025).KM04.value).toBeNull();
    expect(of.NT01).toMatchObject({ value: 0, share: 0 });
    expect(of.AT02.share).toBeNull();
  });
});

describe("the catalogue of years", () => {
  test("has each code of domain §14.2 once, none of a season's, each with what it counts", () => {
    const codes = (name: string, last: number) =>
      Array.from({ length: last }, (_, at) => `${name}${String(at + 1).padStart(2, "0")}`);
    expect([...yearFigureCodes]).toEqual([
      ...[...codes("KM", 5), ...codes("XH", 3), ...codes("AT", 10), ...codes("PL", 4), ...codes("NT", 3)],
    ]);
    expect(catalogue.some(({ code }) => yearFigureCodes.includes(code as never))).toBe(false);
    for (const { counts } of yearCatalogue) expect(counts.length).toBeGreaterThan(20);
  });

  test("names only measures, parts and values that there are", () => {
    for (const entry of yearCatalogue) {
      for (const measure of yearMeasures(entry)) expect(measures[measure], entry.code).toBeDefined();
      const sums = [entry.of, entry.against?.of].flatMap((of) => (of && "measure" in of ? [of] : []));
      for (const { measure, cells = [] } of sums)
        for (const pattern of cells)
          for (const [name, values] of Object.entries(pattern)) {
            const part = partsOf(measure).find((one) => one.name === name);
            for (const value of values)
              expect(Object.keys(part?.words ?? {}), `${entry.code} ${name}`).toContain(value);
          }
    }
  });

  test("khu dân cư and the other subjects of TT 124 have years of their own", () => {
    expect(windowOf(yearEntryOf("AT02").window, 2026)).toMatchObject({
      firstDay: "2025-11-01",
      lastDay: "2026-10-31",
    });
    expect(windowOf(yearEntryOf("AT04").window, 2026)).toMatchObject({
      firstDay: "2025-11-16",
      lastDay: "2026-11-15",
    });
    expect(windowOf(yearEntryOf("KM03").window, 2026)).toMatchObject({ lastDay: "2026-11-14" });
  });
});

test("equals share a place; where there is nothing to compare there is none", () => {
  const row = (code: string, value: number | null) => ({
    unit: { id: code, code, level: "province" as const, kind: "province" as const, name: code },
    figure: { value, provisional: 0, share: null, part: 0, whole: null },
    coverage: { expected: 1, reported: 1 },
  });
  const rows = [row("01", 2), row("04", null), row("06", 5), row("08", 2)];
  expect(rankedRows(rows, "value").map(({ unit, rank }) => [unit.code, rank])).toEqual([
    ...[
      ["06", 1],
      ["01", 2],
      ["08", 2],
      ["04", null],
    ],
  ]);
  expect(rankedRows(rows, "name").map(({ unit }) => unit.code)).toEqual(["01", "04", "06", "08"]);
});

test("what an address says of a year and cannot be read is as if it were not said; of an interface it is refused", () => {
  expect(yearAddress.parse({ year: "20x", figure: "NH01" })).toMatchObject({
    year: undefined,
    figure: undefined,
  });
  expect(yearAddress.parse({ year: "2025", figure: "KM03" })).toMatchObject({ year: 2025, figure: "KM03" });
  expect(yearFiguresInput.safeParse({ year: "1999", unit: "VN", map: "now" }).success).toBe(false);
  expect(yearFiguresInput.safeParse({ year: ["2025", "2026"], unit: "VN", map: "now" }).success).toBe(false);
  expect(yearFiguresInput.safeParse({ year: "2025", unit: "VN" }).success).toBe(false);
});

test("an address asks after a year by the code of the figure, or by a year without one", () => {
  expect(asksYear({ figure: "KM04" })).toBe(true);
  expect(asksYear({ year: "2025" })).toBe(true);
  expect(asksYear({ figure: "NH09", year: "2025" })).toBe(false);
  expect(asksYear({ season: "2026" })).toBe(false);
  expect(yearOriginAddress.parse({ of: "18562", figure: "NH09" })).toMatchObject({
    of: undefined,
    figure: undefined,
  });
});

describe("what a number is made of", () => {
  const unit = { id: "a", code: "42", level: "province", kind: "province", name: "Hà Tĩnh" } as const;
  const asked = { year: 2026, unit: "VN", map: "now" } as const;
  const row = (part: number) => ({ unit, part, whole: null, provisional: 0, records: null });
  const of = (figure: "KM03" | "KM04" | "KM05" | "XH02", part: number, whole: number, parts: number[]) =>
    yearSumLines({
      ...{ figure, asked, records: null, parts: { by: "province", rows: parts.map(row) } },
      value: { value: (part / whole) * 100, provisional: null, share: null, part, whole },
    } as YearOrigin);

  test("parts are added up before the reader, a share is divided", () => {
    expect(of("KM03", 3, 1, [2, 1])).toEqual(["Cộng 2 tỉnh, thành phố = 3 phường, đúng bằng chỉ tiêu."]);
    expect(of("KM04", 1, 4, [1])).toEqual([
      "1 phường có công nhận còn hiệu lực chia cho 4 phường = 25,0 %.",
      "Cộng 1 tỉnh, thành phố = 1 phường, đúng bằng chỉ tiêu.",
    ]);
    expect(of("XH02", 28, 34, [28])[0]).toBe("28 tiêu chí đạt chia cho 34 tiêu chí = 82,4 %.");
    expect(of("KM05", 3, 1, [3])[0]).toBe("Cộng mọi năm đến hết năm 2026.");
  });

  test("and where they do not add up, it is said", () => {
    expect(of("KM03", 3, 1, [2])[0]).toContain("tải lại trang");
  });
});

describe("the trend and its targets", () => {
  const target = (year: number, percent: number) =>
    ({ year, percent, units: 9, recognised: 1, registered: 2 }) as TargetRow;

  test("a share is told in percent, a count in units rounded up; what counts something else has none", () => {
    const targets = [target(2030, 10_000), target(2026, 4_000)];
    expect(targetPoints(yearEntryOf("KM04"), targets, "standing")).toEqual([
      { year: 2026, value: 40 },
      { year: 2030, value: 100 },
    ]);
    expect(targetPoints(yearEntryOf("AT04"), targets, "yearly")[0]).toEqual({ year: 2026, value: 4 });
    expect(targetPoints(yearEntryOf("KM01"), targets, "standing")).toEqual([]);
  });

  test("a figure of a year is no measure for targets of what stands, nor the other way round", () => {
    const targets = [target(2030, 10_000)];
    expect(targetPoints(yearEntryOf("KM04"), targets, "yearly")).toEqual([]);
    expect(targetPoints(yearEntryOf("AT04"), targets, "standing")).toEqual([]);
    expect(targetPoints(yearEntryOf("KM04"), targets, null)).toEqual([]);
  });

  test("it goes on to the last target, at most five years, and is as long as before", () => {
    const known = Array.from({ length: 10 }, (_, nth) => 2017 + nth);
    expect(yearsTowards(known, [])).toEqual(known);
    expect(yearsTowards(known, [{ year: 2030, value: 1 }])).toEqual(known.map((year) => year + 4));
    expect(yearsTowards(known, [{ year: 2045, value: 1 }]).at(-1)).toBe(2031);
  });

  test("years before the first number are gaps", () => {
    const of = (value: number) => ({ figure: { value, provisional: 0 } });
    expect(sinceFirst([of(0), of(2), of(0)])).toEqual([of(2), of(0)]);
    expect(sinceFirst([of(0)])).toEqual([]);
  });
});
