import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { screen } from "@/app/screen";
import { PaperAsked, PaperRoute } from "@/components/festivals/papers/paper-aside";
import { PlanSheet } from "@/components/festivals/plans/plan-sheet";
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
import { editPlanAction } from "@/lib/festivals/plans/actions";
import { getPlan } from "@/lib/festivals/plans/queries";
import { planSections } from "@/lib/festivals/plans/view";

export const metadata: Metadata = { title: "Sửa kế hoạch" };

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ kept?: string }> };

/** Changes what a plan says. Shown even when it cannot be saved now, so that nothing typed is lost on the way. */
export default screen(async function EditPlanPage({ params, searchParams }: Props) {
  const { id } = await params;
  const { kept } = await searchParams;
  if (!z.uuid().safeParse(id).success) notFound();
  const { actor, plan, others } = await read("plan.enter", async (tx, who) => ({
    actor: who,
    plan: await getPlan(tx, id),
    others: await listPresence(tx, who, "plan", id),
  }));
  const [obstacle] = editObstacles("plan", plan.workflow, actor);
  return (
    <PageBody>
      <SecretBanner />
      <PageHeader
        title={`Sửa kế hoạch ${plan.season.year} · ${unitTitle(plan.unit)}`}
        facts={[dueFact(plan.due)]}
        crumbs={[
          { label: "Kế hoạch", href: `/festivals/plans?season=${plan.season.year}` },
          { label: unitTitle(plan.unit), href: `/festivals/plans/${id}` },
        ]}
      />
      <PresenceLine kind="plan" id={id} mode="editing" others={others} />
      {obstacle && <Notice tone="warning" title={obstacle.message} />}
      <FormLayout
        asked={<PaperAsked paper={plan} sections={planSections} editHref="" />}
        aside={<PaperRoute kind="plan" paper={plan} />}
      >
        <ReviewedFields {...reviewedOf(plan)}>
          <PlanSheet
            action={editPlanAction}
            requestId={randomUUID()}
            {...(await beginForm(actor, `plan:${id}`, { parked: kept, version: plan.workflow.version }))}
            record={{ id, version: plan.workflow.version, content: plan.content }}
            province={plan.unit.level === "province"}
            cancelHref={`/festivals/plans/${id}`}
          />
        </ReviewedFields>
      </FormLayout>
    </PageBody>
  );
});
