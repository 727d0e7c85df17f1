import { withAddition } from "@/lib/recognitions/criteria/addition";
import { type CriteriaDocument, type CriterionGroup, forSubject } from "@/lib/recognitions/criteria/document";
import type { SubjectKind } from "@/prisma/generated/enums";

/** What a kind of subject is asked by an edition and by what its province added to it, as one document. */
export function askedDocument(
  base: CriteriaDocument,
  added: CriteriaDocument | null,
  kind: SubjectKind,
): CriteriaDocument {
  const whole = withAddition(base, added);
  return forSubject({ ...whole, groups: whole.groups.map(withWholeCodes) }, kind);
}

/** "b" of criterion 4 is called "4.b": within an application there are several of that letter. */
function withWholeCodes(group: CriterionGroup): CriterionGroup {
  return {
    ...group,
    criteria: group.criteria.map((of) => ({
      ...of,
      parts: of.parts.map((part) => ({
        ...part,
        code: part.code.startsWith(of.code) ? part.code : `${of.code}.${part.code}`,
      })),
    })),
  };
}
