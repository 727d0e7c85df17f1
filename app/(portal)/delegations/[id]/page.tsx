import type { Metadata } from "next";
import { screen } from "@/app/screen";
import { DelegationSheet } from "@/components/identity/delegations/delegation-sheet";
import { DoneNotice } from "@/components/identity/done-notice";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { PrintButton } from "@/components/patterns/print-button";
import { Card } from "@/components/ui/card";
import { dayOf } from "@/lib/core/dates";
import { read } from "@/lib/core/read";
import { policeOf } from "@/lib/core/words";
import { getDelegation } from "@/lib/identity/delegations/queries";

export const metadata: Metadata = { title: "Ủy quyền" };

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ done?: string }> };

/** One delegation, to be read and printed by the two of them and by the administrators of the unit. */
export default screen(async function DelegationPage({ params, searchParams }: Props) {
  const [{ id }, { done }] = [await params, await searchParams];
  const today = dayOf(new Date());
  const { row, reader } = await read("home.view", async (tx, actor) => {
    const row = await getDelegation(tx, actor, id, today);
    return row && { row, reader: actor.userId };
  });
  const own = reader === row.fromUserId || reader === row.toUserId;
  return (
    <PageBody>
      <PageHeader
        title={`Ủy quyền số ${row.documentNumber}`}
        facts={[policeOf(row.unit), `${row.fromName} ủy quyền cho ${row.toName}`]}
        crumbs={[
          own
            ? { label: "Ủy quyền", href: "/account/delegations" }
            : { label: row.fromName, href: `/admin/people/${row.fromUserId}#delegations` },
        ]}
        actions={<PrintButton>In ủy quyền</PrintButton>}
      />
      <DoneNotice done={done} words={{ delegated: "Đã ghi ủy quyền." }} />
      <Card>
        <DelegationSheet row={row} today={today} />
      </Card>
    </PageBody>
  );
});
