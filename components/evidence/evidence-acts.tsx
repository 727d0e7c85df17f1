import { ActionForm } from "@/components/patterns/action-form";
import { RadioGroup } from "@/components/patterns/choice-group";
import { ConfirmPanel } from "@/components/patterns/confirm-panel";
import { HiddenField } from "@/components/patterns/hidden-field";
import type { FormAction } from "@/lib/core/refusal";
import { concerns } from "@/lib/evidence/schema";
import { concernWords } from "@/lib/evidence/words";

type ActProps = { id: string; action: FormAction; requestId: string };

/** Says that a file should not be here. */
export function ReportPanel({ id, action, requestId }: ActProps) {
  return (
    <ActionForm action={action} requestId={requestId} warnUnsaved={false} label="Báo cáo tệp">
      <HiddenField name="id" value={id} />
      <ConfirmPanel
        trigger="Báo cáo tệp này"
        title="Báo cáo tệp không nên có ở đây"
        consequence="Tệp bị ẩn ngay với mọi người cho đến khi quản trị viên quyết định. Tên bạn được ghi cùng báo cáo."
        reason={{ name: "note", label: "Nói rõ", hint: "Không chép lại nội dung mật vào đây." }}
        submitLabel="Gửi báo cáo và ẩn tệp"
        working="Đang gửi…"
      >
        <RadioGroup
          name="concern"
          label="Lý do"
          required
          cards={false}
          options={concerns.map((value) => ({ value, label: concernWords[value] }))}
        />
      </ConfirmPanel>
    </ActionForm>
  );
}

/** Takes a file away while its record is being worked on. */
export function RemovePanel({ id, action, requestId }: ActProps) {
  return (
    <ActionForm action={action} requestId={requestId} warnUnsaved={false} label="Xóa tệp">
      <HiddenField name="id" value={id} />
      <ConfirmPanel
        trigger="Xóa tệp"
        title="Xóa tệp khỏi hồ sơ"
        consequence="Tệp không còn ở hồ sơ này. Việc xóa được ghi vào nhật ký."
        undo="Không thể hoàn tác; cần thì tải lên lại."
        submitLabel="Xóa"
        working="Đang xóa…"
      />
    </ActionForm>
  );
}
