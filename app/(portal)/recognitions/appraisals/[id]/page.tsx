import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { screen } from "@/app/screen";
import { KeptNotice } from "@/components/patterns/kept-notice";
import { MergedNotice } from "@/components/patterns/merged-notice";
import { Notice } from "@/components/patterns/notice";
import { PageBody } from "@/components/patterns/page-body";
import { AgreeForm } from "@/components/recognitions/appraisal/agree-form";
import { AppraisalHeader } from "@/components/recognitions/appraisal/appraisal-header";
import { AppraisalNotes } from "@/components/recognitions/appraisal/appraisal-notes";
import { ComparedTable } from "@/components/recognitions/appraisal/compared-table";
import { DeskCard } from "@/components/recognitions/appraisal/desk-card";
import { ResultCard } from "@/components/recognitions/appraisal/result-card";
import { may } from "@/lib/core/actor";
import { dayOf } from "@/lib/core/dates";
import { listKept } from "@/lib/core/kept";
import { read } from "@/lib/core/read";
import * as actions from "@/lib/recognitions/appraisal/actions";
import { getAppraisal } from "@/lib/recognitions/appraisal/appraisal-queries";
import { compareSheets } from "@/lib/recognitions/appraisal/compare";
import { sheetKey } from "@/lib/recognitions/appraisal/sheet-fields";

export const metadata: Metadata = { title: "Thẩm định hồ sơ" };

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ done?: string; merged?: string }> };

const said: Record<string, string> = {
  sent: "Đã gửi phiếu chấm; phiếu giữ nguyên từ đây",
  agreed: "Đã lưu điểm thống nhất",
  concluded: "Đã chốt kết quả thẩm định",
  noted: "Đã ghi",
  replaced: "Đã phân công người chấm khác",
};

/** One appraisal: who scores, what each gave once all have sent, what was agreed, visits and minutes. */
export default screen(async function AppraisalPage({ params, searchParams }: Props) {
  const { id } = await params;
  const { done, merged } = await searchParams;
  if (!z.uuid().safeParse(id).success) notFound();
  const { view, actor, unsaved } = await read("appraisal.score", async (tx, who) => {
    const found = await getAppraisal(tx, id, who.userId, dayOf(new Date()));
    const typed = found?.draft ? await listKept(tx, who, sheetKey(found.draft.id)) : [];
    return found && { view: found, actor: who, unsaved: typed };
  });
  const groups = compareSheets(view);
  const open = view.state === "open";
  const mine = view.desks.find(({ userId }) => userId === actor.userId);
  const holds = actor.actsFor.includes(view.unitId) && may(actor, "recognition.appraise");
  const agrees = open && holds && view.revealed;
  return (
    <PageBody>
      {done && said[done] && <Notice tone="success" title={said[done]} live />}
      <MergedNotice merged={merged} own />
      <AppraisalHeader view={view} />
      <KeptNotice
        parts={unsaved.map(({ at }) => ({
          href: `/recognitions/appraisals/${id}/sheet`,
          label: "Phiếu chấm",
          at,
        }))}
      />
      <DeskCard
        view={view}
        mine={open ? (mine ?? null) : null}
        begin={{ action: actions.beginSheetAction, requestId: randomUUID() }}
        conflict={{ action: actions.declareConflictAction, requestId: randomUUID() }}
        replace={
          open && holds
            ? { action: actions.replaceAction, requestIds: [...view.desks, null].map(() => randomUUID()) }
            : null
        }
      />
      {view.result && <ResultCard view={view} />}
      {agrees ? (
        <AgreeForm view={view} groups={groups} action={actions.agreeAction} requestId={randomUUID()} />
      ) : (
        <ComparedTable view={view} groups={groups} />
      )}
      <AppraisalNotes
        notes={view.notes}
        add={open && (mine || holds) ? { id, action: actions.noteAction, requestId: randomUUID() } : null}
      />
    </PageBody>
  );
});
