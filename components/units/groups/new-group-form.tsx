import { ActionForm } from "@/components/patterns/action-form";
import { CheckboxField } from "@/components/patterns/choice-group";
import { FieldRow } from "@/components/patterns/field-row";
import { FormActions } from "@/components/patterns/form-actions";
import { SelectField } from "@/components/patterns/select-field";
import { SubmitButton } from "@/components/patterns/submit-button";
import { TextField } from "@/components/patterns/text-field";
import { Card } from "@/components/ui/card";
import type { FormAction } from "@/lib/core/refusal";

type NewGroupFormProps = {
  action: FormAction;
  requestId: string;
  sets: { id: string; name: string }[];
};

/** A new group, in a set that is there or in a new one. */
export function NewGroupForm({ action, requestId, sets }: NewGroupFormProps) {
  return (
    <ActionForm action={action} requestId={requestId} warnUnsaved={false} label="Thêm nhóm">
      <Card title="Thêm nhóm" note="Sau khi thêm, gán đơn vị vào nhóm ở bước tiếp theo.">
        <div className="grid gap-5">
          <FieldRow columns={2}>
            <SelectField
              name="setId"
              label="Bộ nhóm"
              empty="Bộ mới"
              options={sets.map(({ id, name }) => ({ value: id, label: name }))}
            />
            <TextField name="setName" label="Tên bộ mới" hint="Khi chọn “Bộ mới”." optional maxLength={80} />
          </FieldRow>
          <TextField name="name" label="Tên nhóm" required maxLength={80} />
          <CheckboxField
            name="restricted"
            label="Bộ mới chỉ hiện trong phạm vi của từng đơn vị"
            hint="Dùng cho các bộ không phổ biến rộng, như địa bàn trọng điểm."
          />
          <FormActions>
            <SubmitButton working="Đang lập…">Thêm nhóm</SubmitButton>
          </FormActions>
        </div>
      </Card>
    </ActionForm>
  );
}
