import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { screen } from "@/app/screen";
import { PaperAsked, PaperRoute } from "@/components/festivals/papers/paper-aside";
import { GatheredRemarks } from "@/components/festivals/reports/gathered-remarks";
import { ReportSheet } from "@/components/festivals/reports/report-sheet";
import { fieldId } from "@/components/patterns/field-id";
import { Notice } from "@/components/patterns/notice";
import { FormLayout, PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { PresenceLine } from "@/components/patterns/presence-line";
import { ReviewedFields } from "@/components/patterns/reviewed-fields";
import { SecretBanner } from "@/components/patterns/secret-banner";
import { beginForm } from "@/lib/core/kept";
import { listPresence } from "@/lib/core/presence";
import { read } from "@/lib/core/read";
import { unitTitle } from "@/lib/core/words";
import { editObstacles } from "@/lib/core/workflow";
import { dueFact } from "@/lib/festivals/deadlines/due";
import { reviewedOf } from "@/lib/festivals/papers/paper";
import { editReportAction } from "@/lib/festivals/reports/actions";
import { getReport } from "@/lib/festivals/reports/queries";
import { openSections, reportParts, reportSections } from "@/lib/festivals/reports/view";
import { remarksOf } from "@/lib/reports/papers/remark-queries";
import { formTaking } from "@/lib/reports/papers/remarks";

export const metadata: Metadata = { title: "Sửa báo cáo" };

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ kept?: string; take?: string }> };

/** Changes what a report says. Shown even when it cannot be saved now, so that nothing typed is lost on the way. */
export default screen(async function EditReportPage({ params, searchParams }: Props) {
  const { id } = await params;
  const { kept, take } = await searchParams;
  if (!z.uuid().safeParse(id).success) notFound();
  const { actor, report, others, remarks } = await read("report.enter", async (tx, who) => {
    const found = await getReport(tx, id);
    return {
      actor: who,
      report: found,
      others: await listPresence(tx, who, "report", id),
      remarks: await remarksOf(tx, found.unit, found.season.endsOn, found.season),
    };
  });
  const open = openSections(report.review.openFields);
  const taken = open.find((path) => path === take);
  const begun = await beginForm(actor, `report:${id}`, { parked: kept, version: report.workflow.version });
  const [obstacle] = editObstacles("report", report.workflow, actor);
  return (
    <PageBody>
      <SecretBanner />
      <PageHeader
        title={`Sửa báo cáo ${report.season.year} · ${unitTitle(report.unit)}`}
        facts={[dueFact(report.due)]}
        crumbs={[
          { label: "Báo cáo tỉnh", href: `/festivals/reports?season=${report.season.year}` },
          { label: unitTitle(report.unit), href: `/festivals/reports/${id}` },
        ]}
      />
      <PresenceLine kind="report" id={id} mode="editing" others={others} />
      {obstacle && <Notice tone="warning" title={obstacle.message} />}
      <FormLayout
        asked={<PaperAsked paper={report} sections={reportParts} editHref="" />}
        aside={<PaperRoute kind="report" paper={report} />}
      >
        <ReviewedFields {...reviewedOf(report)}>
          <ReportSheet
            action={editReportAction}
            requestId={randomUUID()}
            keeping={begun.keeping}
            initial={
              taken ? formTaking(begun.initial, taken, report.content[taken], remarks[taken]) : begun.initial
            }
            record={{ id, version: report.workflow.version, content: report.content }}
            cancelHref={`/festivals/reports/${id}`}
          />
        </ReviewedFields>
        <GatheredRemarks
          sections={reportSections.flatMap(({ path }) => (remarks[path] ? [{ path, ...remarks[path] }] : []))}
          open={obstacle ? [] : open}
          takeHref={(path) => `/festivals/reports/${id}/edit?take=${path}#${fieldId(path)}`}
        />
      </FormLayout>
    </PageBody>
  );
});
