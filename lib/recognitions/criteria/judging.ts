import {
  type CriteriaDocument,
  type Criterion,
  gradesOf,
  type LeafCriterion,
  thresholdsOf,
} from "./document";

/** What is said at one criterion; values in hundredths. Nothing given means not yet answered. */
export type Answer = { value?: number; met?: boolean; grade?: string; notApplicable?: boolean };

/** Answers by the key of their criterion (or part of a criterion). */
export type Answers = Readonly<Record<string, Answer | undefined>>;

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

/** What each criterion gives, by its key. It says the same in every set that has the criterion as it is. */
export function judge(document: CriteriaDocument, answers: Answers): ReadonlyMap<string, CriterionScore> {
  const byPoints = document.scoring === "points";
  return new Map(
    document.groups.flatMap((group) =>
      group.criteria.map((of) => [of.key, criterionScore(of, answers, byPoints)] as const),
    ),
  );
}

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
export function reaches(of: LeafCriterion, value: number, at: number): boolean {
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

function sum<K extends string>(rows: readonly Record<K, number>[], column: K): number {
  return rows.reduce((all, row) => all + row[column], 0);
}
