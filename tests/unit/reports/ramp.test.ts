import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { entryOf } from "@/lib/reports/catalogue";
import { rampOf } from "@/lib/reports/ramp";

const points = entryOf("NH01");
const value = fc.oneof(fc.constant(null), fc.constant(0), fc.nat(50), fc.nat(3_000_000));

describe("a ramp is fitted to the values", () => {
  test("every value has one shade, a greater one never a lighter, and the legend counts them all", () => {
    fc.assert(
      fc.property(fc.array(value, { maxLength: 80 }), (values) => {
        const { classes, stepOf } = rampOf(values, points);
        const given = values.filter((one) => one !== null).sort((a, b) => a - b);
        const shades = given.map((one) => stepOf(one) ?? 0);
        expect(shades).toEqual([...shades].sort((a, b) => a - b));
        for (const { step, count } of classes) {
          expect(shades.filter((shade) => shade === step)).toHaveLength(count);
        }
        expect(classes.reduce((sum, { count }) => sum + count, 0)).toBe(given.length);
        expect(classes.length).toBeLessThanOrEqual(6);
        expect(stepOf(null)).toBeNull();
        expect(new Set(classes.map(({ words }) => words)).size).toBe(classes.length);
        if (given.length > 0) expect(classes.every(({ count }) => count > 0)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test("34 provinces that nearly all do well are told apart", () => {
    const shares = Array.from({ length: 34 }, (_, index) => 88 + index * 0.3);
    const { classes } = rampOf(shares, entryOf("NH05"));
    expect(classes).toHaveLength(6);
    expect(classes.map(({ count }) => count).every((count) => count >= 4 && count <= 8)).toBe(true);
    expect(classes[0]?.words).toMatch(/^dưới \d\d(,\d)? %$/);
    expect(classes.at(-1)?.words).toMatch(/^từ \d\d(,\d)? %$/);
  });

  test("nothing is a shade of its own and is not called few", () => {
    const { classes, stepOf } = rampOf([0, 0, 0, 5, 9, 12, 40, 41], points);
    expect(classes[0]).toMatchObject({ step: 1, words: "0", count: 3 });
    expect(stepOf(5)).toBeGreaterThan(1);
  });

  test.each([
    ["nobody has anything", [0, 0], [["0", 2]]],
    ["all are equal", [7, 7, 7], [["7", 3]]],
    ["nothing was collected", [null, null], []],
  ])("%s", (_, values, said) => {
    const { classes } = rampOf(values, points);
    expect(classes.filter(({ count }) => count > 0).map(({ words, count }) => [words, count])).toEqual(said);
  });

  test("money is said as people say it", () => {
    const { classes } = rampOf([2e8, 9e8, 1.4e9, 3e9, 7e9, 9e9, 1.1e10], entryOf("NH11"));
    expect(classes.at(-1)?.words).toMatch(/tỷ đồng$/);
  });
});
