import { ArrowDown, ArrowUp, Pencil, Trash2 } from "lucide-react";
import { ActionForm } from "@/components/patterns/action-form";
import { HiddenField } from "@/components/patterns/hidden-field";
import { SubmitButton } from "@/components/patterns/submit-button";
import { ButtonLink } from "@/components/ui/button";
import type { FormAction } from "@/lib/core/refusal";

type RowActsProps = {
  setId: string;
  what: "group" | "criterion";
  rowId: string;
  /** "tiêu chí 1.1", for the names of the buttons. */
  name: string;
  first: boolean;
  last: boolean;
  removable: boolean;
  editHref: string;
  actions: { move: FormAction; remove: FormAction };
  requestId: () => string;
};

/** Up, down, change and delete, for one row of the editor. Plain buttons: they work without JavaScript. */
export function RowActs(props: RowActsProps) {
  const { setId, what, rowId, name, first, last, removable, editHref, actions, requestId } = props;
  const hidden = (
    <>
      <HiddenField name="id" value={setId} />
      <HiddenField name="what" value={what} />
      <HiddenField name="rowId" value={rowId} />
    </>
  );
  return (
    <div className="flex flex-wrap items-start gap-1.5" data-screen-only="">
      {!first && (
        <ActionForm
          action={actions.move}
          requestId={requestId()}
          warnUnsaved={false}
          label={`Đưa ${name} lên`}
        >
          {hidden}
          <HiddenField name="by" value="up" />
          <SubmitButton variant="quiet" size="icon">
            <ArrowUp aria-hidden="true" size={18} />
            <span className="sr-only">Đưa {name} lên</span>
          </SubmitButton>
        </ActionForm>
      )}
      {!last && (
        <ActionForm
          action={actions.move}
          requestId={requestId()}
          warnUnsaved={false}
          label={`Đưa ${name} xuống`}
        >
          {hidden}
          <HiddenField name="by" value="down" />
          <SubmitButton variant="quiet" size="icon">
            <ArrowDown aria-hidden="true" size={18} />
            <span className="sr-only">Đưa {name} xuống</span>
          </SubmitButton>
        </ActionForm>
      )}
      <ButtonLink href={editHref} variant="quiet" size="icon">
        <Pencil aria-hidden="true" size={18} />
        <span className="sr-only">Sửa {name}</span>
      </ButtonLink>
      {removable && (
        <ActionForm action={actions.remove} requestId={requestId()} warnUnsaved={false} label={`Xóa ${name}`}>
          {hidden}
          <details className="group">
            <summary className="tap inline-flex size-9 cursor-pointer items-center justify-center rounded-control text-muted hover:bg-draft-tint">
              <Trash2 aria-hidden="true" size={18} />
              <span className="sr-only">Xóa {name}</span>
            </summary>
            <div className="mt-1.5">
              <SubmitButton variant="danger-solid" working="Đang xóa…">
                Xóa {name}
              </SubmitButton>
            </div>
          </details>
        </ActionForm>
      )}
    </div>
  );
}
