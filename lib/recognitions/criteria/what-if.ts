import type { CriteriaScoring, SubjectKind } from "@/prisma/generated/enums";
import { type CriteriaDocument, criteriaOf, forSubject, type LeafCriterion, leavesOf } from "./document";
import { judge } from "./judging";
import { type Answers, conclude, type OtherResults, type Score, score } from "./scoring";

/** An application of last year as it was answered by the earlier edition. */
export type AnsweredApplication = {
  id: string;
  label: string;
  subjectKind: SubjectKind;
  answers: Answers;
  others?: OtherResults;
  /** All that it was asked, with an edition in its place; the same function for all who were asked the same beside it. */
  asked?: Asked;
};

export type Asked = (edition: CriteriaDocument) => CriteriaDocument;

export type Outcome = Pick<Score, "met" | "normalised" | "max" | "metCount" | "applicableCount"> & {
  class: string | null;
  classLabel: string | null;
  scoring: CriteriaScoring;
};

export type WhatIfRow = {
  id: string;
  label: string;
  before: Outcome;
  after: Outcome;
  change: "rises" | "falls" | "same";
  /** In the same outcome: how the share of the total moved, in hundredths of a percent. */
  moved: number;
};

export type CriterionWeight = {
  key: string;
  code: string;
  text: string;
  /** Last year nobody was asked this, so it is left out of every count here. */
  unknown: boolean;
  /** Everybody came to the same there. */
  sameForAll: boolean;
  /** How many would come to another outcome if it were not in the set. */
  changesWithout: number;
};

export type WhatIf = {
  rows: WhatIfRow[];
  rises: number;
  falls: number;
  same: number;
  criteria: CriterionWeight[];
  /** Criteria that could go without anybody's outcome changing; none where there are no applications. */
  decidesNothing: string[];
};

/**
 * What a draft would have done to last year's applications. Answers go over by the key of their criterion, where they
 * still fit; criteria that nobody was asked then are left out of the count and named.
 */
export function whatIf(
  before: CriteriaDocument,
  after: CriteriaDocument,
  applications: readonly AnsweredApplication[],
): WhatIf {
  const trial = beginWhatIf(before, after);
  for (const one of applications) trial.add(one);
  return trial.found();
}

/** The same application by application, so that others get their turn between thousands. */
export function beginWhatIf(before: CriteriaDocument, after: CriteriaDocument) {
  const was = leavesByKey(before);
  const is = leavesByKey(after);
  const unknown = new Set(
    [...is.values()].filter((of) => was.get(of.key)?.kind !== of.kind).map((of) => of.key),
  );
  const documents = documentsFor(before, after, unknown);
  const rows: WhatIfRow[] = [];
  const weights = criteriaOf(after).map((of) => ({
    of,
    unknown: leavesOf(of).every((leaf) => unknown.has(leaf.key)),
    given: new Set<string>(),
    changes: 0,
  }));

  return {
    add(one: AnsweredApplication): void {
      if (!after.subjectKinds.includes(one.subjectKind)) return;
      const of = documents(one);
      const answers = carried(one.answers, was, is);
      const judged = judge(of.after, answers);
      const earlier = score(of.before, one.answers, one.others);
      const later = conclude(of.after, judged, answers, one.others);
      const [from, to] = [rank(of.before, earlier), rank(of.after, later)];
      rows.push({
        ...{ id: one.id, label: one.label, moved: share(later) - share(earlier) },
        change: to > from ? "rises" : to < from ? "falls" : "same",
        before: outcome(of.before, earlier),
        after: outcome(of.after, later),
      });
      for (const weight of weights) {
        const own = judged.get(weight.of.key);
        if (weight.unknown || !own?.applies) continue;
        weight.given.add(`${own.points} ${own.met}`);
        // Each criterion gives what it gives with or without the others: only the sums are made anew.
        const reduced = of.without(weight.of.key);
        if (rank(reduced, conclude(reduced, judged, answers, one.others)) !== to) weight.changes++;
      }
    },
    found(): WhatIf {
      const criteria = weights.map(
        ({ of, given, changes, unknown: none }): CriterionWeight => ({
          ...{ key: of.key, code: of.code, text: of.text, unknown: none },
          ...{ sameForAll: given.size <= 1, changesWithout: changes },
        }),
      );
      const count = (change: WhatIfRow["change"]) => rows.filter((row) => row.change === change).length;
      const idle = criteria.filter((of) => !of.unknown && of.changesWithout === 0).map((of) => of.key);
      return {
        ...{ rows, rises: count("rises"), falls: count("falls"), same: count("same"), criteria },
        decidesNothing: rows.length === 0 ? [] : idle,
      };
    },
  };
}

