import { ActionForm } from "@/components/patterns/action-form";
import { FieldNotes } from "@/components/patterns/field-notes";
import { FieldSet } from "@/components/patterns/field-row";
import { FormActions } from "@/components/patterns/form-actions";
import { HiddenField } from "@/components/patterns/hidden-field";
import { OriginalField } from "@/components/patterns/original-field";
import { ReviewedFields } from "@/components/patterns/reviewed-fields";
import { SubmitButton } from "@/components/patterns/submit-button";
import { TextareaField } from "@/components/patterns/textarea-field";
import { ButtonLink } from "@/components/ui/button";
import type { Keeping } from "@/lib/core/kept";
import type { FormAction, FormState } from "@/lib/core/refusal";
import { remarksOf } from "@/lib/core/review";
import { notesOn } from "@/lib/festivals/points/clone";
import {
  alongWords,
  type ContentKey,
  type FormStep,
  firstStep,
  formStepNames,
  formSteps,
  isStepOpen,
} from "@/lib/festivals/points/content";
import { readersOf } from "@/lib/festivals/points/display";
import type { FestivalRecord } from "@/lib/festivals/points/record";
import { AttendanceFields } from "./attendance-fields";
import { AwardsFields } from "./awards-fields";
import { EvaluationFields } from "./evaluation-fields";
import { GeneralFields } from "./general-fields";
import { GiftsFields } from "./gifts-fields";
import { ProgrammeFields } from "./programme-fields";
import { askedFor } from "./record-aside";

type EditFormProps = {
  record: FestivalRecord;
  step: FormStep | "all";
  action: FormAction;
  requestId: string;
  initial: FormState;
  keeping?: Keeping;
  /** "Đã lưu 08:41". */
  note?: string;
  correction?: boolean;
};

/** One step of a point's form, or the whole of it on one sheet. */
export function EditForm({
  record,
  step,
  action,
  requestId,
  initial,
  keeping,
  note,
  correction = false,
}: EditFormProps) {
  const steps = step === "all" ? formStepNames : [step];
  const asked = askedFor(record);
  const { openFields } = record.review;
  const remarks = asked ? remarksOf(record.review, asked.id) : [];
  const keys = steps.flatMap((name): readonly ContentKey[] => formSteps[name].keys);
  return (
    <ActionForm
      action={action}
      requestId={requestId}
      initial={initial}
      keeping={keeping}
      enterIntent={correction ? undefined : "draft"}
      label={step === "all" ? "Điểm Ngày hội" : formSteps[step].title}
    >
      <HiddenField name="id" value={record.id} />
      <HiddenField name="version" value={record.row.version} />
      <OriginalField readers={readersOf(keys)} content={record.content} />
      <FieldNotes notes={record.origin ? notesOn(record.content, record.origin) : {}}>
        <ReviewedFields openFields={openFields} remarks={remarks} along={alongWords(openFields, remarks)}>
          {step === "all" ? (
            formStepNames.map((name) => (
              <FieldSet key={name} legend={formSteps[name].title}>
                <StepFields step={name} record={record} />
              </FieldSet>
            ))
          ) : (
            <StepFields step={step} record={record} />
          )}
        </ReviewedFields>
      </FieldNotes>
      {correction ? (
        <>
          <TextareaField
            name="reason"
            label="Lý do đính chính"
            hint="Ghi căn cứ, ví dụ số văn bản của Công an tỉnh. Lý do hiện trong quá trình xử lý."
            required
            rows={3}
          />
          <FormActions>
            <SubmitButton size="large">Lưu đính chính</SubmitButton>
            <ButtonLink href={`/festivals/${record.id}`} size="large">
              Bỏ qua
            </ButtonLink>
          </FormActions>
        </>
      ) : !steps.some((name) => isStepOpen(openFields, name)) ? (
        <FormActions note="Không có mục nào ở bước này phải sửa.">
          <ButtonLink href={`/festivals/${record.id}/edit/${firstStep(openFields)}`} size="large">
            Đến mục được yêu cầu sửa
          </ButtonLink>
        </FormActions>
      ) : (
        <FormActions note={note}>
          <SubmitButton intent="continue" size="large" working="Đang lưu…">
            Lưu và tiếp tục
          </SubmitButton>
          <SubmitButton intent="draft" variant="secondary" size="large" working="Đang lưu…">
            Lưu nháp
          </SubmitButton>
        </FormActions>
      )}
    </ActionForm>
  );
}

function StepFields({ step, record }: { step: FormStep; record: FestivalRecord }) {
  const { content, season, earlier, neighbours } = record;
  switch (step) {
    case "general":
      return <GeneralFields content={content} season={season} />;
    case "programme":
      return <ProgrammeFields content={content} />;
    case "attendance":
      return <AttendanceFields content={content} earlier={earlier} neighbours={neighbours} />;
    case "gifts":
      return <GiftsFields content={content} earlier={earlier} />;
    case "awards":
      return <AwardsFields content={content} />;
    case "evaluation":
      return <EvaluationFields content={content} />;
  }
}
