import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { screen } from "@/app/screen";
import { MissingForm } from "@/components/festivals/supplements/missing-form";
import { EmptyState } from "@/components/patterns/empty-state";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { PresenceLine } from "@/components/patterns/presence-line";
import { ButtonLink } from "@/components/ui/button";
import { beginForm } from "@/lib/core/kept";
import { formatNumber } from "@/lib/core/numbers";
import { listPresence } from "@/lib/core/presence";
import { read } from "@/lib/core/read";
import { unitTitle } from "@/lib/core/words";
import { editObstacles } from "@/lib/core/workflow";
import { getReport } from "@/lib/festivals/reports/queries";
import { nameExceptionsAction } from "@/lib/festivals/supplements/actions";

export const metadata: Metadata = { title: "Đơn vị còn thiếu" };

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ kept?: string }> };

/** Before signing: why each commune that sent nothing is missing. */
export default screen(async function MissingPage({ params, searchParams }: Props) {
  const { id } = await params;
  if (!z.uuid().safeParse(id).success) notFound();
  const { actor, report, others } = await read("report.enter", async (tx, who) => ({
    actor: who,
    report: await getReport(tx, id),
    others: await listPresence(tx, who, "report", id),
  }));
  const { coverage, season, unit, workflow, exceptions } = report;
  const back = `/festivals/reports/${id}`;
  const edits = editObstacles("report", workflow, actor).length === 0;
  return (
    <PageBody>
      <PageHeader
        title={`Đơn vị còn thiếu · ${unitTitle(unit)}`}
        facts={[
          `mùa ${season.year}`,
          `${formatNumber(coverage.silent.length)} đơn vị cấp xã chưa gửi điểm nào`,
        ]}
        crumbs={[{ label: `Báo cáo kết quả ${season.year}`, href: back }]}
      />
      <PresenceLine kind="report" id={id} mode="editing" others={others} />
      {edits && coverage.silent.length > 0 ? (
        <MissingForm
          action={nameExceptionsAction}
          requestId={randomUUID()}
          {...(await beginForm(actor, `report:${id}:missing`, { parked: (await searchParams).kept }))}
          id={id}
          silent={coverage.silent}
          exceptions={exceptions}
          back={back}
        />
      ) : (
        <EmptyState
          title={edits ? "Không còn đơn vị nào thiếu" : "Báo cáo không ở chỗ đơn vị bạn để sửa"}
          action={<ButtonLink href={back}>Về báo cáo</ButtonLink>}
        />
      )}
    </PageBody>
  );
});
