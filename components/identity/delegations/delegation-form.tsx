import { ActionForm } from "@/components/patterns/action-form";
import { FormActions } from "@/components/patterns/form-actions";
import { HiddenField } from "@/components/patterns/hidden-field";
import { SubmitButton } from "@/components/patterns/submit-button";
import type { FormAction, FormState } from "@/lib/core/refusal";
import type { DelegablePost } from "@/lib/identity/delegations/view";
import { DelegationFields } from "./delegation-fields";

type DelegationFormProps = {
  action: FormAction;
  requestId: string;
  initial?: FormState;
  posts: DelegablePost[];
  today: string;
  /** On a person's page: whose post it is. */
  personId?: string;
};

/** Writes a delegation down; without a colleague in post there is nobody to delegate to. */
export function DelegationForm({ action, requestId, initial, posts, today, personId }: DelegationFormProps) {
  if (posts.every(({ colleagues }) => colleagues.length === 0)) {
    return <p>Chưa có người nào khác giữ vai trò tại đơn vị này nên chưa ủy quyền được.</p>;
  }
  return (
    <ActionForm action={action} requestId={requestId} initial={initial} label="Ủy quyền">
      {personId && <HiddenField name="id" value={personId} />}
      <DelegationFields posts={posts} today={today} />
      <FormActions note="Người được ủy quyền không ủy quyền lại. Việc làm theo ủy quyền đều ghi rõ.">
        <SubmitButton working="Đang ghi…">Ghi ủy quyền</SubmitButton>
      </FormActions>
    </ActionForm>
  );
}
