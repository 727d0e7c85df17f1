import { withAddition } from "@/lib/recognitions/criteria/addition";
import { type CriteriaDocument, forSubject } from "@/lib/recognitions/criteria/document";
import type { SubjectKind } from "@/prisma/generated/enums";

/** What a kind of subject is asked by an edition and by what its province added to it, as one document. */
export function askedDocument(
  base: CriteriaDocument,
  added: CriteriaDocument | null,
  kind: SubjectKind,
): CriteriaDocument {
  return forSubject(withAddition(base, added), kind);
}
