import { type Day, formatDay } from "@/lib/core/dates";
import { formatHundredths } from "@/lib/core/decimals";
import { sampleSentence, scoringWords, subjectKindWords } from "@/lib/recognitions/words";
import type { Comparison } from "./compare";
import {
  type CriteriaDocument,
  type Criterion,
  criteriaOf,
  gradesOf,
  type LeafCriterion,
  leavesOf,
  maxOf,
  type PassRule,
  thresholdsOf,
} from "./document";
import type { CriterionScore, Failure, ScoreReason } from "./scoring";

type Scoring = CriteriaDocument["scoring"];

/** A value as it is measured: "98,25 %", "3 mô hình". */
export function valueText(of: LeafCriterion, value: number): string {
  const unit = of.kind === "percent" ? "%" : of.kind === "count" ? of.unitLabel : "điểm";
  return [formatHundredths(value), unit].filter(Boolean).join(" ");
}

const from = (of: LeafCriterion) => (of.better === "more" ? "từ" : "không quá");

/** "Từ 30/01/2024 đến trước 01/01/2026". */
export function validityText(set: { validFrom: Day | null; validTo: Day | null }): string {
  if (!set.validFrom) return "Chưa đặt ngày";
  return `Từ ${formatDay(set.validFrom)}${set.validTo ? ` đến trước ${formatDay(set.validTo)}` : ""}`;
}

/** "Số 639/QĐ-BCA-V05, ngày 30/01/2024, Bộ Công an". */
export function paperText({ decisionNumber, decidedOn, issuer }: CriteriaDocument): string {
  const said = [
    decisionNumber && `Số ${decisionNumber}`,
    decidedOn && `ngày ${formatDay(decidedOn)}`,
    issuer,
  ].filter(Boolean);
  return said.length > 0 ? said.join(", ") : "Chưa ghi";
}

/** What stands above the criteria, line by line, as two editions are compared by it. */
export function headTexts(document: CriteriaDocument): { label: string; text: string }[] {
  return [
    { label: "Tên", text: document.name },
    { label: "Văn bản", text: paperText(document) },
    { label: "Hiệu lực", text: validityText(document) },
    { label: "Đối tượng", text: document.subjectKinds.map((kind) => subjectKindWords[kind]).join(", ") },
    { label: "Cách chấm", text: `${scoringWords[document.scoring]}, ${mostText(document)}` },
    { label: "Nguồn", text: `${document.sample ? `${sampleSentence}. ` : ""}${document.source}` },
  ];
}

