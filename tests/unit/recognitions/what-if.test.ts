import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { asAddition, withAddition } from "@/lib/recognitions/criteria/addition";
import { type CriteriaDocument, openRule } from "@/lib/recognitions/criteria/document";
import type { Answers } from "@/lib/recognitions/criteria/scoring";
import { whatIf } from "@/lib/recognitions/criteria/what-if";
import { anyAnswered, criterion, documentOf } from "@/tests/support/criteria";

describe("what if", { timeout: 60_000 }, () => {
  const set = (total: number, more = {}) =>
    documentOf(
      [
        [
          criterion({ key: "a", kind: "points", max: 600 }),
          criterion({ key: "b", kind: "points", max: 400 }),
        ],
      ],
      { passRule: { ...openRule, total }, ...more },
    );
  const application = (id: string, a: number, b: number) => ({
    id,
    label: id,
    subjectKind: "ward" as const,
    answers: { a: { value: a }, b: { value: b } },
  });
  const three = [application("x", 600, 400), application("y", 600, 100), application("z", 300, 400)];

  test("the same set changes nothing, whatever was answered", () => {
    fc.assert(
      fc.property(anyAnswered, ({ document, answers }) => {
        const found = whatIf(document, document, [{ id: "x", label: "x", subjectKind: "ward", answers }]);
        expect(found).toMatchObject({ rises: 0, falls: 0, same: 1 });
        expect(found.criteria.every((of) => of.sameForAll && !of.unknown)).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  test("who rises and who falls", () => {
    expect(whatIf(set(900), set(700), three)).toMatchObject({ rises: 2, falls: 0, same: 1 });
    expect(whatIf(set(700), set(900), three)).toMatchObject({ rises: 0, falls: 2, same: 1 });
    expect(whatIf(set(700), set(900), three).rows.map((row) => row.change)).toEqual([
      "same",
      "falls",
      "falls",
    ]);
  });

  test("a criterion that decides nothing is named", () => {
    const applications = [application("x", 600, 400), application("y", 100, 400)];
    const found = whatIf(set(900), set(900), applications);
    expect(found.decidesNothing).toEqual(["b"]);
    expect(found.criteria.map((of) => [of.key, of.sameForAll, of.changesWithout])).toEqual([
      ["a", false, 1],
      ["b", true, 0],
    ]);
    expect(whatIf(set(900), set(900), []).decidesNothing).toEqual([]);
  });

  test("what nobody was asked is left out of the count, and said", () => {
    const draft = documentOf(
      [[...(set(900).groups[0]?.criteria ?? []), criterion({ key: "new", max: 1000, mandatory: true })]],
      { passRule: { ...openRule, total: 1800 } },
    );
    const found = whatIf(set(900), draft, three);
    expect(found).toMatchObject({ rises: 0, falls: 0, same: 3 });
    expect(found.criteria.find((of) => of.key === "new")).toMatchObject({ unknown: true, changesWithout: 0 });
    expect(found.decidesNothing).not.toContain("new");
  });

  test("classes go up and down, counted from the lowest", () => {
    const classes = (good: number) => [
      { code: "good", label: "Khá", from: good },
      { code: "weak", label: "Yếu", from: 0 },
    ];
    const rule = { passRule: openRule };
    const found = whatIf(
      set(0, { ...rule, classes: classes(900) }),
      set(0, { ...rule, classes: classes(650) }),
      three,
    );
    expect(found.rows.map((row) => [row.before.class, row.after.class, row.change])).toEqual([
      ["good", "good", "same"],
      ["weak", "good", "rises"],
      ["weak", "good", "rises"],
    ]);
  });

  test("points out of another maximum go over in proportion", () => {
    const draft = documentOf(
      [
        [
          criterion({ key: "a", kind: "points", max: 300 }),
          criterion({ key: "b", kind: "points", max: 400 }),
        ],
      ],
      { passRule: { ...openRule, total: 700 } },
    );
    const found = whatIf(set(1000), draft, [application("x", 600, 400), application("y", 450, 400)]);
    expect(found.rows.map((row) => [row.before.normalised, row.after.normalised])).toEqual([
      [1000, 700],
      [850, 625],
    ]);
    expect(found).toMatchObject({ rises: 0, falls: 0, same: 2 });
  });

  test("a cap counts how the other scheme ended for each", () => {
    const cap = { passRule: { ...openRule, cap: { scheme: "safe_area", class: null } } };
    const [x, y] = [application("x", 600, 400), application("y", 600, 400)];
    const found = whatIf(set(0), set(0, cap), [
      { ...x, others: { safe_area: "recognised" } },
      { ...y, others: { safe_area: "not_met" } },
    ]);
    expect(found.rows.map((row) => row.change)).toEqual(["same", "falls"]);
  });

  test("what a province added stands beside the draft, and counts with it", () => {
    const added = documentOf([[criterion({ key: "a", max: 0 })]], { scoring: "met" });
    const base = (more = {}) =>
      documentOf([[criterion({ key: "a" }), criterion({ key: "b" })]], {
        ...{ scoring: "met", passRule: { ...openRule, every: true }, ...more },
      });
    const asked = (edition: CriteriaDocument) => withAddition(edition, added);
    const of = (id: string, more: Answers, beside: boolean) => ({
      ...{ id, label: id, subjectKind: "ward" as const },
      answers: { a: { met: true }, b: { met: true }, ...more },
      ...(beside ? { asked } : {}),
    });
    const found = whatIf(base(), base({ passRule: { ...openRule, metCount: { atLeast: 1, of: 2 } } }), [
      of("met", { "+a": { met: true } }, true),
      of("not met", { "+a": { met: false } }, true),
      of("not asked", {}, false),
    ]);
    expect(found.rows.map((row) => [row.before.met, row.before.applicableCount, row.change])).toEqual([
      [true, 3, "same"],
      [false, 3, "rises"],
      [true, 2, "same"],
    ]);
    // Of the addition itself nothing is said: it is not what is drafted.
    expect(found.criteria.map((one) => one.key)).toEqual(["a", "b"]);
  });

  test("a draft of an addition is tried within the nation's set", () => {
    const base = documentOf([[criterion({ key: "a" })]], {
      ...{ scoring: "met", passRule: { ...openRule, every: true } },
    });
    const addition = (metAt: number) =>
      asAddition(documentOf([[criterion({ key: "a", kind: "percent", metAt })]], { scoring: "met" }));
    const asked = (edition: CriteriaDocument) => ({ ...base, groups: [...base.groups, ...edition.groups] });
    const one = {
      ...{ id: "x", label: "x", subjectKind: "ward" as const, asked },
      answers: { a: { met: true }, "+a": { value: 8000 } },
    };
    const found = whatIf(addition(7000), addition(9000), [one]);
    expect(found.rows.map((row) => row.change)).toEqual(["falls"]);
    expect(found.criteria.map((of) => [of.key, of.changesWithout])).toEqual([["+a", 1]]);
  });
});
