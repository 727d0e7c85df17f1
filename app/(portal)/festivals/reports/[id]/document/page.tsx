import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { screen } from "@/app/screen";
import { ReportPaper } from "@/components/festivals/reports/report-paper";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { PrintButton } from "@/components/patterns/print-button";
import { formatInstant } from "@/lib/core/dates";
import { read } from "@/lib/core/read";
import { unitTitle } from "@/lib/core/words";
import { isOpenState } from "@/lib/festivals/papers/paper";
import { getReport } from "@/lib/festivals/reports/queries";

export const metadata: Metadata = { title: "Bản in báo cáo" };

/** The report as an official document, for paper. */
export default screen(async function ReportDocumentPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  if (!z.uuid().safeParse(id).success) notFound();
  const report = await read("festival.view", (tx) => getReport(tx, id));
  return (
    <PageBody>
      <div data-screen-only="">
        <PageHeader
          title={`Bản in báo cáo · ${unitTitle(report.unit)}`}
          facts={["Khổ A4, in bằng Ctrl + P"]}
          crumbs={[
            { label: "Báo cáo tỉnh", href: `/festivals/reports?season=${report.season.year}` },
            { label: unitTitle(report.unit), href: `/festivals/reports/${id}` },
          ]}
          actions={<PrintButton>In báo cáo</PrintButton>}
        />
      </div>
      <ReportPaper
        report={report}
        draft={isOpenState(report.workflow.state)}
        asOf={formatInstant(new Date())}
      />
    </PageBody>
  );
});
