import { ActionForm } from "@/components/patterns/action-form";
import { FormActions } from "@/components/patterns/form-actions";
import { HiddenField } from "@/components/patterns/hidden-field";
import { SubmitButton } from "@/components/patterns/submit-button";
import { TextField } from "@/components/patterns/text-field";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import type { FormAction } from "@/lib/core/refusal";
import type { CriterionGroup } from "@/lib/recognitions/criteria/document";
import { groupMark, type SetPage } from "@/lib/recognitions/criteria/view";

const roman = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"];

type GroupFormProps = {
  action: FormAction;
  requestId: string;
  set: SetPage;
  /** Null for a new one. */
  group: CriterionGroup | null;
};

/** Code and name of a group. */
export function GroupForm({ action, requestId, set, group }: GroupFormProps) {
  return (
    <ActionForm action={action} requestId={requestId} label="Nhóm tiêu chí">
      <HiddenField name="id" value={set.id} />
      {group && <HiddenField name="groupId" value={set.groupIds[group.key] ?? ""} />}
      {group && <HiddenField name="seen" value={groupMark(group)} />}
      <Card>
        <div className="grid gap-5">
          <TextField
            name="code"
            label="Mã nhóm"
            required
            width="short"
            maxLength={20}
            value={group?.code ?? roman[set.document.groups.length]}
          />
          <TextField name="name" label="Tên nhóm" required maxLength={300} value={group?.name} />
        </div>
      </Card>
      <FormActions>
        <SubmitButton>Lưu nhóm</SubmitButton>
        <ButtonLink href={`/recognitions/criteria/${set.id}/edit`} variant="secondary">
          Không lưu, quay lại
        </ButtonLink>
      </FormActions>
    </ActionForm>
  );
}
