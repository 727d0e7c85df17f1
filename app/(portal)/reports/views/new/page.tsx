import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { screen } from "@/app/screen";
import { ActionForm } from "@/components/patterns/action-form";
import { CheckboxField } from "@/components/patterns/choice-group";
import { EmptyState } from "@/components/patterns/empty-state";
import { FormActions } from "@/components/patterns/form-actions";
import { HiddenField } from "@/components/patterns/hidden-field";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { SubmitButton } from "@/components/patterns/submit-button";
import { ViewFields } from "@/components/reports/views/view-fields";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { read } from "@/lib/core/read";
import { saveViewAction } from "@/lib/reports/views/actions";
import { describeAddress } from "@/lib/reports/views/queries";
import { viewAddress } from "@/lib/reports/views/view";

export const metadata: Metadata = { title: "Lưu góc nhìn" };

type Props = { searchParams: Promise<Record<string, string | string[]>> };

/** Keeps a page of figures under a name. */
export default screen(async function NewViewPage({ searchParams }: Props) {
  const asked = (await searchParams).address;
  const address = viewAddress(typeof asked === "string" ? asked : "");
  const { commune, shows } = await read("view.save", async (tx, actor) => ({
    commune: actor.unit.level === "commune",
    shows: address && (await describeAddress(tx, actor, address)),
  }));
  return (
    <PageBody>
      <PageHeader
        title="Lưu góc nhìn"
        facts={[shows]}
        crumbs={[
          { label: "Tổng quan", href: "/reports" },
          { label: "Góc nhìn đã lưu", href: "/reports/views" },
        ]}
      />
      {address ? (
        <Card>
          <ActionForm
            action={saveViewAction}
            requestId={randomUUID()}
            warnUnsaved={false}
            label="Lưu góc nhìn"
          >
            <div className="grid max-w-read gap-5">
              <HiddenField name="address" value={address} />
              <ViewFields hasBelow={!commune} />
              {address.includes("season=") && (
                <CheckboxField
                  name="latest"
                  label="Luôn mở mùa mới nhất"
                  hint="Không chọn: luôn mở đúng mùa đang xem."
                />
              )}
              <FormActions>
                <SubmitButton working="Đang lưu…">Lưu góc nhìn</SubmitButton>
                <ButtonLink href={address}>Thôi</ButtonLink>
              </FormActions>
            </div>
          </ActionForm>
        </Card>
      ) : (
        <EmptyState
          title="Chưa chọn trang để lưu"
          action={<ButtonLink href="/reports">Mở tổng quan</ButtonLink>}
        >
          Mở trang số liệu cần lưu rồi bấm Góc nhìn, Lưu góc nhìn này.
        </EmptyState>
      )}
    </PageBody>
  );
});
