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
import { ViewsMenu } from "@/components/reports/views/views-menu";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { dayOf, formatDay, formatInstant } from "@/lib/core/dates";
import { formatNumber } from "@/lib/core/numbers";
import { read } from "@/lib/core/read";
import { requestPath } from "@/lib/core/session";
import { unitTitle } from "@/lib/core/words";
import { disciplineLink, keptOf } from "@/lib/reports/dashboard-addresses";
import { disciplineAddress } from "@/lib/reports/dashboard-schema";
import { orderWords } from "@/lib/reports/discipline";
import { getDiscipline } from "@/lib/reports/discipline-queries";
import { viewsAtHand } from "@/lib/reports/views/queries";
import { mapWord, paceText, standingAskedWords } from "@/lib/reports/words";

export const metadata: Metadata = { title: "Kỷ luật báo cáo" };

type Props = { searchParams: Promise<Record<string, string | string[]>> };

/** Who reported in time, late or not at all, unit by unit. */
export default screen(async function DisciplinePage({ searchParams }: Props) {
  const address = disciplineAddress.parse(await searchParams);
  const { page, views } = await read("figure.view", async (tx, actor) => ({
    page: await getDiscipline(tx, actor, address),
    views: await viewsAtHand(tx, actor),
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
  const { unit, season, asked, map, only, standing } = page;
  const kept = keptOf(page);
  const provinces = unit.level === "nation" && !only;
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
              current={{ ...kept, season: season.year, map, standing: only ?? undefined }}
              years={page.seasons.map(({ year }) => year)}
              otherMapCode={page.otherMapCode}
            />
            {unit.level !== "commune" && (
              <ExportMenu
                name="discipline"
                query={{ ...asked, standing: only }}
                what="kỷ luật báo cáo từng đơn vị"
              />
            )}
            <ViewsMenu views={views} address={await requestPath()} />
          </>
        }
      />
      <ReportNav current="discipline" kept={kept} />
      <Card
        title="Các xã theo tình trạng"
        note={`Mỗi xã tính một lần, theo bước chậm nhất. ${paceText(page.pace)}`}
      >
        <StandingBadges
          standing={standing}
          current={only}
          hrefOf={(one) => disciplineLink(kept, { standing: one })}
        />
      </Card>
      {page.reports && !only && (
        <Card
          title="Báo cáo mùa của các tỉnh"
          note="Xếp theo tình trạng, tỉnh chưa xong đứng trước; cùng tình trạng thì theo mã tỉnh"
        >
          <ProvinceReports all reports={page.reports} dueOn={season.reportDueOn} season={season.year} />
        </Card>
      )}
      <section id="units" className="grid gap-2">
        <div>
          <h2 className="text-lead font-semibold">
            {only
              ? `${standingAskedWords[only]}: ${formatNumber(page.total)} xã`
              : provinces
                ? "Theo tỉnh, thành phố"
                : "Theo đơn vị"}
          </h2>
          <p className="text-hint text-muted">
            {only && only !== "reported" && only !== "unreported"
              ? "Xếp theo mã xã."
              : orderWords(standing, provinces ? "provinces" : "communes")}{" "}
            Xã được gia hạn tính theo ngày gia hạn.{" "}
            {only && (
              <Link
                className="text-link phone:inline-block phone:py-3 print:hidden"
                href={disciplineLink(kept)}
              >
                Xem mọi tình trạng
              </Link>
            )}
          </p>
        </div>
        {provinces ? (
          <DisciplineTable page={page} />
        ) : (
          <CommuneRanking
            rows={page.rows}
            asked={asked}
            sort="missing"
            descending
            caption={`Các đơn vị cấp xã trong mùa ${season.year}`}
            season={season}
            today={dayOf(page.asOf)}
          />
        )}
      </section>
      <Pagination
        page={page.page}
        pageSize={page.size}
        total={page.total}
        noun="đơn vị"
        hrefFor={(number) => disciplineLink(kept, { standing: only ?? undefined, page: number })}
      />
    </PageBody>
  );
});
