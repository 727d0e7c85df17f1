import type { Metadata } from "next";
import { screen } from "@/app/screen";
import { EmptyState } from "@/components/patterns/empty-state";
import { ExportMenu } from "@/components/patterns/export-menu";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { FigureMenu } from "@/components/reports/dashboard/figure-menu";
import { PartTable } from "@/components/reports/origin/part-table";
import { RecordTable } from "@/components/reports/origin/record-table";
import { SumLine } from "@/components/reports/origin/sum-line";
import { YearOriginView } from "@/components/reports/origin/year-origin-view";
import { ReportSwitches } from "@/components/reports/report-switches";
import { UnknownFigure } from "@/components/reports/unknown-figure";
import { ViewsMenu } from "@/components/reports/views/views-menu";
import { ButtonLink } from "@/components/ui/button";
import { formatInstant } from "@/lib/core/dates";
import { read } from "@/lib/core/read";
import { requestPath } from "@/lib/core/session";
import { unitTitle } from "@/lib/core/words";
import { rowsAddress } from "@/lib/reports/addresses";
import { entryOf } from "@/lib/reports/catalogue";
import { dashboardLink, keptOf, originLink } from "@/lib/reports/dashboard-addresses";
import { originAddress, unknownFigure } from "@/lib/reports/dashboard-schema";
import { saidOf } from "@/lib/reports/origin";
import { getOrigin } from "@/lib/reports/origin-page-queries";
import { viewsAtHand } from "@/lib/reports/views/queries";
import { getYearOrigin } from "@/lib/reports/year-origin-queries";
import { asksYear, yearOriginAddress } from "@/lib/reports/year-schema";

export const metadata: Metadata = { title: "Con số này từ đâu" };

type Props = { searchParams: Promise<Record<string, string | string[]>> };

/** Of which units and records a figure is the sum, with the versions and the decisions that made them count. */
export default screen(async function OriginPage({ searchParams }: Props) {
  const params = await searchParams;
  if (asksYear(params)) {
    const asked = yearOriginAddress.parse(params);
    return (
      <YearOriginView origin={await read("figure.view", (tx, actor) => getYearOrigin(tx, actor, asked))} />
    );
  }
  const address = originAddress.parse(params);
  const { origin, views } = await read("figure.view", async (tx, actor) => ({
    origin: await getOrigin(tx, actor, address),
    views: await viewsAtHand(tx, actor),
  }));
  if (!origin) {
    return (
      <PageBody>
        <PageHeader title="Con số này từ đâu" />
        <EmptyState title="Chưa có mùa Ngày hội nào">
          Số liệu hiện ở đây sau khi V05 mở mùa đầu tiên.
        </EmptyState>
      </PageBody>
    );
  }
  const { unit, figure, asked, parts, records } = origin;
  const entry = entryOf(figure);
  const said = saidOf(origin);
  const kept = keptOf(origin, figure);
  return (
    <PageBody>
      <PageHeader
        title={`Con số này từ đâu: ${said.number}`}
        crumbs={[
          { label: "Tổng quan", href: dashboardLink(kept) },
          ...(records && records.of.id !== unit.id
            ? [{ label: unitTitle(unit), href: originLink(asked, figure) }]
            : []),
        ]}
        facts={[...said.facts, `số liệu đến ${formatInstant(origin.asOf)}`]}
        actions={
          <>
            <ReportSwitches
              path="/reports/origin"
              current={{ ...kept, season: origin.season.year, map: origin.map }}
              years={origin.seasons.map(({ year }) => year)}
              otherMapCode={origin.otherMapCode}
            />
            <FigureMenu figure={figure} hrefOf={(code) => originLink(asked, code)} />
            <ButtonLink
              href={rowsAddress(records ? { ...asked, unit: records.of.code, map: "then" } : asked, entry)}
            >
              Danh sách điểm
            </ButtonLink>
            <ExportMenu
              name="origin"
              query={{ ...asked, figure, of: records?.of.code }}
              what={records ? "các hồ sơ" : "các đơn vị"}
            />
            <ViewsMenu views={views} address={await requestPath()} />
          </>
        }
      />
      <UnknownFigure asked={unknownFigure(params)} shown={figure} />
      <SumLine origin={origin} />
      {parts && <PartTable origin={origin} parts={parts} />}
      {records && <RecordTable origin={origin} records={records} />}
    </PageBody>
  );
});
