import type { Actor } from "@/lib/core/actor";
import type { Day } from "@/lib/core/dates";
import { markOf } from "@/lib/core/merge";
import type { Issue } from "@/lib/core/refusal";
import type { CriteriaSetState, SubjectKind, UnitKind } from "@/prisma/generated/enums";
import type { Surroundings } from "./checks";
import type { CriteriaDocument, CriterionGroup, LeafCriterion } from "./document";

/** Whose a set is: the nation's, or a province's additions. */
export type SetOwner = { id: string; kind: UnitKind; name: string } | null;

export type SetRow = {
  id: string;
  schemeId: string;
  edition: number;
  name: string;
  state: CriteriaSetState;
  sample: boolean;
  decisionNumber: string;
  validFrom: Day | null;
  validTo: Day | null;
  subjectKinds: SubjectKind[];
  owner: SetOwner;
};

export type SetPage = SetRow & {
  scheme: { id: string; code: string; shortName: string; provincesAdd: boolean; kinds: SubjectKind[] };
  retireReason: string;
  publishedAt: Date | null;
  document: CriteriaDocument;
  /** Ids of the stored rows by key, for the editor. */
  groupIds: Readonly<Record<string, string>>;
  criterionIds: Readonly<Record<string, string>>;
  /** How many applications were begun with it. */
  bound: number;
};

/** True where a set is the actor's to change: V05 those of the nation, a province its own. */
export function ownsSet(actor: Pick<Actor, "unit" | "actsFor">, owner: { id: string } | null): boolean {
  return owner === null ? actor.unit.level === "nation" : actor.actsFor.includes(owner.id);
}

/** On a day new applications are begun with it. */
export function inForce(set: Pick<SetRow, "state" | "validFrom" | "validTo">, day: Day): boolean {
  return (
    set.state === "published" &&
    set.validFrom !== null &&
    set.validFrom <= day &&
    (set.validTo === null || set.validTo > day)
  );
}

/** Marks of what a form shows; drawn into it as "seen". */
export const headMark = ({
  groups: _groups,
  passRule: _rule,
  classes: _classes,
  ...head
}: CriteriaDocument) => markOf(JSON.stringify(head));
export const ruleMark = ({ passRule, classes }: Pick<CriteriaDocument, "passRule" | "classes">) =>
  markOf(JSON.stringify([passRule, classes]));
export const groupMark = ({ code, name }: Pick<CriterionGroup, "code" | "name">) =>
  markOf(JSON.stringify([code, name]));

/** In the order of the stored columns, whatever order the object has. */
export function criterionMark(of: LeafCriterion): string {
  const { code, text, kind, max, mandatory, mayNotApply, metAt, better, steps, unitLabel } = of;
  const { evidenceRequired, evidence, source, appliesTo, help, legalSource } = of;
  const ordered = steps.map((step) => Object.entries(step).sort(([a], [b]) => (a < b ? -1 : 1)));
  return markOf(
    JSON.stringify([
      ...[
        code,
        text,
        kind,
        kind === "parts" ? 0 : max,
        mandatory,
        mayNotApply,
        metAt,
        better,
        ordered,
        unitLabel,
      ],
      ...[evidenceRequired, evidence, source, [...appliesTo].sort(), help, legalSource],
    ]),
  );
}

/** What a set must fit; names of schemes by their code. */
export function surroundings(set: SetPage, names: Readonly<Record<string, string>>): Surroundings {
  return { kinds: set.scheme.kinds, schemes: Object.keys(names) };
}

/** What must be mended in a draft, each with the page of its editor. */
export function missingOf(set: SetPage, issues: readonly Issue[]): { text: string; href: string }[] {
  const base = `/recognitions/criteria/${set.id}/edit`;
  return issues.map(({ path, message }) => {
    const [what = "", ...rest] = path.split(".");
    const key = rest.join(".");
    const criterionId = set.criterionIds[key];
    const groupId = set.groupIds[key];
    if (what === "head" || what === "rule") return { text: message, href: `${base}/${what}` };
    if (what === "criterion" && criterionId)
      return { text: message, href: `${base}/criterion?criterion=${criterionId}` };
    if (what === "group" && groupId) return { text: message, href: `${base}#g-${groupId}` };
    return { text: message, href: base };
  });
}

/** The edition that would still be in force when this draft begins; its end can be written with the publishing. */
export function previousOf(set: SetPage, published: readonly SetRow[]): string | null {
  const { validFrom } = set;
  if (!validFrom) return null;
  const found = published.find(
    (one) =>
      one.id !== set.id &&
      one.owner?.id === set.owner?.id &&
      one.validFrom !== null &&
      one.validFrom < validFrom &&
      (one.validTo === null || one.validTo > validFrom) &&
      one.subjectKinds.some((kind) => set.subjectKinds.includes(kind)),
  );
  return found ? `phiên bản ${found.edition}` : null;
}

/** The last two editions of one owner for the same subjects, the earlier first; others say nothing side by side. */
export function comparable(sets: readonly SetRow[]): [SetRow, SetRow] | null {
  for (const later of sets) {
    const earlier = sets.find(
      (one) =>
        one.edition < later.edition &&
        one.owner?.id === later.owner?.id &&
        one.subjectKinds.some((kind) => later.subjectKinds.includes(kind)),
    );
    if (earlier) return [earlier, later];
  }
  return null;
}
