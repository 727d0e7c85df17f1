import {
  type CriteriaDocument,
  type Criterion,
  type CriterionGroup,
  gradesOf,
  type LeafCriterion,
  thresholdsOf,
} from "./document";

/** What is said at one criterion; values in hundredths. Nothing given means not yet answered. */
export type Answer = { value?: number; met?: boolean; grade?: string; notApplicable?: boolean };

/** Answers by the key of their criterion (or part of a criterion). */
export type Answers = Readonly<Record<string, Answer | undefined>>;

/** How other schemes ended for the same subject and year; nothing = not decided. */
export type OtherResults = Readonly<Record<string, "recognised" | "not_met" | undefined>>;

/** Why a criterion gives what it gives. */
export type ScoreReason =
  | { code: "full" }
  | { code: "missing" }
  | { code: "not_applicable" }
  | { code: "not_met" }
  /** Fewer points were given than there are. */
  | { code: "points" }
  /** Which threshold was reached, and which comes next. */
  | { code: "threshold"; reached: number | null; next: number | null }
  | { code: "grade"; grade: string }
  /** The parts say why. */
  | { code: "parts" };

export type CriterionScore = {
  key: string;
  code: string;
  points: number;
  /** 0 where it does not apply. */
  max: number;
  met: boolean;
  answered: boolean;
  applies: boolean;
  reason: ScoreReason;
  parts: CriterionScore[];
};

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

/** What each criterion gives, by its key. It says the same in every set that has the criterion as it is. */
export function judge(document: CriteriaDocument, answers: Answers): ReadonlyMap<string, CriterionScore> {
  const byPoints = document.scoring === "points";
  return new Map(
    document.groups.flatMap((group) =>
      group.criteria.map((of) => [of.key, criterionScore(of, answers, byPoints)] as const),
    ),
  );
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

/** One criterion, with its parts where it has some. */
function criterionScore(of: Criterion, answers: Answers, byPoints: boolean): CriterionScore {
  if (of.kind !== "parts") return leafScore(of, answers[of.key], byPoints);
  const parts = of.parts.map((part) => leafScore(part, answers[part.key], byPoints));
  const applying = parts.filter((part) => part.applies);
  const applies = applying.length > 0;
  const points = sum(parts, "points");
  const allMet = applies && applying.every((part) => part.met);
  const met = byPoints && of.metAt !== null ? applies && points >= of.metAt : allMet;
  const answered = parts.every((part) => part.answered);
  return {
    key: of.key,
    code: of.code,
    points: byPoints ? points : met ? 100 : 0,
    max: byPoints ? sum(parts, "max") : applies ? 100 : 0,
    met,
    answered,
    applies,
    reason: applies ? { code: "parts" } : { code: "not_applicable" },
    parts,
  };
}

function leafScore(of: LeafCriterion, answer: Answer | undefined, byPoints: boolean): CriterionScore {
  const plain = { key: of.key, code: of.code, parts: [] };
  if (answer?.notApplicable && of.mayNotApply) {
    const reason = { code: "not_applicable" } as const;
    return { ...plain, points: 0, max: 0, met: false, answered: true, applies: false, reason };
  }
  const given = judged(of, answer);
  const max = byPoints ? of.max : 100;
  const points = byPoints ? Math.min(given.points, max) : given.met ? 100 : 0;
  const reason: ScoreReason = points === max && given.met && given.answered ? { code: "full" } : given.reason;
  return { ...plain, points, max, met: given.met, answered: given.answered, applies: true, reason };
}

type Judged = { points: number; met: boolean; answered: boolean; reason: ScoreReason };

const unanswered: Judged = { points: 0, met: false, answered: false, reason: { code: "missing" } };

function judged(of: LeafCriterion, answer: Answer | undefined): Judged {
  switch (of.kind) {
    case "met": {
      if (answer?.met === undefined) return unanswered;
      const { met } = answer;
      return { points: met ? of.max : 0, met, answered: true, reason: { code: "not_met" } };
    }
    case "points": {
      if (answer?.value === undefined) return unanswered;
      const points = Math.max(0, Math.min(answer.value, of.max));
      const met = of.metAt === null ? points > 0 : points >= of.metAt;
      return { points, met, answered: true, reason: { code: "points" } };
    }
    case "percent":
    case "count":
      return answer?.value === undefined ? unanswered : measured(of, answer.value);
    case "grade": {
      const grade = gradesOf(of).find((one) => one.grade === answer?.grade);
      if (!grade) return unanswered;
      const reason = { code: "grade", grade: grade.grade } as const;
      return { points: grade.points, met: grade.met, answered: true, reason };
    }
    case "parts":
      return unanswered;
  }
}

/** True where a value is at least as good as another. */
function reaches(of: LeafCriterion, value: number, at: number): boolean {
  return of.better === "more" ? value >= at : value <= at;
}

function measured(of: LeafCriterion, value: number): Judged {
  const steps = thresholdsOf(of);
  const [held, ahead] = [
    steps.filter((step) => reaches(of, value, step.at)),
    steps.filter((step) => !reaches(of, value, step.at)),
  ];
  const best = held.reduce<(typeof held)[number] | null>(
    (top, step) => (top === null || step.points > top.points ? step : top),
    null,
  );
  const points = best?.points ?? 0;
  // The nearest of those that are still ahead.
  const next = ahead.reduce<number | null>(
    (near, step) => (near === null || reaches(of, near, step.at) ? step.at : near),
    null,
  );
  const met = of.metAt === null ? points > 0 : reaches(of, value, of.metAt);
  return { points, met, answered: true, reason: { code: "threshold", reached: best?.at ?? null, next } };
}

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
    const mandatory = new Set(
      document.groups.flatMap((group) =>
        group.criteria.flatMap((of) =>
          [of, ...of.parts].filter((one) => one.mandatory).map((one) => one.key),
        ),
      ),
    );
    for (const one of sums.criteria.flatMap((of) => [of, ...of.parts])) {
      if (mandatory.has(one.key) && one.applies && !one.met) found.push({ code: "mandatory", key: one.key });
    }
  }
  const missed = sums.applicableCount - sums.metCount;
  if (rule.every && missed > 0) found.push({ code: "every", missed });
  if (rule.metCount) {
    const { atLeast, of } = rule.metCount;
    const need = Math.ceil((atLeast * sums.applicableCount) / of);
    if (sums.metCount < need) found.push({ code: "count", need, have: sums.metCount });
  }
  const leaves = document.groups.flatMap((group) =>
    group.criteria.flatMap((of) => (of.kind === "parts" ? of.parts : [of])),
  );
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
