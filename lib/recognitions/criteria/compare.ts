import type { CriteriaDocument, Criterion, CriterionGroup, LeafCriterion } from "./document";

/** How a group or a criterion of one edition stands to the other edition. */
export type Standing = "same" | "changed" | "moved" | "added" | "removed";

/** What of a criterion is said on both sides, in the order of its form. */
export type ComparedField = Exclude<keyof LeafCriterion, "key">;

export type ComparedCriterion = {
  key: string;
  standing: Standing;
  before: LeafCriterion | null;
  after: LeafCriterion | null;
  /** Which of its fields differ. */
  fields: ComparedField[];
  parts: ComparedCriterion[];
};

export type ComparedGroup = {
  key: string;
  standing: Standing;
  before: Pick<CriterionGroup, "code" | "name"> | null;
  after: Pick<CriterionGroup, "code" | "name"> | null;
  criteria: ComparedCriterion[];
};

export type HeadField = Exclude<keyof CriteriaDocument, "groups" | "scheme">;

export type Comparison = {
  head: HeadField[];
  groups: ComparedGroup[];
  counts: Record<Standing, number>;
};

const headFields: readonly HeadField[] = [
  "name",
  "decisionNumber",
  "decidedOn",
  "issuer",
  "validFrom",
  "validTo",
  "subjectKinds",
  "scoring",
  "sample",
  "source",
  "passRule",
  "classes",
];

const criterionFields: readonly ComparedField[] = [
  "code",
  "text",
  "kind",
  "max",
  "mandatory",
  "mayNotApply",
  "metAt",
  "better",
  "steps",
  "unitLabel",
  "evidenceRequired",
  "evidence",
  "source",
  "appliesTo",
  "help",
  "legalSource",
];

const differs = (a: unknown, b: unknown) => JSON.stringify(a) !== JSON.stringify(b);

/** Two editions side by side: in the order of the later one, with what is gone where it stood. */
export function compare(before: CriteriaDocument, after: CriteriaDocument): Comparison {
  const homes = new Map(
    before.groups.flatMap((group) => group.criteria.map((of) => [of.key, { of, group: group.key }] as const)),
  );
  const kept = new Set(after.groups.flatMap((group) => group.criteria.map((of) => of.key)));
  const groups = together(before.groups, after.groups).map(([was, is]): ComparedGroup => {
    const own = is?.criteria.map((of) => {
      const home = homes.get(of.key);
      return criterion(home?.of ?? null, of, home !== undefined && home.group !== is.key);
    });
    const gone = was?.criteria.filter((of) => !kept.has(of.key)).map((of) => criterion(of, null, false));
    const named = (group: CriterionGroup | null) => group && { code: group.code, name: group.name };
    return {
      key: (is ?? was)?.key ?? "",
      standing: !was ? "added" : !is ? "removed" : differs(named(was), named(is)) ? "changed" : "same",
      before: named(was),
      after: named(is),
      criteria: [...(own ?? []), ...(gone ?? [])],
    };
  });
  const counts: Record<Standing, number> = { same: 0, changed: 0, moved: 0, added: 0, removed: 0 };
  for (const of of groups.flatMap((group) => group.criteria)) counts[of.standing]++;
  return { head: headFields.filter((field) => differs(before[field], after[field])), groups, counts };
}

function criterion(was: Criterion | null, is: Criterion | null, elsewhere: boolean): ComparedCriterion {
  const parts = together(was?.parts ?? [], is?.parts ?? []).map(([a, b]) =>
    criterion(a && { ...a, parts: [] }, b && { ...b, parts: [] }, false),
  );
  const fields = was && is ? criterionFields.filter((field) => differs(was[field], is[field])) : [];
  const changed = fields.length > 0 || parts.some((part) => part.standing !== "same");
  const both: Standing = changed ? "changed" : elsewhere ? "moved" : "same";
  return {
    key: (is ?? was)?.key ?? "",
    standing: !was ? "added" : !is ? "removed" : both,
    before: was,
    after: is,
    fields,
    parts,
  };
}

/** Pairs by key: all of the second in their order, then what only the first has. */
function together<T extends { key: string }>(
  first: readonly T[],
  second: readonly T[],
): [T | null, T | null][] {
  return [
    ...second.map((is): [T | null, T | null] => [first.find((was) => was.key === is.key) ?? null, is]),
    ...first
      .filter((was) => !second.some((is) => is.key === was.key))
      .map((was): [T | null, T | null] => [was, null]),
  ];
}

/** Only what is not the same in both. */
export function changedOnly(groups: readonly ComparedGroup[]): ComparedGroup[] {
  return groups
    .map((group) => ({ ...group, criteria: group.criteria.filter((of) => of.standing !== "same") }))
    .filter((group) => group.standing !== "same" || group.criteria.length > 0);
}
