import { ActionForm } from "@/components/patterns/action-form";
import { BulkBar } from "@/components/patterns/bulk-bar";
import { DateField } from "@/components/patterns/date-field";
import { HiddenField } from "@/components/patterns/hidden-field";
import { SubmitButton } from "@/components/patterns/submit-button";
import { TextField } from "@/components/patterns/text-field";
import type { FormAction } from "@/lib/core/refusal";

type ExtensionBulkProps = { form: string; action: FormAction; requestId: string; year: number };

/** One answer to every ticked question. */
export function ExtensionBulk({ form, action, requestId, year }: ExtensionBulkProps) {
  return (
    <BulkBar form={form} name="ids[]" noun="đề nghị">
      <ActionForm
        id={form}
        action={action}
        requestId={requestId}
        warnUnsaved={false}
        label="Trả lời các đề nghị"
      >
        <HiddenField name="season" value={year} />
        <div className="flex flex-wrap items-end gap-3">
          <DateField name="until" label="Gia hạn đến" hint="Để trống thì theo ngày từng đơn vị xin." />
          <TextField
            name="note"
            label="Ghi chú hoặc lý do"
            hint="Bắt buộc khi không đồng ý."
            width="medium"
          />
          <div className="flex flex-wrap gap-2">
            <SubmitButton intent="grant" working="Đang gia hạn…">
              Đồng ý gia hạn
            </SubmitButton>
            <SubmitButton intent="refuse" variant="danger" working="Đang trả lời…">
              Không đồng ý
            </SubmitButton>
          </div>
        </div>
      </ActionForm>
    </BulkBar>
  );
}
