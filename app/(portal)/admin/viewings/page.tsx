import type { Metadata } from "next";
import { screen } from "@/app/screen";
import { ViewingTable } from "@/components/identity/viewings/viewing-table";
import { EmptyState } from "@/components/patterns/empty-state";
import { ExportMenu } from "@/components/patterns/export-menu";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { Pagination } from "@/components/patterns/pagination";
import { formatInstant } from "@/lib/core/dates";
import { formatNumber } from "@/lib/core/numbers";
import { withQuery } from "@/lib/core/paging";
import { read } from "@/lib/core/read";
import { policeOf } from "@/lib/core/words";
import { listViewings, VIEWINGS_PAGE } from "@/lib/identity/viewings/queries";
import { viewingFilter } from "@/lib/identity/viewings/schema";

export const metadata: Metadata = { title: "Nhật ký xem như" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default screen(async function ViewingsPage({ searchParams }: Props) {
  const { page } = viewingFilter.parse(await searchParams);
  const now = new Date();
  const { log, unit } = await read("people.manage", async (tx, actor) => ({
    log: await listViewings(tx, page),
    unit: actor.unit,
  }));
  return (
    <PageBody>
      <PageHeader
        title="Nhật ký xem như"
        facts={[policeOf(unit), `${formatNumber(log.total)} lần`, `đến ${formatInstant(now)}`]}
        actions={<ExportMenu name="viewings" total={log.total} noun="lần xem" />}
      />
      <ViewingTable
        caption="Nhật ký xem như"
        rows={log.rows}
        now={now}
        withViewed
        empty={
          <EmptyState title="Chưa có lần xem như nào">
            Mỗi lần quản trị viên xem như một người trong phạm vi đều được ghi lại ở đây và không sửa được.
          </EmptyState>
        }
      />
      <Pagination
        page={page}
        pageSize={VIEWINGS_PAGE}
        total={log.total}
        noun="lần"
        hrefFor={(next) => withQuery("/admin/viewings", {}, { page: next })}
      />
    </PageBody>
  );
});
