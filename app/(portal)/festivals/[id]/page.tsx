import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { screen } from "@/app/screen";
import { HistoryLink } from "@/components/audit/history-link";
import { EvidenceCard } from "@/components/evidence/evidence-card";
import { CloneButton } from "@/components/festivals/points/clone-button";
import { ComparisonCard } from "@/components/festivals/points/comparison-card";
import { ContentSummary } from "@/components/festivals/points/content-summary";
import { DeletePanel } from "@/components/festivals/points/delete-panel";
import { FlowPanel } from "@/components/festivals/points/flow-panel";
import { mendHref, stepHref } from "@/components/festivals/points/mend-href";
import { Receipt } from "@/components/festivals/points/receipt";
import { askedCard, RouteCard } from "@/components/festivals/points/record-aside";
import { RecordHeader } from "@/components/festivals/points/record-header";
import { RecordTimeline } from "@/components/festivals/record-timeline";
import { ChangeList } from "@/components/patterns/change-list";
import { KeptNotice } from "@/components/patterns/kept-notice";
import { MergedNotice } from "@/components/patterns/merged-notice";
import { FormLayout, PageBody } from "@/components/patterns/page-body";
import { PresenceLine } from "@/components/patterns/presence-line";
import { ButtonLink } from "@/components/ui/button";
import { may } from "@/lib/core/actor";
import { dayOf } from "@/lib/core/dates";
import { listKept } from "@/lib/core/kept";
import { unparkedForm } from "@/lib/core/parked";
import { listPresence } from "@/lib/core/presence";
import { read } from "@/lib/core/read";
import { changesToShow, namedFields } from "@/lib/core/review";
import { listEvidence } from "@/lib/evidence/queries";
import { evidenceIssue, limitsOf } from "@/lib/evidence/words";
import * as actions from "@/lib/festivals/points/actions";
import { findCloneTarget } from "@/lib/festivals/points/clone-queries";
import { keptParts } from "@/lib/festivals/points/content";
import { pointSections } from "@/lib/festivals/points/display";
import { pointEvidence } from "@/lib/festivals/points/evidence-queries";
import { actsForOther, editingFor, mayDelete, movesFor } from "@/lib/festivals/points/moves";
import { getFestival } from "@/lib/festivals/points/queries";

export const metadata: Metadata = { title: "Điểm Ngày hội" };

const flow = {
  submit: actions.submitFestivalAction,
  handBack: actions.handBackFestivalAction,
  send: actions.sendFestivalAction,
  recall: actions.recallFestivalAction,
  forward: actions.forwardFestivalAction,
  accept: actions.acceptFestivalAction,
  return: actions.returnFestivalAction,
};

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{
    kept?: string;
    sent?: string;
    done?: string;
    created?: string;
    merged?: string;
    upload?: string;
  }>;
};

/** One point: what was entered, where it lies, what can be done with it now. */
export default screen(async function FestivalPage({ params, searchParams }: Props) {
  const { id } = await params;
  const { kept, sent, done, created, merged, upload } = await searchParams;
  if (!z.uuid().safeParse(id).success) notFound();
  const today = dayOf(new Date());
  const { record, actor, target, others, unsaved, files } = await read("festival.view", async (tx, who) => {
    const found = await getFestival(tx, who, id, today);
    const again =
      found && may(who, "festival.enter") && found.writable && found.content.status !== "cancelled";
    return (
      found && {
        record: found,
        actor: who,
        others: await listPresence(tx, who, "festival", id),
        files: await listEvidence(tx, "festival", id),
        unsaved: await listKept(tx, who, `festival:${id}:`),
        target: again ? await findCloneTarget(tx, id, found.season.year) : null,
      }
    );
  });
  const editing = editingFor(record, actor);
  const moves = movesFor(record, actor, today);
  const edit = `/festivals/${id}/edit`;
  const draft = editing === "draft";
  const changes = changesToShow(record.row.state, record.review, pointSections, record.content);
  return (
    <PageBody>
      <MergedNotice merged={merged} />
      <Receipt record={record} sent={sent === "1"} act={done} created={created === "1"} />
      <RecordHeader
        record={record}
        actions={
          <>
            {draft && <ButtonLink href={edit}>Sửa nội dung</ButtonLink>}
            {draft && <ButtonLink href={`${edit}/check`}>Kiểm tra trước khi gửi</ButtonLink>}
            {target && (
              <CloneButton
                id={id}
                target={target}
                action={actions.cloneFestivalsAction}
                requestId={randomUUID()}
              />
            )}
            {editing === "correction" && <ButtonLink href={`${edit}/all`}>Đính chính</ButtonLink>}
          </>
        }
      />
      <PresenceLine kind="festival" id={id} mode="viewing" others={others} />
      {editing !== "none" && <KeptNotice parts={keptParts(id, unsaved)} />}
      <FormLayout asked={askedCard(record, draft)} aside={<RouteCard record={record} />}>
        <FlowPanel
          kept={await unparkedForm(kept, actor.userId)}
          id={id}
          version={record.row.version}
          moves={moves}
          actions={flow}
          requestIds={moves.map(() => randomUUID())}
          returnable={namedFields(pointSections, record.content)}
          forOther={actsForOther(record, actor)}
          hrefOf={(issue) => (draft ? mendHref(record, issue) : undefined)}
        />
        {changes && record.review.baseline && (
          <ChangeList baseline={record.review.baseline} changes={changes} />
        )}
        <ComparisonCard record={record} />
        <ContentSummary
          content={record.content}
          origin={record.origin}
          hrefFor={draft ? (step) => stepHref(record, step) : undefined}
        />
        <EvidenceCard
          kind="festival"
          record={id}
          items={files}
          takes={draft}
          limits={limitsOf(pointEvidence)}
          issue={upload ? evidenceIssue(upload) : undefined}
        />
        <RecordTimeline decisions={record.decisions} review={record.review} />
        <HistoryLink kind="festival" id={id} />
        {mayDelete(record, actor) && (
          <DeletePanel
            id={id}
            version={record.row.version}
            name={record.content.name}
            action={actions.deleteFestivalAction}
            requestId={randomUUID()}
          />
        )}
      </FormLayout>
    </PageBody>
  );
});
