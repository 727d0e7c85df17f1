import { ActionForm } from "@/components/patterns/action-form";
import { CheckboxField, CheckboxGroup } from "@/components/patterns/choice-group";
import { DateField } from "@/components/patterns/date-field";
import { FieldRow } from "@/components/patterns/field-row";
import { FormActions } from "@/components/patterns/form-actions";
import { HiddenField } from "@/components/patterns/hidden-field";
import { SubmitButton } from "@/components/patterns/submit-button";
import { TextField } from "@/components/patterns/text-field";
import { type Day, formatDay } from "@/lib/core/dates";
import { formatNumber } from "@/lib/core/numbers";
import type { FormAction, FormState } from "@/lib/core/refusal";
import type { Registrable } from "@/lib/recognitions/registration/registrable";
import { registrationTiming, registrationWindow } from "@/lib/recognitions/registration/window";
import type { SchemeRef } from "@/lib/recognitions/schemes/scheme";
import { assessmentDays } from "@/lib/recognitions/schemes/window";
import { subjectKindWords } from "@/lib/recognitions/words";
import type { SubjectKind } from "@/prisma/generated/enums";

type RegisterFormProps = {
  scheme: SchemeRef;
  year: number;
  rows: Registrable[];
  today: Day;
  action: FormAction;
  requestId: string;
  initial?: FormState;
};

/** One form for a commune and its whole register: everybody who is not registered yet is ticked. */
export function RegisterForm({ scheme, year, rows, today, action, requestId, initial }: RegisterFormProps) {
  const waiting = rows.filter(({ applicationId }) => applicationId === null);
  const itself = waiting.find(({ subjectId }) => subjectId === null);
  const listed = waiting.filter(({ subjectId }) => subjectId !== null);
  const kinds = [...new Set(listed.map(({ kind }) => kind))];
  return (
    <ActionForm action={action} requestId={requestId} initial={initial} label="Đăng ký">
      <HiddenField name="scheme" value={scheme.id} />
      <HiddenField name="year" value={year} />
      <FieldRow columns={2}>
        <DateField name="registeredOn" label="Ngày đăng ký" required value={formatDay(today)} />
        <TextField
          name="number"
          label="Số văn bản đăng ký"
          hint="Ví dụ 12/ĐK-UBND; để trống nếu chưa có."
          optional
          width="medium"
        />
      </FieldRow>
      {itself && (
        <CheckboxField
          name="itself"
          label={`${itself.name} (chính đơn vị)`}
          hint={windowText(scheme, itself.kind, year, today)}
          checked
        />
      )}
      {kinds.map((kind) => {
        const own = listed.filter((row) => row.kind === kind);
        return (
          <CheckboxGroup
            key={kind}
            name="subjects[]"
            label={`${subjectKindWords[kind]}: ${formatNumber(own.length)} chưa đăng ký`}
            hint={windowText(scheme, kind, year, today)}
            columns={3}
            value={own.map(({ subjectId }) => subjectId ?? "")}
            options={own.map(({ subjectId, name }) => ({ value: subjectId ?? "", label: name }))}
          />
        );
      })}
      <FormActions
        note={`Đăng ký các đối tượng được đánh dấu cho năm ${year}. Bỏ đánh dấu đối tượng chưa đăng ký.`}
      >
        <SubmitButton size="large" working="Đang đăng ký…">
          Đăng ký
        </SubmitButton>
      </FormActions>
    </ActionForm>
  );
}

function windowText(scheme: SchemeRef, kind: SubjectKind, year: number, today: Day): string {
  const subject = scheme.subjects.find((one) => one.kind === kind);
  if (!subject) return "";
  const { from, to } = assessmentDays(subject.window, year);
  const said = `Kết quả tính từ ${formatDay(from)} đến ${formatDay(to)}. Kỳ đăng ký ${registrationWindow(subject, year)}`;
  switch (registrationTiming(subject, year, today)) {
    case "early":
      return `${said}, chưa bắt đầu.`;
    case "open":
      return `${said}.`;
    case "late":
      return `${said}; hôm nay đã quá hạn, đăng ký được ghi là muộn nếu ngày đăng ký sau hạn.`;
  }
}
