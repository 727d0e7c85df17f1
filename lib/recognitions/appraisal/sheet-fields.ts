import type { FieldReader } from "@/lib/core/merge";
import { answerWords } from "@/lib/recognitions/applications/answers";
import { criteriaOf, type LeafCriterion, leavesOf } from "@/lib/recognitions/criteria/document";
import { citablesOf } from "./cites";
import type { AppraisalView, Finding } from "./view";

const pieces = ["answer", "cites", "remark"] as const;
type Piece = (typeof pieces)[number];

/** A sheet laid out field by field, "<criterion>:<piece>": so that each is compared for itself. */
export type SheetContent = Record<string, Finding[Piece]>;

export const nothingFound: Finding = { answer: null, remark: "", cites: [] };

/** The name under which what is typed into a sheet is kept. */
export const sheetKey = (id: string) => `sheet:${id}`;

/** The criteria that are scored, by the id of their row. */
export function leavesById(view: AppraisalView): Map<string, LeafCriterion> {
  const { document, criterionIds } = view.record;
  const leaves = document ? criteriaOf(document).flatMap(leavesOf) : [];
  return new Map(leaves.map((leaf) => [criterionIds[leaf.key] ?? "", leaf]));
}

/** What is found, as fields. */
export function sheetContent(findings: Readonly<Record<string, Finding>>): SheetContent {
  return Object.fromEntries(
    Object.entries(findings).flatMap(([id, found]) =>
      pieces.map((piece) => [`${id}:${piece}`, found[piece]] as const),
    ),
  );
}

/** The other way round. */
export function findingAt(content: SheetContent, id: string): Finding {
  const at = (piece: Piece) => content[`${id}:${piece}`] ?? nothingFound[piece];
  return {
    answer: at("answer") as Finding["answer"],
    remark: at("remark") as string,
    cites: at("cites") as string[],
  };
}

/** The fields of a sheet, as two savings of it are compared. */
export function sheetReaders(view: AppraisalView): readonly FieldReader<SheetContent>[] {
  return [...leavesById(view)].flatMap(([id, leaf]): FieldReader<SheetContent>[] => {
    const names = citeNames(view, leaf);
    const found = (content: SheetContent) => findingAt(content, id);
    return [
      {
        path: `${id}:answer`,
        label: `Kết quả thẩm định ${leaf.code}`,
        read: (content) => answerWords(leaf, found(content).answer),
      },
      {
        path: `${id}:cites`,
        label: `Căn cứ ${leaf.code}`,
        read: (content) =>
          found(content)
            .cites.map((code) => names.get(code) ?? code)
            .sort()
            .join("\n"),
      },
      { path: `${id}:remark`, label: `Nhận xét ${leaf.code}`, read: (content) => found(content).remark },
    ];
  });
}

/** What each thing that may be cited is called; two of one name are told apart. */
function citeNames(view: AppraisalView, leaf: LeafCriterion): Map<string, string> {
  const counted = new Map<string, number>();
  return new Map(
    citablesOf(view, leaf).map(({ code, label }) => {
      const nth = (counted.get(label) ?? 0) + 1;
      counted.set(label, nth);
      return [code, nth > 1 ? `${label} (${nth})` : label];
    }),
  );
}
