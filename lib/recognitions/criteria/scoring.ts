import { type CriteriaDocument, type CriterionGroup, criteriaOf, leavesOf } from "./document";
import { type Answers, type CriterionScore, judge, reaches } from "./judging";

export type { Answer, Answers, CriterionScore, ScoreReason } from "./judging";

/** How other schemes ended for the same subject and year; nothing = not decided. */
export type OtherResults = Readonly<Record<string, "recognised" | "not_met" | undefined>>;

export type GroupScore = {
  key: string;
  code: string;
  points: number;
  /** Of all its criteria; applicableMax of those that apply. */
  max: number;
  applicableMax: number;
  enough: boolean;
};

export type Failure =
  | { code: "nothing_applies" }
  | { code: "total"; need: number; have: number }
  | { code: "group"; key: string }
  | { code: "mandatory"; key: string }
  | { code: "every"; missed: number }
  | { code: "count"; need: number; have: number }
  | { code: "quota"; key: string; need: number }
  | { code: "other_scheme"; scheme: string };

export type Score = {
  criteria: CriterionScore[];
  groups: GroupScore[];
  total: number;
  max: number;
  applicableMax: number;
  /** The total as if everything applied: what pass rule and classes are asked about. Rounded down. */
  normalised: number;
  metCount: number;
  applicableCount: number;
  answered: number;
  /** Criteria and parts that wait for an answer. */
  missing: string[];
  met: boolean;
  failedBecause: Failure[];
  class: string | null;
  capped: boolean;
};

/** Works out what a set of answers comes to. Everything is a whole number of hundredths. */
export function score(document: CriteriaDocument, answers: Answers, others: OtherResults = {}): Score {
  return conclude(document, judge(document, answers), answers, others);
}

/** What the criteria of a set come to together, each judged before. */
export function conclude(
  document: CriteriaDocument,
  judged: ReadonlyMap<string, CriterionScore>,
  answers: Answers,
  others: OtherResults = {},
): Score {
  const byPoints = document.scoring === "points";
  const scored = document.groups.map((group) => ({
    group,
    criteria: group.criteria.flatMap((of) => judged.get(of.key) ?? []),
  }));
  const groups = scored.map(({ group, criteria }) =>
    groupScore(group, criteria, document.passRule.groupPercent, byPoints),
  );
  const criteria = scored.flatMap((one) => one.criteria);
  const applying = criteria.filter((one) => one.applies);
  const leaves = criteria.flatMap((one) => (one.parts.length > 0 ? one.parts : [one]));
  const [total, max, applicableMax] = [
    sum(groups, "points"),
    sum(groups, "max"),
    sum(groups, "applicableMax"),
  ];
  const sums = {
    criteria,
    groups,
    total,
    max,
    applicableMax,
    normalised: applicableMax === 0 ? 0 : Math.floor((total * max) / applicableMax),
    metCount: applying.filter((one) => one.met).length,
    applicableCount: applying.length,
    answered: leaves.filter((one) => one.answered).length,
    missing: leaves.filter((one) => !one.answered).map((one) => one.key),
  };
  const failedBecause = failures(document, answers, sums, others);
  return {
    ...sums,
    ...classOf(document, sums.normalised, others),
    met: failedBecause.length === 0,
    failedBecause,
  };
}

type Sums = Omit<Score, "met" | "failedBecause" | "class" | "capped">;

function groupScore(
  group: CriterionGroup,
  criteria: CriterionScore[],
  percent: number | null,
  byPoints: boolean,
): GroupScore {
  const [points, applicableMax] = [sum(criteria, "points"), sum(criteria, "max")];
  const max = byPoints
    ? group.criteria.reduce(
        (all, of) =>
          all + (of.kind === "parts" ? of.parts.reduce((most, part) => most + part.max, 0) : of.max),
        0,
      )
    : group.criteria.length * 100;
  const enough = percent === null || points * 10_000 >= percent * applicableMax;
  return { key: group.key, code: group.code, points, max, applicableMax, enough };
}

function failures(document: CriteriaDocument, answers: Answers, sums: Sums, others: OtherResults): Failure[] {
  const rule = document.passRule;
  const found: Failure[] = [];
  if (sums.applicableCount === 0) found.push({ code: "nothing_applies" });
  if (rule.total !== null && sums.normalised < rule.total) {
    found.push({ code: "total", need: rule.total, have: sums.normalised });
  }
  for (const group of sums.groups) if (!group.enough) found.push({ code: "group", key: group.key });
  if (rule.mandatory) {
    const mandatory = mandatoryOf(document);
    for (const of of sums.criteria) {
      for (const one of of.parts.length > 0 ? [of, ...of.parts] : [of]) {
        if (mandatory.has(one.key) && one.applies && !one.met)
          found.push({ code: "mandatory", key: one.key });
      }
    }
  }
  const missed = sums.applicableCount - sums.metCount;
  if (rule.every && missed > 0) found.push({ code: "every", missed });
  if (rule.metCount) {
    const { atLeast, of } = rule.metCount;
    const need = Math.ceil((atLeast * sums.applicableCount) / of);
    if (sums.metCount < need) found.push({ code: "count", need, have: sums.metCount });
  }
  const leaves = rule.quotas.length > 0 ? criteriaOf(document).flatMap(leavesOf) : [];
  for (const { criterion, atLeast } of rule.quotas) {
    const of = leaves.find((one) => one.key === criterion);
    const answer = answers[criterion];
    if (!of || (answer?.notApplicable && of.mayNotApply)) continue;
    if (answer?.value === undefined || !reaches(of, answer.value, atLeast)) {
      found.push({ code: "quota", key: criterion, need: atLeast });
    }
  }
  if (rule.cap && rule.cap.class === null && others[rule.cap.scheme] !== "recognised") {
    found.push({ code: "other_scheme", scheme: rule.cap.scheme });
  }
  return found;
}

const mandatoryKeys = new WeakMap<CriteriaDocument, ReadonlySet<string>>();

/** The keys of what is mandatory; found once for a document, for what-if asks thousands of times. */
function mandatoryOf(document: CriteriaDocument): ReadonlySet<string> {
  const known = mandatoryKeys.get(document);
  if (known) return known;
  const rows = criteriaOf(document).flatMap((of) => [of, ...of.parts]);
  const found = new Set(rows.filter((one) => one.mandatory).map((one) => one.key));
  mandatoryKeys.set(document, found);
  return found;
}

function classOf(
  { classes, passRule }: CriteriaDocument,
  normalised: number,
  others: OtherResults,
): { class: string | null; capped: boolean } {
  const earned = classes.findIndex((one) => normalised >= one.from);
  if (earned < 0) return { class: null, capped: false };
  const { cap } = passRule;
  const limit =
    cap && others[cap.scheme] === "not_met" ? classes.findIndex((one) => one.code === cap.class) : -1;
  const at = Math.max(earned, limit);
  return { class: classes[at]?.code ?? null, capped: at > earned };
}

function sum<K extends string>(rows: readonly Record<K, number>[], column: K): number {
  return rows.reduce((all, row) => all + row[column], 0);
}
