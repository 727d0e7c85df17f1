import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { z } from "zod";
import { screen } from "@/app/screen";
import { ExportMenu } from "@/components/patterns/export-menu";
import { Notice } from "@/components/patterns/notice";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { PlanForm } from "@/components/recognitions/decisions/plan-form";
import { WeakTable } from "@/components/recognitions/decisions/weak-table";
import { may } from "@/lib/core/actor";
import { read } from "@/lib/core/read";
import { unitTitle } from "@/lib/core/words";
import { planStrengtheningAction } from "@/lib/recognitions/decisions/actions";
import { getWeak, listWeak } from "@/lib/recognitions/decisions/plan-queries";

export const metadata: Metadata = { title: "Địa bàn yếu, củng cố" };

type Props = { searchParams: Promise<{ application?: string; done?: string }> };

/** What was classed lowest, and how it is to be strengthened. */
export default screen(async function PlansPage({ searchParams }: Props) {
  const { application, done } = await searchParams;
  const asked = z.uuid().safeParse(application);
  const { actor, rows, chosen } = await read("recognition.view", async (tx, who) => ({
    actor: who,
    rows: await listWeak(tx, null),
    chosen: asked.success ? await getWeak(tx, asked.data) : null,
  }));
  const open = rows.filter(({ causes }) => causes === null).length;
  const writes = chosen && may(actor, "recognition.enter") && actor.actsFor.includes(chosen.unitId);
  return (
    <PageBody>
      {done && <Notice tone="success" title="Đã lưu kế hoạch củng cố" live />}
      <PageHeader
        title="Địa bàn yếu, kế hoạch củng cố"
        facts={[
          unitTitle(actor.unit),
          `${rows.length} địa bàn xếp loại thấp nhất`,
          `${open} chưa có kế hoạch`,
        ]}
        actions={<ExportMenu name="weak-areas" total={rows.length} noun="địa bàn" />}
      />
      {writes && <PlanForm row={chosen} action={planStrengtheningAction} requestId={randomUUID()} />}
      <WeakTable rows={rows} writable={may(actor, "recognition.enter") ? actor.actsFor : []} />
    </PageBody>
  );
});
