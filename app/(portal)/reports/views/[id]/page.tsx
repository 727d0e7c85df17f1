import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { z } from "zod";
import { screen } from "@/app/screen";
import { ActionForm } from "@/components/patterns/action-form";
import { ConfirmPanel } from "@/components/patterns/confirm-panel";
import { FormActions } from "@/components/patterns/form-actions";
import { HiddenField } from "@/components/patterns/hidden-field";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { SubmitButton } from "@/components/patterns/submit-button";
import { ViewFields } from "@/components/reports/views/view-fields";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { may } from "@/lib/core/actor";
import { read } from "@/lib/core/read";
import { NotThere } from "@/lib/core/refusal";
import { changeViewAction, deleteViewAction } from "@/lib/reports/views/actions";
import { getView } from "@/lib/reports/views/queries";

export const metadata: Metadata = { title: "Đổi góc nhìn" };

type Props = { params: Promise<{ id: string }> };

/** Renames a view, says who sees it, or takes it away. */
export default screen(async function ViewPage({ params }: Props) {
  const { id } = await params;
  const { view, commune } = await read("view.save", async (tx, actor) => {
    const found = z.uuid().safeParse(id).success ? await getView(tx, actor, id) : null;
    // What others shared is opened, not changed; only whoever keeps the unit in order takes it away.
    if (!found || !(found.mine || (may(actor, "view.tidy") && !found.fromAbove))) throw new NotThere();
    return { view: found, commune: actor.unit.level === "commune" };
  });
  return (
    <PageBody>
      <PageHeader
        title={view.name}
        facts={[view.shows, !view.mine && `${view.ownerName}, ${view.unitName}`]}
        crumbs={[
          { label: "Tổng quan", href: "/reports" },
          { label: "Góc nhìn đã lưu", href: "/reports/views" },
        ]}
        actions={<ButtonLink href={view.address}>Mở</ButtonLink>}
      />
      {view.mine && (
        <Card>
          <ActionForm action={changeViewAction} requestId={randomUUID()} label="Đổi góc nhìn">
            <div className="grid max-w-read gap-5">
              <HiddenField name="id" value={view.id} />
              <ViewFields name={view.name} sharing={view.sharing} hasBelow={!commune} />
              <FormActions>
                <SubmitButton working="Đang ghi…">Ghi thay đổi</SubmitButton>
              </FormActions>
            </div>
          </ActionForm>
        </Card>
      )}
      <ActionForm action={deleteViewAction} requestId={randomUUID()} warnUnsaved={false} label="Xóa góc nhìn">
        <HiddenField name="id" value={view.id} />
        <ConfirmPanel
          trigger="Xóa góc nhìn"
          title={`Xóa góc nhìn “${view.name}”`}
          consequence={
            view.sharing === "own"
              ? "Tên và địa chỉ này bị xóa. Số liệu không đổi."
              : "Những người đang dùng góc nhìn này sẽ không thấy nó nữa. Số liệu không đổi."
          }
          undo="Không thể hoàn tác; có thể lưu lại từ trang số liệu."
          submitLabel="Xóa góc nhìn"
          working="Đang xóa…"
        />
      </ActionForm>
    </PageBody>
  );
});
