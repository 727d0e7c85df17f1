import { ActionForm } from "@/components/patterns/action-form";
import { ConfirmPanel } from "@/components/patterns/confirm-panel";
import { HiddenField } from "@/components/patterns/hidden-field";
import type { FormAction } from "@/lib/core/refusal";
import type { Desk } from "@/lib/recognitions/appraisal/view";

type ReplaceFormProps = {
  appraisal: string;
  /** Who gives up the place; null where one more is made. */
  desk: Desk | null;
  action: FormAction;
  requestId: string;
};

/** Gives a place at an appraisal to another member of the team, with the reason. */
export function ReplaceForm({ appraisal, desk, action, requestId }: ReplaceFormProps) {
  const label = desk ? `Thay ${desk.userName}` : "Thêm người chấm";
  return (
    <ActionForm action={action} requestId={requestId} label={label} warnUnsaved={false}>
      <HiddenField name="appraisal" value={appraisal} />
      {desk && <HiddenField name="assignment" value={desk.assignmentId} />}
      <ConfirmPanel
        trigger={label}
        title={desk ? `Thay ${desk.userName} bằng thành viên khác của Tổ` : "Thêm một người chấm hồ sơ này"}
        consequence={
          desk
            ? `${desk.userName} thôi chấm và không còn đọc được hồ sơ; phiếu chấm dở không được tính. Cổng chọn thành viên đang chấm ít nhất, không vướng xung đột lợi ích, và báo trong “Việc của tôi” của người ấy.`
            : "Cổng chọn thành viên đang chấm ít nhất, không vướng xung đột lợi ích, và báo trong “Việc của tôi” của người ấy."
        }
        reason={{ name: "reason", label: "Lý do", required: true }}
        submitLabel={desk ? "Thay người chấm" : "Thêm người chấm"}
        tone="plain"
      />
    </ActionForm>
  );
}
