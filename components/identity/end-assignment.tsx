import { ActionForm } from "@/components/patterns/action-form";
import { DateField } from "@/components/patterns/date-field";
import { FormActions } from "@/components/patterns/form-actions";
import { HiddenField } from "@/components/patterns/hidden-field";
import { SubmitButton } from "@/components/patterns/submit-button";
import { ButtonLink } from "@/components/ui/button";
import type { FormAction } from "@/lib/core/refusal";

type EndAssignmentProps = {
  action: FormAction;
  requestId: string;
  id: string;
  assignmentId: string;
  /** "Cán bộ Công an xã tại Xã Thạch Hà". */
  what: string;
};

/** Ends one role; without a day at once. What follows is read before the button. */
export function EndAssignment({ action, requestId, id, assignmentId, what }: EndAssignmentProps) {
  return (
    <div className="rounded-b-card border-t border-line bg-paper px-4 py-4">
      <ActionForm action={action} requestId={requestId} warnUnsaved={false} label="Kết thúc vai trò">
        <div>
          <h3 className="font-semibold">Kết thúc vai trò {what}</h3>
          <p>
            Từ ngày này người đó không còn quyền của vai trò, kể cả ở phiên đang mở. Hồ sơ đã nhập giữ nguyên.
            Có thể giao lại bằng một phân công mới.
          </p>
        </div>
        <HiddenField name="id" value={id} />
        <HiddenField name="assignmentId" value={assignmentId} />
        <DateField name="endsOn" label="Kết thúc từ ngày" hint="Để trống: kết thúc ngay hôm nay." />
        <FormActions>
          <SubmitButton variant="danger-solid" working="Đang ghi…">
            Kết thúc vai trò
          </SubmitButton>
          <ButtonLink href={`/admin/people/${id}#roles`}>Giữ nguyên</ButtonLink>
        </FormActions>
      </ActionForm>
    </div>
  );
}
