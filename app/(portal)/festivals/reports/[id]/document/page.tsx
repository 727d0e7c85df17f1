import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { screen } from "@/app/screen";
import { ExportMenu } from "@/components/patterns/export-menu";
import { OfficialPaper } from "@/components/patterns/official-paper";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { PrintButton } from "@/components/patterns/print-button";
import { buttonVariants } from "@/components/ui/button";
import { read } from "@/lib/core/read";
import { unitTitle } from "@/lib/core/words";
import { getReportPaper } from "@/lib/reports/papers/queries";
import { paperAddress } from "@/lib/reports/papers/schema";
import { seasonReport } from "@/lib/reports/papers/season-report";

export const metadata: Metadata = { title: "Bản in báo cáo" };

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string>> };

/** The report as an official document, for paper: what its Word file says, in the same order. */
export default screen(async function ReportDocumentPage({ params, searchParams }: Props) {
  const { id } = await params;
  const { gather } = paperAddress.parse(await searchParams);
  if (!z.uuid().safeParse(id).success) notFound();
  const { facts } = await read("festival.view", (tx) => getReportPaper(tx, id, gather === "1"));
  const { unit, season } = facts;
  return (
    <PageBody>
      <div data-screen-only="">
        <PageHeader
          title={`Bản in báo cáo · ${unitTitle(unit)}`}
          facts={["Khổ A4, in bằng Ctrl + P", gather && facts.draft && "kèm ý kiến của các điểm"]}
          crumbs={[
            { label: "Báo cáo tỉnh", href: `/festivals/reports?season=${season.year}` },
            { label: unitTitle(unit), href: `/festivals/reports/${id}` },
          ]}
          actions={
            <>
              <a
                href={`/festivals/reports/${id}/word${gather ? "?gather=1" : ""}`}
                download
                className={buttonVariants({})}
              >
                Tải Word
              </a>
              <ExportMenu
                name="appendix"
                query={{ season: season.year, unit: unit.code, map: "then" }}
                what="phụ lục số liệu"
              />
              <PrintButton>In báo cáo</PrintButton>
            </>
          }
        />
      </div>
      <OfficialPaper paper={seasonReport(facts)} />
    </PageBody>
  );
});
