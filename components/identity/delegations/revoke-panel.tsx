import { ActionForm } from "@/components/patterns/action-form";
import { ConfirmPanel } from "@/components/patterns/confirm-panel";
import { HiddenField } from "@/components/patterns/hidden-field";
import type { FormAction } from "@/lib/core/refusal";
import type { DelegationRow } from "@/lib/identity/delegations/view";

type RevokePanelProps = {
  action: FormAction;
  requestId: string;
  row: DelegationRow;
  /** On an administrator's way: the person on whose page it stands. */
  personId?: string;
};

/** Takes a delegation back; what follows is read before the button. */
export function RevokePanel({ action, requestId, row, personId }: RevokePanelProps) {
  return (
    <ActionForm
      action={action}
      requestId={requestId}
      warnUnsaved={false}
      label={`Thu hồi ủy quyền ${row.documentNumber}`}
    >
      {personId && <HiddenField name="id" value={personId} />}
      <HiddenField name="delegationId" value={row.id} />
      <ConfirmPanel
        trigger="Thu hồi"
        title={`Thu hồi ủy quyền số ${row.documentNumber}`}
        consequence={`${row.toName} không còn làm việc thay ${row.fromName} được ngay từ thao tác tiếp theo. Việc đã làm giữ nguyên.`}
        undo="Không khôi phục được; cần thì ghi một ủy quyền mới."
        submitLabel="Thu hồi ủy quyền"
      />
    </ActionForm>
  );
}
