import { describe, expect, test } from "vitest";
import { documentIssues } from "@/lib/recognitions/criteria/checks";
import { type CriteriaDocument, openRule } from "@/lib/recognitions/criteria/document";
import { criterion, documentOf, leaf } from "@/tests/support/criteria";

/** Each gap of a draft alone: what keeps it from being published, and what is just enough. */
const plain = criterion({ key: "a", max: 100 });
const told = (set: CriteriaDocument) => documentIssues(set).map(({ path, code }) => `${path} ${code}`);
const one = (row: Partial<Parameters<typeof criterion>[0]>, more: Partial<CriteriaDocument> = {}) =>
  told(documentOf([[criterion({ key: "a", max: 100, ...row })]], more));

test.each<[string, Partial<CriteriaDocument>]>([
  ["name", { name: " " }],
  ["first day", { validFrom: null }],
  ["source", { source: " " }],
  ["number", { decisionNumber: "" }],
  ["day of its paper", { decidedOn: null }],
  ["issuer", { issuer: "" }],
])("without its %s", (_what, head) => {
  expect(told(documentOf([[plain]], head))).toEqual(["head missing"]);
});

test("without subjects, without groups, with a group of nothing", () => {
  expect(told(documentOf([[plain]], { subjectKinds: [] }))).toEqual(["head missing"]);
  expect(told(documentOf([]))).toEqual(["groups empty"]);
  expect(told(documentOf([[plain], []]))).toEqual(["group.g2 empty"]);
});

test("its last day may be its first, not before", () => {
  const until = (validTo: string) => told(documentOf([[plain]], { validFrom: "2026-03-01", validTo }));
  expect(until("2026-03-01")).toEqual([]);
  expect(until("2026-02-28")).toEqual(["head order"]);
});

test("a scheme is not limited by itself", () => {
  const set = documentOf([[plain]], {
    passRule: { ...openRule, cap: { scheme: "model_ward_police", class: null } },
  });
  const within = { kinds: ["ward"] as const, schemes: ["model_ward_police", "safe_area"] };
  expect(documentIssues(set, within).map(({ code }) => code)).toEqual(["cap"]);
});

describe("a criterion", () => {
  test("is met at all its points at the most", () => {
    expect(one({ kind: "points", metAt: 100 })).toEqual([]);
    expect(one({ kind: "points", metAt: 101 })).toEqual(["criterion.a met_at"]);
  });

  test("gives no points where criteria are met or not", () => {
    const met = { scoring: "met" as const, passRule: { ...openRule, groupPercent: 5000 } };
    expect(one({ kind: "points", max: 0 }, met)).toEqual(["criterion.a kind", "rule group"]);
  });

  test("has thresholds of different values; a better one may give the same, not less", () => {
    const at = (...steps: [number, number][]) =>
      one({ kind: "percent", steps: steps.map(([value, points]) => ({ at: value, points })) });
    expect(at([50, 100], [80, 100])).toEqual([]);
    expect(at([50, 100], [50, 100])).toEqual(["criterion.a steps"]);
    expect(at([50, 80], [80, 60], [90, 100])).toEqual(["criterion.a steps"]);
  });

  test("has grades of different names, one of which is met, the best with all its points", () => {
    const grades = (...rows: [string, number, boolean][]) =>
      one({
        kind: "grade",
        steps: rows.map(([grade, points, met]) => ({ grade, label: grade, points, met })),
      });
    expect(grades(["good", 100, true], ["poor", 0, false])).toEqual([]);
    expect(grades(["good", 100, true], ["good", 0, false])).toEqual(["criterion.a grades"]);
    expect(grades(["good", 100, false], ["poor", 0, false])).toEqual(["criterion.a grades"]);
    expect(grades(["good", 90, true], ["poor", 0, false])).toEqual(["criterion.a top"]);
  });

  test("has parts that are whole, each with a code of its own", () => {
    const parts = (...rows: { key: string; code: string; max: number }[]) =>
      one({ kind: "parts", max: 100, parts: rows.map((row) => leaf(row)) });
    expect(parts({ key: "x", code: "a", max: 50 }, { key: "y", code: "b", max: 50 })).toEqual([]);
    expect(parts({ key: "x", code: "a", max: 0 })).toEqual(["criterion.x max"]);
    expect(parts({ key: "x", code: "a", max: 50 }, { key: "y", code: "a", max: 50 })).toEqual([
      "criterion.a double",
    ]);
  });
});

test("two groups of one code, and classes that nobody reaches or that begin alike", () => {
  const twice = documentOf([[plain], [criterion({ key: "b", max: 100 })]]);
  const groups = twice.groups.map((group) => ({ ...group, code: "I" }));
  expect(told({ ...twice, groups })).toEqual(["groups double"]);
  const classes = (...from: number[]) =>
    one({}, { classes: from.map((points, at) => ({ code: `c${at}`, label: `Loại ${at}`, from: points })) });
  expect(classes(100, 0)).toEqual([]);
  expect(classes(101, 0)).toEqual(["rule classes"]);
  expect(classes(50, 50, 0)).toEqual(["rule classes"]);
});
