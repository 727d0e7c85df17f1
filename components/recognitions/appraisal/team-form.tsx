import { ActionForm } from "@/components/patterns/action-form";
import { DateField } from "@/components/patterns/date-field";
import { FieldRow } from "@/components/patterns/field-row";
import { FormActions } from "@/components/patterns/form-actions";
import { NumberField } from "@/components/patterns/number-field";
import { SelectField } from "@/components/patterns/select-field";
import { SubmitButton } from "@/components/patterns/submit-button";
import { TextField } from "@/components/patterns/text-field";
import { Card } from "@/components/ui/card";
import type { FormAction } from "@/lib/core/refusal";

type TeamFormProps = {
  schemes: { id: string; shortName: string }[];
  years: number[];
  action: FormAction;
  requestId: string;
};

/** The decision by which a team is set up. */
export function TeamForm({ schemes, years, action, requestId }: TeamFormProps) {
  return (
    <Card title="Quyết định thành lập">
      <ActionForm action={action} requestId={requestId} label="Lập Tổ thẩm định">
        <TextField
          name="name"
          label="Tên Tổ"
          hint="Ví dụ: Tổ thẩm định Công an phường kiểu mẫu năm 2026."
          required
          value=""
        />
        <FieldRow columns={2}>
          <SelectField
            name="scheme"
            label="Chương trình"
            required
            empty="Chọn chương trình"
            value=""
            options={schemes.map(({ id, shortName }) => ({ value: id, label: shortName }))}
          />
          <SelectField
            name="year"
            label="Năm"
            required
            value={String(years[0] ?? "")}
            options={years.map((year) => ({ value: String(year), label: String(year) }))}
          />
        </FieldRow>
        <FieldRow columns={3}>
          <TextField name="decisionNumber" label="Số quyết định" hint="Ví dụ 12/QĐ-CAT." required value="" />
          <DateField name="decidedOn" label="Ngày quyết định" required value="" />
          <NumberField
            name="moderateFrom"
            label="Mức chênh phải thảo luận"
            hint="So với điểm tối đa của tiêu chí. Chênh hơn mức này thì phải ghi nội dung thống nhất."
            unit="%"
            value={20}
          />
        </FieldRow>
        <FormActions>
          <SubmitButton>Lập Tổ</SubmitButton>
        </FormActions>
      </ActionForm>
    </Card>
  );
}
