import { describe, expect, test } from "vitest";
import { catalogue } from "@/lib/reports/catalogue";
import { breakdownOf, emptyTally, figureCodes, figuresOf, percent, type Tally } from "@/lib/reports/figures";

const season = { endsOn: "2024-08-19" };
const coverage = { expected: 200, reported: 150, held: 109 };

const tally: Tally = {
  points: [
    { level: "commune", tier: "party_state", count: 2, turnout: 300 },
    { level: "commune", tier: "province", count: 3, turnout: 200 },
    { level: "residential", tier: "district", count: 10, turnout: 500 },
    { level: "inter_residential", tier: null, count: 4, turnout: 80 },
    { level: "agency", tier: "ministry", count: 1, turnout: 20 },
    { level: "enterprise", tier: "central", count: 1, turnout: 20 },
    { level: "school", tier: "province_police", count: 1, turnout: 20 },
    { level: "district", tier: "commune", count: 1, turnout: 60 },
  ],
  gifts: { count: 40, value: 41_000_000 },
  awards: [
    { authority: "ministry", form: "medal", recipient: "individual", count: 7 },
    { authority: "other", form: "medal", recipient: "individual", count: 100 },
    { authority: "ministry", form: "merit_certificate", recipient: "collective", count: 5 },
    { authority: "ministry", form: "commendation", recipient: "collective", count: 100 },
    { authority: "commune_committee", form: "commendation", recipient: "individual", count: 11 },
    { authority: "province_committee", form: "merit_certificate", recipient: "collective", count: 2 },
    { authority: "province_committee", form: "commendation", recipient: "collective", count: 100 },
    { authority: "district_committee", form: "commendation", recipient: "individual", count: 3 },
    { authority: "province_police", form: "commendation", recipient: "individual", count: 4 },
    { authority: "province_police", form: "merit_certificate", recipient: "individual", count: 100 },
  ],
  pledges: 9,
  models: { launched: 3, replicated: 2, places: 12 },
};

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
    const none = figuresOf(emptyTally, { expected: 0, reported: 0, held: 0 }, season);
    expect(none.NH01).toBe(0);
    expect(none.NH05).toBeNull();
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
  expect(catalogue.map((entry) => entry.code)).toEqual([...figureCodes]);
  for (const entry of catalogue) expect(entry.counts.length, entry.code).toBeGreaterThan(20);
});
