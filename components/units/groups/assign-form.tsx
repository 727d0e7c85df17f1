import { ActionForm } from "@/components/patterns/action-form";
import { CheckboxField, RadioGroup } from "@/components/patterns/choice-group";
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

type AssignFormProps = {
  action: FormAction;
  requestId: string;
  groupId: string;
  provinces: { code: string; title: string }[];
  today: string;
};

/** Puts many units into a group at once: by province, by codes, or both. */
export function AssignForm({ action, requestId, groupId, provinces, today }: AssignFormProps) {
  return (
    <ActionForm action={action} requestId={requestId} label="Gán đơn vị">
      <HiddenField name="id" value={groupId} />
      <Card title="Gán nhiều đơn vị" note="Đơn vị đã ở trong nhóm thì giữ nguyên.">
        <div className="grid gap-5">
          <div className="grid gap-5 md:grid-cols-2">
            <SelectField
              name="province"
              label="Theo tỉnh, thành phố"
              empty="Không theo tỉnh"
              options={provinces.map(({ code, title }) => ({ value: code, label: title }))}
            />
            <RadioGroup
              name="which"
              label="Gồm"
              value="communes"
              cards={false}
              options={[
                { value: "communes", label: "Mọi xã, phường, đặc khu của tỉnh" },
                { value: "itself", label: "Chính tỉnh đó" },
              ]}
            />
          </div>
          <TextareaField
            name="codes"
            label="Theo danh sách mã"
            hint="Dán mã đơn vị, cách nhau bằng dấu cách, dấu phẩy hoặc xuống dòng."
            optional
            rows={3}
            maxLength={20000}
          />
          <FieldRow columns={2}>
            <DateField name="validFrom" label="Từ ngày" required value={today} />
            <TextField
              name="legalBasis"
              label="Văn bản căn cứ"
              required
              maxLength={200}
              placeholder="202/2025/QH15"
            />
          </FieldRow>
          <CheckboxField
            name="move"
            label="Chuyển khỏi nhóm cũ của bộ này, nếu đang ở nhóm khác"
            hint="Nhóm cũ kết thúc vào ngày này và còn trong lịch sử của đơn vị."
          />
          <FormActions>
            <SubmitButton working="Đang gán…">Gán vào nhóm</SubmitButton>
          </FormActions>
        </div>
      </Card>
    </ActionForm>
  );
}
