import { ActionForm } from "@/components/patterns/action-form";
import { RadioGroup } from "@/components/patterns/choice-group";
import { FormActions } from "@/components/patterns/form-actions";
import { HiddenField } from "@/components/patterns/hidden-field";
import { SubmitButton } from "@/components/patterns/submit-button";
import type { FormAction } from "@/lib/core/refusal";
import { policeOf, roleWords } from "@/lib/core/words";
import type { Role, UnitKind } from "@/prisma/generated/enums";

type UnitFormProps = {
  action: FormAction;
  requestId: string;
  next: string;
  choices: {
    id: string;
    role: Role;
    unit: { kind: UnitKind; name: string };
    decisionNumber: string | null;
  }[];
  chosen: string | null;
};

/** For which unit, and in which role, this session acts. */
export function UnitForm({ action, requestId, next, choices, chosen }: UnitFormProps) {
  return (
    <ActionForm action={action} requestId={requestId} warnUnsaved={false} label="Chọn đơn vị làm việc">
      <HiddenField name="next" value={next} />
      <RadioGroup
        name="assignmentId"
        label="Làm việc tại"
        value={chosen}
        options={choices.map(({ id, role, unit, decisionNumber }) => ({
          value: id,
          label: policeOf(unit),
          hint: [roleWords[role], decisionNumber].filter(Boolean).join(" · "),
        }))}
      />
      <FormActions>
        <SubmitButton working="Đang chọn…">Làm việc tại đơn vị này</SubmitButton>
      </FormActions>
    </ActionForm>
  );
}
