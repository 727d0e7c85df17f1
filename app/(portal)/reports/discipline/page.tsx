import type { Metadata } from "next";
import { screen } from "@/app/screen";
import { EmptyState } from "@/components/patterns/empty-state";
import { ExportMenu } from "@/components/patterns/export-menu";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { Pagination } from "@/components/patterns/pagination";
import { CommuneRanking } from "@/components/reports/commune-ranking";
import { DisciplineTable } from "@/components/reports/dashboard/discipline-table";
import { ProvinceReports } from "@/components/reports/province-reports";
import { ReportNav } from "@/components/reports/report-nav";
import { ReportSwitches } from "@/components/reports/report-switches";
import { StandingBadges } from "@/components/reports/standing-badges";
import { Card } from "@/components/ui/card";
import { dayOf, formatDay, formatInstant } from "@/lib/core/dates";
import { read } from "@/lib/core/read";
import { unitTitle } from "@/lib/core/words";
import { disciplineLink, keptOf } from "@/lib/reports/dashboard-addresses";
import { getDiscipline } from "@/lib/reports/discipline-queries";
import { reportAddress } from "@/lib/reports/schema";
import { mapWord, paceText } from "@/lib/reports/words";

export const metadata: Metadata = { title: "Kỷ luật báo cáo" };

type Props = { searchParams: Promise<Record<string, string | string[]>> };

/** Who reported in time, late or not at all, unit by unit. */
export default screen(async function DisciplinePage({ searchParams }: Props) {
  const address = reportAddress.parse(await searchParams);
  const { page } = await read("figure.view", async (tx, actor) => ({
    page: await getDiscipline(tx, actor, address),
  }));
  if (!page) {
    return (
      <PageBody>
        <PageHeader title="Kỷ luật báo cáo" />
        <EmptyState title="Chưa có mùa Ngày hội nào">
          Tình trạng báo cáo hiện ở đây sau khi mở mùa.
        </EmptyState>
      </PageBody>
    );
  }
  const { unit, season, asked, map } = page;
  const kept = keptOf(page);
  return (
    <PageBody>
      <PageHeader
        title={`Kỷ luật báo cáo ${season.year}: ${unitTitle(unit)}`}
        facts={[
          `hạn gửi kết quả ${formatDay(season.resultDueOn)}`,
          mapWord(map).toLowerCase(),
          `số liệu đến ${formatInstant(page.asOf)}`,
        ]}
        actions={
          <>
            <ReportSwitches
              path="/reports/discipline"
              current={{ ...kept, season: season.year, map }}
              years={page.seasons.map(({ year }) => year)}
              otherMapCode={page.otherMapCode}
            />
            {unit.level !== "commune" && (
              <ExportMenu name="ranking" query={asked} what="kỷ luật báo cáo từng đơn vị" />
            )}
          </>
        }
      />
      <ReportNav current="discipline" kept={kept} />
      <Card title="Các xã theo tình trạng" note={paceText(page.pace)}>
        <StandingBadges standing={page.standing} />
      </Card>
      {page.reports && (
        <Card title="Báo cáo mùa của các tỉnh" note="Tỉnh chưa xong đứng trước">
          <ProvinceReports reports={page.reports} dueOn={season.reportDueOn} season={season.year} />
        </Card>
      )}
      {unit.level === "nation" ? (
        <DisciplineTable {...page} year={season.year} />
      ) : (
        <CommuneRanking
          rows={page.rows}
          asked={asked}
          path="/reports/figures"
          sort="missing"
          descending
          caption={`Các đơn vị cấp xã trong mùa ${season.year}`}
          season={season}
          today={dayOf(new Date())}
        />
      )}
      <Pagination
        page={page.page}
        pageSize={page.size}
        total={page.total}
        noun="đơn vị"
        hrefFor={(number) => disciplineLink(kept, { page: number })}
      />
    </PageBody>
  );
});
