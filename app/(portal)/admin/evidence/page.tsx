import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { screen } from "@/app/screen";
import { ReportList } from "@/components/evidence/report-list";
import { EmptyState } from "@/components/patterns/empty-state";
import { Notice } from "@/components/patterns/notice";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { Pagination } from "@/components/patterns/pagination";
import { SubNav } from "@/components/patterns/sub-nav";
import { formatNumber } from "@/lib/core/numbers";
import { withQuery } from "@/lib/core/paging";
import { read } from "@/lib/core/read";
import { scannerAnswers } from "@/lib/core/virus-scan";
import { policeOf } from "@/lib/core/words";
import { decideReportAction } from "@/lib/evidence/actions";
import { listReports, REPORTS_PAGE } from "@/lib/evidence/queries";
import { reportFilter } from "@/lib/evidence/schema";

export const metadata: Metadata = { title: "Tệp bị báo cáo" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const done: Record<string, string> = { kept: "Tệp đã hiện lại", removed: "Tệp đã được gỡ bỏ" };

/** What people said should not be here; hidden until somebody decides on this page. */
export default screen(async function ReportsPage({ searchParams }: Props) {
  const filter = reportFilter.parse(await searchParams);
  const decided = filter.state === "decided";
  const { list, actor } = await read("evidence.decide", async (tx, who) => ({
    list: await listReports(tx, decided, filter.page),
    actor: who,
  }));
  const scanner = await scannerAnswers();
  return (
    <PageBody>
      {filter.done && done[filter.done] && (
        <Notice tone="success" title={done[filter.done]} live>
          {null}
        </Notice>
      )}
      <PageHeader
        title="Tệp bị báo cáo"
        facts={[policeOf(actor.unit), `${formatNumber(list.waiting)} tệp đang ẩn chờ quyết định`]}
      />
      {scanner === false && (
        <Notice tone="error" title="Trình quét vi-rút không trả lời">
          Cổng không nhận tệp minh chứng mới cho đến khi trình quét chạy lại.
        </Notice>
      )}
      {scanner === null && (
        <Notice tone="warning" title="Chưa đặt trình quét vi-rút">
          Tệp vẫn được nhận và ghi rõ “Chưa quét vi-rút”. Đặt CLAMD_ADDRESS để quét.
        </Notice>
      )}
      <SubNav
        label="Trạng thái báo cáo"
        items={[
          { href: "/admin/evidence", label: "Chờ quyết định", count: list.waiting, current: !decided },
          { href: "/admin/evidence?state=decided", label: "Đã quyết định", current: decided },
        ]}
      />
      {list.rows.length === 0 ? (
        <EmptyState title={decided ? "Chưa có quyết định nào" : "Không có tệp nào chờ quyết định"}>
          Ai xem được hồ sơ đều báo cáo được ảnh, tài liệu của hồ sơ; tệp bị ẩn ngay và hiện ở đây.
        </EmptyState>
      ) : (
        <ReportList
          rows={list.rows}
          reader={actor.userId}
          action={decideReportAction}
          requestIds={list.rows.map(() => randomUUID())}
        />
      )}
      <Pagination
        page={filter.page}
        pageSize={REPORTS_PAGE}
        total={list.total}
        noun="báo cáo"
        hrefFor={(page) => withQuery("/admin/evidence", { state: filter.state }, { page })}
      />
    </PageBody>
  );
});
