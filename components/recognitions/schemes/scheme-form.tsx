import { ActionForm } from "@/components/patterns/action-form";
import { CheckboxField, RadioGroup } from "@/components/patterns/choice-group";
import { FieldRow } from "@/components/patterns/field-row";
import { FormActions } from "@/components/patterns/form-actions";
import { HiddenField } from "@/components/patterns/hidden-field";
import { RepeatRows } from "@/components/patterns/repeat-rows";
import { SubmitButton } from "@/components/patterns/submit-button";
import { TextField } from "@/components/patterns/text-field";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { inputDay } from "@/lib/core/dates";
import type { FormAction } from "@/lib/core/refusal";
import type { SchemeRow } from "@/lib/recognitions/schemes/view";
import {
  assessmentWindowWords,
  decidesWords,
  schemeOutcomeWords,
  schemePeriodWords,
  subjectKindWords,
  targetCountWords,
} from "@/lib/recognitions/words";
import type { SchemePeriod } from "@/prisma/generated/enums";
import { yearDayText } from "./subject-table";

const options = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }));

type SchemeFormProps = { action: FormAction; requestId: string; scheme: SchemeRow | null };

/** What a scheme says: its name and paper, whom it is about, who decides, when one registers. */
export function SchemeForm({ action, requestId, scheme }: SchemeFormProps) {
  return (
    <ActionForm action={action} requestId={requestId} label="Chương trình công nhận">
      {scheme && <HiddenField name="id" value={scheme.id} />}
      {scheme && <HiddenField name="version" value={scheme.version} />}
      <Card>
        <div className="grid gap-5">
          <TextField name="name" label="Tên chương trình" required maxLength={300} value={scheme?.name} />
          <FieldRow>
            <TextField name="shortName" label="Tên ngắn" required maxLength={80} value={scheme?.shortName} />
            <TextField
              name="code"
              label="Mã"
              hint={
                scheme
                  ? "Mã không đổi: chương trình khác và số liệu gọi theo mã."
                  : "Không dấu, ví dụ safe_area."
              }
              required={!scheme}
              readOnly={Boolean(scheme)}
              maxLength={40}
              value={scheme?.code}
            />
          </FieldRow>
          <TextField name="legalBasis" label="Căn cứ" required maxLength={500} value={scheme?.legalBasis} />
          <TextField
            name="certificateTitle"
            label="Danh hiệu ghi trên giấy công nhận"
            required
            maxLength={300}
            value={scheme?.certificateTitle}
          />
          <RadioGroup
            name="outcome"
            label="Kết quả"
            required
            columns={2}
            options={options(schemeOutcomeWords)}
            value={scheme?.outcome ?? "recognised"}
          />
          <RadioGroup
            name="period"
            label="Công nhận có giá trị"
            required
            columns={2}
            options={options(schemePeriodWords).map((option) => ({
              ...option,
              hint: targetCountWords[option.value as SchemePeriod],
            }))}
            value={scheme?.period ?? "standing"}
          />
          <div className="grid gap-1">
            <CheckboxField
              name="provincesAdd"
              label="Tỉnh được thêm tiêu chí"
              hint="Chỉ khi luật cho phép, như Điều 8 Thông tư 124/2021/TT-BCA."
              checked={scheme?.provincesAdd}
            />
            <CheckboxField name="active" label="Đang áp dụng" checked={scheme?.active ?? true} />
          </div>
          <RepeatRows
            group="subjects"
            legend="Đối tượng"
            noun="đối tượng"
            max={8}
            fields={[
              {
                kind: "select",
                name: "kind",
                label: "Đối tượng",
                required: true,
                empty: "Chọn",
                options: options(subjectKindWords),
              },
              {
                kind: "select",
                name: "decides",
                label: "Cấp quyết định",
                required: true,
                empty: "Chọn",
                options: options(decidesWords),
              },
              {
                kind: "select",
                name: "formerlyDecides",
                label: "Trước đây quyết định",
                empty: "Không đổi",
                options: options(decidesWords),
              },
              { kind: "date", name: "formerlyUntil", label: "Đến trước ngày" },
              {
                kind: "select",
                name: "window",
                label: "Năm xét",
                required: true,
                empty: "Chọn",
                options: options(assessmentWindowWords),
              },
              { kind: "text", name: "registersFrom", label: "Đăng ký từ (ngày/tháng)", required: true },
              { kind: "text", name: "registersTo", label: "Đăng ký đến (ngày/tháng)", required: true },
              { kind: "text", name: "dueOn", label: "Nộp hồ sơ trước (ngày/tháng)" },
            ]}
            rows={(scheme?.subjects ?? []).map(({ formerly, registersFrom, registersTo, dueOn, ...row }) => ({
              ...row,
              formerlyDecides: formerly?.decides,
              formerlyUntil: formerly ? inputDay(formerly.until) : "",
              registersFrom: yearDayText(registersFrom),
              registersTo: yearDayText(registersTo),
              dueOn: dueOn ? yearDayText(dueOn) : "",
            }))}
          />
        </div>
      </Card>
      <FormActions>
        <SubmitButton>Lưu chương trình</SubmitButton>
        <ButtonLink
          href={scheme ? `/recognitions/schemes/${scheme.id}` : "/recognitions/schemes"}
          variant="secondary"
        >
          Không lưu, quay lại
        </ButtonLink>
      </FormActions>
    </ActionForm>
  );
}
