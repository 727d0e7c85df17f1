import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { screen } from "@/app/screen";
import { ReportLockAll } from "@/components/festivals/reports/report-lock-all";
import { ReportLockTable } from "@/components/festivals/reports/report-lock-table";
import { NoSeason } from "@/components/festivals/seasons/season-none";
import { Notice } from "@/components/patterns/notice";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { formatInstant } from "@/lib/core/dates";
import { formatNumber } from "@/lib/core/numbers";
import { read } from "@/lib/core/read";
import { lockReportsAction } from "@/lib/festivals/reports/actions";
import { lockRows } from "@/lib/festivals/reports/list-queries";
import { lockPageFilter } from "@/lib/festivals/reports/schema";
import { chosenSeason } from "@/lib/festivals/seasons/queries";

export const metadata: Metadata = { title: "Khóa báo cáo" };

type Props = { searchParams: Promise<Record<string, string | string[]>> };

/** Locks every accepted report of a season, and tells for each province what that moved. */
export default screen(async function LockReportsPage({ searchParams }: Props) {
  const params = await searchParams;
  const { season: year } = lockPageFilter.parse(params);
  const until = new Date();
  const { list } = await read("report.lock", async (tx, who) => {
    const season = await chosenSeason(tx, who, null);
    if (season === null && year === "") return { list: null };
    const found = await lockRows(tx, who, year || null);
    return found && { list: found };
  });
  if (!list) return <NoSeason title="Khóa báo cáo" />;
  const { season, rows } = list;
  const ready = rows.filter((row) => row.state === "accepted");
  const locked = rows.filter((row) => row.state === "locked").length;
  return (
    <PageBody>
      {params.locked !== undefined && (
        <Notice tone="success" title={`Đã khóa ${formatNumber(Number(params.locked) || 0)} báo cáo`} live>
          Kết quả của từng tỉnh ở cột Kết quả.
        </Notice>
      )}
      <PageHeader
        title={`Khóa báo cáo Ngày hội ${season.year}`}
        facts={[
          `${formatNumber(locked)}/${formatNumber(rows.length)} báo cáo đã khóa`,
          `${formatNumber(ready.length)} báo cáo sẵn sàng khóa`,
          `số liệu đến ${formatInstant(until)}`,
        ]}
        crumbs={[{ label: "Báo cáo tỉnh", href: `/festivals/reports?season=${season.year}` }]}
      />
      {ready.length > 0 && (
        <ReportLockAll
          seasonId={season.id}
          ready={ready}
          others={rows.length - ready.length - locked}
          until={until.toISOString()}
          action={lockReportsAction}
          requestId={randomUUID()}
        />
      )}
      <ReportLockTable rows={rows} year={season.year} />
    </PageBody>
  );
});
