import { ActionForm } from "@/components/patterns/action-form";
import { CheckboxField } from "@/components/patterns/choice-group";
import { FieldRow, FieldSet } from "@/components/patterns/field-row";
import { FormActions } from "@/components/patterns/form-actions";
import { HiddenField } from "@/components/patterns/hidden-field";
import { RepeatRows } from "@/components/patterns/repeat-rows";
import { SelectField } from "@/components/patterns/select-field";
import { SubmitButton } from "@/components/patterns/submit-button";
import { TextField } from "@/components/patterns/text-field";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { inputHundredths } from "@/lib/core/decimals";
import type { FormAction } from "@/lib/core/refusal";
import { codesOf, mostText } from "@/lib/recognitions/criteria/describe";
import { criteriaOf, leavesOf } from "@/lib/recognitions/criteria/document";
import { ruleMark, type SetPage } from "@/lib/recognitions/criteria/view";

type RuleFormProps = {
  action: FormAction;
  requestId: string;
  set: SetPage;
  /** Other schemes by code, for a cap. */
  schemes: Readonly<Record<string, string>>;
};

/** When a set is met, as a form; every rule that is filled in must hold. */
export function RuleForm({ action, requestId, set, schemes }: RuleFormProps) {
  const { document } = set;
  const { passRule: rule, classes } = document;
  const codes = codesOf(document);
  const measured = criteriaOf(document)
    .flatMap(leavesOf)
    .filter((of) => of.kind === "percent" || of.kind === "count");
  const byPoints = document.scoring === "points";
  return (
    <ActionForm action={action} requestId={requestId} label="Điều kiện đạt">
      <HiddenField name="id" value={set.id} />
      <HiddenField name="seen" value={ruleMark(document)} />
      <Card
        title="Điều kiện đạt"
        note={`Bộ tiêu chí có ${mostText(document)}. Điều kiện nào để trống thì không xét.`}
      >
        <div className="grid gap-5">
          <FieldRow columns={3}>
            <TextField
              name="total"
              label={byPoints ? "Tổng điểm từ" : "Tổng số tiêu chí đạt từ"}
              inputMode="decimal"
              width="short"
              value={inputHundredths(rule.total)}
            />
            {byPoints && (
              <TextField
                name="groupPercent"
                label="Mỗi nhóm từ (% điểm tối đa)"
                inputMode="decimal"
                width="short"
                value={inputHundredths(rule.groupPercent)}
              />
            )}
            <TextField
              name="metAtLeast"
              label="Số tiêu chí đạt từ"
              hint={`Trong ${criteriaOf(document).length} tiêu chí của bộ.`}
              inputMode="numeric"
              width="short"
              value={rule.metCount ? String(rule.metCount.atLeast) : ""}
            />
          </FieldRow>
          <div className="grid gap-1">
            <CheckboxField
              name="mandatory"
              label="Không tiêu chí bắt buộc (★) nào chưa đạt"
              checked={rule.mandatory}
            />
            <CheckboxField name="every" label="Mọi tiêu chí áp dụng đều đạt" checked={rule.every} />
          </div>
          {measured.length > 0 && (
            <RepeatRows
              group="quotas"
              legend="Mức phải đạt dù tổng điểm là bao nhiêu"
              hint="Ví dụ tỷ lệ được công nhận từ 70 %."
              noun="mức"
              max={20}
              fields={[
                {
                  kind: "select",
                  name: "criterion",
                  label: "Tiêu chí",
                  required: true,
                  empty: "Chọn tiêu chí",
                  options: measured.map((of) => ({
                    value: of.key,
                    label: `${codes[of.key]} ${of.text.slice(0, 80)}`,
                  })),
                },
                { kind: "text", name: "atLeast", label: "Từ", required: true },
              ]}
              rows={rule.quotas.map((quota) => ({
                criterion: quota.criterion,
                atLeast: inputHundredths(quota.atLeast),
              }))}
            />
          )}
          <FieldSet
            legend="Kết quả của chương trình khác"
            hint="Ví dụ chưa đạt “An toàn về ANTT” thì không xếp trên Trung bình."
          >
            <FieldRow>
              <SelectField
                name="capScheme"
                label="Chương trình"
                empty="Không xét chương trình khác"
                options={Object.entries(schemes)
                  .filter(([code]) => code !== document.scheme)
                  .map(([value, label]) => ({ value, label }))}
                value={rule.cap?.scheme ?? ""}
              />
              {classes.length > 0 && (
                <SelectField
                  name="capClass"
                  label="Chưa đạt thì xếp cao nhất là"
                  empty="Không đạt bộ tiêu chí này"
                  options={classes.map((step) => ({ value: step.code, label: step.label }))}
                  value={rule.cap?.class ?? ""}
                />
              )}
            </FieldRow>
          </FieldSet>
          <RepeatRows
            group="classes"
            legend="Các loại"
            hint="Chỉ chương trình xếp loại. Loại thấp nhất bắt đầu từ 0."
            noun="loại"
            max={10}
            fields={[
              { kind: "hidden", name: "code", label: "Mã" },
              { kind: "text", name: "label", label: "Tên loại", required: true },
              { kind: "text", name: "from", label: "Từ điểm", required: true },
            ]}
            rows={classes.map((step) => ({ ...step, from: inputHundredths(step.from) }))}
          />
        </div>
      </Card>
      <FormActions>
        <SubmitButton>Lưu</SubmitButton>
        <ButtonLink href={`/recognitions/criteria/${set.id}/edit`} variant="secondary">
          Không lưu, quay lại
        </ButtonLink>
      </FormActions>
    </ActionForm>
  );
}
