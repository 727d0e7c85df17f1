import { ActionForm } from "@/components/patterns/action-form";
import { FormActions } from "@/components/patterns/form-actions";
import { HiddenField } from "@/components/patterns/hidden-field";
import { OriginalField } from "@/components/patterns/original-field";
import { RepeatRows } from "@/components/patterns/repeat-rows";
import { ReviewedFields } from "@/components/patterns/reviewed-fields";
import { SubmitButton } from "@/components/patterns/submit-button";
import { TextareaField } from "@/components/patterns/textarea-field";
import type { Beginning } from "@/lib/core/kept";
import type { FormAction } from "@/lib/core/refusal";
import { answerReaders, emptyAnswer } from "@/lib/recognitions/applications/answers";
import type { ApplicationRecord } from "@/lib/recognitions/applications/record";
import type { LeafCriterion } from "@/lib/recognitions/criteria/document";
import type { Answers, OtherResults } from "@/lib/recognitions/criteria/scoring";
import { AnswerField } from "./answer-field";
import { LiveScore } from "./live-score";

type AnswerFormProps = Beginning & {
  record: ApplicationRecord;
  leaf: LeafCriterion;
  answers: Answers;
  others: OtherResults;
  /** What the last return said of this criterion. */
  remark?: string;
  action: FormAction;
  requestId: string;
  note?: string;
};

/** One criterion: its answer with the score as one types, the explanation, and records of the portal as evidence. */
export function AnswerForm(props: AnswerFormProps) {
  const { record, leaf, answers, others, remark, action, requestId, note, initial, keeping } = props;
  const stored = record.answers[leaf.key];
  const content = stored ?? emptyAnswer;
  const document = record.document;
  if (!document) return null;
  return (
    <ActionForm
      {...{ action, requestId, initial, keeping }}
      enterIntent="draft"
      label={`Tiêu chí ${leaf.code}`}
    >
      <HiddenField name="id" value={record.id} />
      <HiddenField name="criterion" value={record.criterionIds[leaf.key] ?? ""} />
      <HiddenField name="version" value={stored?.version ?? 0} />
      <OriginalField readers={answerReaders(leaf)} content={content} />
      <ReviewedFields openFields={[]} remarks={remark ? [{ path: "answer", remark }] : []}>
        <AnswerField leaf={leaf} answer={content.answer} byPoints={document.scoring === "points"} />
        <LiveScore document={document} answers={answers} others={others} at={leaf.key} />
        <TextareaField
          name="explanation"
          label="Giải trình"
          hint="Vì sao chấm như vậy: số liệu, văn bản, cách làm. Không ghi tên người, nội dung vụ việc, thông tin mật."
          value={content.explanation}
          rows={5}
          maxLength={4000}
        />
        <RepeatRows
          group="links"
          legend="Trang khác trong Cổng"
          hint="Dán địa chỉ một trang làm minh chứng, ví dụ một báo cáo, một biên nhận. Điểm Ngày hội, ảnh, khen thưởng, danh hiệu của đơn vị thì chọn ở phần dưới."
          noun="minh chứng"
          max={20}
          fields={[
            { name: "title", label: "Là gì", kind: "text", required: true },
            { name: "address", label: "Địa chỉ trang", kind: "text", required: true },
          ]}
          rows={content.links}
        />
      </ReviewedFields>
      <FormActions note={note}>
        <SubmitButton intent="continue" size="large" working="Đang lưu…">
          Lưu, sang tiêu chí còn thiếu
        </SubmitButton>
        <SubmitButton intent="draft" variant="secondary" size="large" working="Đang lưu…">
          Lưu
        </SubmitButton>
      </FormActions>
    </ActionForm>
  );
}
