import { formatHundredths } from "@/lib/core/decimals";
import type { ReceiptText } from "@/lib/core/receipt";
import { changesSince, type FieldChange, type FieldSection, type NamedField } from "@/lib/core/review";
import { unitTitle } from "@/lib/core/words";
import { leavesOf } from "@/lib/recognitions/criteria/document";
import { applicationStateText } from "@/lib/recognitions/words";
import { contentWords, emptyAnswer } from "./answers";
import type { ApplicationRecord } from "./record";

/** The criteria in words, by the id of their row: what who checks reads, returns and compares. */
export type CriteriaWords = Record<string, string>;

/** "1.1 Đảng ủy có nghị quyết": how a criterion is called in a line. */
export function criterionLabel({ code, text }: { code: string; text: string }): string {
  return text.length > 110 ? `${code} ${text.slice(0, 107).trimEnd()}…` : `${code} ${text}`;
}

/** The criteria as the fields of a return, group by group. */
export function criteriaSections({
  document,
  criterionIds,
}: Pick<ApplicationRecord, "document" | "criterionIds">): FieldSection<CriteriaWords>[] {
  return (document?.groups ?? []).map(({ code, name, criteria }) => ({
    title: `${code}. ${name}`,
    readers: criteria.flatMap(leavesOf).map((leaf) => {
      const id = criterionIds[leaf.key] ?? leaf.key;
      return { path: id, label: criterionLabel(leaf), read: (words: CriteriaWords) => words[id] ?? "" };
    }),
  }));
}

/** What every criterion says now. */
export function criteriaWords({
  document,
  criterionIds,
  answers,
}: Pick<ApplicationRecord, "document" | "criterionIds" | "answers">): CriteriaWords {
  const leaves = (document?.groups ?? []).flatMap(({ criteria }) => criteria.flatMap(leavesOf));
  return Object.fromEntries(
    leaves.map((leaf) => {
      const said = answers[leaf.key];
      return [criterionIds[leaf.key] ?? leaf.key, contentWords(leaf, said ?? emptyAnswer, said)];
    }),
  );
}

/** The criteria that a return may name. */
export function returnableCriteria(record: ApplicationRecord): { title: string; fields: NamedField[] }[] {
  const words = criteriaWords(record);
  return criteriaSections(record).map(({ title, readers }) => ({
    title,
    fields: readers.map(({ path, label, read }) => ({ path, label, words: read(words) })),
  }));
}

/** What became of the criteria since the last return; null where nothing was returned or decided since. */
export function changesToShow(record: ApplicationRecord): FieldChange[] | null {
  const { review, row } = record;
  if (review.baseline?.step !== "return" || ["recognised", "not_met", "withdrawn"].includes(row.state))
    return null;
  const changes = changesSince(criteriaSections(record), review, criteriaWords(record));
  const working = ["building", "returned", "self_scored"].includes(row.state);
  return working && !changes.some(({ changed }) => changed) ? null : changes;
}

/** Who or what is assessed: "Thôn Đông Hà", "Phường Thành Sen". */
export function applicantName({ subject, unit }: Pick<ApplicationRecord, "subject" | "unit">): string {
  return subject?.name ?? unitTitle(unit);
}

/** The score as people say it: "92,5/100 điểm", or "28/34 tiêu chí đạt". */
export function scoreText({ document, score }: Pick<ApplicationRecord, "document" | "score">): string {
  if (!document || !score) return "–";
  if (document.scoring === "met") return `${score.metCount}/${score.applicableCount} tiêu chí đạt`;
  return `${formatHundredths(score.normalised)}/${formatHundredths(score.max)} điểm`;
}

/** What the receipt of a sending says. */
export function applicationReceipt(record: ApplicationRecord): ReceiptText {
  const { scheme, year, set, papers } = record;
  return {
    title: `Hồ sơ ${scheme.shortName} năm ${year}: ${applicantName(record)}`,
    facts: [
      { label: "Chương trình", value: scheme.name },
      { label: "Bộ tiêu chí", value: set ? `${set.name}, phiên bản ${set.edition}` : "" },
      { label: "Kết quả tự chấm", value: scoreText(record) },
      {
        label: "Ý kiến của Đảng ủy",
        value: [papers.partyNumber, papers.partyOpinion].filter(Boolean).join(": "),
      },
      {
        label: "Ý kiến của UBND",
        value: [papers.committeeNumber, papers.committeeOpinion].filter(Boolean).join(": "),
      },
    ].filter(({ value }) => value !== ""),
  };
}

export const stateText = ({ row }: Pick<ApplicationRecord, "row">) => applicationStateText(row);
