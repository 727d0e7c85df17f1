import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { screen } from "@/app/screen";
import { EvidenceCard } from "@/components/evidence/evidence-card";
import { EvidenceNotice } from "@/components/evidence/evidence-notice";
import { MergedNotice } from "@/components/patterns/merged-notice";
import { Notice } from "@/components/patterns/notice";
import { FormLayout, PageBody } from "@/components/patterns/page-body";
import { PresenceLine } from "@/components/patterns/presence-line";
import { SecretBanner } from "@/components/patterns/secret-banner";
import { AnswerCard } from "@/components/recognitions/applications/answer-card";
import { AnswerForm } from "@/components/recognitions/applications/answer-form";
import { ApplicationHeader } from "@/components/recognitions/applications/application-header";
import { askedFor } from "@/components/recognitions/applications/asked-card";
import { CriterionCard } from "@/components/recognitions/applications/criterion-card";
import { FactNote } from "@/components/recognitions/applications/fact-note";
import { RecordsCard } from "@/components/recognitions/applications/records-card";
import { TaskNav } from "@/components/recognitions/applications/task-nav";
import { dayOf, formatInstant } from "@/lib/core/dates";
import { beginForm } from "@/lib/core/kept";
import { listPresence } from "@/lib/core/presence";
import { read } from "@/lib/core/read";
import { remarksOf } from "@/lib/core/review";
import { listEvidence } from "@/lib/evidence/queries";
import { evidenceIssue, limitsOf } from "@/lib/evidence/words";
import { dropRecordAction, saveAnswerAction } from "@/lib/recognitions/applications/actions";
import { answerTyped } from "@/lib/recognitions/applications/answers";
import { answersOf } from "@/lib/recognitions/applications/answers-of";
import { answerFiles } from "@/lib/recognitions/applications/evidence-queries";
import { answerFrom } from "@/lib/recognitions/applications/facts";
import { mayEdit } from "@/lib/recognitions/applications/moves";
import { criterionHref } from "@/lib/recognitions/applications/places";
import { getApplication, getOtherResults } from "@/lib/recognitions/applications/queries";
import { factChanged, leafById, tasksOf } from "@/lib/recognitions/applications/tasks";

export const metadata: Metadata = { title: "Tiêu chí" };

type Props = {
  params: Promise<{ id: string; criterion: string }>;
  searchParams: Promise<{
    kept?: string;
    saved?: string;
    merged?: string;
    fact?: string;
    done?: string;
    upload?: string;
    chosen?: string;
  }>;
};

/** One criterion of an application: what it asks, what the portal knows, and the answer; each has an address of its own. */
export default screen(async function CriterionPage({ params, searchParams }: Props) {
  const { id, criterion } = await params;
  const { kept, saved, merged, fact: used, done, upload, chosen } = await searchParams;
  if (!z.uuid().safeParse(id).success) notFound();
  const { record, actor, others, results, files } = await read("recognition.view", async (tx, who) => {
    const found = await getApplication(tx, id, dayOf(new Date()));
    if (!found || !leafById(found, criterion)) return null;
    return {
      ...{ record: found, actor: who },
      others: await listPresence(tx, who, "application", id),
      results: await getOtherResults(tx, id),
      files: await listEvidence(tx, "application", id, criterion),
    };
  });
  const leaf = leafById(record, criterion);
  if (!leaf) notFound();
  const groups = tasksOf(record);
  const task = groups.flatMap(({ tasks }) => tasks).find((one) => one.id === criterion);
  const edits = mayEdit(record, actor);
  const open = edits && !task?.closed;
  const stored = record.answers[leaf.key];
  const fact = record.facts[leaf.key];
  const asked = askedFor(record);
  const begun = await beginForm(actor, `application:${id}:${criterion}`, {
    parked: kept,
    version: stored?.version ?? 0,
  });
  const offered = used === "1" && fact ? answerFrom(leaf, fact) : null;
  // The rows that are stored stay: a form that shows something typed counts its own.
  const rows = { "links.rows": String(stored?.links.length ?? 0) };
  const filled = offered && { ...rows, ...begun.initial.values, answer: answerTyped(offered) };
  return (
    <PageBody>
      <SecretBanner />
      <MergedNotice merged={merged} />
      <EvidenceNotice done={done} />
      {chosen === "1" && <Notice tone="success" title="Đã dùng hồ sơ của đơn vị làm minh chứng" live />}
      {chosen === "0" && <Notice tone="success" title="Đã bỏ hồ sơ khỏi tiêu chí" live />}
      <ApplicationHeader record={record} title={`Tiêu chí ${leaf.code}`} />
      <PresenceLine kind="application" id={id} mode={open ? "editing" : "viewing"} others={others} />
      <FormLayout steps={<TaskNav id={id} groups={groups} current={criterion} edits={edits} />}>
        <CriterionCard leaf={leaf} />
        <FactNote
          {...{ leaf, fact, frozen: stored?.frozen ?? null, changed: factChanged(record, leaf) }}
          useHref={open ? `${criterionHref(id, criterion)}?fact=1` : undefined}
        />
        {open ? (
          <AnswerForm
            key={criterion}
            {...{ record, leaf, others: results, action: saveAnswerAction, requestId: randomUUID() }}
            answers={answersOf(record.answers)}
            remark={
              asked && remarksOf(record.review, asked.id).find(({ path }) => path === criterion)?.remark
            }
            keeping={begun.keeping}
            initial={
              filled ? { ...begun.initial, values: filled, nonce: begun.initial.nonce + 1 } : begun.initial
            }
            note={saved && stored ? `Đã lưu ${formatInstant(stored.updatedAt)}` : undefined}
          />
        ) : (
          <AnswerCard leaf={leaf} answer={stored} />
        )}
        {open && (
          <RecordsCard {...{ id, criterion, records: stored?.records ?? [], drop: dropRecordAction }} />
        )}
        <EvidenceCard
          {...{ kind: "application", record: id, part: criterion, items: files, takes: open }}
          limits={limitsOf(answerFiles)}
          title="Ảnh và tài liệu minh chứng"
          issue={upload ? evidenceIssue(upload) : undefined}
        />
      </FormLayout>
    </PageBody>
  );
});
