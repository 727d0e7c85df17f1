import { describe, expect, test } from "vitest";
import { catalogue } from "@/lib/reports/catalogue";
import { changeOf } from "@/lib/reports/change";
import { breakdownOf, figureCodes, figuresOf, percent, type Tally } from "@/lib/reports/figures";

const season = { endsOn: "2024-08-19" };
const coverage = { expected: 200, reported: 150, held: 109 };

const cells: Record<string, Record<string, number>> = {
  "festival.points": {
    "commune/party_state": 2,
    "commune/province": 3,
    "residential/district": 10,
    "inter_residential/": 4,
    "agency/ministry": 1,
    "enterprise/central": 1,
    "school/province_police": 1,
    "district/commune": 1,
  },
  "festival.turnout": { commune: 500, residential: 580, agency: 60, district: 60 },
  "festival.gifts": { poor_household: 30, other: 10 },
  "festival.gift_value": { poor_household: 40_000_000, other: 1_000_000 },
  "festival.awards": {
    "ministry/medal/individual": 7,
    "other/medal/individual": 100,
    "ministry/merit_certificate/collective": 5,
    "ministry/commendation/collective": 100,
    "commune_committee/commendation/individual": 11,
    "province_committee/merit_certificate/collective": 2,
    "province_committee/commendation/collective": 100,
    "district_committee/commendation/individual": 3,
    "province_police/commendation/individual": 4,
    "province_police/merit_certificate/individual": 100,
  },
  "festival.pledges": { "": 9 },
  "festival.models": { launched: 3, replicated: 2 },
  "festival.model_places": { launched: 8, replicated: 4 },
};
const tally: Tally = Object.entries(cells).flatMap(([measure, row]) =>
  Object.entries(row).map(([cell, amount]) => ({ measure, cell, amount })),
);

describe("the figures of a tally", () => {
  const figures = figuresOf(tally, coverage, season);

  test.each([
    ["NH01", 23],
    ["NH02", 5],
    ["NH03", 14],
    ["NH04", 3],
    ["NH05", 54.5],
    ["NH06", 2],
    ["NH07", 3],
    ["NH08", 10],
    ["NH09", 1200],
    ["NH10", 40],
    ["NH11", 41_000_000],
    ["NH12", 7],
    ["NH13", 5],
    ["NH14", 20],
    ["NH15", 9],
    ["NH16", 5],
  ] as const)("%s is %d", (code, value) => {
    expect(figures[code]).toBe(value);
  });

  test("the levels add up to all but the points of districts", () => {
    expect(figures.NH01).toBe((figures.NH02 ?? 0) + (figures.NH03 ?? 0) + (figures.NH04 ?? 0) + 1);
  });

  test("leaders of districts are not collected once there are no districts: not zero, nothing", () => {
    expect(figuresOf(tally, coverage, { endsOn: "2025-06-30" }).NH08).toBe(10);
    expect(figuresOf(tally, coverage, { endsOn: "2025-08-19" }).NH08).toBeNull();
  });

  test("NH14 is the sum of its parts, authorities in their order", () => {
    const { NH14 } = breakdownOf(tally);
    expect(NH14.map((row) => row.authority)).toEqual([
      "province_committee",
      "commune_committee",
      "district_committee",
      "province_police",
    ]);
    expect(NH14.reduce((sum, row) => sum + row.count, 0)).toBe(figures.NH14);
  });

  test("nothing counted is zero, a share of nothing is nothing", () => {
    const none = figuresOf([], { expected: 0, reported: 0, held: 0 }, season);
    expect(none.NH01).toBe(0);
    expect(none.NH05).toBeNull();
  });

  test("of communes that have reported nothing no figure is known, and none is compared", () => {
    const silent = figuresOf([], { expected: 17, reported: 0, held: 0 }, season);
    expect(Object.values(silent).every((value) => value === null)).toBe(true);
    for (const entry of catalogue) expect(changeOf(entry, silent[entry.code], 40, 2024)).toBeNull();
    expect(figuresOf([], { expected: 17, reported: 1, held: 0 }, season).NH01).toBe(0);
    expect(figuresOf(tally, { expected: 17, reported: 0, held: 0 }, season).NH01).not.toBeNull();
  });
});

test.each([
  [5813, 10_599, 54.8],
  [5813, 10_035, 57.9],
  [1, 3, 33.3],
  [1, 800, 0.1],
  [0, 5, 0],
  [5, 5, 100],
  [1, 0, null],
])("%d of %d is %s %%", (part, whole, share) => {
  expect(percent(part, whole)).toBe(share);
});

test("the catalogue has every figure once, in order, each with what it counts", () => {
  expect(new Set(figureCodes).size).toBe(catalogue.length);
  expect([...figureCodes].sort()).toEqual([...figureCodes]);
  for (const entry of catalogue) expect(entry.counts.length, entry.code).toBeGreaterThan(20);
});
