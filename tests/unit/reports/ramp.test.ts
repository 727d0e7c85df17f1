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

  test("a few are named one by one: 0 is not under 3, and exactly 1 is 1", () => {
    const words = (values: number[]) => rampOf(values, entryOf("NH06")).classes.map((one) => one.words);
    expect(words([0, 0, 1, 1, 2, 2, 3, 5, 8, 9, 17, 40])).toEqual(["0", "1", "2–5", "6–9", "từ 10"]);
    expect(words([0, 1, 1, 1, 1])).toEqual(["0", "1"]);
  });

  test("beside nothing the least shade begins above it", () => {
    const values = [0, 0, 2e8, 9e8, 1.4e9, 3e9, 7e9, 9e9, 1.1e10, 1.2e10];
    const { classes } = rampOf(values, entryOf("NH11"));
    expect(classes[0]?.words).toBe("0 đồng");
    expect(classes[1]?.words).toMatch(/^trên 0 đến dưới .* tỷ đồng$/);
  });

  test("no two classes read the same, none is empty, and every bound is greater than the one before", () => {
    const near = fc
      .integer({ min: 0, max: 60 })
      .map((part) => (part === 0 ? 0 : 1_100_000_000 + part * 7_123_456));
    const shares = fc.integer({ min: 0, max: 400 }).map((part) => 90 + part * 0.01);
    const few = fc.nat(5);
    for (const [code, some] of [
      ["NH11", near],
      ["NH05", shares],
      ["NH06", few],
      ["NH09", fc.integer({ min: 999_000, max: 1_030_000 })],
    ] as const) {
      fc.assert(
        fc.property(fc.array(some, { minLength: 1, maxLength: 40 }), (values) => {
          const { classes } = rampOf(values, entryOf(code));
          const words = classes.map((one) => one.words);
          expect(new Set(words).size, words.join(" | ")).toBe(words.length);
          for (const one of words) {
            const ends = /^từ (.+) đến dưới (.+)$/.exec(one);
            if (ends) expect(ends[1]).not.toBe(ends[2]);
            if (values.includes(0) && one !== "0") expect(one).not.toMatch(/^dưới/);
          }
        }),
        { numRuns: 200 },
      );
    }
  });
});
