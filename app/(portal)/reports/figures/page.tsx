import type { Metadata } from "next";
import { screen } from "@/app/screen";
import { EmptyState } from "@/components/patterns/empty-state";
import { ExportMenu } from "@/components/patterns/export-menu";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { BreakdownCard } from "@/components/reports/breakdown-card";
import { FigureNotes } from "@/components/reports/figure-notes";
import { FiguresTable } from "@/components/reports/figures-table";
import { MadeOf } from "@/components/reports/made-of";
import { ReportSwitches } from "@/components/reports/report-switches";
import { UnitFinder } from "@/components/reports/unit-finder";
import { UnitsBelow } from "@/components/reports/units-below";
import { ViewsMenu } from "@/components/reports/views/views-menu";
import { ButtonLink } from "@/components/ui/button";
import { dayOf, formatInstant } from "@/lib/core/dates";
import { withQuery } from "@/lib/core/paging";
import { read } from "@/lib/core/read";
import { requestPath } from "@/lib/core/session";
import { unitTitle } from "@/lib/core/words";
import { figuresAddress } from "@/lib/reports/addresses";
import { getFiguresPage } from "@/lib/reports/page-queries";
import { reportAddress } from "@/lib/reports/schema";
import { viewsAtHand } from "@/lib/reports/views/queries";
import { coverageText, mapWord } from "@/lib/reports/words";

export const metadata: Metadata = { title: "Số liệu" };

/** All sixteen figures of any unit in scope, in any season, on either map. */
export default screen(async function FiguresPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[]>>;
}) {
  const address = reportAddress.parse(await searchParams);
  const { page, views } = await read("figure.view", async (tx, actor) => ({
    page: await getFiguresPage(tx, actor, address),
    views: await viewsAtHand(tx, actor),
  }));
  if (!page) {
    return (
      <PageBody>
        <PageHeader title="Số liệu" />
        <EmptyState title="Chưa có mùa Ngày hội nào">
          Số liệu hiện ở đây sau khi V05 mở mùa đầu tiên.
        </EmptyState>
      </PageBody>
    );
  }
  const { unit, asked, season, set } = page;
  return (
    <PageBody>
      <PageHeader
        title={`Số liệu Ngày hội ${season.year}: ${unitTitle(unit)}`}
        crumbs={page.above.map((above) => ({
          label: unitTitle(above),
          href: figuresAddress({ ...asked, unit: above.code }),
        }))}
        facts={[
          coverageText(set.coverage),
          mapWord(asked.map).toLowerCase(),
          set.before ? `so với mùa ${set.before.year}` : "chưa có mùa trước để so sánh",
          `số liệu đến ${formatInstant(set.asOf)}`,
        ]}
        actions={
          <>
            <ButtonLink href={withQuery("/reports/document", asked)}>Bản in, Word</ButtonLink>
            <ReportSwitches
              path="/reports/figures"
              current={asked}
              years={page.seasons.map(({ year }) => year)}
              otherMapCode={page.otherMapCode}
            />
            <ExportMenu name="figures" query={asked} what="bảng chỉ tiêu" />
            <ViewsMenu views={views} address={await requestPath()} />
          </>
        }
      />
      <FigureNotes level={unit.level} set={set} />
      <MadeOf units={page.madeOf} asked={asked} />
      <UnitFinder asked={asked} search={page.search} />
      <FiguresTable
        set={set}
        asked={asked}
        season={season}
        caption={`Số liệu Ngày hội ${season.year} của ${unitTitle(unit)}`}
      />
      <BreakdownCard
        breakdown={set.breakdown}
        actions={<ExportMenu name="breakdown" query={asked} what="thành phần NH14, NH16" small />}
      />
      <UnitsBelow page={page} today={dayOf(new Date())} />
    </PageBody>
  );
});
