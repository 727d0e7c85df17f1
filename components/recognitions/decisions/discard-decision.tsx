import { ActionForm } from "@/components/patterns/action-form";
import { ConfirmPanel } from "@/components/patterns/confirm-panel";
import { HiddenField } from "@/components/patterns/hidden-field";
import type { FormAction } from "@/lib/core/refusal";

type DiscardDecisionProps = { id: string; version: number; requestId: string; action: FormAction };

/** Throws the draft of a decision away. */
export function DiscardDecision({ id, version, requestId, action }: DiscardDecisionProps) {
  return (
    <ActionForm action={action} requestId={requestId} warnUnsaved={false} label="Bỏ dự thảo quyết định">
      <HiddenField name="id" value={id} />
      <HiddenField name="version" value={version} />
      <ConfirmPanel
        trigger="Bỏ dự thảo"
        title="Bỏ dự thảo quyết định"
        consequence="Dự thảo và danh sách bị bỏ. Các hồ sơ giữ nguyên trạng thái đề nghị công nhận."
        undo="Lập lại được bất cứ lúc nào từ trang Quyết định công nhận."
        submitLabel="Bỏ dự thảo"
      />
    </ActionForm>
  );
}
