import { ActionForm } from "@/components/patterns/action-form";
import { ConfirmPanel } from "@/components/patterns/confirm-panel";
import { HiddenField } from "@/components/patterns/hidden-field";
import type { FormAction } from "@/lib/core/refusal";

type DeletePanelProps = { id: string; version: number; name: string; action: FormAction; requestId: string };

/** Deletes a draft that nobody above has ever seen. */
export function DeletePanel({ id, version, name, action, requestId }: DeletePanelProps) {
  return (
    <ActionForm action={action} requestId={requestId} warnUnsaved={false} label="Xóa bản nháp">
      <HiddenField name="id" value={id} />
      <HiddenField name="version" value={version} />
      <ConfirmPanel
        trigger="Xóa bản nháp"
        title={`Xóa bản nháp "${name}"`}
        consequence="Một điểm cùng mọi nội dung đã nhập sẽ bị xóa."
        undo="Không thể hoàn tác."
        submitLabel="Xóa"
        working="Đang xóa…"
      />
    </ActionForm>
  );
}
