import type { Issue } from "@/lib/core/refusal";
import { subjectKindWords } from "@/lib/recognitions/words";
import type { SubjectKind } from "@/prisma/generated/enums";
import {
  type CriteriaDocument,
  type Criterion,
  criteriaOf,
  gradesOf,
  type LeafCriterion,
  leavesOf,
  maxOf,
  thresholdsOf,
} from "./document";
import { factSources } from "./sources";

/** Where a remark leads: the head, the rule, a group or a criterion of the draft. */
const at = (path: string, code: string, message: string): Issue => ({ path, code, message });

/** What a set must fit that is not in it: the subjects of its scheme, and the schemes that there are. */
export type Surroundings = { kinds: readonly SubjectKind[]; schemes: readonly string[] };

/** What is still missing or cannot be in a draft; nothing when it can be published. */
export function documentIssues(document: CriteriaDocument, within?: Surroundings): Issue[] {
  const issues = [...headIssues(document), ...(within ? surroundingIssues(document, within) : [])];
  if (document.groups.length === 0) issues.push(at("groups", "empty", "Thêm ít nhất một nhóm tiêu chí."));
  for (const group of document.groups) {
    if (group.criteria.length === 0) {
      issues.push(
        at(`group.${group.key}`, "empty", `Nhóm ${group.code}: thêm ít nhất một tiêu chí hoặc xóa nhóm.`),
      );
    }
    for (const of of group.criteria) issues.push(...criterionIssues(document, of));
  }
  issues.push(...doubles(document), ...ruleIssues(document));
  for (const kind of document.subjectKinds) {
    const asked = (of: LeafCriterion) => of.appliesTo.length === 0 || of.appliesTo.includes(kind);
    if (criteriaOf(document).length > 0 && !criteriaOf(document).some(asked)) {
      const word = subjectKindWords[kind].toLowerCase();
      issues.push(
        at(
          "head",
          "nothing_asked",
          `Không có tiêu chí nào hỏi ${word}; bỏ đối tượng này hoặc thêm tiêu chí.`,
        ),
      );
    }
  }
  return issues;
}

function headIssues(document: CriteriaDocument): Issue[] {
  const issues: Issue[] = [];
  const ask = (missing: boolean, message: string) => missing && issues.push(at("head", "missing", message));
  ask(document.name.trim() === "", "Nhập tên bộ tiêu chí.");
  ask(document.validFrom === null, "Nhập ngày bắt đầu hiệu lực.");
  ask(document.subjectKinds.length === 0, "Chọn ít nhất một đối tượng.");
  ask(document.source.trim() === "", "Ghi nguồn: văn bản nào, điều nào, phần nào chưa có lời văn gốc.");
  if (!document.sample) {
    ask(
      document.decisionNumber === "",
      "Nhập số, ký hiệu văn bản ban hành, hoặc đánh dấu là bộ tiêu chí mẫu.",
    );
    ask(document.decidedOn === null, "Nhập ngày ban hành, hoặc đánh dấu là bộ tiêu chí mẫu.");
    ask(document.issuer === "", "Nhập cơ quan ban hành, hoặc đánh dấu là bộ tiêu chí mẫu.");
  }
  if (document.validFrom && document.validTo && document.validTo < document.validFrom) {
    issues.push(at("head", "order", "Ngày kết thúc hiệu lực phải từ ngày bắt đầu trở đi."));
  }
  return issues;
}

/** Subjects that the scheme does not have, and schemes by which this one is limited that are none. */
export function surroundingIssues(document: CriteriaDocument, { kinds, schemes }: Surroundings): Issue[] {
  const foreign = document.subjectKinds.filter((kind) => !kinds.includes(kind));
  const { cap } = document.passRule;
  return [
    ...foreign.map((kind) =>
      at("head", "foreign", `Chương trình này không xét ${subjectKindWords[kind].toLowerCase()}.`),
    ),
    ...(cap && (cap.scheme === document.scheme || !schemes.includes(cap.scheme))
      ? [at("rule", "cap", "Chọn một chương trình khác có thật để khống chế kết quả.")]
      : []),
  ];
}

/** What is wrong with one criterion and its parts. */
export function criterionIssues(document: CriteriaDocument, of: Criterion): Issue[] {
  const say = (code: string, message: string) =>
    at(`criterion.${of.key}`, code, `Tiêu chí ${of.code}: ${message}`);
  if (of.kind !== "parts") {
    const parted =
      of.parts.length > 0 ? [say("parts", "có tiêu chí con nhưng loại chấm không gồm tiêu chí con.")] : [];
    return [...parted, ...leafIssues(document, of, say)];
  }
  const issues: Issue[] = [];
  if (of.parts.length === 0) issues.push(say("empty", "thêm ít nhất một tiêu chí con hoặc đổi loại chấm."));
  for (const part of of.parts) {
    issues.push(
      ...leafIssues(document, part, (code, message) =>
        at(`criterion.${part.key}`, code, `Tiêu chí ${of.code}${part.code}: ${message}`),
      ),
    );
  }
  return issues;
}

