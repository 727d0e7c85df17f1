import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { screen } from "@/app/screen";
import { HistoryLink } from "@/components/audit/history-link";
import { ChangeList } from "@/components/patterns/change-list";
import { KeptNotice } from "@/components/patterns/kept-notice";
import { MergedNotice } from "@/components/patterns/merged-notice";
import { FormLayout, PageBody } from "@/components/patterns/page-body";
import { PresenceLine } from "@/components/patterns/presence-line";
import { ApplicationAside } from "@/components/recognitions/applications/application-aside";
import { ApplicationHeader } from "@/components/recognitions/applications/application-header";
import { ApplicationTimeline } from "@/components/recognitions/applications/application-timeline";
import { askedCard } from "@/components/recognitions/applications/asked-card";
import { DoneNotice } from "@/components/recognitions/applications/done-notice";
import { FlowPanel } from "@/components/recognitions/applications/flow-panel";
import { PapersCard } from "@/components/recognitions/applications/papers-card";
import { ScoreCard } from "@/components/recognitions/applications/score-card";
import { TaskList } from "@/components/recognitions/applications/task-list";
import { TrackCard } from "@/components/recognitions/appraisal/track-card";
import { ButtonLink } from "@/components/ui/button";
import { dayOf } from "@/lib/core/dates";
import { listKept } from "@/lib/core/kept";
import { unparkedForm } from "@/lib/core/parked";
import { listPresence } from "@/lib/core/presence";
import { read } from "@/lib/core/read";
import * as actions from "@/lib/recognitions/applications/actions";
import { changesToShow, returnableCriteria } from "@/lib/recognitions/applications/display";
import { mayEdit, movesFor } from "@/lib/recognitions/applications/moves";
import { keptParts, mendHref, papersHref, sheetHref } from "@/lib/recognitions/applications/places";
import { getApplication } from "@/lib/recognitions/applications/queries";
import { tasksOf } from "@/lib/recognitions/applications/tasks";
import { getTrack } from "@/lib/recognitions/appraisal/queries";

export const metadata: Metadata = { title: "Hồ sơ công nhận" };

const flow = {
  begin: actions.beginApplicationAction,
  finish: actions.finishApplicationAction,
  handBack: actions.handBackApplicationAction,
  send: actions.sendApplicationAction,
  recall: actions.recallApplicationAction,
  forward: actions.forwardApplicationAction,
  pass: actions.passApplicationAction,
  present: actions.presentApplicationAction,
  propose: actions.proposeApplicationAction,
  refuse: actions.refuseApplicationAction,
  return: actions.returnApplicationAction,
  withdraw: actions.withdrawApplicationAction,
};

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ kept?: string; done?: string; merged?: string }>;
};

/** One application: its task list, its score, where it lies, what can be done with it now. */
export default screen(async function ApplicationPage({ params, searchParams }: Props) {
  const { id } = await params;
  const { kept, done, merged } = await searchParams;
  if (!z.uuid().safeParse(id).success) notFound();
  const { record, actor, others, unsaved, track } = await read("recognition.view", async (tx, who) => {
    const found = await getApplication(tx, id, dayOf(new Date()));
    return (
      found && {
        ...{ record: found, actor: who },
        others: await listPresence(tx, who, "application", id),
        track: await getTrack(tx, id),
        unsaved: await listKept(tx, who, `application:${id}:`),
      }
    );
  });
  const edits = mayEdit(record, actor);
  const moves = movesFor(record, actor, track.rounds);
  const groups = tasksOf(record);
  const changes = changesToShow(record);
  return (
    <PageBody>
      <MergedNotice merged={merged} />
      <DoneNotice record={record} act={done} />
      <ApplicationHeader
        record={record}
        actions={
          edits && (
            <>
              <ButtonLink href={sheetHref(id)}>Chấm trên một trang</ButtonLink>
              <ButtonLink href={papersHref(id)}>Văn bản, khảo sát, báo cáo</ButtonLink>
            </>
          )
        }
      />
      <PresenceLine kind="application" id={id} mode="viewing" others={others} />
      {edits && <KeptNotice parts={keptParts(record, unsaved)} />}
      <FormLayout asked={askedCard(record, edits)} aside={<ApplicationAside record={record} />}>
        <FlowPanel
          {...{ id, moves, version: record.row.version, actions: flow }}
          requestIds={moves.map(() => randomUUID())}
          athome={record.row.decides === "commune"}
          returnable={returnableCriteria(record)}
          hrefOf={(issue) =>
            issue.code === "not_appraised"
              ? "/recognitions/appraisals"
              : edits
                ? mendHref(record, issue)
                : undefined
          }
          kept={await unparkedForm(kept, actor.userId)}
        />
        <TrackCard track={track} />
        <ScoreCard record={record} groups={groups} />
        {changes && record.review.baseline && (
          <ChangeList baseline={record.review.baseline} changes={changes} />
        )}
        <TaskList record={record} groups={groups} edits={edits} />
        <PapersCard record={record} edits={edits} />
        <ApplicationTimeline record={record} />
        <HistoryLink kind="application" id={id} />
      </FormLayout>
    </PageBody>
  );
});
