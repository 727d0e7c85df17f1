import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { screen } from "@/app/screen";
import { Notice } from "@/components/patterns/notice";
import { PageBody } from "@/components/patterns/page-body";
import { AppraisalHeader } from "@/components/recognitions/appraisal/appraisal-header";
import { ScoreSheetForm } from "@/components/recognitions/appraisal/score-sheet-form";
import { dayOf } from "@/lib/core/dates";
import { read } from "@/lib/core/read";
import { saveSheetAction } from "@/lib/recognitions/appraisal/actions";
import { getAppraisal } from "@/lib/recognitions/appraisal/appraisal-queries";

export const metadata: Metadata = { title: "Phiếu chấm" };

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ saved?: string }> };

/** The sheet of one member: theirs alone until all have sent. */
export default screen(async function SheetPage({ params, searchParams }: Props) {
  const { id } = await params;
  const { saved } = await searchParams;
  if (!z.uuid().safeParse(id).success) notFound();
  const view = await read("appraisal.score", async (tx, who) => {
    const found = await getAppraisal(tx, id, who.userId, dayOf(new Date()));
    return found?.draft && found.state === "open" ? { ...found, draft: found.draft } : null;
  });
  return (
    <PageBody>
      {saved && <Notice tone="success" title="Đã lưu phiếu; chưa ai khác đọc được" live />}
      <AppraisalHeader
        view={view}
        title={view.draft.edition > 1 ? `Phiếu chấm ${view.draft.edition}` : "Phiếu chấm"}
      />
      <ScoreSheetForm view={view} sheet={view.draft} action={saveSheetAction} requestId={randomUUID()} />
    </PageBody>
  );
});
