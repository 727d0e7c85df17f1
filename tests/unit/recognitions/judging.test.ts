import { describe, expect, test } from "vitest";
import { openRule } from "@/lib/recognitions/criteria/document";
import { score } from "@/lib/recognitions/criteria/scoring";
import { criterion, documentOf, leaf } from "@/tests/support/criteria";

/** The corners of scoring, one each: what the random sets meet too seldom, or cannot tell apart. */
const only = (row: Parameters<typeof criterion>[0], answer: object) =>
  score(documentOf([[criterion(row)]]), { [row.key]: answer }).criteria[0];

describe("a criterion with parts", () => {
  const parted = (metAt: number | null = null) =>
    criterion({
      ...{ key: "w", kind: "parts", metAt },
      parts: [
        leaf({ key: "x", kind: "points", max: 300, metAt: 300, mayNotApply: true }),
        leaf({ key: "y", kind: "points", max: 200, metAt: 200, mayNotApply: true }),
      ],
    });

  test("waits for each of its parts, and is answered when all are", () => {
    const half = score(documentOf([[parted()]]), { x: { value: 300 } });
    expect(half).toMatchObject({ missing: ["y"], answered: 1, criteria: [{ answered: false, met: false }] });
    const whole = score(documentOf([[parted()]]), { x: { value: 300 }, y: { value: 200 } });
    expect(whole).toMatchObject({ missing: [], answered: 2, criteria: [{ answered: true, met: true }] });
  });

  test("is met from its own points on, where it says from which", () => {
    const met = (y: number) => score(documentOf([[parted(400)]]), { x: { value: 300 }, y: { value: y } });
    expect(met(100).criteria[0]).toMatchObject({ points: 400, met: true });
    expect(met(99).criteria[0]).toMatchObject({ points: 399, met: false });
  });

  test("does not apply where none of its parts does", () => {
    const none = { x: { notApplicable: true }, y: { notApplicable: true } };
    const result = score(documentOf([[parted()], [criterion({ key: "a", max: 100 })]]), none);
    expect(result.criteria[0]).toMatchObject({
      ...{ applies: false, met: false, answered: true, max: 0 },
      reason: { code: "not_applicable" },
    });
    expect(result).toMatchObject({ applicableCount: 1, missing: ["a"] });
  });
});

describe("a value", () => {
  test("of points is never below nothing or above the most", () => {
    const points = { key: "a", kind: "points", max: 300 } as const;
    expect(only(points, { value: -100 })).toMatchObject({ points: 0, met: false });
    expect(only(points, { value: 900 })).toMatchObject({ points: 300, met: true });
  });

  test("gives no more than the criterion has, whatever a step says", () => {
    const steps = [{ at: 50, points: 500 }];
    expect(only({ key: "a", kind: "percent", max: 300, steps }, { value: 60 })?.points).toBe(300);
  });

  test("with all its points is not in full while it is not met", () => {
    const steps = [{ at: 5000, points: 300 }];
    const found = only({ key: "a", kind: "percent", max: 300, metAt: 9000, steps }, { value: 6000 });
    expect(found).toMatchObject({ points: 300, met: false, reason: { code: "threshold", reached: 5000 } });
  });

  test("of a grade is met as the grade says, not by its points", () => {
    const steps = [
      { grade: "good", label: "Tốt", points: 300, met: true },
      { grade: "fair", label: "Khá", points: 200, met: false },
    ];
    const grade = { key: "a", kind: "grade", max: 300, steps } as const;
    expect(only({ ...grade, steps }, { grade: "fair" })).toMatchObject({ points: 200, met: false });
  });

  test("that may be left out, and is, waits for nothing", () => {
    const result = score(documentOf([[criterion({ key: "a", max: 100, mayNotApply: true })]]), {
      a: { notApplicable: true },
    });
    expect(result).toMatchObject({ missing: [], answered: 1, met: false });
    expect(result.failedBecause).toEqual([{ code: "nothing_applies" }]);
  });
});

describe("the rule of a set", () => {
  test("a quota is not left out by who may not leave it out, and less may be better", () => {
    const quota = { ...openRule, quotas: [{ criterion: "a", atLeast: 200 }] };
    const failed = (row: Partial<Parameters<typeof criterion>[0]>, answer: object) =>
      score(documentOf([[criterion({ key: "a", kind: "count", max: 100, ...row })]], { passRule: quota }), {
        a: answer,
      }).failedBecause.map(({ code }) => code);
    expect(failed({}, { notApplicable: true })).toEqual(["quota"]);
    expect(failed({ better: "less" }, { value: 100 })).toEqual([]);
    expect(failed({ better: "less" }, { value: 300 })).toEqual(["quota"]);
  });

  test("a cap that names a class keeps nobody from meeting the set", () => {
    const set = documentOf([[criterion({ key: "a", max: 100 })]], {
      classes: [{ code: "good", label: "Tốt", from: 0 }],
      passRule: { ...openRule, cap: { scheme: "safe_area", class: "good" } },
    });
    for (const ended of ["not_met", "recognised", undefined] as const)
      expect(score(set, { a: { met: true } }, { safe_area: ended }).met).toBe(true);
  });

  test("a class is given by the share of what applies", () => {
    const rows = [
      criterion({ key: "a", kind: "points", max: 600 }),
      criterion({ key: "b", kind: "points", max: 400, mayNotApply: true }),
    ];
    const classes = [
      { code: "good", label: "Tốt", from: 900 },
      { code: "weak", label: "Yếu", from: 0 },
    ];
    const of = (value: number) =>
      score(documentOf([rows], { classes }), { a: { value }, b: { notApplicable: true } }).class;
    expect([of(540), of(539)]).toEqual(["good", "weak"]);
  });
});
