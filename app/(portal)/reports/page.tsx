import type { Metadata } from "next";
import { screen } from "@/app/screen";
import { EmptyState } from "@/components/patterns/empty-state";
import { ExportMenu } from "@/components/patterns/export-menu";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { DashboardView } from "@/components/reports/dashboard/dashboard-view";
import { FigureMenu } from "@/components/reports/dashboard/figure-menu";
import { ReportNav } from "@/components/reports/report-nav";
import { ReportSwitches } from "@/components/reports/report-switches";
import { UnknownFigure } from "@/components/reports/unknown-figure";
import { ViewsMenu } from "@/components/reports/views/views-menu";
import { formatInstant } from "@/lib/core/dates";
import { withQuery } from "@/lib/core/paging";
import { read } from "@/lib/core/read";
import { requestPath } from "@/lib/core/session";
import { unitTitle } from "@/lib/core/words";
import { dashboardLink, keptOf } from "@/lib/reports/dashboard-addresses";
import { getDashboard } from "@/lib/reports/dashboard-queries";
import { dashboardAddress, unknownFigure } from "@/lib/reports/dashboard-schema";
import { coverageText, mapWord } from "@/lib/reports/words";

export const metadata: Metadata = { title: "Tổng quan" };

type Props = { searchParams: Promise<Record<string, string | string[]>> };

/** The dashboard of the unit that somebody acts for, or of one below it. */
export default screen(async function ReportsPage({ searchParams }: Props) {
  const params = await searchParams;
  const address = dashboardAddress.parse(params);
  const { dashboard } = await read("figure.view", async (tx, actor) => ({
    dashboard: await getDashboard(tx, actor, address),
  }));
  if (!dashboard) {
    return (
      <PageBody>
        <PageHeader title="Tổng quan" />
        <EmptyState title="Chưa có mùa Ngày hội nào">
          Số liệu hiện ở đây sau khi V05 mở mùa đầu tiên và các đơn vị gửi kết quả.
        </EmptyState>
      </PageBody>
    );
  }
  const { unit, season, seasons, map, set, figure } = dashboard;
  const kept = keptOf(dashboard, figure);
  return (
    <PageBody>
      <PageHeader
        title={`${dashboard.own ? "" : `${unitTitle(unit)}: `}Ngày hội toàn dân bảo vệ an ninh Tổ quốc ${season.year}`}
        crumbs={dashboard.above.map((above) => ({
          label: unitTitle(above),
          href: dashboardLink({ ...kept, unit: above.code }),
        }))}
        facts={[
          unitTitle(unit),
          coverageText(set.coverage),
          mapWord(map).toLowerCase(),
          `số liệu đến ${formatInstant(set.asOf)}`,
        ]}
        actions={
          <>
            <ReportSwitches
              path="/reports"
              current={{ ...kept, season: season.year, map }}
              years={seasons.map(({ year }) => year)}
              otherMapCode={dashboard.otherMapCode}
            />
            <FigureMenu figure={figure} hrefOf={(code) => dashboardLink(kept, { figure: code })} />
            <ExportMenu
              name="figures"
              query={dashboard.asked}
              what="bảng chỉ tiêu"
              paper={withQuery("/reports/document", dashboard.asked)}
            />
            <ViewsMenu views={dashboard.views} address={await requestPath()} />
          </>
        }
      />
      <ReportNav current="dashboard" kept={kept} />
      <UnknownFigure asked={unknownFigure(params)} shown={figure} />
      <DashboardView dashboard={dashboard} />
    </PageBody>
  );
});
