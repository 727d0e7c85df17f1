import { ActionForm } from "@/components/patterns/action-form";
import { CheckboxGroup } from "@/components/patterns/choice-group";
import { FieldRow } from "@/components/patterns/field-row";
import { FormActions } from "@/components/patterns/form-actions";
import { HiddenField } from "@/components/patterns/hidden-field";
import { NumberField } from "@/components/patterns/number-field";
import { SubmitButton } from "@/components/patterns/submit-button";
import { TextField } from "@/components/patterns/text-field";
import { Card } from "@/components/ui/card";
import type { FormAction } from "@/lib/core/refusal";
import { unitTitle } from "@/lib/core/words";
import type { TeamView, Waiting } from "@/lib/recognitions/appraisal/view";
import { unitSubjects } from "@/lib/recognitions/schemes/subjects";

const nameOf = (row: Waiting) =>
  unitSubjects.includes(row.kind) ? unitTitle({ kind: row.unitKind, name: row.unitName }) : row.name;

/** What waits for appraisal, to be given to the members: evenly, by a seed, without conflicts of interest. */
export function AssignForm({
  view,
  action,
  requestId,
}: {
  view: TeamView;
  action: FormAction;
  requestId: string;
}) {
  if (view.waiting.length === 0) return null;
  return (
    <Card
      title="Chờ phân công"
      note="Chia đều theo số hồ sơ đang chấm, loại người có xung đột lợi ích. Cùng mã phân công thì cùng kết quả."
      className="border-accent-line"
    >
      <ActionForm action={action} requestId={requestId} label="Phân công hồ sơ" warnUnsaved={false}>
        <HiddenField name="team" value={view.id} />
        <CheckboxGroup
          name="ids[]"
          label="Hồ sơ"
          columns={2}
          value={view.waiting.map(({ id }) => id)}
          options={view.waiting.map((row) => ({ value: row.id, label: nameOf(row), hint: row.province }))}
        />
        <FieldRow columns={2}>
          <NumberField
            name="per"
            label="Số người chấm mỗi hồ sơ"
            hint="Ít nhất hai người, chấm riêng."
            unit="người"
            value={Math.min(3, Math.max(2, view.members.length))}
          />
          <TextField
            name="seed"
            label="Mã phân công"
            hint="Để trống thì Cổng tự chọn; được lưu cùng phân công."
            optional
            value=""
          />
        </FieldRow>
        <FormActions>
          <SubmitButton working="Đang phân công…">Phân công</SubmitButton>
        </FormActions>
      </ActionForm>
    </Card>
  );
}
