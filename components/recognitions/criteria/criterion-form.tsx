import { ActionForm } from "@/components/patterns/action-form";
import { CheckboxField } from "@/components/patterns/choice-group";
import { FieldRow } from "@/components/patterns/field-row";
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
import { criterionMark, type SetPage } from "@/lib/recognitions/criteria/view";
import type { CriterionKind } from "@/prisma/generated/enums";
import { JudgingFields } from "./judging-fields";
import { ProofFields } from "./proof-fields";

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

/** The group in which a criterion stands; null for a part, which goes with its criterion. */
function groupOf(set: SetPage, key: string): string | null {
  const home = set.document.groups.find((group) => group.criteria.some((of) => of.key === key));
  return (home && set.groupIds[home.key]) ?? null;
}

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
  const home = stored && groupOf(set, stored.key);
  const groups =
    home && set.document.groups.length > 1
      ? set.document.groups.map((group) => ({
          value: set.groupIds[group.key] ?? "",
          label: `${group.code}. ${group.name}`,
        }))
      : null;
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
            {groups && <SelectField name="groupId" label="Nhóm" required options={groups} value={home} />}
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
          <ProofFields kinds={set.subjectKinds} kind={kind} stored={stored} />
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
