import { ActionForm } from "@/components/patterns/action-form";
import { FileField } from "@/components/patterns/file-field";
import { FormActions } from "@/components/patterns/form-actions";
import { HiddenField } from "@/components/patterns/hidden-field";
import { SubmitButton } from "@/components/patterns/submit-button";
import { TextareaField } from "@/components/patterns/textarea-field";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import type { FormAction } from "@/lib/core/refusal";

type ImportSetFormProps = { action: FormAction; requestId: string; schemeId: string; addition: boolean };

/** A file, or its text: where something is wrong with it, it can be mended here. */
export function ImportSetForm({ action, requestId, schemeId, addition }: ImportSetFormProps) {
  return (
    <ActionForm action={action} requestId={requestId} label="Nhập bộ tiêu chí">
      <HiddenField name="schemeId" value={schemeId} />
      {addition && <HiddenField name="addition" value="yes" />}
      <Card>
        <div className="grid gap-5">
          <FileField
            name="file"
            label="Tệp bộ tiêu chí (.json)"
            hint="Tệp đã xuất từ trang của một bộ tiêu chí, nhiều nhất 300 KB."
            accept=".json,application/json"
          />
          <TextareaField
            name="content"
            label="Hoặc dán nội dung tệp"
            hint="Khi tệp có chỗ sai, nội dung hiện ở đây để sửa rồi nhập lại."
            optional
            rows={10}
          />
        </div>
      </Card>
      <FormActions>
        <SubmitButton working="Đang đọc tệp…">Nhập thành dự thảo</SubmitButton>
        <ButtonLink href={`/recognitions/schemes/${schemeId}`} variant="secondary">
          Không nhập, quay lại
        </ButtonLink>
      </FormActions>
    </ActionForm>
  );
}
