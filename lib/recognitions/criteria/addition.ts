import type { CriteriaDocument, CriterionGroup } from "./document";

/** A province's additions know nothing of the set beside which they stand: their keys may be the same, so they are marked. */
export const additionKey = (key: string) => `+${key}`;

function marked(group: CriterionGroup): CriterionGroup {
  return {
    ...group,
    key: additionKey(group.key),
    criteria: group.criteria.map((of) => ({
      ...of,
      key: additionKey(of.key),
      parts: of.parts.map((part) => ({ ...part, key: additionKey(part.key) })),
    })),
  };
}

/** An addition with the keys that it has in an application. */
export function asAddition(added: CriteriaDocument): CriteriaDocument {
  return { ...added, groups: added.groups.map(marked) };
}

/** What an application is asked: the nation's set, after it what its own province added, under the rule of the former. */
export function withAddition(base: CriteriaDocument, added: CriteriaDocument | null): CriteriaDocument {
  return added ? { ...base, groups: [...base.groups, ...asAddition(added).groups] } : base;
}
