import { ActionForm } from "@/components/patterns/action-form";
import { HiddenField } from "@/components/patterns/hidden-field";
import { SubmitButton } from "@/components/patterns/submit-button";
import { ButtonLink } from "@/components/ui/button";
import type { FormAction } from "@/lib/core/refusal";

type CloneButtonProps = {
  id: string;
  target: { year: number; cloneId: string | null };
  action: FormAction;
  requestId: string;
};

/** Begins a point of this year's season from an earlier one, in one click; or leads to the one begun already. */
export function CloneButton({ id, target, action, requestId }: CloneButtonProps) {
  if (target.cloneId) {
    return <ButtonLink href={`/festivals/${target.cloneId}`}>Xem điểm năm {target.year}</ButtonLink>;
  }
  return (
    <ActionForm
      action={action}
      requestId={requestId}
      warnUnsaved={false}
      label={`Lập lại năm ${target.year}`}
    >
      <HiddenField name="season" value={target.year} />
      <HiddenField name="ids[]" value={id} />
      <div>
        <SubmitButton variant="secondary" working="Đang lập…">
          Lập lại cho mùa {String(target.year)}
        </SubmitButton>
      </div>
    </ActionForm>
  );
}
