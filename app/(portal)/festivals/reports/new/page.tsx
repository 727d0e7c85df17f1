import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { screen } from "@/app/screen";
import { ReportSheet } from "@/components/festivals/reports/report-sheet";
import { SeasonNav } from "@/components/festivals/seasons/season-nav";
import { EmptyState } from "@/components/patterns/empty-state";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { SecretBanner } from "@/components/patterns/secret-banner";
import { ButtonLink } from "@/components/ui/button";
import { beginForm } from "@/lib/core/kept";
import { read } from "@/lib/core/read";
import { policeOf, unitTitle } from "@/lib/core/words";
import { dueFact } from "@/lib/festivals/deadlines/due";
import { seasonsTaking } from "@/lib/festivals/deadlines/due-queries";
import { createReportAction } from "@/lib/festivals/reports/actions";
import { reportUnits } from "@/lib/festivals/reports/queries";
import { chosenSeason, seasonOptions } from "@/lib/festivals/seasons/queries";

export const metadata: Metadata = { title: "Lập báo cáo kết quả" };

type Props = { searchParams: Promise<{ season?: string; kept?: string }> };

/** The season report of one's own province, or of one that it absorbed. */
export default screen(async function NewReportPage({ searchParams }: Props) {
  const { season: year, kept } = await searchParams;
  const { actor, seasons, season, units } = await read("report.enter", async (tx, who) => {
    const taking = await seasonsTaking(tx, "report");
    const open = (await seasonOptions(tx, who)).filter((one) => taking.has(one.id));
    const asked = open.find((one) => String(one.year) === year) ?? open[0];
    const chosen = asked ? await chosenSeason(tx, who, asked.year) : null;
    return {
      actor: who,
      seasons: open,
      season: chosen,
      units: chosen ? await reportUnits(tx, who, chosen.id) : [],
    };
  });
  const free = units.filter((unit) => unit.planId === null);
  const [only] = free;
  return (
    <PageBody>
      <SecretBanner />
      <PageHeader
        title={season ? `Lập báo cáo kết quả Ngày hội ${season.year}` : "Lập báo cáo kết quả Ngày hội"}
        facts={[
          free.length === 1 && only ? unitTitle(only) : policeOf(actor.unit),
          season && dueFact(season.due.report),
        ]}
        crumbs={[{ label: "Báo cáo tỉnh", href: "/festivals/reports" }]}
      />
      {season && (
        <SeasonNav
          seasons={seasons}
          year={season.year}
          hrefFor={(other) => `/festivals/reports/new?season=${other}`}
        />
      )}
      {season && free.length > 0 ? (
        <ReportSheet
          action={createReportAction}
          requestId={randomUUID()}
          {...(await beginForm(actor, `report:new:${season.id}`, { parked: kept }))}
          record={{ units: free, seasonId: season.id }}
          cancelHref={`/festivals/reports?season=${season.year}`}
        />
      ) : (
        <EmptyState
          title={season ? "Tỉnh đã có báo cáo của mùa này" : "Chưa có mùa nào đang mở"}
          action={
            <ButtonLink
              href={units[0]?.planId ? `/festivals/reports/${units[0].planId}` : "/festivals/reports"}
            >
              {units[0]?.planId ? "Mở báo cáo đã lập" : "Xem các báo cáo"}
            </ButtonLink>
          }
        >
          Mỗi tỉnh có một báo cáo trong một mùa. Mùa cũ chỉ lập được khi V05 mở lại.
        </EmptyState>
      )}
    </PageBody>
  );
});
