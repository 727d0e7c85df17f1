import type { Metadata } from "next";
import { screen } from "@/app/screen";
import { ExportMenu } from "@/components/patterns/export-menu";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { FigureChoice } from "@/components/reports/dashboard/figure-menu";
import { ReportNav } from "@/components/reports/report-nav";
import { ReportSwitches } from "@/components/reports/report-switches";
import { YearView } from "@/components/reports/years/year-view";
import { ButtonLink } from "@/components/ui/button";
import { formatInstant } from "@/lib/core/dates";
import { read } from "@/lib/core/read";
import { unitTitle } from "@/lib/core/words";
import { yearCatalogue } from "@/lib/reports/catalogue";
import { mapWord, registeredText } from "@/lib/reports/words";
import { yearOriginLink } from "@/lib/reports/year-origin";
import { yearLink } from "@/lib/reports/year-page";
import { getYearPage } from "@/lib/reports/year-page-queries";
import { yearAddress } from "@/lib/reports/year-schema";

export const metadata: Metadata = { title: "Công nhận theo tiêu chí" };

type Props = { searchParams: Promise<Record<string, string | string[]>> };

/** Figures of recognition of the unit that somebody acts for, or of one below it. */
export default screen(async function YearFiguresPage({ searchParams }: Props) {
  const address = yearAddress.parse(await searchParams);
  const page = await read("figure.view", (tx, actor) => getYearPage(tx, actor, address));
  const { unit, asked, own, figure } = page;
  const { year, map } = asked;
  const kept = { year, map, unit: own ? undefined : asked.unit, figure };
  return (
    <PageBody>
      <PageHeader
        title={`${own ? "" : `${unitTitle(unit)}: `}Công nhận theo tiêu chí năm ${year}`}
        crumbs={page.above.map((above) => ({
          label: unitTitle(above),
          href: yearLink({ ...kept, unit: above.code }),
        }))}
        facts={[
          unitTitle(unit),
          registeredText(page.coverage),
          mapWord(map).toLowerCase(),
          `số liệu đến ${formatInstant(page.asOf)}`,
        ]}
        actions={
          <>
            <ReportSwitches
              path="/reports/recognitions"
              period="year"
              current={kept}
              years={page.years}
              otherMapCode={page.otherMapCode}
            />
            <FigureChoice
              figure={figure}
              entries={yearCatalogue}
              hrefOf={(code) => yearLink(kept, { figure: code })}
            />
            <ButtonLink href={yearOriginLink(asked, figure)}>Con số này từ đâu</ButtonLink>
            <ExportMenu name="year-figures" query={kept} what="bảng chỉ tiêu" />
          </>
        }
      />
      <ReportNav current="recognitions" kept={{ unit: kept.unit, map }} />
      <YearView page={page} sort={address.sort} />
    </PageBody>
  );
});
