import { ActionForm } from "@/components/patterns/action-form";
import { DateField } from "@/components/patterns/date-field";
import { FieldRow } from "@/components/patterns/field-row";
import { FormActions } from "@/components/patterns/form-actions";
import { HiddenField } from "@/components/patterns/hidden-field";
import { SubmitButton } from "@/components/patterns/submit-button";
import { TextareaField } from "@/components/patterns/textarea-field";
import { Card } from "@/components/ui/card";
import type { FormAction } from "@/lib/core/refusal";
import type { WeakRow } from "@/lib/recognitions/decisions/view";

/** How a weak area is to be strengthened, and what came of it. */
export function PlanForm({
  row,
  action,
  requestId,
}: {
  row: WeakRow;
  action: FormAction;
  requestId: string;
}) {
  return (
    <Card title={`Kế hoạch củng cố: ${row.name}`} note={`${row.scheme} ${row.year}, xếp loại ${row.class}`}>
      <ActionForm action={action} requestId={requestId} label="Kế hoạch củng cố">
        <HiddenField name="application" value={row.id} />
        <HiddenField name="version" value={row.version} />
        <TextareaField
          name="causes"
          label="Hạn chế, nguyên nhân"
          required
          rows={3}
          value={row.causes ?? ""}
        />
        <TextareaField
          name="measures"
          label="Biện pháp củng cố"
          required
          rows={3}
          value={row.measures ?? ""}
        />
        <FieldRow columns={2}>
          <DateField name="dueOn" label="Hạn hoàn thành" required value={row.dueOn ?? ""} />
          <DateField name="doneOn" label="Hoàn thành ngày" optional value={row.doneOn ?? ""} />
        </FieldRow>
        <TextareaField name="result" label="Kết quả củng cố" optional rows={3} value={row.result ?? ""} />
        <FormActions>
          <SubmitButton>Lưu kế hoạch</SubmitButton>
        </FormActions>
      </ActionForm>
    </Card>
  );
}
