import { ActionForm } from "@/components/patterns/action-form";
import { RadioGroup } from "@/components/patterns/choice-group";
import { FormActions } from "@/components/patterns/form-actions";
import { HiddenField } from "@/components/patterns/hidden-field";
import { SubmitButton } from "@/components/patterns/submit-button";
import { formatDay } from "@/lib/core/dates";
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
  /** What others delegated to this person, chosen in the same way. */
  delegated: {
    id: string;
    role: Role;
    unit: { kind: UnitKind; name: string };
    fromName: string;
    number: string;
    lastDay: string;
  }[];
  chosen: string | null;
};

/** For which unit, and in which role, this session acts. */
export function UnitForm({ action, requestId, next, choices, delegated, chosen }: UnitFormProps) {
  const own = choices.map(({ id, role, unit, decisionNumber }) => ({
    value: id,
    label: policeOf(unit),
    hint: [roleWords[role], decisionNumber].filter(Boolean).join(" · "),
  }));
  const others = delegated.map(({ id, role, unit, fromName, number, lastDay }) => ({
    value: id,
    label: `${policeOf(unit)}, theo ủy quyền của ${fromName}`,
    hint: `${roleWords[role]} · số ${number} · đến hết ${formatDay(lastDay)}`,
  }));
  return (
    <ActionForm action={action} requestId={requestId} warnUnsaved={false} label="Chọn đơn vị làm việc">
      <HiddenField name="next" value={next} />
      <RadioGroup name="postId" label="Làm việc tại" value={chosen} options={[...own, ...others]} />
      <FormActions>
        <SubmitButton working="Đang chọn…">Làm việc tại đơn vị này</SubmitButton>
      </FormActions>
    </ActionForm>
  );
}
