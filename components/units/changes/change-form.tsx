import { ActionForm } from "@/components/patterns/action-form";
import { FormActions } from "@/components/patterns/form-actions";
import { HiddenField } from "@/components/patterns/hidden-field";
import { SubmitButton } from "@/components/patterns/submit-button";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import type { FormAction, FormState } from "@/lib/core/refusal";
import { changeKindHints } from "@/lib/units/changes/words";
import { ChangeHeadFields } from "./change-head-fields";
import { KindFields, type KindFieldsProps } from "./kind-fields";

type ChangeFormProps = KindFieldsProps & {
  action: FormAction;
  requestId: string;
  initial: FormState;
  /** True for a province that asks V05. */
  asking: boolean;
};

/** One change of the tree. Nothing happens yet: the next page says what it touches. */
export function ChangeForm({ action, requestId, initial, asking, ...fields }: ChangeFormProps) {
  return (
    <ActionForm action={action} requestId={requestId} initial={initial} label="Thay đổi đơn vị">
      <HiddenField name="kind" value={fields.kind} />
      <Card>
        <div className="grid gap-5">
          <p className="text-muted">{changeKindHints[fields.kind]}</p>
          <KindFields {...fields} />
          <ChangeHeadFields asking={asking} />
          <FormActions note="Cây đơn vị chưa thay đổi: trang sau cho xem trước.">
            <SubmitButton working="Đang lập…">
              {asking ? "Gửi đề nghị" : "Lập dự thảo và xem trước"}
            </SubmitButton>
            <ButtonLink href="/units/changes">Hủy</ButtonLink>
          </FormActions>
        </div>
      </Card>
    </ActionForm>
  );
}
