import "server-only";
import type { Tx } from "@/lib/core/db";
import { additionKey } from "@/lib/recognitions/criteria/addition";
import type { CriteriaDocument } from "@/lib/recognitions/criteria/document";
import { getSet } from "@/lib/recognitions/criteria/queries";
import type { SubjectKind } from "@/prisma/generated/enums";
import { askedDocument } from "./asked";

/** What an application is asked: its edition with what its province added, and the row of each criterion by key. */
export type Asked = { document: CriteriaDocument; ids: Record<string, string> };

type Bound = { setId: string | null; additionSetId: string | null; subjectKind: SubjectKind };

/** The criteria that an application is bound to, for its kind of subject; null before it is begun. */
export async function getAsked(tx: Tx, { setId, additionSetId, subjectKind }: Bound): Promise<Asked | null> {
  const base = setId && (await getSet(tx, setId));
  if (!base) return null;
  const added = additionSetId ? await getSet(tx, additionSetId) : null;
  const addedIds = Object.entries(added?.criterionIds ?? {}).map(
    ([key, id]) => [additionKey(key), id] as const,
  );
  return {
    document: askedDocument(base.document, added?.document ?? null, subjectKind),
    ids: { ...base.criterionIds, ...Object.fromEntries(addedIds) },
  };
}
