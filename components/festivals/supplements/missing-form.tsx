import { ActionForm } from "@/components/patterns/action-form";
import { DateField } from "@/components/patterns/date-field";
import { FieldRow, FieldSet } from "@/components/patterns/field-row";
import { FormActions } from "@/components/patterns/form-actions";
import { HiddenField } from "@/components/patterns/hidden-field";
import { OriginalField } from "@/components/patterns/original-field";
import { SubmitButton } from "@/components/patterns/submit-button";
import { TextField } from "@/components/patterns/text-field";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import type { Keeping } from "@/lib/core/kept";
import type { FormAction, FormState } from "@/lib/core/refusal";
import { unitTitle } from "@/lib/core/words";
import type { SilentCommune } from "@/lib/festivals/reports/view";
import { type ExceptionRow, namedFieldsOf, namedReaders } from "@/lib/festivals/supplements/view";

type MissingFormProps = {
  action: FormAction;
  requestId: string;
  initial: FormState;
  keeping?: Keeping;
  id: string;
  silent: SilentCommune[];
  exceptions: ExceptionRow[];
  back: string;
};

/** Why each commune is missing and when it is expected; one reason for all that have none of their own. */
export function MissingForm({ id, silent, exceptions, back, ...form }: MissingFormProps) {
  const known = new Map(exceptions.map((row) => [row.unit.id, row]));
  return (
    <ActionForm {...form} label="Lý do của các đơn vị còn thiếu">
      <HiddenField name="id" value={id} />
      <OriginalField
        readers={namedReaders(silent)}
        content={namedFieldsOf(exceptions.map(({ unit, ...row }) => ({ unitId: unit.id, ...row })))}
      />
      <Card>
        <div className="grid gap-5">
          <FieldSet legend="Chung cho các đơn vị chưa ghi riêng">
            <FieldRow>
              <TextField
                name="reason"
                label="Lý do chung"
                hint="Ví dụ: mưa lũ sau bão số 5, chưa tổng hợp được."
                maxLength={500}
              />
              <DateField name="expectedOn" label="Dự kiến bổ sung" hint="Ví dụ 30/9/2026." />
            </FieldRow>
          </FieldSet>
          {/* Named by the unit and not by its place: what was kept yesterday goes to the same commune in a shorter list. */}
          {silent.map((unit) => (
            <FieldSet key={unit.id} legend={unitTitle(unit)}>
              <FieldRow>
                <TextField
                  name={`missing.${unit.id}.reason`}
                  label="Lý do"
                  maxLength={500}
                  value={known.get(unit.id)?.reason}
                />
                <DateField
                  name={`missing.${unit.id}.expectedOn`}
                  label="Dự kiến bổ sung"
                  value={known.get(unit.id)?.expectedOn}
                />
              </FieldRow>
            </FieldSet>
          ))}
          <FormActions>
            <SubmitButton working="Đang lưu…">Lưu lý do</SubmitButton>
            <ButtonLink href={back}>Hủy</ButtonLink>
          </FormActions>
        </div>
      </Card>
    </ActionForm>
  );
}
