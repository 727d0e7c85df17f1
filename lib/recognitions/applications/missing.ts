import type { Issue } from "@/lib/core/refusal";
import { criteriaOf, type LeafCriterion, leavesOf } from "@/lib/recognitions/criteria/document";
import { unitSubjects } from "@/lib/recognitions/schemes/subjects";
import { proofsOf } from "./answers";
import { disagrees, factText } from "./facts";
import type { PaperField } from "./papers";
import type { ApplicationRecord } from "./record";

type Of = Pick<ApplicationRecord, "document" | "answers" | "facts" | "papers" | "kind">;

/** Where an issue is mended: at a criterion, by its key, or among the papers. */
export const criterionPath = (key: string) => `criteria.${key}`;
export const paperPath = (field: PaperField) => `papers.${field}`;

/** What keeps an application from being handed in; each with the place where it is mended. */
export function missing(of: Of): Issue[] {
  const leaves = of.document ? criteriaOf(of.document).flatMap(leavesOf) : [];
  return [...leaves.flatMap((leaf) => missingAt(of, leaf)), ...missingPapers(of, leaves)];
}

/** What is missing at one criterion. */
export function missingAt({ answers, facts }: Of, leaf: LeafCriterion): Issue[] {
  const said = answers[leaf.key];
  const issue = (code: string, what: string): Issue => ({
    path: criterionPath(leaf.key),
    code,
    message: `Tiêu chí ${leaf.code}: ${what}`,
  });
  if (!said?.answer) return [issue("answer_missing", "chưa tự chấm.")];
  if (said.answer.notApplicable) {
    return said.explanation === ""
      ? [issue("reason_missing", "ghi lý do không áp dụng vào phần giải trình.")]
      : [];
  }
  const found: Issue[] = [];
  if (leaf.evidenceRequired && proofsOf(said).length === 0) {
    found.push(issue("evidence_missing", `thiếu minh chứng${leaf.evidence ? ` (${leaf.evidence})` : ""}.`));
  }
  const fact = facts[leaf.key];
  if (fact && said.explanation === "" && disagrees(leaf, said.answer, fact)) {
    found.push(
      issue("fact_differs", `khác số liệu của Cổng (${factText(fact)}); ghi lý do vào phần giải trình.`),
    );
  }
  return found;
}

/** A commune that applies for itself brings the opinions of Đảng ủy and UBND and its report; a survey where a criterion asks. */
function missingPapers({ papers, kind }: Of, leaves: LeafCriterion[]): Issue[] {
  const found: Issue[] = [];
  const ask = (field: PaperField, there: boolean, message: string) => {
    if (!there) found.push({ path: paperPath(field), code: `${field}_missing`, message });
  };
  if (leaves.some(({ source }) => source === "satisfaction_survey")) {
    ask("surveySatisfied", papers.surveySatisfied !== null, "Nhập kết quả khảo sát ý kiến Nhân dân.");
  }
  if (!unitSubjects.includes(kind)) return found;
  ask("partyOpinion", papers.partyOpinion !== "", "Ghi ý kiến của Đảng ủy.");
  ask(
    "partyNumber",
    papers.partyNumber !== "" && papers.partyDay !== null,
    "Ghi số và ngày văn bản của Đảng ủy.",
  );
  ask("committeeOpinion", papers.committeeOpinion !== "", "Ghi ý kiến của UBND.");
  ask(
    "committeeNumber",
    papers.committeeNumber !== "" && papers.committeeDay !== null,
    "Ghi số và ngày văn bản của UBND.",
  );
  ask("report", papers.report !== "", "Viết nội dung báo cáo tự đánh giá.");
  return found;
}
