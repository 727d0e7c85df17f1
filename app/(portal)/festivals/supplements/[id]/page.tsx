import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { screen } from "@/app/screen";
import { ExceptionTable } from "@/components/festivals/supplements/exception-card";
import { SupplementBadge } from "@/components/festivals/supplements/supplement-badge";
import { SupplementForm } from "@/components/festivals/supplements/supplement-form";
import { type SupplementMove, SupplementMoves } from "@/components/festivals/supplements/supplement-moves";
import { SupplementPaper } from "@/components/festivals/supplements/supplement-paper";
import { MergedNotice } from "@/components/patterns/merged-notice";
import { Notice } from "@/components/patterns/notice";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { PresenceLine } from "@/components/patterns/presence-line";
import { Card } from "@/components/ui/card";
import { type Actor, isNational, may } from "@/lib/core/actor";
import { dayOf, formatDay } from "@/lib/core/dates";
import { beginForm } from "@/lib/core/kept";
import { listPresence } from "@/lib/core/presence";
import { read } from "@/lib/core/read";
import { unitTitle } from "@/lib/core/words";
import * as actions from "@/lib/festivals/supplements/actions";
import { getSupplement } from "@/lib/festivals/supplements/queries";
import type { SupplementPage } from "@/lib/festivals/supplements/view";
import { supplementDoneSentence } from "@/lib/festivals/supplements/words";

export const metadata: Metadata = { title: "Bổ sung báo cáo" };

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ done?: string; kept?: string; merged?: string }>;
};

/** What this person can do with a supplement now. */
function movesOf({ state, own, enteredById, sentById }: SupplementPage, actor: Actor): SupplementMove[] {
  const began = state === "draft" || state === "returned";
  if (own && began && may(actor, "report.send")) return ["send"];
  if (own && state === "sent" && may(actor, "report.send")) return ["recall"];
  if (!isNational(actor) || state !== "sent" || !may(actor, "review.accept")) return [];
  const wrote = enteredById === actor.userId || sentById === actor.userId;
  return wrote ? ["return"] : ["accept", "return"];
}

/** One supplement: what it brings, what stays missing, the paper, and what can be done with it. */
export default screen(async function SupplementDetailPage({ params, searchParams }: Props) {
  const { id } = await params;
  const { done, kept, merged } = await searchParams;
  if (!z.uuid().safeParse(id).success) notFound();
  const { actor, supplement, others } = await read("festival.view", async (tx, who) => {
    const found = await getSupplement(tx, who, id);
    return found && { actor: who, supplement: found, others: await listPresence(tx, who, "supplement", id) };
  });
  const { report, state, carries, leaves, own, version } = supplement;
  const said = supplementDoneSentence(done);
  const began = state === "draft" || state === "returned";
  const moves = movesOf(supplement, actor);
  const edits = own && began && may(actor, "report.enter");
  return (
    <PageBody>
      <MergedNotice merged={merged} />
      {said && <Notice tone="success" title={said} live />}
      <div data-screen-only="">
        <PageHeader
          title={`Bổ sung báo cáo số ${supplement.number} · ${unitTitle(report.unit)}`}
          facts={[
            `mùa ${report.year}`,
            <SupplementBadge key="state" state={state} />,
            supplement.sentAt && state !== "draft" && `gửi ${formatDay(dayOf(supplement.sentAt))}`,
            carries.length > 0 ? `bổ sung ${carries.length} xã` : "chưa có xã nào để bổ sung",
            leaves.length > 0 && `còn thiếu ${leaves.length} xã`,
          ]}
          crumbs={[{ label: `Báo cáo kết quả ${report.year}`, href: `/festivals/reports/${report.id}` }]}
        />
      </div>
      <PresenceLine kind="supplement" id={id} mode={edits ? "editing" : "viewing"} others={others} />
      {state === "returned" && (
        <Notice tone="warning" title="V05 trả lại bổ sung báo cáo">
          <p className="whitespace-pre-line">{supplement.returnNote}</p>
        </Notice>
      )}
      <SupplementMoves
        supplement={supplement}
        moves={moves}
        actions={{
          send: actions.sendSupplementAction,
          recall: actions.recallSupplementAction,
          accept: actions.acceptSupplementAction,
          return: actions.returnSupplementAction,
        }}
        requestIds={moves.map(() => randomUUID())}
      />
      <div data-screen-only="" className="grid gap-4">
        <Card title={began ? "Sẽ bổ sung khi gửi" : "Đơn vị trong bổ sung này"}>
          {carries.length > 0 ? (
            <ExceptionTable rows={carries} />
          ) : (
            <p>Chưa có đơn vị còn thiếu nào được tiếp nhận đủ điểm.</p>
          )}
        </Card>
        {leaves.length > 0 && (
          <Card title="Vẫn còn thiếu">
            <ExceptionTable rows={leaves} />
          </Card>
        )}
        {edits && (
          <SupplementForm
            action={actions.editSupplementAction}
            requestId={randomUUID()}
            {...(await beginForm(actor, `supplement:${id}`, { parked: kept, version }))}
            record={{ id, version, content: supplement }}
          />
        )}
      </div>
      <SupplementPaper supplement={supplement} />
    </PageBody>
  );
});