function leafIssues(
  document: CriteriaDocument,
  of: LeafCriterion,
  say: (code: string, message: string) => Issue,
): Issue[] {
  const issues: Issue[] = [];
  const byPoints = document.scoring === "points";
  if (byPoints && of.max === 0) issues.push(say("max", "nhập điểm tối đa lớn hơn 0."));
  if (byPoints && of.kind === "points" && of.metAt !== null && of.metAt > of.max)
    issues.push(say("met_at", "điểm được coi là đạt lớn hơn điểm tối đa."));
  if (!byPoints && of.kind === "points")
    issues.push(say("kind", "bộ tiêu chí này không chấm điểm; chọn loại chấm khác."));
  if (of.source !== null && !(of.source in factSources))
    issues.push(say("source", "nguồn tự động không còn, chọn lại."));
  if (of.appliesTo.some((kind) => !document.subjectKinds.includes(kind)))
    issues.push(say("applies", "chỉ hỏi một đối tượng không thuộc bộ tiêu chí."));
  if (of.kind === "percent" || of.kind === "count") issues.push(...measuredIssues(of, byPoints, say));
  if (of.kind === "grade") {
    const grades = gradesOf(of);
    if (grades.length < 2) issues.push(say("grades", "nhập ít nhất hai mức."));
    if (!grades.some((one) => one.met)) issues.push(say("grades", "đánh dấu ít nhất một mức là đạt."));
    if (new Set(grades.map((one) => one.grade)).size < grades.length)
      issues.push(say("grades", "hai mức trùng tên."));
    if (byPoints && Math.max(0, ...grades.map((one) => one.points)) !== of.max)
      issues.push(say("top", "mức cao nhất phải cho đúng điểm tối đa."));
  }
  return issues;
}

function measuredIssues(
  of: LeafCriterion,
  byPoints: boolean,
  say: (code: string, message: string) => Issue,
): Issue[] {
  const issues: Issue[] = [];
  if (of.metAt === null && (!byPoints || of.mandatory))
    issues.push(say("met_at", "nhập giá trị từ đó được coi là đạt."));
  if (!byPoints) return issues;
  const steps = [...thresholdsOf(of)].sort((a, b) => (of.better === "more" ? a.at - b.at : b.at - a.at));
  if (steps.length === 0) issues.push(say("steps", "nhập ít nhất một ngưỡng điểm."));
  steps.forEach((step, nth) => {
    const before = steps[nth - 1];
    if (before?.at === step.at) issues.push(say("steps", "hai ngưỡng cùng một giá trị."));
    else if (before && before.points > step.points)
      issues.push(say("steps", "ngưỡng tốt hơn không được cho ít điểm hơn."));
  });
  if (steps.length > 0 && steps.at(-1)?.points !== of.max)
    issues.push(say("top", "ngưỡng cao nhất phải cho đúng điểm tối đa."));
  return issues;
}

/** Codes and keys that two have. */
function doubles(document: CriteriaDocument): Issue[] {
  const issues: Issue[] = [];
  const twice = (codes: string[]) => [...new Set(codes.filter((code, nth) => codes.indexOf(code) !== nth))];
  for (const code of twice(document.groups.map((group) => group.code)))
    issues.push(at("groups", "double", `Hai nhóm cùng mã ${code}.`));
  for (const code of twice(criteriaOf(document).map((of) => of.code)))
    issues.push(at("groups", "double", `Hai tiêu chí cùng mã ${code}.`));
  for (const of of criteriaOf(document)) {
    for (const code of twice(of.parts.map((part) => part.code)))
      issues.push(
        at(`criterion.${of.key}`, "double", `Tiêu chí ${of.code}: hai tiêu chí con cùng mã ${code}.`),
      );
  }
  const keys = document.groups.flatMap((group) => [
    ...group.criteria.flatMap((of) => [of.key, ...of.parts.map((part) => part.key)]),
  ]);
  for (const key of twice(keys))
    issues.push(at("groups", "double", `Hai tiêu chí cùng khóa ${key} trong tệp.`));
  return issues;
}

function ruleIssues(document: CriteriaDocument): Issue[] {
  const issues: Issue[] = [];
  const { passRule, classes, scoring } = document;
  const say = (code: string, message: string) => issues.push(at("rule", code, message));
  const most = criteriaOf(document).reduce((all, of) => all + maxOf(document, of), 0);
  const number = (value: number) => (value / 100).toLocaleString("vi-VN");
  if (passRule.total !== null && passRule.total > most)
    say("total", `Tổng điểm cần đạt (${number(passRule.total)}) lớn hơn tổng điểm tối đa (${number(most)}).`);
  if (passRule.groupPercent !== null && scoring === "met")
    say("group", "Bộ tiêu chí không chấm điểm thì không đặt mức tối thiểu theo nhóm.");
  const all = criteriaOf(document).length;
  if (passRule.metCount && passRule.metCount.of !== all)
    say("count", `Bộ tiêu chí có ${all} tiêu chí, không phải ${passRule.metCount.of}.`);
  if (passRule.metCount && passRule.metCount.atLeast > passRule.metCount.of)
    say("count", "Số tiêu chí phải đạt lớn hơn số tiêu chí của bộ.");
  const leaves = criteriaOf(document).flatMap(leavesOf);
  for (const quota of passRule.quotas) {
    const of = leaves.find((one) => one.key === quota.criterion);
    if (!of || (of.kind !== "percent" && of.kind !== "count"))
      say("quota", "Mức bắt buộc chỉ đặt được cho tiêu chí tỷ lệ % hoặc đếm của bộ này.");
  }
  classes.forEach((step, nth) => {
    const above = classes[nth - 1];
    if (above && above.from <= step.from)
      say("classes", `Loại ${step.label} phải bắt đầu từ điểm thấp hơn loại ${above.label}.`);
    if (step.from > most) say("classes", `Loại ${step.label} bắt đầu từ điểm cao hơn tổng điểm tối đa.`);
  });
  if (classes.length > 0 && classes.at(-1)?.from !== 0)
    say("classes", "Loại thấp nhất phải bắt đầu từ 0 điểm.");
  if (passRule.cap?.class && !classes.some((step) => step.code === passRule.cap?.class))
    say("cap", "Loại khống chế không có trong danh sách loại.");
  return issues;
}
