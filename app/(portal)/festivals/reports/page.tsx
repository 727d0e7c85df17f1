import type { Metadata } from "next";
import { screen } from "@/app/screen";
import { ReportFilterBar } from "@/components/festivals/reports/report-filter";
import { ReportTable } from "@/components/festivals/reports/report-table";
import { SeasonBadge } from "@/components/festivals/seasons/season-badge";
import { NoSeason } from "@/components/festivals/seasons/season-none";
import { EmptyState } from "@/components/patterns/empty-state";
import { ExportMenu } from "@/components/patterns/export-menu";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { Pagination } from "@/components/patterns/pagination";
import { ButtonLink } from "@/components/ui/button";
import { may } from "@/lib/core/actor";
import { formatInstant } from "@/lib/core/dates";
import { formatNumber } from "@/lib/core/numbers";
import { withQuery } from "@/lib/core/paging";
import { read } from "@/lib/core/read";
import { policeOf } from "@/lib/core/words";
import { dueFact } from "@/lib/festivals/deadlines/due";
import { seasonsTaking } from "@/lib/festivals/deadlines/due-queries";
import { listReports } from "@/lib/festivals/reports/list-queries";
import { reportUnits } from "@/lib/festivals/reports/queries";
import { reportFilter } from "@/lib/festivals/reports/schema";
import { reportsPerPage } from "@/lib/festivals/reports/view";
import { chosenSeason } from "@/lib/festivals/seasons/queries";

export const metadata: Metadata = { title: "Báo cáo kết quả Ngày hội" };

type Props = { searchParams: Promise<Record<string, string | string[]>> };

/** The provinces of a season with their reports, those that have not begun included. */
export default screen(async function ReportsPage({ searchParams }: Props) {
  const filter = reportFilter.parse(await searchParams);
  const { actor, list, drafts, open } = await read("festival.view", async (tx, who) => {
    const season = await chosenSeason(tx, who, null);
    if (season === null && filter.season === "") return { actor: who, list: null, drafts: [], open: false };
    const found = await listReports(tx, who, filter);
    if (!found) return null;
    const units = may(who, "report.enter") ? await reportUnits(tx, who, found.season.id) : [];
    const open = (await seasonsTaking(tx, "report")).has(found.season.id);
    return { actor: who, open, list: found, drafts: units.filter((unit) => unit.planId === null) };
  });
  if (!list) return <NoSeason title="Báo cáo kết quả Ngày hội" />;
  const { season, total } = list;
  const filtered = filter.q !== "" || filter.state !== "";
  const below = actor.unit.level === "commune" || actor.unit.level === "district";
  const create = open && drafts.length > 0 && (
    <ButtonLink href={`/festivals/reports/new?season=${season.year}`} variant="primary">
      Lập báo cáo
    </ButtonLink>
  );
  return (
    <PageBody>
      <PageHeader
        title={`Báo cáo kết quả Ngày hội ${season.year}`}
        facts={[
          policeOf(actor.unit),
          <SeasonBadge key="state" state={season.state} />,
          dueFact(season.due.report),
          !below && `${formatNumber(total)} tỉnh, thành phố`,
          `số liệu đến ${formatInstant(new Date())}`,
        ]}
        actions={
          <>
            {!below && (
              <ExportMenu
                name="reports"
                query={{ ...filter, season: season.year }}
                total={total}
                noun="tỉnh, thành phố"
              />
            )}
            {may(actor, "report.lock") && (
              <ButtonLink href={`/festivals/reports/lock?season=${season.year}`}>Khóa báo cáo</ButtonLink>
            )}
            {create}
          </>
        }
      />
      <ReportFilterBar filter={filter} list={list} />
      <ReportTable
        list={list}
        filter={filter}
        empty={
          below ? (
            <EmptyState title="Báo cáo kết quả do Công an tỉnh lập">
              Công an tỉnh tổng hợp các điểm đã tiếp nhận, lãnh đạo ký và gửi V05. Đơn vị bạn chỉ cần gửi kết
              quả từng điểm.
            </EmptyState>
          ) : (
            <EmptyState
              title={
                filtered ? "Không có báo cáo nào khớp bộ lọc" : "Không có tỉnh nào trong phạm vi của bạn"
              }
            />
          )
        }
      />
      <Pagination
        page={filter.page}
        pageSize={reportsPerPage}
        total={total}
        noun="tỉnh, thành phố"
        hrefFor={(page) => withQuery("/festivals/reports", filter, { page })}
      />
    </PageBody>
  );
});
