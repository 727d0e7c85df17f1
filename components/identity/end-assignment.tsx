import { ActionForm } from "@/components/patterns/action-form";
import { ConfirmPanel } from "@/components/patterns/confirm-panel";
import { DateField } from "@/components/patterns/date-field";
import { HiddenField } from "@/components/patterns/hidden-field";
import type { FormAction } from "@/lib/core/refusal";

type EndAssignmentProps = {
  action: FormAction;
  requestId: string;
  id: string;
  assignmentId: string;
  what: string;
};

/** Ends one role; without a day at once. */
export function EndAssignment({ action, requestId, id, assignmentId, what }: EndAssignmentProps) {
  return (
    <ActionForm action={action} requestId={requestId} warnUnsaved={false} label={`Kết thúc vai trò ${what}`}>
      <HiddenField name="id" value={id} />
      <HiddenField name="assignmentId" value={assignmentId} />
      <ConfirmPanel
        trigger="Kết thúc"
        title={`Kết thúc vai trò ${what}`}
        consequence="Từ ngày này người đó không còn quyền của vai trò, kể cả ở phiên đang mở."
        submitLabel="Kết thúc vai trò"
      >
        <DateField name="endsOn" label="Kết thúc từ ngày" hint="Để trống: kết thúc ngay hôm nay." />
      </ConfirmPanel>
    </ActionForm>
  );
}
