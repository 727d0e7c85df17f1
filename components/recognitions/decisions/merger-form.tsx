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
import { unitTitle } from "@/lib/core/words";
import type { RecognitionView } from "@/lib/recognitions/decisions/view";

type MergerFormProps = {
  id: string;
  version: number;
  requestId: string;
  successors: RecognitionView["successors"];
  action: FormAction;
};

/** What becomes of the recognition of a unit that was merged: for a person to decide. */
export function MergerForm({ id, version, requestId, successors, action }: MergerFormProps) {
  return (
    <Card title="Quyết định sau sáp nhập" className="border-accent-line">
      <ActionForm action={action} requestId={requestId} label="Quyết định sau sáp nhập">
        <HiddenField name="id" value={id} />
        <HiddenField name="version" value={version} />
        <RadioGroup
          name="carried"
          label="Việc công nhận của đơn vị cũ"
          required
          columns={2}
          options={[
            { value: "yes", label: "Chuyển tiếp cho đơn vị tiếp nhận" },
            { value: "no", label: "Chấm dứt" },
          ]}
        />
        <FieldRow columns={3}>
          <SelectField
            name="successor"
            label="Đơn vị tiếp nhận"
            hint="Khi chuyển tiếp."
            empty="Chọn đơn vị"
            value=""
            options={successors.map((unit) => ({ value: unit.id, label: unitTitle(unit) }))}
          />
          <DateField name="decidedOn" label="Ngày quyết định" required value="" />
          <TextField name="paperNumber" label="Số văn bản" optional value="" />
        </FieldRow>
        <TextareaField name="reason" label="Căn cứ, lý do" required rows={3} />
        <FormActions>
          <SubmitButton>Ghi quyết định</SubmitButton>
        </FormActions>
      </ActionForm>
    </Card>
  );
}
