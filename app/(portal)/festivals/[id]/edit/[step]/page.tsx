import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { z } from "zod";
import { screen } from "@/app/screen";
import { CheckSheet } from "@/components/festivals/points/check-sheet";
import { EditForm } from "@/components/festivals/points/edit-form";
import { askedCard, RouteCard } from "@/components/festivals/points/record-aside";
import { RecordHeader } from "@/components/festivals/points/record-header";
import { StepNav } from "@/components/festivals/points/step-nav";
import { KeptNotice } from "@/components/patterns/kept-notice";
import { MergedNotice } from "@/components/patterns/merged-notice";
import { Notice } from "@/components/patterns/notice";
import { FormLayout, PageBody } from "@/components/patterns/page-body";
import { PresenceLine } from "@/components/patterns/presence-line";
import { SecretBanner } from "@/components/patterns/secret-banner";
import { dayOf, formatInstant } from "@/lib/core/dates";
import { beginForm, listKept } from "@/lib/core/kept";
import { listPresence } from "@/lib/core/presence";
import { read } from "@/lib/core/read";
import * as actions from "@/lib/festivals/points/actions";
import { type FormStep, formStepNames, keptParts } from "@/lib/festivals/points/content";
import { actsForOther, checkContext, editingFor, movesFor, stillWrong } from "@/lib/festivals/points/moves";
import { getFestival } from "@/lib/festivals/points/queries";

export const metadata: Metadata = { title: "Nhập điểm Ngày hội" };

const places = [...formStepNames, "check", "all"] as const;

const saves: Record<FormStep | "all", (typeof actions)["saveSheetAction"]> = {
  general: actions.saveGeneralAction,
  programme: actions.saveProgrammeAction,
  attendance: actions.saveAttendanceAction,
  gifts: actions.saveGiftsAction,
  awards: actions.saveAwardsAction,
  evaluation: actions.saveEvaluationAction,
  all: actions.saveSheetAction,
};

type Props = {
  params: Promise<{ id: string; step: string }>;
  searchParams: Promise<{ kept?: string; saved?: string; merged?: string; begun?: string }>;
};

/** One step of entering a point; each has an address of its own. */
export default screen(async function EditFestivalPage({ params, searchParams }: Props) {
  const { id, step: asked } = await params;
  const { kept, saved, merged, begun } = await searchParams;
  const step = places.find((place) => place === asked);
  if (!step || !z.uuid().safeParse(id).success) notFound();
  const today = dayOf(new Date());
  const { record, actor, others, unsaved } = await read("festival.view", async (tx, who) => {
    const found = await getFestival(tx, who, id, today);
    return (
      found && {
        record: found,
        actor: who,
        others: await listPresence(tx, who, "festival", id),
        unsaved: await listKept(tx, who, `festival:${id}:`),
      }
    );
  });
  const editing = editingFor(record, actor);
  if (editing === "none") redirect(`/festivals/${id}`);
  if (editing === "correction" && step !== "all") redirect(`/festivals/${id}/edit/all`);
  const issues = stillWrong(record, today);
  const formKey = `festival:${id}:${editing === "correction" ? "correct" : step}`;
  return (
    <PageBody>
      <SecretBanner />
      <MergedNotice merged={merged} />
      {begun === "1" && record.origin && (
        <Notice tone="success" title={`Đã lập lại từ điểm năm ${record.origin.year}`} live>
          Kiểm tra ngày, giờ và địa điểm; những gì đổi so với năm {record.origin.year} được ghi dưới từng mục.
        </Notice>
      )}
      <RecordHeader record={record} title={editing === "correction" ? "Đính chính" : "Nhập kết quả"} />
      <PresenceLine kind="festival" id={id} mode="editing" others={others} />
      {step === "check" && <KeptNotice parts={keptParts(id, unsaved)} />}
      <FormLayout
        steps={editing === "draft" && <StepNav record={record} issues={issues} current={step} />}
        asked={askedCard(record, editing === "draft")}
        aside={<RouteCard record={record} />}
      >
        {step === "check" ? (
          <CheckSheet
            record={record}
            issues={issues}
            context={checkContext(record, today)}
            moves={movesFor(record, actor, today)}
            forOther={actsForOther(record, actor)}
            actions={{ submit: actions.submitFestivalAction, send: actions.sendFestivalAction }}
            requestIds={[randomUUID(), randomUUID()]}
          />
        ) : (
          <EditForm
            record={record}
            step={step}
            action={editing === "correction" ? actions.correctFestivalAction : saves[step]}
            requestId={randomUUID()}
            {...(await beginForm(actor, formKey, { parked: kept, version: record.row.version }))}
            note={saved ? `Đã lưu ${formatInstant(record.updatedAt)}` : undefined}
            correction={editing === "correction"}
          />
        )}
      </FormLayout>
    </PageBody>
  );
});
