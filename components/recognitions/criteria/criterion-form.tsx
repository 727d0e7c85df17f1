import { ActionForm } from "@/components/patterns/action-form";
import { CheckboxField, CheckboxGroup } from "@/components/patterns/choice-group";
import { FieldRow, FieldSet } from "@/components/patterns/field-row";
import { FormActions } from "@/components/patterns/form-actions";
import { HiddenField } from "@/components/patterns/hidden-field";
import { SelectField } from "@/components/patterns/select-field";
import { SubmitButton } from "@/components/patterns/submit-button";
import { TextField } from "@/components/patterns/text-field";
import { TextareaField } from "@/components/patterns/textarea-field";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { inputHundredths } from "@/lib/core/decimals";
import type { FormAction } from "@/lib/core/refusal";
import type { LeafCriterion } from "@/lib/recognitions/criteria/document";
import { factSources } from "@/lib/recognitions/criteria/sources";
import { criterionMark, type SetPage } from "@/lib/recognitions/criteria/view";
import { subjectKindWords } from "@/lib/recognitions/words";
import type { CriterionKind } from "@/prisma/generated/enums";
import { JudgingFields } from "./judging-fields";

type CriterionFormProps = {
  action: FormAction;
  requestId: string;
  set: SetPage;
  kind: CriterionKind;
  /** Null for a new one, which goes to the group, or to the criterion that it is a part of. */
  stored: LeafCriterion | null;
  place: { criterionId?: string; groupId?: string; parentId?: string };
  suggestedCode: string;
};

/** One criterion of a draft, or a part of one. Which kind it is was chosen before: each has its own fields. */
export function CriterionForm({
  action,
  requestId,
  set,
  kind,
  stored,
  place,
  suggestedCode,
}: CriterionFormProps) {
  const byPoints = set.document.scoring === "points";
  return (
    <ActionForm action={action} requestId={requestId} label="Tiêu chí">
      <HiddenField name="id" value={set.id} />
      <HiddenField name="kind" value={kind} />
      {Object.entries(place).map(
        ([name, value]) => value && <HiddenField key={name} name={name} value={value} />,
      )}
      {stored && <HiddenField name="seen" value={criterionMark(stored)} />}
      <Card>
        <div className="grid gap-5">
          <FieldRow columns={3}>
            <TextField
              name="code"
              label="Mã"
              required
              width="short"
              maxLength={20}
              value={stored?.code ?? suggestedCode}
            />
            {byPoints && kind !== "parts" && (
              <TextField
                name="max"
                label="Điểm tối đa"
                required
                inputMode="decimal"
                width="short"
                value={stored && stored.kind !== "parts" ? inputHundredths(stored.max) : ""}
              />
            )}
          </FieldRow>
          <TextareaField
            name="text"
            label="Nội dung"
            required
            rows={3}
            maxLength={2000}
            value={stored?.text}
          />
          <JudgingFields kind={kind} byPoints={byPoints} stored={stored} />
          <div className="grid gap-1">
            <CheckboxField
              name="mandatory"
              label="Bắt buộc (★)"
              hint="Chưa đạt tiêu chí này thì không đạt cả bộ, dù đủ điểm."
              checked={stored?.mandatory}
            />
            {kind !== "parts" && (
              <CheckboxField
                name="mayNotApply"
                label="Có thể không áp dụng"
                hint="Đơn vị được chọn “không áp dụng”; điểm của các tiêu chí còn lại được quy đổi về tổng."
                checked={stored?.mayNotApply}
              />
            )}
          </div>
          {kind !== "parts" && (
            <FieldSet legend="Minh chứng và số liệu có sẵn">
              <CheckboxField
                name="evidenceRequired"
                label="Bắt buộc có minh chứng"
                checked={stored?.evidenceRequired}
              />
              <TextField
                name="evidence"
                label="Minh chứng cần có"
                optional
                maxLength={500}
                value={stored?.evidence}
              />
              <SelectField
                name="source"
                label="Cổng có sẵn số liệu"
                hint="Con số được đề xuất kèm đường dẫn tới hồ sơ, và giữ nguyên từ lúc gửi."
                empty="Không, đơn vị tự nhập"
                options={Object.entries(factSources).map(([value, label]) => ({ value, label }))}
                value={stored?.source ?? ""}
              />
            </FieldSet>
          )}
          <FieldSet legend="Áp dụng và căn cứ">
            {set.subjectKinds.length > 1 && (
              <CheckboxGroup
                name="appliesTo[]"
                label="Chỉ hỏi những đối tượng này"
                hint="Để trống là hỏi mọi đối tượng của bộ tiêu chí."
                columns={3}
                options={set.subjectKinds.map((of) => ({ value: of, label: subjectKindWords[of] }))}
                value={stored?.appliesTo ?? []}
              />
            )}
            <TextField
              name="legalSource"
              label="Căn cứ"
              hint="Ví dụ khoản 3 Điều 4."
              optional
              maxLength={300}
              value={stored?.legalSource}
            />
            <TextareaField
              name="help"
              label="Hướng dẫn cho đơn vị"
              optional
              rows={2}
              maxLength={1000}
              value={stored?.help}
            />
          </FieldSet>
        </div>
      </Card>
      <FormActions>
        <SubmitButton>Lưu tiêu chí</SubmitButton>
        <ButtonLink href={`/recognitions/criteria/${set.id}/edit`} variant="secondary">
          Không lưu, quay lại
        </ButtonLink>
      </FormActions>
    </ActionForm>
  );
}
