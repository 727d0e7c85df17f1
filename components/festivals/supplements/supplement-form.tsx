import { ActionForm } from "@/components/patterns/action-form";
import { DateField } from "@/components/patterns/date-field";
import { FieldRow } from "@/components/patterns/field-row";
import { FormActions } from "@/components/patterns/form-actions";
import { HiddenField } from "@/components/patterns/hidden-field";
import { OriginalField } from "@/components/patterns/original-field";
import { SubmitButton } from "@/components/patterns/submit-button";
import { TextField } from "@/components/patterns/text-field";
import { TextareaField } from "@/components/patterns/textarea-field";
import { Card } from "@/components/ui/card";
import type { Keeping } from "@/lib/core/kept";
import type { FormAction, FormState } from "@/lib/core/refusal";
import { type SupplementContent, supplementReaders } from "@/lib/festivals/supplements/view";

type SupplementFormProps = {
  action: FormAction;
  requestId: string;
  initial: FormState;
  keeping?: Keeping;
  /** A new one of a report, or one that is there. */
  record: { reportId: string } | { id: string; version: number; content: SupplementContent };
};

/** Number, day, signer and what is to be said; the figures are counted from the points. */
export function SupplementForm({ action, requestId, initial, keeping, record }: SupplementFormProps) {
  const content = "content" in record ? record.content : null;
  return (
    <Card title={content ? "Sửa nội dung" : undefined}>
      <ActionForm
        action={action}
        requestId={requestId}
        initial={initial}
        keeping={keeping}
        label="Bổ sung báo cáo"
      >
        {"content" in record ? (
          <>
            <HiddenField name="id" value={record.id} />
            <HiddenField name="version" value={record.version} />
            <OriginalField readers={supplementReaders} content={record.content} />
          </>
        ) : (
          <HiddenField name="reportId" value={record.reportId} />
        )}
        <div className="grid gap-5">
          <FieldRow>
            <TextField
              name="number"
              label="Số, ký hiệu"
              hint="Số riêng của văn bản bổ sung, ví dụ 61/BC-CAT-PV05"
              required
              width="medium"
              value={content?.number}
            />
            <DateField name="issuedOn" label="Ngày ký" required value={content?.issuedOn} />
          </FieldRow>
          <TextField
            name="signer"
            label="Người ký"
            hint="Chức vụ, cấp bậc và họ tên"
            required
            maxLength={200}
            value={content?.signer}
          />
          <TextareaField name="note" label="Nội dung nêu thêm" optional rows={4} value={content?.note} />
          <FormActions>
            <SubmitButton intent="save" working="Đang lưu…">
              Lưu bổ sung báo cáo
            </SubmitButton>
          </FormActions>
        </div>
      </ActionForm>
    </Card>
  );
}
