import {
  type ClassStep,
  type CriteriaDocument,
  type Criterion,
  criteriaDocument,
  type GradeStep,
  type LeafCriterion,
  openRule,
  type PassRule,
  type Threshold,
} from "@/lib/recognitions/criteria/document";
import type { FactSource } from "@/lib/recognitions/criteria/sources";

/** A shipped set as it is written here: points and percentages as people write them, texts in order. */
type Extra = {
  must?: boolean;
  optional?: boolean;
  evidence?: string;
  required?: boolean;
  source?: FactSource;
  law?: string;
  help?: string;
  only?: LeafCriterion["appliesTo"];
};

const whole = (value: number) => Math.round(value * 100);

function leaf(code: string, text: string, rest: Partial<LeafCriterion>, extra: Extra): LeafCriterion {
  return {
    key: code,
    code,
    text,
    kind: "met",
    max: 0,
    mandatory: extra.must ?? false,
    mayNotApply: extra.optional ?? false,
    metAt: null,
    better: "more",
    steps: [],
    unitLabel: "",
    evidenceRequired: extra.required ?? false,
    evidence: extra.evidence ?? "",
    source: extra.source ?? null,
    appliesTo: extra.only ?? [],
    help: extra.help ?? "",
    legalSource: extra.law ?? "",
    ...rest,
  };
}

const single = (of: LeafCriterion): Criterion => ({ ...of, parts: [] });

/** Đạt hoặc chưa đạt. */
export const met = (code: string, text: string, max = 0, extra: Extra = {}) =>
  single(leaf(code, text, { max: whole(max) }, extra));

/** So many points. */
export const points = (code: string, text: string, max: number, extra: Extra = {}) =>
  single(leaf(code, text, { kind: "points", max: whole(max) }, extra));

type Steps = readonly (readonly [at: number, points: number])[];
const thresholds = (steps: Steps): Threshold[] =>
  steps.map(([at, given]) => ({ at: whole(at), points: whole(given) }));

/** A percentage with its thresholds; met from the value given. */
export const percent = (
  code: string,
  text: string,
  metAt: number,
  max = 0,
  steps: Steps = [],
  extra: Extra = {},
) =>
  single(
    leaf(
      code,
      text,
      { kind: "percent", max: whole(max), metAt: whole(metAt), steps: thresholds(steps) },
      extra,
    ),
  );

/** A number of something. */
export const count = (
  code: string,
  text: string,
  unitLabel: string,
  metAt: number,
  max = 0,
  steps: Steps = [],
  extra: Extra = {},
) =>
  single(
    leaf(
      code,
      text,
      { kind: "count", unitLabel, max: whole(max), metAt: whole(metAt), steps: thresholds(steps) },
      extra,
    ),
  );

/** One of some grades: code, words, points, whether it is met. */
export const grade = (
  code: string,
  text: string,
  max: number,
  grades: readonly (readonly [string, string, number, boolean])[],
  extra: Extra = {},
) => {
  const steps: GradeStep[] = grades.map(([name, label, given, isMet]) => ({
    grade: name,
    label,
    points: whole(given),
    met: isMet,
  }));
  return single(leaf(code, text, { kind: "grade", max: whole(max), steps }, extra));
};

/** A criterion with parts, all of which must be met. */
export const parts = (code: string, text: string, of: Criterion[], extra: Extra = {}): Criterion => ({
  ...leaf(code, text, { kind: "parts", max: of.reduce((all, one) => all + one.max, 0) }, extra),
  parts: of.map(({ parts: _none, ...part }) => ({ ...part, key: `${code}.${part.code}` })),
});

type Head = Omit<CriteriaDocument, "groups" | "passRule" | "classes" | "validTo" | "sample"> & {
  sample?: boolean;
  validTo?: string;
  rule: Partial<PassRule>;
  classes?: ClassStep[];
};

/** A whole set; groups by their code and name. */
export function set(
  { rule, classes = [], sample = false, validTo, ...head }: Head,
  groups: readonly (readonly [code: string, name: string, criteria: Criterion[]])[],
): CriteriaDocument {
  return criteriaDocument.parse({
    ...head,
    validTo: validTo ?? null,
    sample,
    classes,
    passRule: { ...openRule, ...rule },
    groups: groups.map(([code, name, criteria]) => ({ key: `nhom-${code}`, code, name, criteria })),
  });
}
