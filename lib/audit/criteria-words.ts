import { formatHundredths } from "@/lib/core/decimals";
import { classStep, gradeStep, passRule, threshold } from "@/lib/recognitions/criteria/document";
import { schemeSubjects } from "@/lib/recognitions/schemes/subjects";
import { assessmentWindowWords, decidesWords, subjectKindWords } from "@/lib/recognitions/words";
import { type Column, column } from "./columns";

/** Structured content by its shape; what an older release wrote otherwise is told as it is stored. */
const shaped = <T>(
  label: string,
  shape: { safeParse: (value: unknown) => { success: true; data: T } | { success: false } },
  say: (value: T) => string[],
): Column =>
  column(label, (value) => {
    if (value === null || value === undefined) return "";
    const read = shape.safeParse(value);
    return read.success ? say(read.data).join("; ") : JSON.stringify(value);
  });

export const rule = (label: string) =>
  shaped(label, passRule, ({ total, groupPercent, mandatory, every, metCount, quotas, cap }) => [
    ...(total === null ? [] : [`Tổng từ ${formatHundredths(total)}`]),
    ...(groupPercent === null ? [] : [`Mỗi nhóm từ ${formatHundredths(groupPercent)} % điểm tối đa`]),
    ...(mandatory ? ["Không tiêu chí bắt buộc nào chưa đạt"] : []),
    ...(every ? ["Mọi tiêu chí áp dụng đều đạt"] : []),
    ...(metCount ? [`Đạt từ ${metCount.atLeast}/${metCount.of} tiêu chí`] : []),
    ...quotas.map((quota) => `Tiêu chí ${quota.criterion} phải tới ${formatHundredths(quota.atLeast)}`),
    ...(cap
      ? [`Khống chế theo chương trình ${cap.scheme}${cap.class ? `, cao nhất ${cap.class}` : ""}`]
      : []),
  ]);

export const classes = (label: string) =>
  shaped(label, classStep.array(), (steps) =>
    steps.map((step) => `${step.label} từ ${formatHundredths(step.from)} điểm`),
  );

export const steps = (label: string) =>
  shaped(label, gradeStep.or(threshold).array(), (all) =>
    all.map((step) =>
      "grade" in step
        ? `${step.label}: ${formatHundredths(step.points)} điểm, ${step.met ? "đạt" : "chưa đạt"}`
        : `Tới ${formatHundredths(step.at)}: ${formatHundredths(step.points)} điểm`,
    ),
  );

export const subjects = (label: string) =>
  shaped(label, schemeSubjects, (all) =>
    all.map((of) =>
      [
        `${subjectKindWords[of.kind]}: ${decidesWords[of.decides]} quyết định`,
        of.formerly && `${decidesWords[of.formerly.decides]} đến trước ${of.formerly.until}`,
        `đăng ký ${of.registersFrom} đến ${of.registersTo}`,
        assessmentWindowWords[of.window],
        of.dueOn && `nộp trước ${of.dueOn}`,
      ]
        .filter(Boolean)
        .join(", "),
    ),
  );
