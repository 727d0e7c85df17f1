import type { Metadata } from "next";
import { screen } from "@/app/screen";
import { AuditFilterBar } from "@/components/audit/audit-filter";
import { EntryTable } from "@/components/audit/entry-table";
import { SealLines } from "@/components/audit/seal-lines";
import { EmptyState } from "@/components/patterns/empty-state";
import { ExportMenu } from "@/components/patterns/export-menu";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { Pagination } from "@/components/patterns/pagination";
import { PrintButton } from "@/components/patterns/print-button";
import { ButtonLink } from "@/components/ui/button";
import { filterInWords } from "@/lib/audit/display";
import { currentSeals, entriesPerPage, listEntries, namesFor } from "@/lib/audit/queries";
import { auditFilter, filterQuery } from "@/lib/audit/schema";
import { may } from "@/lib/core/actor";
import { formatInstant } from "@/lib/core/dates";
import { formatNumber } from "@/lib/core/numbers";
import { withQuery } from "@/lib/core/paging";
import { read } from "@/lib/core/read";
import { policeOf } from "@/lib/core/words";

export const metadata: Metadata = { title: "Nhật ký thay đổi" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** The trail of the scope: who did what to which record, found by person, unit, record, act and day. */
export default screen(async function AuditPage({ searchParams }: Props) {
  const filter = auditFilter.parse(await searchParams);
  const { rows, total, names, seals, actor } = await read("audit.view", async (tx, who) => {
    const found = await listEntries(tx, who, filter);
    return {
      ...found,
      names: await namesFor(tx, found.rows),
      seals: await currentSeals(tx, who),
      actor: who,
    };
  });
  const set = filterQuery(filter);
  return (
    <PageBody>
      <PageHeader
        title="Nhật ký thay đổi"
        facts={[
          policeOf(actor.unit),
          filterInWords(filter),
          `${formatNumber(total)} mục`,
          `đến ${formatInstant(new Date())}`,
        ]}
        actions={
          <>
            {may(actor, "audit.verify") && (
              <ButtonLink href="/audit/verify" variant="secondary">
                Kiểm tra nhật ký
              </ButtonLink>
            )}
            <ExportMenu name="audit" query={set} total={total} noun="mục" />
            <PrintButton>In</PrintButton>
          </>
        }
      />
      <AuditFilterBar filter={filter} />
      <EntryTable
        rows={rows}
        names={names}
        empty={
          <EmptyState title="Không có mục nhật ký nào khớp bộ lọc">
            Mọi thay đổi của hồ sơ, tài khoản và đơn vị trong phạm vi của bạn đều được ghi lại ở đây và không
            ai sửa được. Bỏ bớt bộ lọc để xem nhiều hơn.
          </EmptyState>
        }
      />
      <Pagination
        page={filter.page}
        pageSize={entriesPerPage}
        total={total}
        noun="mục"
        hrefFor={(page) => withQuery("/audit", set, { page })}
      />
      <SealLines seals={seals} />
    </PageBody>
  );
});
