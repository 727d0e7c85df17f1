import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { z } from "zod";
import { screen } from "@/app/screen";
import { MergedNotice } from "@/components/patterns/merged-notice";
import { Notice } from "@/components/patterns/notice";
import { PageBody } from "@/components/patterns/page-body";
import { AppraisalHeader } from "@/components/recognitions/appraisal/appraisal-header";
import { ScoreSheetForm } from "@/components/recognitions/appraisal/score-sheet-form";
import { dayOf, formatInstant } from "@/lib/core/dates";
import { beginForm } from "@/lib/core/kept";
import { read } from "@/lib/core/read";
import { saveSheetAction } from "@/lib/recognitions/appraisal/actions";
import { getAppraisal } from "@/lib/recognitions/appraisal/appraisal-queries";
import { sheetKey } from "@/lib/recognitions/appraisal/sheet-fields";

export const metadata: Metadata = { title: "Phiếu chấm" };

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ saved?: string; kept?: string; merged?: string }>;
};

/** The sheet of one member: theirs alone until all have sent. Once it is sent, or the appraisal ended, back to that. */
export default screen(async function SheetPage({ params, searchParams }: Props) {
  const { id } = await params;
  const { saved, kept, merged } = await searchParams;
  if (!z.uuid().safeParse(id).success) notFound();
  const { view, actor } = await read("appraisal.score", async (tx, who) => {
    const found = await getAppraisal(tx, id, who.userId, dayOf(new Date()));
    const desk = found?.desks.find(({ userId }) => userId === who.userId);
    // Nobody else sees what was not sent yet: with lent eyes there is nothing here.
    return found && desk && (found.draft || desk.sentAt) ? { view: found, actor: who } : null;
  });
  const { draft } = view;
  if (!draft || view.state !== "open") redirect(`/recognitions/appraisals/${id}`);
  return (
    <PageBody>
      {saved && <Notice tone="success" title="Đã lưu phiếu; chưa ai khác đọc được" live />}
      <MergedNotice merged={merged} own />
      <AppraisalHeader view={view} title={draft.edition > 1 ? `Phiếu chấm ${draft.edition}` : "Phiếu chấm"} />
      <ScoreSheetForm
        {...{ view, sheet: draft, action: saveSheetAction, requestId: randomUUID() }}
        {...(await beginForm(actor, sheetKey(draft.id), { parked: kept, version: draft.version }))}
        note={draft.version > 1 ? `Đã lưu ${formatInstant(draft.updatedAt)}` : undefined}
      />
    </PageBody>
  );
});
