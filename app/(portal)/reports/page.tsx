import type { Metadata } from "next";
import { screen } from "@/app/screen";
import { EmptyState } from "@/components/patterns/empty-state";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { AreaOverview } from "@/components/reports/area-overview";
import { CommuneOverview } from "@/components/reports/commune-overview";
import { FigureNotes } from "@/components/reports/figure-notes";
import { NationOverview } from "@/components/reports/nation-overview";
import { OverviewCards } from "@/components/reports/overview-cards";
import { ReportSwitches } from "@/components/reports/report-switches";
import { dayOf, formatInstant } from "@/lib/core/dates";
import { read } from "@/lib/core/read";
import { unitTitle } from "@/lib/core/words";
import { getOverview } from "@/lib/reports/overview-queries";
import { reportAddress } from "@/lib/reports/schema";
import { coverageText, mapWord, unitName } from "@/lib/reports/words";

export const metadata: Metadata = { title: "Tổng quan" };

/** The dashboard of the unit that somebody acts for. */
export default screen(async function ReportsPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[]>>;
}) {
  const address = reportAddress.parse(await searchParams);
  const { overview } = await read("figure.view", async (tx, actor) => ({
    overview: await getOverview(tx, actor, address),
  }));
  if (!overview) {
    return (
      <PageBody>
        <PageHeader title="Tổng quan" />
        <EmptyState title="Chưa có mùa Ngày hội nào">
          Số liệu hiện ở đây sau khi V05 mở mùa đầu tiên và các đơn vị gửi kết quả.
        </EmptyState>
      </PageBody>
    );
  }
  const { unit, season, seasons, map, set } = overview;
  const today = dayOf(new Date());
  return (
    <PageBody>
      <PageHeader
        title={`Ngày hội toàn dân bảo vệ an ninh Tổ quốc ${season.year}`}
        facts={[
          unitTitle(unit),
          coverageText(set.coverage),
          mapWord(map).toLowerCase(),
          `số liệu đến ${formatInstant(set.asOf)}`,
        ]}
        actions={
          <ReportSwitches
            path="/reports"
            current={{ season: season.year, map }}
            years={seasons.map(({ year }) => year)}
            otherMapCode={overview.bothMaps ? undefined : null}
          />
        }
      />
      <OverviewCards overview={overview} />
      <FigureNotes
        divided={set.divided}
        absorbedOnly={overview.absorbedOnly ? { year: season.year, name: unitName(unit) } : undefined}
      />
      {unit.level === "nation" && <NationOverview overview={overview} whole />}
      {(unit.level === "province" || unit.level === "district") && (
        <AreaOverview overview={overview} today={today} />
      )}
      {unit.level === "commune" && <CommuneOverview overview={overview} />}
    </PageBody>
  );
});
