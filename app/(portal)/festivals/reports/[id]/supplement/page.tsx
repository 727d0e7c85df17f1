import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { screen } from "@/app/screen";
import { ExceptionTable } from "@/components/festivals/supplements/exception-card";
import { SupplementForm } from "@/components/festivals/supplements/supplement-form";
import { Notice } from "@/components/patterns/notice";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { PresenceLine } from "@/components/patterns/presence-line";
import { Card } from "@/components/ui/card";
import { beginForm } from "@/lib/core/kept";
import { listPresence } from "@/lib/core/presence";
import { read } from "@/lib/core/read";
import { unitTitle } from "@/lib/core/words";
import { isOpenState } from "@/lib/festivals/papers/paper";
import { readPaper } from "@/lib/festivals/papers/queries";
import { createSupplementAction } from "@/lib/festivals/supplements/actions";
import { exceptionsOf } from "@/lib/festivals/supplements/queries";
import { standingOfException, stillMissing } from "@/lib/festivals/supplements/view";
import { supplementIssue } from "@/lib/festivals/supplements/words";

export const metadata: Metadata = { title: "Lập bổ sung báo cáo" };

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ kept?: string }> };

/** The officer begins the paper that comes after a signed report. */
export default screen(async function NewSupplementPage({ params, searchParams }: Props) {
  const { id } = await params;
  if (!z.uuid().safeParse(id).success) notFound();
  const { actor, paper, missing, others } = await read("report.enter", async (tx, who) => ({
    actor: who,
    paper: await readPaper(tx, "report", id),
    missing: stillMissing(await exceptionsOf(tx, id)),
    others: await listPresence(tx, who, "report", id),
  }));
  // Shown even then: what was typed here is not lost on the way.
  const obstacle = isOpenState(paper.workflow.state)
    ? supplementIssue("not_signed").message
    : missing.length === 0
      ? supplementIssue("nothing_missing").message
      : null;
  return (
    <PageBody>
      <PageHeader
        title={`Bổ sung báo cáo · ${unitTitle(paper.unit)}`}
        facts={[`mùa ${paper.season.year}`, missing.length > 0 && `còn thiếu ${missing.length} xã`]}
        crumbs={[{ label: `Báo cáo kết quả ${paper.season.year}`, href: `/festivals/reports/${id}` }]}
      />
      <PresenceLine kind="report" id={id} mode="editing" others={others} />
      {obstacle && <Notice tone="warning" title={obstacle} />}
      {!obstacle && !missing.some((row) => standingOfException(row) === "ready") && (
        <Notice tone="info" title="Chưa có đơn vị nào đủ để bổ sung">
          Lập được bản nháp; ký và gửi được khi ít nhất một đơn vị dưới đây đã được tiếp nhận hết điểm.
        </Notice>
      )}
      <SupplementForm
        action={createSupplementAction}
        requestId={randomUUID()}
        {...(await beginForm(actor, `supplement:new:${id}`, { parked: (await searchParams).kept }))}
        record={{ reportId: id }}
      />
      {missing.length > 0 && (
        <Card
          title="Các đơn vị còn thiếu"
          note="Đơn vị đã tiếp nhận hết điểm khi gửi thì được đưa vào bổ sung."
        >
          <ExceptionTable rows={missing} />
        </Card>
      )}
    </PageBody>
  );
});
