import { ActionForm } from "@/components/patterns/action-form";
import { RadioGroup } from "@/components/patterns/choice-group";
import { DateField } from "@/components/patterns/date-field";
import { FieldRow } from "@/components/patterns/field-row";
import { FormActions } from "@/components/patterns/form-actions";
import { HiddenField } from "@/components/patterns/hidden-field";
import { SelectField } from "@/components/patterns/select-field";
import { SubmitButton } from "@/components/patterns/submit-button";
import { TextField } from "@/components/patterns/text-field";
import { TextareaField } from "@/components/patterns/textarea-field";
import { Card } from "@/components/ui/card";
import type { FormAction } from "@/lib/core/refusal";
import type { RecognitionView } from "@/lib/recognitions/decisions/view";

type RecheckFormProps = {
  id: string;
  version: number;
  requestId: string;
  view: Pick<RecognitionView, "year" | "rechecks">;
  action: FormAction;
  today: string;
};

/** The yearly re-check, of a year after the one that is recognised: kept, or lost with its cause. */
export function RecheckForm({ id, version, requestId, view, action, today }: RecheckFormProps) {
  const last = Number(today.slice(0, 4));
  const years = Array.from({ length: Math.max(0, last - view.year) }, (_, at) => last - at).filter(
    (year) => !view.rechecks.some((one) => one.year === year),
  );
  if (years.length === 0) return null;
  return (
    <Card title="Xét lại hằng năm">
      <ActionForm action={action} requestId={requestId} label="Xét lại hằng năm">
        <HiddenField name="id" value={id} />
        <HiddenField name="version" value={version} />
        <FieldRow columns={3}>
          <SelectField
            name="year"
            label="Năm xét lại"
            value={String(years[0])}
            options={years.map((year) => ({ value: String(year), label: String(year) }))}
          />
          <DateField name="checkedOn" label="Ngày xét lại" required value="" />
          <TextField name="paperNumber" label="Số văn bản" optional value="" />
        </FieldRow>
        <RadioGroup
          name="kept"
          label="Kết quả"
          required
          columns={2}
          options={[
            { value: "yes", label: "Giữ chuẩn" },
            { value: "no", label: "Rớt chuẩn", hint: "Giấy công nhận không còn hiệu lực." },
          ]}
        />
        <TextareaField name="cause" label="Nguyên nhân rớt chuẩn" hint="Bắt buộc khi rớt chuẩn." rows={3} />
        <FormActions>
          <SubmitButton variant="secondary">Ghi kết quả xét lại</SubmitButton>
        </FormActions>
      </ActionForm>
    </Card>
  );
}
