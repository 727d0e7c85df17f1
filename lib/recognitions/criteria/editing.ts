import type { CriterionKind } from "@/prisma/generated/enums";
import { criteriaOf, type LeafCriterion } from "./document";
import type { SetPage } from "./view";

/** Which criterion a form of the editor is about, or where a new one goes. */
export type CriterionPlace = {
  stored: LeafCriterion | null;
  part: boolean;
  hasParts: boolean;
  ids: { criterionId?: string; groupId?: string; parentId?: string };
  address: { criterion?: string; group?: string; parent?: string };
  /** "Nhóm II" or "Tiêu chí con của 1". */
  within: string;
  suggestedCode: string;
};

type Asked = { criterion?: string; group?: string; parent?: string };

const letters = ["a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m"];

/** What an address of the editor asks for; null where it names nothing of this set. */
export function criterionPlace(set: SetPage, { criterion, group, parent }: Asked): CriterionPlace | null {
  const all = criteriaOf(set.document);
  const idOf = (key: string) => set.criterionIds[key];
  if (criterion !== undefined) {
    for (const of of all) {
      if (idOf(of.key) === criterion) {
        const home = set.document.groups.find((one) => one.criteria.includes(of));
        return {
          ...{ stored: of, part: false, hasParts: of.parts.length > 0, suggestedCode: of.code },
          ...{ ids: { criterionId: criterion }, address: { criterion }, within: `Nhóm ${home?.code ?? ""}` },
        };
      }
      const part = of.parts.find((one) => idOf(one.key) === criterion);
      if (part) {
        return {
          ...{ stored: part, part: true, hasParts: false, suggestedCode: part.code },
          ...{
            ids: { criterionId: criterion },
            address: { criterion },
            within: `Tiêu chí con của ${of.code}`,
          },
        };
      }
    }
    return null;
  }
  if (parent !== undefined) {
    const of = all.find((one) => idOf(one.key) === parent && one.kind === "parts");
    if (!of) return null;
    return {
      ...{ stored: null, part: true, hasParts: false, suggestedCode: letters[of.parts.length] ?? "" },
      ...{ ids: { parentId: parent }, address: { parent }, within: `Tiêu chí con của ${of.code}` },
    };
  }
  // Without a word about it, the first group.
  const home = set.document.groups.find((one) => group === undefined || set.groupIds[one.key] === group);
  if (!home) return null;
  const nth = set.document.groups.indexOf(home) + 1;
  return {
    ...{ stored: null, part: false, hasParts: false, suggestedCode: `${nth}.${home.criteria.length + 1}` },
    ...{
      ids: { groupId: set.groupIds[home.key] },
      address: { group: set.groupIds[home.key] },
      within: `Nhóm ${home.code}`,
    },
  };
}

/** The kinds that a criterion may be of there. */
export function kindChoices(set: SetPage, place: CriterionPlace): CriterionKind[] {
  if (place.hasParts) return ["parts"];
  const kinds: CriterionKind[] = ["met", "points", "percent", "count", "grade", "parts"];
  return kinds
    .filter((kind) => kind !== "points" || set.document.scoring === "points")
    .filter((kind) => kind !== "parts" || !place.part);
}
