import { ActionForm } from "@/components/patterns/action-form";
import { FormActions } from "@/components/patterns/form-actions";
import { HiddenField } from "@/components/patterns/hidden-field";
import { SubmitButton } from "@/components/patterns/submit-button";
import { ButtonLink } from "@/components/ui/button";
import type { FormAction } from "@/lib/core/refusal";
import { delegationState } from "@/lib/identity/delegations/delegable";
import type { DelegationRow } from "@/lib/identity/delegations/view";

/** True for what can still be taken back. */
export function revocable(row: DelegationRow, today: string): boolean {
  return ["active", "upcoming", "stopped"].includes(delegationState(row, today));
}

/** In the row: opens what follows, under the table. */
export function RevokeLink({ row, page }: { row: DelegationRow; page: string }) {
  return (
    <ButtonLink
      href={`${page}?revoke=${row.id}#delegations`}
      variant="danger"
      size="small"
      scroll={false}
      className="whitespace-nowrap"
    >
      Thu hồi<span className="sr-only"> ủy quyền {row.documentNumber}</span>
    </ButtonLink>
  );
}

type RevokePanelProps = {
  action: FormAction;
  requestId: string;
  row: DelegationRow;
  /** The page without the question. */
  page: string;
  /** On an administrator's way: the person on whose page it stands. */
  personId?: string;
};

/** Takes a delegation back; what follows is read before the button. */
export function RevokePanel({ action, requestId, row, page, personId }: RevokePanelProps) {
  return (
    <div className="border-t border-line bg-paper px-4 py-4">
      <ActionForm
        action={action}
        requestId={requestId}
        warnUnsaved={false}
        label={`Thu hồi ủy quyền ${row.documentNumber}`}
      >
        <div className="max-w-read">
          <h3 className="font-semibold">Thu hồi ủy quyền số {row.documentNumber}</h3>
          <p>
            {row.toName} không còn làm việc thay {row.fromName} được ngay từ thao tác tiếp theo. Việc đã làm
            giữ nguyên. Không khôi phục được; cần thì ghi một ủy quyền mới.
          </p>
        </div>
        {personId && <HiddenField name="id" value={personId} />}
        <HiddenField name="delegationId" value={row.id} />
        <FormActions>
          <SubmitButton variant="danger-solid" working="Đang thu hồi…">
            Thu hồi ủy quyền
          </SubmitButton>
          <ButtonLink href={`${page}#delegations`}>Giữ nguyên</ButtonLink>
        </FormActions>
      </ActionForm>
    </div>
  );
}
