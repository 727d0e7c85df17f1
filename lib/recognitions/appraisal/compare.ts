import type { Criterion, LeafCriterion } from "@/lib/recognitions/criteria/document";
import { leavesOf } from "@/lib/recognitions/criteria/document";
import { type Answer, type Answers, score } from "@/lib/recognitions/criteria/scoring";
import type { AppraisalView, Finding } from "./view";

/** One criterion as the team looks at it: what was said of oneself, by each member, and what was agreed. */
export type ComparedLine = {
  id: string;
  leaf: LeafCriterion;
  whole: Criterion | null;
  self: { answer: Answer | null; points: number };
  members: { assignmentId: string; finding: Finding; points: number }[];
  /** Between the highest and the lowest member, in hundredths. */
  difference: number;
  /** They must talk about it before they agree. */
  moderate: boolean;
  agreed: { answer: Answer; points: number; remark: string; moderation: string } | null;
};

export type ComparedGroup = { key: string; code: string; name: string; lines: ComparedLine[] };

/** What an answer gives at a criterion, in hundredths, by itself. */
function pointsBy(
  answers: Answers,
  document: NonNullable<AppraisalView["record"]["document"]>,
): Map<string, number> {
  const { criteria } = score(document, answers);
  return new Map(criteria.flatMap((one) => [one, ...one.parts]).map(({ key, points }) => [key, points]));
}

/** True where members are further apart than the team lets pass: more than its share of the maximum, or on whether it applies. */
export function mustModerate(
  given: readonly { answer: Answer | null; points: number }[],
  max: number,
  moderateFrom: number,
): boolean {
  if (given.length < 2) return false;
  const off = given.filter(({ answer }) => answer?.notApplicable).length;
  if (off > 0 && off < given.length) return true;
  return differenceOf(given) * 10_000 > max * moderateFrom;
}

export function differenceOf(given: readonly { points: number }[]): number {
  if (given.length === 0) return 0;
  const all = given.map(({ points }) => points);
  return Math.max(...all) - Math.min(...all);
}

/** Every criterion of an appraisal, side by side. */
export function compareSheets(view: AppraisalView): ComparedGroup[] {
  const { document, criterionIds, answers } = view.record;
  if (!document) return [];
  const idOf = (key: string) => criterionIds[key] ?? "";
  const keyed = (read: (id: string) => Answer | null | undefined): Answers =>
    Object.fromEntries(Object.keys(criterionIds).map((key) => [key, read(idOf(key)) ?? undefined]));
  const self = pointsBy(
    Object.fromEntries(Object.entries(answers).map(([key, { answer }]) => [key, answer ?? undefined])),
    document,
  );
  const sheets = view.sheets.map((sheet) => ({
    sheet,
    points: pointsBy(
      keyed((id) => sheet.findings[id]?.answer),
      document,
    ),
  }));
  const agreed = pointsBy(
    keyed((id) => view.agreed[id]?.answer),
    document,
  );
  const maxOfLeaf = (leaf: LeafCriterion) => (document.scoring === "met" ? 100 : leaf.max);
  return document.groups.map(({ key, code, name, criteria }) => ({
    ...{ key, code, name },
    lines: criteria.flatMap((of) =>
      leavesOf(of).map((leaf): ComparedLine => {
        const id = idOf(leaf.key);
        const members = sheets.map(({ sheet, points }) => ({
          assignmentId: sheet.assignmentId,
          finding: sheet.findings[id] ?? { answer: null, remark: "", cites: [] },
          points: points.get(leaf.key) ?? 0,
        }));
        const given = members.map(({ finding, points }) => ({ answer: finding.answer, points }));
        const found = view.agreed[id];
        return {
          ...{ id, leaf, whole: of.kind === "parts" ? of : null, members },
          self: { answer: answers[leaf.key]?.answer ?? null, points: self.get(leaf.key) ?? 0 },
          difference: differenceOf(given),
          moderate: view.revealed && mustModerate(given, maxOfLeaf(leaf), view.team.moderateFrom),
          agreed: found ? { ...found, points: agreed.get(leaf.key) ?? 0 } : null,
        };
      }),
    ),
  }));
}

/** The agreed answers by key, as the scoring reads them. */
export function agreedAnswers(view: Pick<AppraisalView, "record" | "agreed">): Answers {
  return Object.fromEntries(
    Object.entries(view.record.criterionIds).map(([key, id]) => [key, view.agreed[id]?.answer]),
  );
}
