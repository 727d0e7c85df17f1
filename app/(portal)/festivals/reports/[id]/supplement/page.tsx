import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { screen } from "@/app/screen";
import { ExceptionTable } from "@/components/festivals/supplements/exception-card";
import { SupplementForm } from "@/components/festivals/supplements/supplement-form";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { Card } from "@/components/ui/card";
import { beginForm } from "@/lib/core/kept";
import { read } from "@/lib/core/read";
import { unitTitle } from "@/lib/core/words";
import { readPaper } from "@/lib/festivals/papers/queries";
import { createSupplementAction } from "@/lib/festivals/supplements/actions";
import { exceptionsOf } from "@/lib/festivals/supplements/queries";
import { stillMissing } from "@/lib/festivals/supplements/view";

export const metadata: Metadata = { title: "Lập bổ sung báo cáo" };

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ kept?: string }> };

/** The officer begins the paper that comes after a signed report. */
export default screen(async function NewSupplementPage({ params, searchParams }: Props) {
  const { id } = await params;
  if (!z.uuid().safeParse(id).success) notFound();
  const { actor, paper, missing } = await read("report.enter", async (tx, who) => ({
    actor: who,
    paper: await readPaper(tx, "report", id),
    missing: stillMissing(await exceptionsOf(tx, id)),
  }));
  return (
    <PageBody>
      <PageHeader
        title={`Bổ sung báo cáo · ${unitTitle(paper.unit)}`}
        facts={[`mùa ${paper.season.year}`, `còn thiếu ${missing.length} xã`]}
        crumbs={[{ label: `Báo cáo kết quả ${paper.season.year}`, href: `/festivals/reports/${id}` }]}
      />
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
