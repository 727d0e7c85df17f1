import type { Metadata } from "next";
import { screen } from "@/app/screen";
import { EmptyState } from "@/components/patterns/empty-state";
import { ExportMenu } from "@/components/patterns/export-menu";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { CompareCharts } from "@/components/reports/compare/compare-charts";
import { CompareForm } from "@/components/reports/compare/compare-form";
import { CompareTable } from "@/components/reports/compare/compare-table";
import { FigureNotes } from "@/components/reports/figure-notes";
import { ReportNav } from "@/components/reports/report-nav";
import { UnknownFigure } from "@/components/reports/unknown-figure";
import { ViewsMenu } from "@/components/reports/views/views-menu";
import { formatInstant } from "@/lib/core/dates";
import { read } from "@/lib/core/read";
import { requestPath } from "@/lib/core/session";
import { unitTitle } from "@/lib/core/words";
import { dividedOf, missingSide, sidesText, summaryOf } from "@/lib/reports/compare";
import { getComparison } from "@/lib/reports/compare-queries";
import { keptOf } from "@/lib/reports/dashboard-addresses";
import { compareAddress, unknownFigure } from "@/lib/reports/dashboard-schema";
import { viewsAtHand } from "@/lib/reports/views/queries";
import { coverageText, mapWord } from "@/lib/reports/words";

export const metadata: Metadata = { title: "So sánh" };

type Props = { searchParams: Promise<Record<string, string | string[]>> };

/** Two seasons, two units, or a unit and the nation's mean. */
export default screen(async function ComparePage({ searchParams }: Props) {
  const params = await searchParams;
  const address = compareAddress.parse(params);
  const { page, views } = await read("figure.view", async (tx, actor) => ({
    page: await getComparison(tx, actor, address),
    views: await viewsAtHand(tx, actor),
  }));
  if (!page) {
    return (
      <PageBody>
        <PageHeader title="So sánh" />
        <EmptyState title="Chưa có mùa Ngày hội nào">
          Có số liệu của hai mùa hay hai đơn vị thì so được.
        </EmptyState>
      </PageBody>
    );
  }
  const { unit, season, sides, asked } = page;
  const [first, second] = sides;
  const missing = missingSide(page);
  const comparable = Object.keys(second.values).length > 0;
  return (
    <PageBody>
      <PageHeader
        title={comparable ? `So sánh: ${sidesText(sides)}` : "So sánh"}
        facts={[
          page.with === "season" ? unitTitle(unit) : `mùa ${season.year}`,
          first.coverage && `${first.name}: ${coverageText(first.coverage)}`,
          second.coverage && `${second.name}: ${coverageText(second.coverage)}`,
          mapWord(asked.map).toLowerCase(),
          `số liệu đến ${formatInstant(page.asOf)}`,
        ]}
        actions={
          comparable && (
            <>
              <ExportMenu
                name="compare"
                query={{ ...asked, with: page.with, year: page.year, other: page.other?.code }}
                what="bảng so sánh"
              />
              <ViewsMenu views={views} address={await requestPath()} />
            </>
          )
        }
      />
      <ReportNav current="compare" kept={keptOf(page)} />
      <CompareForm page={page} />
      <UnknownFigure asked={unknownFigure(params)} shown={page.figure} />
      <FigureNotes level={unit.level} set={dividedOf(sides)} />
      {comparable ? (
        <>
          <p className="text-lead">{summaryOf(page)}</p>
          <CompareCharts page={page} />
          <CompareTable page={page} />
        </>
      ) : (
        <EmptyState title={missing.title}>{missing.advice}</EmptyState>
      )}
    </PageBody>
  );
});
