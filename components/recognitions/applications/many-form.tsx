import { ActionForm } from "@/components/patterns/action-form";
import { BulkBar } from "@/components/patterns/bulk-bar";
import { SelectField } from "@/components/patterns/select-field";
import { SubmitButton } from "@/components/patterns/submit-button";
import type { FormAction } from "@/lib/core/refusal";

type ManyFormProps = {
  action: FormAction;
  requestId: string;
  /** What is scored whole, after which others of its kind can be scored. */
  models: { id: string; name: string }[];
};

/** What a commune does with many applications at once: begin, score alike, send. */
export function ManyForm({ action, requestId, models }: ManyFormProps) {
  return (
    <BulkBar form="many" name="ids[]" noun="hồ sơ">
      <ActionForm
        id="many"
        action={action}
        requestId={requestId}
        warnUnsaved={false}
        label="Xử lý các hồ sơ đã chọn"
      >
        <div className="flex flex-wrap items-end gap-2">
          <SubmitButton intent="begin" variant="secondary" working="Đang bắt đầu…">
            Bắt đầu tự chấm
          </SubmitButton>
          {models.length > 0 && (
            <>
              <SelectField
                name="from"
                label="Hồ sơ mẫu"
                empty="Chọn hồ sơ đã chấm xong"
                value=""
                options={models.map(({ id, name }) => ({ value: id, label: name }))}
              />
              <SubmitButton intent="alike" variant="secondary" working="Đang chấm…">
                Chấm theo hồ sơ mẫu
              </SubmitButton>
            </>
          )}
          <SubmitButton intent="send" variant="secondary" working="Đang gửi…">
            Gửi các hồ sơ đã chọn
          </SubmitButton>
        </div>
        {models.length > 0 && (
          <p className="mt-1 text-hint text-muted">
            Chép điểm, giải trình của hồ sơ mẫu vào tiêu chí còn trống, không chép tệp. Xem lại từng hồ sơ
            trước khi gửi.
          </p>
        )}
      </ActionForm>
    </BulkBar>
  );
}
