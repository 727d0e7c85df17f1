import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { screen } from "@/app/screen";
import { Notice } from "@/components/patterns/notice";
import { FormLayout, PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { Card } from "@/components/ui/card";
import { ChangeActs } from "@/components/units/changes/change-acts";
import { ChangeBadge } from "@/components/units/changes/change-badge";
import { ChangeConflicts } from "@/components/units/changes/change-conflicts";
import {
  ChangeFacts,
  ChangeHeadForm,
  ChangeTimeline,
  ReplaceFileForm,
} from "@/components/units/changes/change-facts";
import { ChangeImpact } from "@/components/units/changes/change-impact";
import { ChangeInWay } from "@/components/units/changes/change-in-way";
import { ChangePlanTable } from "@/components/units/changes/change-plan";
import { ChangePosts } from "@/components/units/changes/change-posts";
import { may } from "@/lib/core/actor";
import { formatDay } from "@/lib/core/dates";
import { read } from "@/lib/core/read";
import { unitTitle } from "@/lib/core/words";
import {
  acceptChangeAction,
  applyChangeAction,
  discardChangeAction,
  editHeadAction,
  refuseChangeAction,
  replaceFileAction,
  undoChangeAction,
  withdrawChangeAction,
} from "@/lib/units/changes/actions";
import { actsOf } from "@/lib/units/changes/acts";
import { previewOf } from "@/lib/units/changes/preview-queries";
import { getChange, inWayOf, unitRefs } from "@/lib/units/changes/queries";
import { planSummary } from "@/lib/units/changes/view";
import { changeDoneWords, changeKindWords, ruleSentence } from "@/lib/units/changes/words";

export const metadata: Metadata = { title: "Thay đổi đơn vị" };

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ done?: string }> };

const actions = {
  apply: applyChangeAction,
  discard: discardChangeAction,
  accept: acceptChangeAction,
  refuse: refuseChangeAction,
  withdraw: withdrawChangeAction,
  undo: undoChangeAction,
};

/** One change of the tree: what it says, what it touches, and what can be done with it. */
export default screen(async function ChangePage({ params, searchParams }: Props) {
  const { id } = await params;
  const { done } = await searchParams;
  if (!z.uuid().safeParse(id).success) notFound();
  const { actor, change, preview, inWay, inWayUnits } = await read("units.history", async (tx, who) => {
    const found = await getChange(tx, id);
    if (!found) return null;
    const stands = found.state === "applied" && may(who, "units.change") ? await inWayOf(tx, id) : [];
    return {
      actor: who,
      change: found,
      preview: await previewOf(tx, found),
      inWay: stands,
      inWayUnits: await unitRefs(
        tx,
        stands.map(({ unitId }) => unitId),
      ),
    };
  });
  const sound = preview.conflicts.length === 0 && preview.refused === null;
  const acts = actsOf(change, actor, { sound, standing: inWay.length > 0 });
  const manages = may(actor, "units.change");
  const edits = manages && change.state === "draft";
  const said = done ? changeDoneWords[done] : undefined;
  return (
    <PageBody>
      {said && <Notice tone="success" title={said} live />}
      <PageHeader
        title={`${changeKindWords[change.kind]}${change.unit.level === "nation" ? "" : `, ${unitTitle(change.unit)}`}`}
        facts={[
          <ChangeBadge key="state" state={change.state} />,
          `hiệu lực từ ${formatDay(change.effectiveOn)}`,
          preview.conflicts.length === 0 && planSummary(preview.plan),
          preview.kept > 0 && `${preview.kept} dòng giữ nguyên đơn vị`,
        ]}
        crumbs={[
          { label: "Đơn vị", href: "/units" },
          { label: "Thay đổi đơn vị", href: "/units/changes" },
        ]}
      />
      {preview.refused && (
        <Notice tone="error" title="Chưa áp dụng được thay đổi này">
          {ruleSentence(preview.refused)}
        </Notice>
      )}
      {inWay.length > 0 && <ChangeInWay inWay={inWay} units={inWayUnits} />}
      <FormLayout aside={<ChangeTimeline change={change} />}>
        {preview.conflicts.length > 0 && (
          <ChangeConflicts id={id} conflicts={preview.conflicts} lines={change.lines} />
        )}
        {acts.length > 0 && (
          <ChangeActs
            change={change}
            preview={preview}
            acts={acts}
            actions={actions}
            requestIds={acts.map(() => randomUUID())}
          />
        )}
        {preview.conflicts.length === 0 && (
          <>
            <Card title="Đơn vị thay đổi" note={planSummary(preview.plan)} flush>
              <ChangePlanTable preview={preview} bornIds={change.state === "applied" ? change.bornIds : []} />
            </Card>
            {preview.plan.ends.length > 0 && <ChangeImpact preview={preview} manages={manages} />}
            <ChangePosts preview={preview} effectiveOn={change.effectiveOn} />
          </>
        )}
        <ChangeFacts change={change} />
        {edits && <ChangeHeadForm change={change} action={editHeadAction} requestId={randomUUID()} />}
        {edits && change.kind === "mapping" && (
          <ReplaceFileForm change={change} action={replaceFileAction} requestId={randomUUID()} />
        )}
      </FormLayout>
    </PageBody>
  );
});