type Documents = {
  before: CriteriaDocument;
  after: CriteriaDocument;
  /** The draft without one of its criteria. */
  without: (key: string) => CriteriaDocument;
};

/** What an application is scored by; worked out once for all who were asked the same. */
function documentsFor(before: CriteriaDocument, after: CriteriaDocument, unknown: ReadonlySet<string>) {
  const same: Asked = (edition) => edition;
  const kept = new Map<Asked, Map<SubjectKind, Documents>>();
  return ({ asked = same, subjectKind }: AnsweredApplication): Documents => {
    const byKind = kept.get(asked) ?? new Map<SubjectKind, Documents>();
    kept.set(asked, byKind);
    const found = byKind.get(subjectKind);
    if (found) return found;
    const known = without(asked(after), (of) => unknown.has(of.key));
    const reduced = new Map<string, CriteriaDocument>();
    const made: Documents = {
      before: forSubject(asked(before), subjectKind),
      after: forSubject(known, subjectKind),
      without: (key) => {
        const own = criteriaOf(known).find((of) => of.key === key);
        const gone = new Set(own ? leavesOf(own).map((leaf) => leaf.key) : []);
        const left =
          reduced.get(key) ??
          forSubject(
            without(known, (leaf) => gone.has(leaf.key)),
            subjectKind,
          );
        reduced.set(key, left);
        return left;
      },
    };
    byKind.set(subjectKind, made);
    return made;
  };
}

const leavesByKey = (document: CriteriaDocument) =>
  new Map(
    criteriaOf(document)
      .flatMap(leavesOf)
      .map((of) => [of.key, of] as const),
  );

/** Points that were given out of another maximum go over in proportion; every other answer as it is. */
function carried(
  answers: Answers,
  was: ReadonlyMap<string, LeafCriterion>,
  is: ReadonlyMap<string, LeafCriterion>,
): Answers {
  const entries = Object.entries(answers).map(([key, answer]) => {
    const [from, to] = [was.get(key), is.get(key)];
    const scaled = from?.kind === "points" && to?.kind === "points" && from.max > 0 && from.max !== to.max;
    if (!scaled || answer?.value === undefined) return [key, answer] as const;
    return [key, { ...answer, value: Math.floor((answer.value * to.max) / from.max) }] as const;
  });
  return Object.fromEntries(entries);
}

/** How good an outcome is; more is better. A class where the set has them, else met or not. */
function rank(document: CriteriaDocument, of: Score): number {
  const place = document.classes.findIndex((step) => step.code === of.class);
  // A class counts from the bottom, so that editions with more or fewer classes can be compared.
  const fromBelow = place < 0 ? 0 : document.classes.length - place;
  return document.classes.length > 0 ? fromBelow : of.met ? 1 : 0;
}

const share = (of: Score) => (of.max === 0 ? 0 : Math.floor((of.normalised * 10_000) / of.max));

function outcome({ classes, scoring }: CriteriaDocument, of: Score): Outcome {
  const { met, normalised, max, metCount, applicableCount } = of;
  const classLabel = classes.find((step) => step.code === of.class)?.label ?? null;
  return { met, class: of.class, classLabel, scoring, normalised, max, metCount, applicableCount };
}

/** A document as if some criteria were not in it; the rule is asked of the rest in proportion. */
function without(document: CriteriaDocument, gone: (of: LeafCriterion) => boolean): CriteriaDocument {
  const groups = document.groups
    .map((group) => ({
      ...group,
      criteria: group.criteria
        .map((of) => ({ ...of, parts: of.parts.filter((part) => !gone(part)) }))
        .filter((of) => (of.kind === "parts" ? of.parts.length > 0 : !gone(of))),
    }))
    .filter((group) => group.criteria.length > 0);
  const reduced = { ...document, groups };
  const [all, left] = [most(document), most(reduced)];
  const scaled = (value: number) => (all === 0 ? 0 : Math.floor((value * left) / all));
  const { total, quotas } = document.passRule;
  const leaves = criteriaOf(reduced).flatMap(leavesOf);
  return {
    ...reduced,
    classes: document.classes.map((step) => ({ ...step, from: scaled(step.from) })),
    passRule: {
      ...document.passRule,
      total: total === null ? null : scaled(total),
      quotas: quotas.filter((quota) => leaves.some((of) => of.key === quota.criterion)),
    },
  };
}

function most(document: CriteriaDocument): number {
  return criteriaOf(document).reduce(
    (all, of) =>
      all + (document.scoring === "met" ? 100 : leavesOf(of).reduce((sum, leaf) => sum + leaf.max, 0)),
    0,
  );
}
