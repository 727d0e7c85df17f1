import { CheckboxField, CheckboxGroup } from "@/components/patterns/choice-group";
import { FieldSet } from "@/components/patterns/field-row";
import { SelectField } from "@/components/patterns/select-field";
import { TextField } from "@/components/patterns/text-field";
import { TextareaField } from "@/components/patterns/textarea-field";
import type { LeafCriterion } from "@/lib/recognitions/criteria/document";
import { factSources, isFilled } from "@/lib/recognitions/criteria/sources";
import { subjectKindWords } from "@/lib/recognitions/words";
import type { CriterionKind, SubjectKind } from "@/prisma/generated/enums";

type ProofFieldsProps = {
  /** Of the set. */
  kinds: readonly SubjectKind[];
  kind: CriterionKind;
  stored: LeafCriterion | null;
};

/** How a criterion is proved, of whom it is asked and by which law. */
export function ProofFields({ kinds, kind, stored }: ProofFieldsProps) {
  return (
    <>
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
            options={Object.entries(factSources).map(([value, label]) => ({
              value,
              label: isFilled(value) ? label : `${label} (Cổng chưa có)`,
            }))}
            value={stored?.source ?? ""}
          />
        </FieldSet>
      )}
      <FieldSet legend="Áp dụng và căn cứ">
        {kinds.length > 1 && (
          <CheckboxGroup
            name="appliesTo[]"
            label="Chỉ hỏi những đối tượng này"
            hint="Để trống là hỏi mọi đối tượng của bộ tiêu chí."
            columns={3}
            options={kinds.map((of) => ({ value: of, label: subjectKindWords[of] }))}
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
    </>
  );
}