/** How a criterion is judged, a line for each rule of it. */
export function judgedLines(of: LeafCriterion, scoring: Scoring): string[] {
  const lines: string[] = [];
  const byPoints = scoring === "points";
  if (of.kind === "grade") {
    for (const one of gradesOf(of)) {
      const worth = byPoints ? `${formatHundredths(one.points)} điểm` : one.met ? "đạt" : "chưa đạt";
      lines.push(`${one.label}: ${worth}`);
    }
  }
  if (byPoints) {
    for (const step of thresholdsOf(of))
      lines.push(`${capital(from(of))} ${valueText(of, step.at)}: ${formatHundredths(step.points)} điểm`);
  }
  if (of.metAt !== null && of.kind !== "met" && of.kind !== "grade")
    lines.push(`Đạt khi ${from(of)} ${valueText(of, of.metAt)}`);
  if (of.kind === "met" && byPoints) lines.push(`Đạt: ${formatHundredths(of.max)} điểm, chưa đạt: 0 điểm`);
  if (of.kind === "points" && byPoints) lines.push(`0 đến ${formatHundredths(of.max)} điểm`);
  return lines;
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** The most that a set gives: "100 điểm", "34 tiêu chí". */
export function mostText(document: CriteriaDocument): string {
  const most = criteriaOf(document).reduce((all, of) => all + maxOf(document, of), 0);
  return document.scoring === "points"
    ? `${formatHundredths(most)} điểm`
    : `${criteriaOf(document).length} tiêu chí`;
}

/** When a set is met, a line for each rule. */
export function ruleLines(
  document: CriteriaDocument,
  schemeName: (code: string) => string = (code) => code,
): string[] {
  const { passRule: rule, classes } = document;
  const lines: string[] = [];
  const nameOf = (key: string) => codesOf(document)[key] ?? key;
  if (rule.total !== null) {
    const unit = document.scoring === "points" ? "điểm" : "tiêu chí";
    lines.push(`Tổng từ ${formatHundredths(rule.total)} ${unit} trở lên`);
  }
  if (rule.groupPercent !== null)
    lines.push(`Mỗi nhóm từ ${formatHundredths(rule.groupPercent)} % điểm tối đa của nhóm`);
  if (rule.every) lines.push("Mọi tiêu chí áp dụng đều đạt");
  if (rule.metCount) lines.push(`Đạt từ ${rule.metCount.atLeast}/${rule.metCount.of} tiêu chí`);
  const mandatory = [...criteriaOf(document), ...criteriaOf(document).flatMap((of) => of.parts)].filter(
    (of) => of.mandatory,
  );
  if (rule.mandatory && mandatory.length > 0)
    lines.push(`Không tiêu chí bắt buộc nào chưa đạt: ${mandatory.map((of) => nameOf(of.key)).join(", ")}`);
  for (const quota of rule.quotas) lines.push(quotaText(document, quota));
  if (rule.cap)
    lines.push(
      rule.cap.class === null
        ? `Phải được công nhận “${schemeName(rule.cap.scheme)}” cùng năm`
        : `Chưa đạt “${schemeName(rule.cap.scheme)}” thì xếp cao nhất là ${classes.find((step) => step.code === rule.cap?.class)?.label ?? rule.cap.class}`,
    );
  for (const step of classes) lines.push(`Loại ${step.label}: từ ${formatHundredths(step.from)} điểm`);
  return lines;
}

function quotaText(document: CriteriaDocument, { criterion, atLeast }: PassRule["quotas"][number]): string {
  const of = criteriaOf(document)
    .flatMap(leavesOf)
    .find((one) => one.key === criterion);
  const name = codesOf(document)[criterion] ?? criterion;
  return of
    ? `Tiêu chí ${name} ${from(of)} ${valueText(of, atLeast)}, dù tổng điểm là bao nhiêu`
    : `Tiêu chí ${name}`;
}

/** Codes as people say them, by key: a part stands with its criterion, "1a". */
export function codesOf(document: CriteriaDocument): Readonly<Record<string, string>> {
  return Object.fromEntries(
    criteriaOf(document).flatMap((of) => [
      [of.key, of.code],
      ...of.parts.map((part) => [part.key, `${of.code}${part.code}`]),
    ]),
  );
}

/** What to type at a criterion where what was typed cannot be read. */
export function unreadText(of: LeafCriterion): string {
  return of.kind === "points"
    ? `Không tính: nhập từ 0 đến ${formatHundredths(of.max)}, phần lẻ sau dấu phẩy`
    : "Không tính: nhập số, phần lẻ sau dấu phẩy, ví dụ 98,25";
}

/** Why a criterion gives what it gives; "" where it gives everything. */
export function reasonText(of: Criterion | LeafCriterion, { reason, points, max }: CriterionScore): string {
  const lost = max > points ? ` (mất ${formatHundredths(max - points)})` : "";
  return `${sentence(of, reason)}${sentence(of, reason) === "" ? "" : lost}`;
}

function sentence(of: LeafCriterion, reason: ScoreReason): string {
  switch (reason.code) {
    case "full":
    case "parts":
      return "";
    case "missing":
      return "Chưa chấm";
    case "not_applicable":
      return "Không áp dụng, không tính vào tổng";
    case "not_met":
      return "Chưa đạt";
    case "points":
      return "Chưa được điểm tối đa";
    case "threshold": {
      const reached =
        reason.reached === null ? "Chưa tới ngưỡng nào" : `Trong ngưỡng ${valueText(of, reason.reached)}`;
      return reason.next === null ? reached : `${reached}; ngưỡng tiếp theo ${valueText(of, reason.next)}`;
    }
    case "grade":
      return gradesOf(of).find((one) => one.grade === reason.grade)?.label ?? "";
  }
}

/** Why a set is not met, in one sentence. */
export function failureText(
  document: CriteriaDocument,
  failure: Failure,
  schemeName: (code: string) => string = (code) => code,
): string {
  const code = (key: string) => codesOf(document)[key] ?? key;
  switch (failure.code) {
    case "nothing_applies":
      return "Không có tiêu chí nào áp dụng.";
    case "total":
      return `Tổng ${formatHundredths(failure.have)}, cần từ ${formatHundredths(failure.need)}.`;
    case "group": {
      const group = document.groups.find((one) => one.key === failure.key);
      return `Nhóm ${group?.code ?? failure.key} dưới mức tối thiểu ${formatHundredths(document.passRule.groupPercent ?? 0)} %.`;
    }
    case "mandatory":
      return `Tiêu chí bắt buộc ${code(failure.key)} chưa đạt.`;
    case "every":
      return `Còn ${failure.missed} tiêu chí chưa đạt.`;
    case "count":
      return `Đạt ${failure.have} tiêu chí, cần từ ${failure.need}.`;
    case "quota":
      return `${quotaText(document, { criterion: failure.key, atLeast: failure.need })}: chưa đạt.`;
    case "other_scheme":
      return `Chưa được công nhận “${schemeName(failure.scheme)}”.`;
  }
}

/** How many criteria changed between two editions, in words. */
export function comparisonFacts({ counts }: Comparison): string[] {
  const said = (count: number, word: string) => (count > 0 ? `${word} ${count}` : "");
  const facts = [
    said(counts.added, "thêm"),
    said(counts.removed, "bỏ"),
    said(counts.changed, "sửa"),
    said(counts.moved, "chuyển nhóm"),
    said(counts.same, "giữ nguyên"),
  ].filter(Boolean);
  return facts.length > 0 ? [`${facts.join(", ")} tiêu chí`] : [];
}
