import { ActionForm } from "@/components/patterns/action-form";
import { CheckboxField, CheckboxGroup, RadioGroup } from "@/components/patterns/choice-group";
import { DateField } from "@/components/patterns/date-field";
import { FieldRow } from "@/components/patterns/field-row";
import { FormActions } from "@/components/patterns/form-actions";
import { HiddenField } from "@/components/patterns/hidden-field";
import { SubmitButton } from "@/components/patterns/submit-button";
import { TextField } from "@/components/patterns/text-field";
import { TextareaField } from "@/components/patterns/textarea-field";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import type { FormAction } from "@/lib/core/refusal";
import { headMark, type SetPage } from "@/lib/recognitions/criteria/view";
import { sampleSentence, scoringWords, subjectKindWords } from "@/lib/recognitions/words";

type HeadFormProps = { action: FormAction; requestId: string; set: SetPage };

/** What stands above the criteria of a draft. */
export function HeadForm({ action, requestId, set }: HeadFormProps) {
  const { document } = set;
  return (
    <ActionForm action={action} requestId={requestId} label="Thông tin bộ tiêu chí">
      <HiddenField name="id" value={set.id} />
      <HiddenField name="seen" value={headMark(document)} />
      <Card>
        <div className="grid gap-5">
          <TextField name="name" label="Tên bộ tiêu chí" required value={document.name} maxLength={300} />
          <FieldRow columns={3}>
            <TextField
              name="decisionNumber"
              label="Số, ký hiệu văn bản"
              hint="Ví dụ 639/QĐ-BCA-V05."
              value={document.decisionNumber}
            />
            <DateField name="decidedOn" label="Ngày ban hành" value={document.decidedOn ?? undefined} />
            <TextField name="issuer" label="Cơ quan ban hành" value={document.issuer} maxLength={200} />
          </FieldRow>
          <FieldRow>
            <DateField
              name="validFrom"
              label="Hiệu lực từ ngày"
              hint="Hồ sơ bắt đầu từ ngày này dùng bộ tiêu chí này."
              value={document.validFrom ?? undefined}
            />
            <DateField
              name="validTo"
              label="Không bắt đầu hồ sơ mới từ ngày"
              hint="Để trống khi chưa biết."
              value={document.validTo ?? undefined}
            />
          </FieldRow>
          <CheckboxGroup
            name="subjectKinds[]"
            label="Đối tượng"
            columns={3}
            options={set.scheme.kinds.map((kind) => ({ value: kind, label: subjectKindWords[kind] }))}
            value={document.subjectKinds}
          />
          <RadioGroup
            name="scoring"
            label="Cách chấm"
            required
            columns={2}
            options={[
              { value: "points", label: scoringWords.points, hint: "Cộng điểm các tiêu chí." },
              {
                value: "met",
                label: scoringWords.met,
                hint: "Đếm số tiêu chí đạt. Chuyển sang cách này thì điểm của các tiêu chí bị bỏ.",
              },
            ]}
            value={document.scoring}
          />
          <CheckboxField
            name="sample"
            label={sampleSentence}
            hint="Đánh dấu khi lời văn, điểm hoặc ngưỡng chưa phải của văn bản gốc. Dòng này hiện ở mọi nơi dùng bộ tiêu chí."
            checked={document.sample}
          />
          <TextareaField
            name="source"
            label="Nguồn"
            hint="Văn bản nào, điều nào; phần nào chưa có lời văn gốc."
            rows={3}
            maxLength={2000}
            value={document.source}
          />
        </div>
      </Card>
      <FormActions>
        <SubmitButton>Lưu</SubmitButton>
        <ButtonLink href={`/recognitions/criteria/${set.id}/edit`} variant="secondary">
          Không lưu, quay lại
        </ButtonLink>
      </FormActions>
    </ActionForm>
  );
}
