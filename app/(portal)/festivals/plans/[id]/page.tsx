import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { screen } from "@/app/screen";
import { HistoryLink } from "@/components/audit/history-link";
import { PaperAsked, PaperChanges, PaperRoute } from "@/components/festivals/papers/paper-aside";
import { PaperFlowPanel } from "@/components/festivals/papers/paper-flow";
import { PlanProgress, PlanSummary } from "@/components/festivals/plans/plan-summary";
import { RecordBadge } from "@/components/festivals/record-badge";
import { PaperTimeline } from "@/components/festivals/seasons/season-timeline";
import { fieldId } from "@/components/patterns/field-id";
import { KeptNotice } from "@/components/patterns/kept-notice";
import { MergedNotice } from "@/components/patterns/merged-notice";
import { Notice } from "@/components/patterns/notice";
import { FormLayout, PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { PresenceLine } from "@/components/patterns/presence-line";
import { SentReceipt } from "@/components/patterns/receipt-list";
import { ButtonLink } from "@/components/ui/button";
import { may } from "@/lib/core/actor";
import { dayOf, formatDay } from "@/lib/core/dates";
import { listKept } from "@/lib/core/kept";
import { unparkedForm } from "@/lib/core/parked";
import { listPresence } from "@/lib/core/presence";
import { read } from "@/lib/core/read";
import { namedFields } from "@/lib/core/review";
import { unitTitle } from "@/lib/core/words";
import { editObstacles } from "@/lib/core/workflow";
import { dueFact } from "@/lib/festivals/deadlines/due";
import { isOpenState, paperMoves, paperWhereNow, sendConsequence } from "@/lib/festivals/papers/paper";
import * as actions from "@/lib/festivals/plans/actions";
import { paperIssues, planWarnings } from "@/lib/festivals/plans/checks";
import { getPlan } from "@/lib/festivals/plans/queries";
import { planSections } from "@/lib/festivals/plans/view";
import { doneSentence } from "@/lib/festivals/seasons/words";

export const metadata: Metadata = { title: "Kế hoạch Ngày hội" };

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ done?: string; kept?: string; merged?: string }>;
};

/** One plan: what it says, where it lies, what became of it. */
export default screen(async function PlanPage({ params, searchParams }: Props) {
  const { id } = await params;
  const { done, kept, merged } = await searchParams;
  if (!z.uuid().safeParse(id).success) notFound();
  const { actor, plan, others, unsaved } = await read("festival.view", async (tx, who) => ({
    actor: who,
    plan: await getPlan(tx, id),
    others: await listPresence(tx, who, "plan", id),
    unsaved: await listKept(tx, who, `plan:${id}`),
  }));
  const { content, season, unit, workflow } = plan;
  const edits = editObstacles("plan", workflow, actor).length === 0;
  const moves = paperMoves("plan", plan, actor, paperIssues(content, dayOf(new Date())));
  const enters = may(actor, "plan.enter");
  const said = doneSentence("plan", done);
  const open = isOpenState(workflow.state);
  return (
    <PageBody>
      <MergedNotice merged={merged} />
      {said && (
        <Notice tone="success" title={said} live>
          {done === "send" && <SentReceipt receipt={plan.receipts[0]} />}
        </Notice>
      )}
      <PageHeader
        title={`Kế hoạch Ngày hội ${season.year} · ${unitTitle(unit)}`}
        facts={[
          content.number && `số ${content.number}`,
          <RecordBadge key="state" state={workflow.state} />,
          paperWhereNow(plan),
          open ? dueFact(plan.due) : plan.sentAt && `gửi ${formatDay(dayOf(plan.sentAt))}`,
        ]}
        crumbs={[{ label: "Kế hoạch", href: `/festivals/plans?season=${season.year}` }]}
        actions={edits && <ButtonLink href={`/festivals/plans/${id}/edit`}>Sửa nội dung</ButtonLink>}
      />
      <PresenceLine kind="plan" id={id} mode="viewing" others={others} />
      {edits && (
        <KeptNotice
          parts={unsaved.map(({ at }) => ({
            href: `/festivals/plans/${id}/edit`,
            label: "Sửa kế hoạch",
            at,
          }))}
        />
      )}
      <FormLayout
        asked={
          <PaperAsked
            paper={plan}
            sections={planSections}
            editHref={edits ? `/festivals/plans/${id}/edit` : undefined}
          />
        }
        aside={<PaperRoute kind="plan" paper={plan} />}
      >
        <PaperFlowPanel
          kind="plan"
          id={id}
          version={workflow.version}
          moves={moves}
          actions={{
            submit: actions.submitPlanAction,
            handBack: enters ? actions.handBackPlanAction : actions.handBackPlanAsSignerAction,
            send: actions.sendPlanAction,
            recall: enters ? actions.recallPlanAction : actions.recallPlanAsSignerAction,
            forward: actions.forwardPlanAction,
            accept: actions.acceptPlanAction,
            return: actions.returnPlanAction,
          }}
          requestIds={moves.map(() => randomUUID())}
          returnable={namedFields(planSections, content)}
          sendConsequence={sendConsequence("plan", plan)}
          hrefOf={(issue) =>
            edits && issue.path !== "" ? `/festivals/plans/${id}/edit#${fieldId(issue.path)}` : undefined
          }
          kept={await unparkedForm(kept, actor.userId)}
        />
        <PaperChanges paper={plan} sections={planSections} content={content} />
        <PlanProgress year={season.year} unitCode={unit.code} done={plan.done} />
        <PlanSummary content={content} warnings={open ? planWarnings(content, season) : []} />
        <PaperTimeline rows={plan.timeline} review={plan.review} sections={planSections} />
        <HistoryLink kind="plan" id={id} />
      </FormLayout>
    </PageBody>
  );
});
