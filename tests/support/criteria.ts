import fc from "fast-check";
import {
  type CriteriaDocument,
  type Criterion,
  criteriaOf,
  gradesOf,
  type LeafCriterion,
  leavesOf,
  openRule,
} from "@/lib/recognitions/criteria/document";
import type { Answer } from "@/lib/recognitions/criteria/scoring";

/** A criterion with everything that a test does not say. */
export function leaf(row: Partial<LeafCriterion> & { key: string }): LeafCriterion {
  return {
    code: row.key,
    text: `Tiêu chí ${row.key}`,
    kind: "met",
    max: 0,
    mandatory: false,
    mayNotApply: false,
    metAt: null,
    better: "more",
    steps: [],
    unitLabel: "",
    evidenceRequired: false,
    evidence: "",
    source: null,
    appliesTo: [],
    help: "",
    legalSource: "",
    ...row,
  };
}

export const criterion = (row: Partial<Criterion> & { key: string }): Criterion => ({
  ...leaf(row),
  parts: row.parts ?? [],
});

/** A document of one group per list of criteria. */
export function documentOf(groups: Criterion[][], row: Partial<CriteriaDocument> = {}): CriteriaDocument {
  return {
    scheme: "model_ward_police",
    name: "Bộ tiêu chí thử",
    decisionNumber: "639/QĐ-BCA-V05",
    decidedOn: "2024-01-30",
    issuer: "Bộ Công an",
    validFrom: "2024-01-30",
    validTo: null,
    subjectKinds: ["ward"],
    scoring: "points",
    sample: false,
    source: "thử",
    passRule: openRule,
    classes: [],
    groups: groups.map((criteria, at) => ({
      key: `g${at + 1}`,
      code: String(at + 1),
      name: `Nhóm ${at + 1}`,
      criteria,
    })),
    ...row,
  };
}

const points = fc.integer({ min: 1, max: 4000 });
const flags = { mandatory: fc.boolean(), mayNotApply: fc.boolean() };

/** Thresholds that give more for better values, up to the maximum. */
const measuredLeaf = fc
  .record({
    kind: fc.constantFrom("percent" as const, "count" as const),
    max: points,
    better: fc.constantFrom("more" as const, "less" as const),
    ats: fc.uniqueArray(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 4 }),
    metAt: fc.option(fc.integer({ min: 0, max: 100 })),
    ...flags,
  })
  .map(({ ats, metAt, ...row }) => {
    const ordered = ats.sort((a, b) => (row.better === "more" ? a - b : b - a));
    const steps = ordered.map((at, nth) => ({
      at: at * 100,
      points: nth === ordered.length - 1 ? row.max : Math.floor((row.max * (nth + 1)) / (ordered.length + 1)),
    }));
    return { ...row, steps, metAt: metAt === null ? null : metAt * 100 };
  });

const gradedLeaf = fc.record({ max: points, ...flags }).map((row) => ({
  ...row,
  kind: "grade" as const,
  steps: [
    { grade: "a", label: "Tốt", points: row.max, met: true },
    { grade: "b", label: "Khá", points: Math.floor(row.max / 2), met: true },
    { grade: "c", label: "Yếu", points: 0, met: false },
  ],
}));

const anyLeaf: fc.Arbitrary<Omit<Partial<LeafCriterion>, "key">> = fc.oneof(
  fc.record({ kind: fc.constant("met" as const), max: points, ...flags }),
  fc
    .record({
      kind: fc.constant("points" as const),
      max: points,
      metShare: fc.integer({ min: 0, max: 100 }),
      ...flags,
    })
    .map(({ metShare, ...row }) => ({
      ...row,
      metAt: metShare === 0 ? null : Math.ceil((row.max * metShare) / 100),
    })),
  measuredLeaf,
  gradedLeaf,
);

const anyCriterion: fc.Arbitrary<Omit<Partial<Criterion>, "key">> = fc.oneof(
  { weight: 4, arbitrary: anyLeaf },
  {
    weight: 1,
    arbitrary: fc
      .record({ parts: fc.array(anyLeaf, { minLength: 1, maxLength: 4 }), mandatory: fc.boolean() })
      .map(({ parts, mandatory }) => ({
        kind: "parts" as const,
        mandatory,
        max: parts.reduce((all, part) => all + (part.max ?? 0), 0),
        parts: parts as LeafCriterion[],
      })),
  },
);

/** Sets of every kind of criterion, by points or met, with random pass rules. */
export const anyDocument: fc.Arbitrary<CriteriaDocument> = fc
  .record({
    groups: fc.array(fc.array(anyCriterion, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 }),
    scoring: fc.constantFrom("points" as const, "met" as const),
    total: fc.option(fc.integer({ min: 0, max: 100 })),
    groupPercent: fc.option(fc.integer({ min: 0, max: 10_000 })),
    mandatory: fc.boolean(),
    every: fc.boolean(),
    countShare: fc.option(fc.integer({ min: 0, max: 100 })),
  })
  .map(({ groups, scoring, total, groupPercent, mandatory, every, countShare }) => {
    let serial = 0;
    const keyed = groups.map((rows) =>
      rows.map((row) => {
        const key = `c${++serial}`;
        const parts = (row.parts ?? []).map((part, nth) => leaf({ ...part, key: `${key}.${nth + 1}` }));
        return criterion({ ...row, key, parts });
      }),
    );
    const document = documentOf(keyed, { scoring });
    const all = criteriaOf(document);
    const most =
      scoring === "met" ? all.length * 100 : all.flatMap(leavesOf).reduce((sum, one) => sum + one.max, 0);
    return {
      ...document,
      passRule: {
        ...openRule,
        total: total === null ? null : Math.floor((most * total) / 100),
        groupPercent,
        mandatory,
        every,
        metCount:
          countShare === null
            ? null
            : { atLeast: Math.floor((all.length * countShare) / 100), of: all.length },
      },
    };
  });

/** Some answer to a criterion, or none yet. */
export function anyAnswer(of: LeafCriterion): fc.Arbitrary<Answer | undefined> {
  const given: fc.Arbitrary<Answer> = (() => {
    switch (of.kind) {
      case "met":
        return fc.boolean().map((met) => ({ met }));
      case "points":
        return fc.integer({ min: 0, max: of.max }).map((value) => ({ value }));
      case "grade":
        return fc.constantFrom(...gradesOf(of)).map(({ grade }) => ({ grade }));
      default:
        return fc.integer({ min: 0, max: 110 }).map((value) => ({ value: value * 100 }));
    }
  })();
  return fc.oneof(
    { weight: 8, arbitrary: given },
    { weight: 1, arbitrary: fc.constant(undefined) },
    { weight: of.mayNotApply ? 2 : 0, arbitrary: fc.constant({ notApplicable: true }) },
  );
}

/** A document with an answer to each of its criteria. */
export const anyAnswered = anyDocument.chain((document) => {
  const leaves = criteriaOf(document).flatMap(leavesOf);
  return fc
    .tuple(...leaves.map(anyAnswer))
    .map((given) => ({ document, answers: Object.fromEntries(leaves.map((of, at) => [of.key, given[at]])) }));
});
