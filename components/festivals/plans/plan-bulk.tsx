import { ActionForm } from "@/components/patterns/action-form";
import { BulkBar } from "@/components/patterns/bulk-bar";
import { HiddenField } from "@/components/patterns/hidden-field";
import { SubmitButton } from "@/components/patterns/submit-button";
import type { FormAction } from "@/lib/core/refusal";

type PlanBulkProps = {
  form: string;
  action: FormAction;
  requestId: string;
  /** The list as it is filtered. */
  back: string;
  /** When the list was read: what is sent later is not accepted with it. */
  until: string;
};

/** Accepts the ticked plans of the list. */
export function PlanBulk({ form, action, requestId, back, until }: PlanBulkProps) {
  return (
    <BulkBar form={form} name="ids[]" noun="kế hoạch">
      <ActionForm
        id={form}
        action={action}
        requestId={requestId}
        warnUnsaved={false}
        label="Tiếp nhận kế hoạch"
      >
        <HiddenField name="back" value={back} />
        <HiddenField name="until" value={until} />
        <div>
          <SubmitButton working="Đang tiếp nhận…">Tiếp nhận các kế hoạch đã chọn</SubmitButton>
        </div>
      </ActionForm>
    </BulkBar>
  );
}
