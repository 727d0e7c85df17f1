import "server-only";
import type { Tx } from "@/lib/core/db";
import { type CriteriaDocument, type CriterionGroup, forSubject } from "@/lib/recognitions/criteria/document";
import { getSet } from "@/lib/recognitions/criteria/queries";
import type { SubjectKind } from "@/prisma/generated/enums";

/** What an application is asked: its edition with what its province added, and the row of each criterion by key. */
export type Asked = { document: CriteriaDocument; ids: Record<string, string> };

type Bound = { setId: string | null; additionSetId: string | null; subjectKind: SubjectKind };

/** The criteria that an application is bound to, for its kind of subject; null before it is begun. */
export async function getAsked(tx: Tx, { setId, additionSetId, subjectKind }: Bound): Promise<Asked | null> {
  const base = setId && (await getSet(tx, setId));
  if (!base) return null;
  const added = additionSetId ? await getSet(tx, additionSetId) : null;
  const groups = [...base.document.groups, ...(added?.document.groups ?? []).map(asAddition)];
  const addedIds = Object.entries(added?.criterionIds ?? {}).map(
    ([key, id]) => [additionKey(key), id] as const,
  );
  return {
    document: forSubject({ ...base.document, groups }, subjectKind),
    ids: { ...base.criterionIds, ...Object.fromEntries(addedIds) },
  };
}

/** Two sets know nothing of one another: their keys may be the same. */
const additionKey = (key: string) => `+${key}`;

function asAddition(group: CriterionGroup): CriterionGroup {
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
