import { formatHundredths, inputHundredths, parseHundredths } from "@/lib/core/decimals";
import type { FieldReader } from "@/lib/core/merge";
import type { Issue } from "@/lib/core/refusal";
import { gradesOf, type LeafCriterion } from "@/lib/recognitions/criteria/document";
import type { Answer } from "@/lib/recognitions/criteria/scoring";

/** A record of the portal given as evidence. */
export type EvidenceLink = { title: string; address: string };

/** What stands at one criterion: what its form carries. */
export type AnswerContent = { answer: Answer | null; explanation: string; links: EvidenceLink[] };

export const emptyAnswer: AnswerContent = { answer: null, explanation: "", links: [] };

export const notApplicable = "not_applicable";

/** An answer as the form shows it: what is typed, or which choice is taken. */
export function answerTyped(answer: Answer | null): string {
  if (!answer) return "";
  if (answer.notApplicable) return notApplicable;
  if (answer.met !== undefined) return answer.met ? "yes" : "no";
  return answer.grade ?? inputHundredths(answer.value ?? null);
}

const help: Partial<Record<LeafCriterion["kind"], string>> = {
  percent: "Nhập tỷ lệ %, dấu phẩy trước phần lẻ, nhiều nhất hai chữ số lẻ, ví dụ 98,25.",
  count: "Nhập số nguyên từ 0 trở lên, ví dụ 3.",
};

/** Reads what was typed or chosen at a criterion; nothing typed is not an answer yet. */
export function readAnswer(
  of: LeafCriterion,
  typed: string,
  applies = true,
): { answer: Answer | null; issue?: undefined } | { issue: Issue } {
  const text = typed.trim();
  const wrong = (message: string) => ({ issue: { path: "answer", code: "answer_unreadable", message } });
  if (!applies || text === notApplicable) {
    return of.mayNotApply
      ? { answer: { notApplicable: true } }
      : wrong("Tiêu chí này áp dụng cho mọi đơn vị.");
  }
  if (text === "") return { answer: null };
  switch (of.kind) {
    case "met":
      return text === "yes" || text === "no"
        ? { answer: { met: text === "yes" } }
        : wrong("Chọn đạt hoặc chưa đạt.");
    case "grade":
      return gradesOf(of).some(({ grade }) => grade === text)
        ? { answer: { grade: text } }
        : wrong("Chọn một mức.");
    case "points":
    case "percent":
    case "count": {
      const value = parseHundredths(text.replace(/\s*%$/, ""));
      if (of.kind === "points" && (value === null || value < 0 || value > of.max)) {
        return wrong(`Nhập điểm từ 0 đến ${formatHundredths(of.max)}, dấu phẩy trước phần lẻ, ví dụ 1,5.`);
      }
      if (value === null || (of.kind === "count" && (value < 0 || value % 100 !== 0)))
        return wrong(help[of.kind] ?? "");
      if (of.kind === "percent" && value > 100_000) return wrong("Tỷ lệ quá lớn. Kiểm tra lại.");
      return { answer: { value } };
    }
    case "parts":
      return wrong("Chấm từng tiêu chí con.");
  }
}

/** An answer in words; "" where there is none. */
export function answerWords(of: LeafCriterion, answer: Answer | null): string {
  if (!answer) return "";
  if (answer.notApplicable) return "Không áp dụng";
  if (answer.met !== undefined) return answer.met ? "Đạt" : "Chưa đạt";
  if (answer.grade !== undefined) {
    return gradesOf(of).find(({ grade }) => grade === answer.grade)?.label ?? answer.grade;
  }
  if (answer.value === undefined) return "";
  const unit = of.kind === "percent" ? "%" : of.kind === "points" ? "điểm" : of.unitLabel;
  return [formatHundredths(answer.value), unit].filter(Boolean).join(" ");
}

/** The fields of a criterion's form, as two savings of it are compared. */
export function answerReaders(of: LeafCriterion): readonly FieldReader<AnswerContent>[] {
  return [
    { path: "answer", label: "Kết quả tự chấm", read: ({ answer }) => answerWords(of, answer) },
    { path: "explanation", label: "Giải trình", read: ({ explanation }) => explanation },
    { path: "links", label: "Trang khác trong Cổng", read: ({ links }) => linkWords(links) },
  ];
}

const linkWords = (links: readonly EvidenceLink[]) =>
  links.map(({ title, address }) => `${title} (${address})`).join("\n");

type Proofs = { records: readonly { title: string }[]; files: readonly string[] };

/** What proves an answer, by name: records of the unit, other pages, files. */
export function proofsOf({ links, records, files }: Pick<AnswerContent, "links"> & Proofs): string[] {
  return [...records.map(({ title }) => title), ...links.map(({ title }) => title), ...files];
}

/** Everything at a criterion in words, as who checks reads it. */
export function contentWords(
  of: LeafCriterion,
  content: AnswerContent,
  { records = [], files = [] }: Partial<Proofs> = {},
): string {
  const evidence = proofsOf({ links: content.links, records, files });
  return [
    answerWords(of, content.answer),
    content.explanation && `Giải trình: ${content.explanation}`,
    evidence.length > 0 && `Minh chứng: ${evidence.join("; ")}`,
  ]
    .filter(Boolean)
    .join("\n");
}

/** What the sheet of all criteria shows of one: by it two savings are compared. */
export function sheetMark(of: LeafCriterion, { answer, explanation }: AnswerContent): string {
  return [answerWords(of, answer), explanation.replace(/\r\n?/g, "\n").trim()].filter(Boolean).join("\n");
}
