import { RadioGroup } from "@/components/patterns/choice-group";
import { FieldRow } from "@/components/patterns/field-row";
import { RepeatRows } from "@/components/patterns/repeat-rows";
import { TextField } from "@/components/patterns/text-field";
import { inputHundredths } from "@/lib/core/decimals";
import { gradesOf, type LeafCriterion, thresholdsOf } from "@/lib/recognitions/criteria/document";
import { betterWords } from "@/lib/recognitions/words";
import type { CriterionKind } from "@/prisma/generated/enums";

type JudgingFieldsProps = { kind: CriterionKind; byPoints: boolean; stored: LeafCriterion | null };

/** How one criterion is judged: what its kind asks for and nothing else. */
export function JudgingFields({ kind, byPoints, stored }: JudgingFieldsProps) {
  const same = stored?.kind === kind ? stored : null;
  if (kind === "points") {
    return (
      <TextField
        name="metAt"
        label="Đạt khi từ (điểm)"
        hint="Để trống: đạt khi có điểm."
        inputMode="decimal"
        width="short"
        value={inputHundredths(same?.metAt ?? null)}
      />
    );
  }
  if (kind === "grade") return <GradeRows byPoints={byPoints} stored={same} />;
  if (kind !== "percent" && kind !== "count") return null;
  const unit = kind === "percent" ? "%" : "số lượng";
  return (
    <>
      <RadioGroup
        name="better"
        label="Chiều tốt"
        columns={2}
        options={(["more", "less"] as const).map((value) => ({ value, label: betterWords[value] }))}
        value={same?.better ?? "more"}
      />
      <FieldRow columns={3}>
        <TextField
          name="metAt"
          label={`Đạt khi từ (${unit})`}
          hint="Càng ít càng tốt: đạt khi không quá giá trị này."
          inputMode="decimal"
          width="short"
          value={inputHundredths(same?.metAt ?? null)}
        />
        {kind === "count" && (
          <TextField
            name="unitLabel"
            label="Đếm gì"
            hint="Ví dụ mô hình."
            width="short"
            maxLength={40}
            value={same?.unitLabel}
          />
        )}
      </FieldRow>
      {byPoints && (
        <RepeatRows
          group="steps"
          legend="Ngưỡng điểm"
          hint="Ngưỡng cao nhất cho đúng điểm tối đa."
          noun="ngưỡng"
          max={20}
          fields={[
            { kind: "text", name: "at", label: `Từ (${unit})`, required: true },
            { kind: "text", name: "points", label: "Được (điểm)", required: true },
          ]}
          rows={(same ? thresholdsOf(same) : []).map((step) => ({
            at: inputHundredths(step.at),
            points: inputHundredths(step.points),
          }))}
        />
      )}
    </>
  );
}

function GradeRows({ byPoints, stored }: { byPoints: boolean; stored: LeafCriterion | null }) {
  return (
    <RepeatRows
      group="grades"
      legend="Các mức"
      hint="Từ cao xuống thấp."
      noun="mức"
      max={12}
      fields={[
        { kind: "hidden", name: "grade", label: "Mã" },
        { kind: "text", name: "label", label: "Tên mức", required: true },
        ...(byPoints
          ? [{ kind: "text" as const, name: "points", label: "Được (điểm)", required: true }]
          : []),
        {
          kind: "select" as const,
          name: "met",
          label: "Kết quả",
          required: true,
          empty: "Chọn",
          options: [
            { value: "yes", label: "Đạt" },
            { value: "no", label: "Chưa đạt" },
          ],
        },
      ]}
      rows={(stored ? gradesOf(stored) : []).map((one) => ({
        grade: one.grade,
        label: one.label,
        points: inputHundredths(one.points),
        met: one.met ? "yes" : "no",
      }))}
    />
  );
}
