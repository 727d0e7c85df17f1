import type { SubjectKind } from "@/prisma/generated/enums";
import { type CriteriaDocument, criteriaOf, forSubject, type LeafCriterion, leavesOf } from "./document";
import { type Answer, type Answers, type OtherResults, type Score, score } from "./scoring";

/** An application of last year as it was answered by the earlier edition. */
export type AnsweredApplication = {
  id: string;
  label: string;
  subjectKind: SubjectKind;
  answers: Answers;
  others?: OtherResults;
};

export type Outcome = Pick<Score, "met" | "class" | "normalised" | "max" | "metCount">;

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
  const asked = new Map(
    criteriaOf(before)
      .flatMap(leavesOf)
      .map((of) => [of.key, of]),
  );
  const unknown = new Set(
    criteriaOf(after)
      .flatMap(leavesOf)
      .filter((of) => asked.get(of.key)?.kind !== of.kind)
      .map((of) => of.key),
  );
  const known = without(after, (of) => unknown.has(of.key));
  const concerned = applications.filter((one) => after.subjectKinds.includes(one.subjectKind));
  const scored = concerned.map((one) => {
    const was = score(forSubject(before, one.subjectKind), one.answers, one.others);
    const is = score(forSubject(known, one.subjectKind), one.answers, one.others);
    return { one, was, is };
  });
  const rows = scored.map(({ one, was, is }): WhatIfRow => {
    const [a, b] = [rank(before, was), rank(after, is)];
    const change = b > a ? "rises" : b < a ? "falls" : "same";
    const moved = share(is) - share(was);
    return { id: one.id, label: one.label, before: outcome(was), after: outcome(is), change, moved };
  });
  const criteria = criteriaOf(after).map((of): CriterionWeight => {
    const none = leavesOf(of).every((leaf) => unknown.has(leaf.key));
    const given = scored
      .map(({ is }) => is.criteria.find((one) => one.key === of.key))
      .filter((one) => one?.applies);
    const reduced = without(known, (leaf) => leavesOf(of).some((own) => own.key === leaf.key));
    const changesWithout = none
      ? 0
      : scored.filter(({ one, is }) => {
          const left = score(forSubject(reduced, one.subjectKind), one.answers, one.others);
          return rank(after, left) !== rank(after, is);
        }).length;
    return {
      key: of.key,
      code: of.code,
      text: of.text,
      unknown: none,
      sameForAll: new Set(given.map((one) => `${one?.points} ${one?.met}`)).size <= 1,
      changesWithout,
    };
  });
  const count = (change: WhatIfRow["change"]) => rows.filter((row) => row.change === change).length;
  return {
    rows,
    rises: count("rises"),
    falls: count("falls"),
    same: count("same"),
    criteria,
    decidesNothing:
      rows.length === 0
        ? []
        : criteria.filter((of) => !of.unknown && of.changesWithout === 0).map((of) => of.key),
  };
}

/** How good an outcome is; more is better. Met before class. */
function rank(document: CriteriaDocument, of: Score): number {
  const place = document.classes.findIndex((step) => step.code === of.class);
  // A class counts from the bottom, so that editions with more or fewer classes can be compared.
  const fromBelow = place < 0 ? 0 : document.classes.length - place;
  return document.classes.length > 0 ? fromBelow : of.met ? 1 : 0;
}

const share = (of: Score) => (of.max === 0 ? 0 : Math.floor((of.normalised * 10_000) / of.max));

const outcome = ({ met, class: inClass, normalised, max, metCount }: Score): Outcome => ({
  met,
  class: inClass,
  normalised,
  max,
  metCount,
});

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

export type { Answer };
