import { ActionForm } from "@/components/patterns/action-form";
import { DateField } from "@/components/patterns/date-field";
import { FieldRow, FieldSet } from "@/components/patterns/field-row";
import { FormActions } from "@/components/patterns/form-actions";
import { HiddenField } from "@/components/patterns/hidden-field";
import { NumberField } from "@/components/patterns/number-field";
import { OriginalField } from "@/components/patterns/original-field";
import { SubmitButton } from "@/components/patterns/submit-button";
import { TextField } from "@/components/patterns/text-field";
import { TextareaField } from "@/components/patterns/textarea-field";
import { type Day, formatDay } from "@/lib/core/dates";
import type { Beginning } from "@/lib/core/kept";
import type { FormAction } from "@/lib/core/refusal";
import { papersReaders } from "@/lib/recognitions/applications/papers";
import type { ApplicationRecord } from "@/lib/recognitions/applications/record";

type PapersFormProps = Beginning & {
  record: ApplicationRecord;
  action: FormAction;
  requestId: string;
  note?: string;
};

/** What stands beside the criteria: registration, survey, opinions, the report in the unit's own words. */
export function PapersForm({ record, action, requestId, note, initial, keeping }: PapersFormProps) {
  const { papers } = record;
  return (
    <ActionForm
      {...{ action, requestId, initial, keeping }}
      enterIntent="draft"
      label="Văn bản, khảo sát, báo cáo"
    >
      <HiddenField name="id" value={record.id} />
      <HiddenField name="version" value={record.row.version} />
      <OriginalField readers={papersReaders} content={papers} />
      <TextField
        name="registrationNumber"
        label="Số văn bản đăng ký"
        hint="Ví dụ 12/ĐK-UBND."
        width="medium"
        value={papers.registrationNumber}
      />
      <FieldSet legend="Lấy ý kiến Nhân dân" hint="Phiếu khảo sát mức độ hài lòng; chỉ ghi số phiếu.">
        <FieldRow columns={3}>
          <NumberField name="surveyIssued" label="Phát ra" unit="phiếu" value={papers.surveyIssued} />
          <NumberField name="surveyCollected" label="Thu về" unit="phiếu" value={papers.surveyCollected} />
          <NumberField name="surveySatisfied" label="Hài lòng" unit="phiếu" value={papers.surveySatisfied} />
        </FieldRow>
      </FieldSet>
      <FieldSet legend="Ý kiến của Đảng ủy">
        <TextareaField name="partyOpinion" label="Ý kiến" rows={3} value={papers.partyOpinion} />
        <FieldRow columns={2}>
          <TextField
            name="partyNumber"
            label="Số văn bản"
            hint="Ví dụ 15/CV-ĐU."
            value={papers.partyNumber}
          />
          <DateField name="partyDay" label="Ngày" value={dayText(papers.partyDay)} />
        </FieldRow>
      </FieldSet>
      <FieldSet legend="Ý kiến của UBND">
        <TextareaField name="committeeOpinion" label="Ý kiến" rows={3} value={papers.committeeOpinion} />
        <FieldRow columns={2}>
          <TextField
            name="committeeNumber"
            label="Số văn bản"
            hint="Ví dụ 120/UBND."
            value={papers.committeeNumber}
          />
          <DateField name="committeeDay" label="Ngày" value={dayText(papers.committeeDay)} />
        </FieldRow>
      </FieldSet>
      <TextareaField
        name="report"
        label="Nội dung báo cáo tự đánh giá"
        hint="Tình hình, kết quả, tồn tại, phương hướng. Bảng kết quả từng tiêu chí được đưa vào báo cáo tự động."
        rows={10}
        value={papers.report}
      />
      <FormActions note={note}>
        <SubmitButton intent="continue" size="large" working="Đang lưu…">
          Lưu và về hồ sơ
        </SubmitButton>
        <SubmitButton intent="draft" variant="secondary" size="large" working="Đang lưu…">
          Lưu
        </SubmitButton>
      </FormActions>
    </ActionForm>
  );
}

const dayText = (day: Day | null) => (day ? formatDay(day) : "");
