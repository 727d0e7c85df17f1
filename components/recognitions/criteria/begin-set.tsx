import { ActionForm } from "@/components/patterns/action-form";
import { HiddenField } from "@/components/patterns/hidden-field";
import { SubmitButton } from "@/components/patterns/submit-button";
import { ButtonLink } from "@/components/ui/button";
import type { FormAction } from "@/lib/core/refusal";

type BeginSetProps = {
  schemeId: string;
  /** A province adds to the criteria of the nation. */
  addition: boolean;
  action: FormAction;
  requestId: string;
};

/** The ways to begin an edition: empty, or from a file. From an earlier edition it is begun on that one's page. */
export function BeginSet({ schemeId, addition, action, requestId }: BeginSetProps) {
  return (
    <div className="flex flex-wrap gap-2" data-screen-only="">
      <ActionForm action={action} requestId={requestId} warnUnsaved={false} label="Lập bộ tiêu chí">
        <HiddenField name="schemeId" value={schemeId} />
        {addition && <HiddenField name="addition" value="yes" />}
        <SubmitButton variant="secondary" working="Đang lập…">
          {addition ? "Lập tiêu chí bổ sung của tỉnh" : "Lập bộ tiêu chí trống"}
        </SubmitButton>
      </ActionForm>
      <ButtonLink href={`/recognitions/criteria/import?scheme=${schemeId}`}>Nhập từ tệp</ButtonLink>
    </div>
  );
}
