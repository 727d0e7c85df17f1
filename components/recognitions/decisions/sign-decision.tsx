import { ActionForm } from "@/components/patterns/action-form";
import { DateField } from "@/components/patterns/date-field";
import { FieldRow } from "@/components/patterns/field-row";
import { FormActions } from "@/components/patterns/form-actions";
import { HiddenField } from "@/components/patterns/hidden-field";
import { SubmitButton } from "@/components/patterns/submit-button";
import { TextField } from "@/components/patterns/text-field";
import { Card } from "@/components/ui/card";
import { formatNumber } from "@/lib/core/numbers";
import type { FormAction } from "@/lib/core/refusal";
import type { DecisionView } from "@/lib/recognitions/decisions/view";
import { byPolice } from "@/lib/recognitions/decisions/words";

type SignDecisionProps = { view: DecisionView; requestId: string; action: FormAction };

/** Records the decision as it was signed on paper; everything on its list is recognised by it. */
export function SignDecision({ view, requestId, action }: SignDecisionProps) {
  const n = formatNumber(view.lines.length);
  return (
    <Card
      title="Ghi nhận quyết định đã ký"
      note={`Sau bước này ${n} hồ sơ trong danh sách được công nhận, mỗi hồ sơ có một giấy với số hiệu và mã kiểm tra. Không sửa lại được; thu hồi thì ghi riêng từng giấy.`}
      className="border-accent-line"
    >
      <ActionForm action={action} requestId={requestId} label="Ghi nhận quyết định đã ký">
        <HiddenField name="id" value={view.id} />
        <HiddenField name="version" value={view.version} />
        <TextField name="issuer" label="Cơ quan ban hành" required value={view.issuer} />
        <FieldRow columns={3}>
          <TextField
            name="number"
            label="Số, ký hiệu"
            hint={`Ví dụ ${exampleNumber(view)}.`}
            required
            value={view.number}
          />
          <DateField name="decidedOn" label="Ngày ký" required value={view.decidedOn ?? ""} />
          <DateField
            name="validTo"
            label="Hết hiệu lực từ ngày"
            hint="Để trống nếu văn bản không nêu."
            optional
            value=""
          />
        </FieldRow>
        <FieldRow columns={2}>
          <TextField name="signerName" label="Họ tên người ký" required value={view.signerName} />
          <TextField name="signerPost" label="Chức vụ người ký" required value={view.signerPost} />
        </FieldRow>
        <FormActions>
          <SubmitButton working="Đang ghi nhận…">{`Ghi nhận và công nhận ${n} hồ sơ`}</SubmitButton>
        </FormActions>
      </ActionForm>
    </Card>
  );
}

/** A number as who issues it gives them. */
function exampleNumber({ unit, issuer }: DecisionView): string {
  if (unit.level === "nation") return "2878/QĐ-BCA";
  return byPolice(issuer) ? "45/QĐ-CAT" : "45/QĐ-UBND";
}
