import { CheckboxField, RadioGroup } from "@/components/patterns/choice-group";
import { TextField } from "@/components/patterns/text-field";
import { formatHundredths } from "@/lib/core/decimals";
import { answerTyped, notApplicable } from "@/lib/recognitions/applications/answers";
import { gradesOf, type LeafCriterion, thresholdsOf } from "@/lib/recognitions/criteria/document";
import type { Answer } from "@/lib/recognitions/criteria/scoring";

type AnswerFieldProps = {
  leaf: LeafCriterion;
  answer: Answer | null;
  byPoints: boolean;
  /** Before the names of the fields, where several criteria stand in one form. */
  prefix?: string;
  label?: string;
};

/** The answer to one criterion, as its kind asks for it. */
export function AnswerField({
  leaf,
  answer,
  byPoints,
  prefix = "",
  label = "Kết quả tự chấm",
}: AnswerFieldProps) {
  const off = leaf.mayNotApply
    ? [
        {
          value: notApplicable,
          label: "Không áp dụng",
          hint: "Ghi lý do kèm theo; không tính vào tổng.",
        },
      ]
    : [];
  switch (leaf.kind) {
    case "met":
      return (
        <RadioGroup
          name={`${prefix}answer`}
          label={label}
          value={answerTyped(answer)}
          columns={2}
          options={[{ value: "yes", label: "Đạt" }, { value: "no", label: "Chưa đạt" }, ...off]}
        />
      );
    case "grade":
      return (
        <RadioGroup
          name={`${prefix}answer`}
          label={label}
          value={answerTyped(answer)}
          columns={2}
          options={[
            ...gradesOf(leaf).map(({ grade, label: words, points }) => ({
              value: grade,
              label: words,
              hint: byPoints ? `${formatHundredths(points)} điểm` : undefined,
            })),
            ...off,
          ]}
        />
      );
    case "points":
    case "percent":
    case "count":
      return (
        <>
          <TextField
            name={`${prefix}answer`}
            label={label}
            hint={hintOf(leaf, byPoints)}
            inputMode="decimal"
            width="short"
            value={answer?.notApplicable ? "" : answerTyped(answer)}
            maxLength={20}
          />
          {leaf.mayNotApply && (
            <CheckboxField
              name={`${prefix}notApplicable`}
              label="Không áp dụng"
              hint="Ghi lý do kèm theo; tiêu chí không tính vào tổng."
              checked={answer?.notApplicable ?? false}
            />
          )}
        </>
      );
    case "parts":
      return null;
  }
}

/** What is typed, and what each threshold gives. */
function hintOf(leaf: LeafCriterion, byPoints: boolean): string {
  if (leaf.kind === "points") return `Điểm từ 0 đến ${formatHundredths(leaf.max)}, dấu phẩy trước phần lẻ.`;
  const unit = leaf.kind === "percent" ? " %" : leaf.unitLabel && ` ${leaf.unitLabel}`;
  const from = leaf.better === "more" ? "từ" : "không quá";
  const steps = byPoints
    ? thresholdsOf(leaf).map(
        ({ at, points }) => `${from} ${formatHundredths(at)}${unit}: ${formatHundredths(points)} điểm`,
      )
    : leaf.metAt === null
      ? []
      : [`đạt khi ${from} ${formatHundredths(leaf.metAt)}${unit}`];
  const ask = leaf.kind === "percent" ? "Tỷ lệ %, ví dụ 98,5" : `Số lượng${unit}, ví dụ 3`;
  return [ask, ...steps].join("; ").concat(".");
}
