import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type CriteriaDocument,
  criteriaOf,
  forSubject,
  gradesOf,
  type LeafCriterion,
  leavesOf,
  maxOf,
  openRule,
  thresholdsOf,
} from "@/lib/recognitions/criteria/document";
import { type Answer, type Answers, score } from "@/lib/recognitions/criteria/scoring";
import { anyAnswered, criterion, documentOf, leaf } from "@/tests/support/criteria";

// Hundreds of random sets each: on a busy machine that takes more than the usual five seconds.
describe("always, whatever the set and whatever is answered", { timeout: 60_000 }, () => {
  test("nothing is above its maximum, and everything is a whole number", () => {
    fc.assert(
      fc.property(anyAnswered, ({ document, answers }) => {
        const result = score(document, answers);
        const odd = [
          ...result.criteria,
          ...result.criteria.flatMap((of) => of.parts),
          ...result.groups.map((of) => ({ ...of, max: of.applicableMax })),
        ].filter(({ points, max }) => points < 0 || points > max || !Number.isSafeInteger(points));
        expect(odd).toEqual([]);
        expect(result.applicableMax).toBeLessThanOrEqual(result.max);
        expect(result.normalised).toBeLessThanOrEqual(result.max);
        expect(result.normalised).toBeGreaterThanOrEqual(result.total === 0 ? 0 : 1);
        expect(result.metCount).toBeLessThanOrEqual(result.applicableCount);
        expect(result.max).toBe(criteriaOf(document).reduce((all, of) => all + maxOf(document, of), 0));
      }),
      { numRuns: 400 },
    );
  });

  test("a better answer never gives less, and never undoes what was met", () => {
    fc.assert(
      fc.property(anyAnswered, fc.nat(), fc.nat(), ({ document, answers }, nth, by) => {
        const leaves = criteriaOf(document).flatMap(leavesOf);
        const of = leaves[nth % leaves.length] as LeafCriterion;
        const better = improved(of, answers[of.key], by);
        const [before, after] = [score(document, answers), score(document, { ...answers, [of.key]: better })];
        expect(after.total).toBeGreaterThanOrEqual(before.total);
        expect(after.normalised).toBeGreaterThanOrEqual(before.normalised);
        expect(after.metCount).toBeGreaterThanOrEqual(before.metCount);
        if (before.met) expect(after.met).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  test("the order of groups, and of criteria in them, does not matter", () => {
    fc.assert(
      fc.property(anyAnswered, fc.infiniteStream(fc.nat()), ({ document, answers }, numbers) => {
        const shuffled = <T>(rows: readonly T[]): T[] =>
          rows
            .map((row) => ({ row, by: numbers.next().value ?? 0 }))
            .sort((a, b) => a.by - b.by)
            .map(({ row }) => row);
        const other = {
          ...document,
          groups: shuffled(document.groups).map((group) => ({
            ...group,
            criteria: shuffled(group.criteria),
          })),
        };
        const [one, two] = [score(document, answers), score(other, answers)];
        for (const name of [
          "total",
          "max",
          "applicableMax",
          "normalised",
          "metCount",
          "met",
          "class",
        ] as const)
          expect(two[name]).toEqual(one[name]);
        expect(two.failedBecause.map((why) => why.code).sort()).toEqual(
          one.failedBecause.map((why) => why.code).sort(),
        );
      }),
      { numRuns: 300 },
    );
  });

  test("the pass rule says what a naive reading of it says", () => {
    let [met, failed] = [0, 0];
    fc.assert(
      fc.property(anyAnswered, ({ document, answers }) => {
        const expected = naivelyMet(document, answers);
        expect(score(document, answers).met).toBe(expected);
        if (expected) met++;
        else failed++;
      }),
      { numRuns: 1000 },
    );
    // Both happened often enough to mean something.
    expect(Math.min(met, failed)).toBeGreaterThan(30);
  });
});

/** An answer that is at least as good. */
function improved(of: LeafCriterion, answer: Answer | undefined, by: number): Answer {
  if (answer?.notApplicable && of.mayNotApply) return answer;
  switch (of.kind) {
    case "met":
      return { met: true };
    case "points":
      return { value: Math.min(of.max, (answer?.value ?? 0) + (by % 1000)) };
    case "grade": {
      const order = gradesOf(of).map((one) => one.grade);
      const at = answer?.grade ? order.indexOf(answer.grade) : order.length - 1;
      return { grade: order[Math.max(0, at - (by % 3))] };
    }
    default: {
      const from = answer?.value ?? (of.better === "more" ? -1_000_000 : 1_000_000);
      return { value: of.better === "more" ? from + (by % 5000) : from - (by % 5000) };
    }
  }
}

/** The rule again, as a person would check it by hand: with fractions, and criterion by criterion. */
function naivelyMet(document: CriteriaDocument, answers: Answers): boolean {
  const rule = document.passRule;
  const met = document.scoring === "met";
  const applies = (of: LeafCriterion) => !(of.mayNotApply && answers[of.key]?.notApplicable);
  const judge = (of: LeafCriterion): [points: number, met: boolean] => {
    const answer = answers[of.key];
    if (!applies(of) || !answer) return [0, false];
    if (of.kind === "met") return [answer.met ? of.max : 0, answer.met === true];
    if (of.kind === "points") return [answer.value ?? 0, (answer.value ?? 0) >= (of.metAt ?? 1)];
    if (of.kind === "grade") {
      const grade = gradesOf(of).find((one) => one.grade === answer.grade);
      return [grade?.points ?? 0, grade?.met ?? false];
    }
    const value = answer.value;
    if (value === undefined) return [0, false];
    const good = (at: number) => (of.better === "more" ? value >= at : value <= at);
    const points = Math.max(0, ...thresholdsOf(of).map((step) => (good(step.at) ? step.points : 0)));
    return [points, of.metAt === null ? points > 0 : good(of.metAt)];
  };
  const rows = document.groups.flatMap((group) =>
    group.criteria.map((of) => {
      const leaves = leavesOf(of).filter(applies);
      const isMet = leaves.length > 0 && leaves.every((one) => judge(one)[1]);
      const points = met ? (isMet ? 1 : 0) : leaves.reduce((all, one) => all + judge(one)[0], 0);
      const most = leaves.length === 0 ? 0 : met ? 1 : leaves.reduce((all, one) => all + one.max, 0);
      return { group: group.key, of, leaves, isMet, points, most };
    }),
  );
  const applying = rows.filter((row) => row.leaves.length > 0);
  if (applying.length === 0) return false;
  const total = (of: typeof rows, name: "points" | "most") => of.reduce((all, row) => all + row[name], 0);
  const all = document.groups
    .flatMap((group) => group.criteria)
    .reduce((sum, of) => sum + (met ? 1 : leavesOf(of).reduce((most, one) => most + one.max, 0)), 0);
  const unit = met ? 100 : 1;
  if (rule.total !== null && total(rows, "points") * all * unit < rule.total * total(rows, "most"))
    return false;
  for (const group of document.groups) {
    const own = rows.filter((row) => row.group === group.key);
    if (rule.groupPercent !== null && total(own, "points") * 10_000 < rule.groupPercent * total(own, "most"))
      return false;
  }
  if (rule.mandatory) {
    for (const row of applying) {
      if (row.of.mandatory && !row.isMet) return false;
      if (row.of.kind === "parts" && row.leaves.some((one) => one.mandatory && !judge(one)[1])) return false;
    }
  }
  const reached = applying.filter((row) => row.isMet).length;
  if (rule.every && reached < applying.length) return false;
  if (rule.metCount && reached * rule.metCount.of < rule.metCount.atLeast * applying.length) return false;
  return true;
}

describe("one by one", () => {
  const percent = criterion({
    key: "p",
    kind: "percent",
    max: 500,
    metAt: 9000,
    steps: [
      { at: 9500, points: 300 },
      { at: 9800, points: 500 },
    ],
  });

  test.each([
    [9799, 300, 9500, 9800],
    [9800, 500, null, null],
    [9000, 0, null, 9500],
  ])("%i hundredths of a percent give %i", (value, points, reached, next) => {
    const result = score(documentOf([[percent]]), { p: { value } });
    expect(result.criteria[0]).toMatchObject({ points, met: true });
    if (points < 500) expect(result.criteria[0]?.reason).toEqual({ code: "threshold", reached, next });
    else expect(result.criteria[0]?.reason).toEqual({ code: "full" });
  });

  test("of what is better when there is less, less gives more", () => {
    const less = criterion({
      ...percent,
      kind: "count",
      better: "less",
      metAt: 200,
      steps: [
        { at: 200, points: 300 },
        { at: 0, points: 500 },
      ],
    });
    const points = [0, 100, 200, 300].map(
      (value) => score(documentOf([[less]]), { p: { value } }).criteria[0]?.points,
    );
    expect(points).toEqual([500, 300, 300, 0]);
  });

  test("what does not apply is left out, and the rest counts as the whole", () => {
    const document = documentOf(
      [
        [
          criterion({ key: "a", kind: "points", max: 600 }),
          criterion({ key: "b", kind: "points", max: 400, mayNotApply: true }),
        ],
      ],
      { passRule: { ...openRule, total: 900 } },
    );
    const answers = { a: { value: 540 }, b: { notApplicable: true } };
    expect(score(document, answers)).toMatchObject({
      total: 540,
      max: 1000,
      applicableMax: 600,
      normalised: 900,
      met: true,
    });
    expect(score(document, { ...answers, a: { value: 539 } })).toMatchObject({ normalised: 898, met: false });
  });

  test("what may not be left out is simply missing", () => {
    const document = documentOf([[criterion({ key: "a", kind: "met", max: 100, mandatory: true })]]);
    expect(score(document, { a: { notApplicable: true } })).toMatchObject({ met: false, missing: ["a"] });
  });

  test("28 of 34 are met, and 27 are not enough", () => {
    const rows = Array.from({ length: 34 }, (_, at) => criterion({ key: `k${at}` }));
    const document = documentOf([rows], {
      scoring: "met",
      passRule: { ...openRule, metCount: { atLeast: 28, of: 34 } },
    });
    const of = (count: number) => Object.fromEntries(rows.map((row, at) => [row.key, { met: at < count }]));
    expect(score(document, of(28))).toMatchObject({ normalised: 2800, max: 3400, metCount: 28, met: true });
    expect(score(document, of(27)).failedBecause).toEqual([{ code: "count", need: 28, have: 27 }]);
  });

  test("a quota holds whatever the points are", () => {
    const document = documentOf([[percent]], {
      passRule: { ...openRule, quotas: [{ criterion: "p", atLeast: 7000 }] },
    });
    expect(score(document, { p: { value: 7000 } }).met).toBe(true);
    expect(score(document, { p: { value: 6999 } }).failedBecause).toEqual([
      { code: "quota", key: "p", need: 7000 },
    ]);
    expect(score(document, {}).met).toBe(false);
  });

  test("a class is capped by how another scheme ended, and only downwards", () => {
    const classes = [
      { code: "excellent", label: "Xuất sắc", from: 9000 },
      { code: "good", label: "Khá", from: 7000 },
      { code: "average", label: "Trung bình", from: 5000 },
      { code: "weak", label: "Yếu", from: 0 },
    ];
    const document = documentOf([[criterion({ key: "a", kind: "points", max: 10_000 })]], {
      classes,
      passRule: { ...openRule, cap: { scheme: "safe_area", class: "average" } },
    });
    const of = (value: number, ended?: "recognised" | "not_met") => {
      const result = score(document, { a: { value } }, { safe_area: ended });
      return [result.class, result.capped];
    };
    expect([of(9500), of(9500, "recognised"), of(9500, "not_met"), of(3000, "not_met")]).toEqual([
      ["excellent", false],
      ["excellent", false],
      ["average", true],
      ["weak", false],
    ]);
    expect([of(9000)[0], of(8999)[0], of(5000)[0], of(4999)[0]]).toEqual([
      "excellent",
      "good",
      "average",
      "weak",
    ]);
  });

  test("a scheme that wants another one first is not met without it", () => {
    const document = documentOf([[criterion({ key: "a", max: 100 })]], {
      passRule: { ...openRule, cap: { scheme: "safe_area", class: null } },
    });
    expect(score(document, { a: { met: true } }, { safe_area: "recognised" }).met).toBe(true);
    for (const ended of ["not_met", undefined] as const)
      expect(score(document, { a: { met: true } }, { safe_area: ended }).met).toBe(false);
  });

  test("every kind of subject is asked only what concerns it", () => {
    const document = documentOf([
      [criterion({ key: "a", max: 100 }), criterion({ key: "b", max: 100, appliesTo: ["school"] })],
      [criterion({ key: "c", max: 100, appliesTo: ["ward"] })],
      [criterion({ key: "d", kind: "parts", parts: [leaf({ key: "d1", max: 50, appliesTo: ["school"] })] })],
    ]);
    const keys = (kind: "ward" | "school") =>
      forSubject(document, kind).groups.map((group) => group.criteria.map((of) => of.key));
    expect(keys("ward")).toEqual([["a"], ["c"]]);
    expect(keys("school")).toEqual([["a", "b"], ["d"]]);
  });
});
