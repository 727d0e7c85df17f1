import { ActionForm } from "@/components/patterns/action-form";
import { ConfirmPanel } from "@/components/patterns/confirm-panel";
import { DateField } from "@/components/patterns/date-field";
import { FieldRow } from "@/components/patterns/field-row";
import { HiddenField } from "@/components/patterns/hidden-field";
import { TextField } from "@/components/patterns/text-field";
import type { FormAction } from "@/lib/core/refusal";

type WithdrawFormProps = { id: string; version: number; requestId: string; action: FormAction };

/** Takes a recognition back, by a decision with number, day and reason. */
export function WithdrawForm({ id, version, requestId, action }: WithdrawFormProps) {
  return (
    <ActionForm action={action} requestId={requestId} label="Thu hồi công nhận">
      <HiddenField name="id" value={id} />
      <HiddenField name="version" value={version} />
      <ConfirmPanel
        trigger="Thu hồi công nhận"
        title="Thu hồi công nhận"
        consequence="Giấy công nhận này không còn hiệu lực; ai quét mã đều thấy ngay."
        undo="Không lấy lại được; muốn công nhận lại thì làm hồ sơ mới."
        reason={{ name: "reason", label: "Lý do thu hồi", required: true }}
        submitLabel="Thu hồi"
        working="Đang thu hồi…"
        tone="danger"
      >
        <FieldRow columns={2}>
          <TextField name="number" label="Số quyết định thu hồi" required value="" />
          <DateField name="endedOn" label="Ngày thu hồi" required value="" />
        </FieldRow>
      </ConfirmPanel>
    </ActionForm>
  );
}
