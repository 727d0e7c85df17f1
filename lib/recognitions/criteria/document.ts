import { z } from "zod";
import { isDay } from "@/lib/core/dates";
import { BetterWhen, CriteriaScoring, CriterionKind, SubjectKind } from "@/prisma/generated/enums";

/**
 * A criteria set as one value: what the editor shows, a file carries, two editions are compared by and scores are worked
 * out from. Points, percentages and counted values are whole hundredths (4,5 điểm is 450), never fractions.
 */
const hundredths = z.number().int().min(-1_000_000_000).max(1_000_000_000);
const key = z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,59}$/u);

/** From which value on how many points are given; of less being better: up to which value. */
export const threshold = z.object({ at: hundredths, points: hundredths.min(0) });
/** One of the answers of a graded criterion. */
export const gradeStep = z.object({
  grade: z.string().regex(/^[a-z0-9_]{1,30}$/),
  label: z.string().min(1).max(120),
  points: hundredths.min(0),
  met: z.boolean(),
});

export const leafCriterion = z.object({
  key,
  code: z.string().min(1).max(20),
  text: z.string().min(1).max(2000),
  kind: z.enum(CriterionKind),
  max: hundredths.min(0).max(100_000),
  mandatory: z.boolean(),
  mayNotApply: z.boolean(),
  /** From which value on it counts as met; null = from what earns a point on. */
  metAt: hundredths.nullable(),
  better: z.enum(BetterWhen),
  steps: z.array(z.union([gradeStep, threshold])).max(30),
  unitLabel: z.string().max(40),
  evidenceRequired: z.boolean(),
  evidence: z.string().max(500),
  source: z.string().max(60).nullable(),
  /** Empty = every kind of subject of the set. */
  appliesTo: z.array(z.enum(SubjectKind)),
  help: z.string().max(1000),
  legalSource: z.string().max(300),
});

/** A part has no parts of its own. */
const part = leafCriterion.refine((of) => of.kind !== "parts", { path: ["kind"] });

export const criterion = leafCriterion.extend({ parts: z.array(part).max(40) });

export const criterionGroup = z.object({
  key,
  code: z.string().min(1).max(20),
  name: z.string().min(1).max(300),
  criteria: z.array(criterion).max(80),
});

/** When a set is met; every rule that is given must hold. */
export const passRule = z.object({
  /** At least so many points, out of what applies. */
  total: hundredths.min(0).nullable(),
  /** Each group at least at this share of its own maximum, in hundredths of a percent. */
  groupPercent: hundredths.min(0).max(10_000).nullable(),
  /** None of the mandatory criteria is failed. */
  mandatory: z.boolean(),
  /** Every criterion that applies is met. */
  every: z.boolean(),
  /** At least so many criteria are met, "28 of 34". */
  metCount: z.object({ atLeast: z.number().int().min(0), of: z.number().int().min(1) }).nullable(),
  /** Values that must be reached whatever the points: "≥ 70 % of the residential areas". */
  quotas: z.array(z.object({ criterion: key, atLeast: hundredths })).max(20),
  /** Whoever failed in another scheme is not above this class; without a class, does not meet this set. */
  cap: z.object({ scheme: z.string(), class: z.string().nullable() }).nullable(),
});

export const classStep = z.object({
  code: z.string().regex(/^[a-z0-9_]{1,30}$/),
  label: z.string().min(1).max(60),
  from: hundredths.min(0),
});

const day = z.string().refine(isDay);

export const criteriaDocument = z.object({
  scheme: z.string(),
  name: z.string().min(1).max(300),
  decisionNumber: z.string().max(60),
  decidedOn: day.nullable(),
  issuer: z.string().max(200),
  validFrom: day.nullable(),
  validTo: day.nullable(),
  subjectKinds: z.array(z.enum(SubjectKind)),
  scoring: z.enum(CriteriaScoring),
  sample: z.boolean(),
  source: z.string().max(2000),
  passRule,
  classes: z.array(classStep).max(10),
  groups: z.array(criterionGroup).max(40),
});

export type Threshold = z.output<typeof threshold>;
export type GradeStep = z.output<typeof gradeStep>;
export type LeafCriterion = z.output<typeof leafCriterion>;
export type Criterion = z.output<typeof criterion>;
export type CriterionGroup = z.output<typeof criterionGroup>;
export type PassRule = z.output<typeof passRule>;
export type ClassStep = z.output<typeof classStep>;
export type CriteriaDocument = z.output<typeof criteriaDocument>;

/** A rule that asks for nothing yet. */
export const openRule: PassRule = {
  total: null,
  groupPercent: null,
  mandatory: true,
  every: false,
  metCount: null,
  quotas: [],
  cap: null,
};

/** The thresholds of a criterion that is measured. */
export function thresholdsOf(of: LeafCriterion): Threshold[] {
  return of.steps.filter((step): step is Threshold => "at" in step);
}

/** The answers of a criterion that is graded. */
export function gradesOf(of: LeafCriterion): GradeStep[] {
  return of.steps.filter((step): step is GradeStep => "grade" in step);
}

/** What is answered one by one: criteria without parts, and the parts of the others. */
export function leavesOf(of: Criterion): LeafCriterion[] {
  return of.kind === "parts" ? of.parts : [of];
}

/** Every criterion of a document, in order. */
export function criteriaOf(document: CriteriaDocument): Criterion[] {
  return document.groups.flatMap((group) => group.criteria);
}

/** What a kind of subject is asked: criteria for others are gone, and groups that are left with none. */
export function forSubject(document: CriteriaDocument, kind: SubjectKind): CriteriaDocument {
  const asked = (of: LeafCriterion) => of.appliesTo.length === 0 || of.appliesTo.includes(kind);
  const groups = document.groups.map((group) => ({
    ...group,
    criteria: group.criteria
      .filter(asked)
      .map((of) => ({ ...of, parts: of.parts.filter(asked) }))
      .filter((of) => of.kind !== "parts" || of.parts.length > 0),
  }));
  return { ...document, groups: groups.filter((group) => group.criteria.length > 0) };
}

/** The most that a criterion gives, in hundredths; where criteria are met or not, each is one. */
export function maxOf(document: Pick<CriteriaDocument, "scoring">, of: Criterion): number {
  if (document.scoring === "met") return 100;
  return of.kind === "parts" ? of.parts.reduce((all, part) => all + part.max, 0) : of.max;
}
