import { z } from "zod";
import { hundredths } from "@/lib/core/decimals";
import {
  choice,
  choices,
  day,
  documentNumber,
  id,
  optionalChoice,
  requiredText,
  rows,
  text,
} from "@/lib/core/fields";
import { fold } from "@/lib/core/text";
import { BetterWhen, CriteriaScoring, CriterionKind, SubjectKind } from "@/prisma/generated/enums";
import { factSources } from "./sources";

/** A mark of what the form was drawn from: another one stored means that somebody else saved meanwhile. */
const seen = z.string().max(60).default("");
const ticked = z.literal("yes").optional().transform(Boolean);
const kinds = Object.values(SubjectKind);

export const createSetInput = z.object({ schemeId: id, addition: ticked });
export const setInput = z.object({ id });

export const editHeadInput = z.object({
  id,
  seen,
  name: requiredText(300, "Nhập tên bộ tiêu chí."),
  decisionNumber: documentNumber(),
  decidedOn: day(),
  issuer: text(200),
  validFrom: day(),
  validTo: day(),
  subjectKinds: choices(kinds),
  scoring: choice(Object.values(CriteriaScoring), "Chọn cách chấm."),
  sample: ticked,
  source: text(2000),
});

/** A code made of words: "Xuất sắc" is xuat_sac. */
export const codeOf = (label: string) => fold(label).replaceAll(" ", "_").slice(0, 30);

const points = (example: string) => hundredths(0, 100_000, example);
const required = <T>(value: T | null, ctx: z.RefinementCtx, message: string): T => {
  if (value !== null) return value;
  ctx.addIssue({ code: "custom", message });
  return z.NEVER;
};
const value = hundredths(-10_000_000, 100_000_000, "70");

const classRow = z.object({
  code: z.string().max(30).default(""),
  label: requiredText(60, "Nhập tên loại, ví dụ Khá."),
  from: points("70").transform((of, ctx) => required(of, ctx, "Nhập điểm mà loại này bắt đầu, ví dụ 70.")),
});
const quotaRow = z.object({
  criterion: requiredText(60, "Chọn tiêu chí."),
  atLeast: value.transform((of, ctx) => required(of, ctx, "Nhập mức phải đạt, ví dụ 70.")),
});

export const editRuleInput = z
  .object({
    id,
    seen,
    total: points("90"),
    groupPercent: hundredths(0, 10_000, "80"),
    mandatory: ticked,
    every: ticked,
    metAtLeast: hundredths(0, 50_000, "28").refine(
      (of) => of === null || of % 100 === 0,
      "Nhập số nguyên, ví dụ 28.",
    ),
    quotas: rows(quotaRow, 20),
    classes: rows(classRow, 10),
    capScheme: text(60),
    capClass: text(30),
  })
  .transform(({ metAtLeast, classes, ...rule }) => ({
    ...rule,
    metAtLeast: metAtLeast === null ? null : metAtLeast / 100,
    classes: classes.map((step) => ({ ...step, code: step.code || codeOf(step.label) })),
  }));

const code = requiredText(20, "Nhập mã, ví dụ 1.1.");

export const saveGroupInput = z.object({
  id,
  groupId: id.optional(),
  seen,
  code,
  name: requiredText(300, "Nhập tên nhóm."),
});

const stepRow = z.object({
  at: value.transform((of, ctx) => required(of, ctx, "Nhập giá trị của ngưỡng, ví dụ 80.")),
  points: points("3").transform((of) => of ?? 0),
});
const gradeRow = z.object({
  grade: z.string().max(30).default(""),
  label: requiredText(120, "Nhập tên mức, ví dụ Hoàn thành tốt nhiệm vụ."),
  points: points("3").transform((of) => of ?? 0),
  met: z
    .string()
    .default("")
    .transform((of) => of === "yes"),
});

export const saveCriterionInput = z
  .object({
    id,
    criterionId: id.optional(),
    /** Of a new one: where it goes. */
    groupId: id.optional(),
    parentId: id.optional(),
    seen,
    code,
    text: requiredText(2000, "Nhập nội dung tiêu chí."),
    kind: choice(Object.values(CriterionKind), "Chọn loại chấm."),
    max: points("4,5").transform((of) => of ?? 0),
    mandatory: ticked,
    mayNotApply: ticked,
    metAt: value,
    better: choice(Object.values(BetterWhen), "Chọn chiều tốt.").default("more"),
    steps: rows(stepRow, 20),
    grades: rows(gradeRow, 12),
    unitLabel: text(40),
    evidenceRequired: ticked,
    evidence: text(500),
    source: optionalChoice(Object.keys(factSources), "Chọn trong danh sách."),
    appliesTo: choices(kinds),
    help: text(1000),
    legalSource: text(300),
  })
  .transform(({ steps, grades, ...rest }) => ({
    ...rest,
    steps:
      rest.kind === "grade"
        ? grades.map((row) => ({ ...row, grade: row.grade || codeOf(row.label) }))
        : rest.kind === "percent" || rest.kind === "count"
          ? steps
          : [],
  }));

/** A group or a criterion goes one place up or down among its own. */
export const moveInput = z.object({
  id,
  what: choice(["group", "criterion"], "Tải lại trang."),
  rowId: id,
  by: choice(["up", "down"], "Tải lại trang."),
});
export const removeInput = z.object({
  id,
  what: choice(["group", "criterion"], "Tải lại trang."),
  rowId: id,
});

export const publishInput = z.object({ id, endPrevious: ticked });
export const retireInput = z.object({
  id,
  validTo: day(),
  reason: requiredText(500, "Ghi lý do thôi áp dụng."),
});
export const importInput = z.object({
  schemeId: id,
  addition: ticked,
  content: z
    .string()
    .default("")
    .pipe(
      z
        .string()
        .min(1, "Chọn tệp bộ tiêu chí (.json) hoặc dán nội dung tệp.")
        .max(300_000, "Tệp quá lớn: nhiều nhất 300 KB."),
    ),
});

export type CreateSetInput = z.output<typeof createSetInput>;
export type SetInput = z.output<typeof setInput>;
export type EditHeadInput = z.output<typeof editHeadInput>;
export type EditRuleInput = z.output<typeof editRuleInput>;
export type SaveGroupInput = z.output<typeof saveGroupInput>;
export type SaveCriterionInput = z.output<typeof saveCriterionInput>;
export type MoveInput = z.output<typeof moveInput>;
export type RemoveInput = z.output<typeof removeInput>;
export type PublishInput = z.output<typeof publishInput>;
export type RetireInput = z.output<typeof retireInput>;
export type ImportInput = z.output<typeof importInput>;
