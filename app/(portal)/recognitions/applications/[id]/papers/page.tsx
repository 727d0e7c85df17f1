import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { z } from "zod";
import { screen } from "@/app/screen";
import { MergedNotice } from "@/components/patterns/merged-notice";
import { FormLayout, PageBody } from "@/components/patterns/page-body";
import { PresenceLine } from "@/components/patterns/presence-line";
import { SecretBanner } from "@/components/patterns/secret-banner";
import { ApplicationHeader } from "@/components/recognitions/applications/application-header";
import { PapersForm } from "@/components/recognitions/applications/papers-form";
import { TaskNav } from "@/components/recognitions/applications/task-nav";
import { dayOf, formatInstant } from "@/lib/core/dates";
import { beginForm } from "@/lib/core/kept";
import { listPresence } from "@/lib/core/presence";
import { read } from "@/lib/core/read";
import { savePapersAction } from "@/lib/recognitions/applications/actions";
import { mayEdit } from "@/lib/recognitions/applications/moves";
import { getApplication } from "@/lib/recognitions/applications/queries";
import { tasksOf } from "@/lib/recognitions/applications/tasks";

export const metadata: Metadata = { title: "Văn bản, khảo sát, báo cáo" };

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ kept?: string; saved?: string; merged?: string }>;
};

/** What stands beside the criteria of an application; whoever may not change it is led to the application. */
export default screen(async function PapersPage({ params, searchParams }: Props) {
  const { id } = await params;
  const { kept, saved, merged } = await searchParams;
  if (!z.uuid().safeParse(id).success) notFound();
  const { record, actor, others } = await read("recognition.view", async (tx, who) => {
    const found = await getApplication(tx, id, dayOf(new Date()));
    return found && { record: found, actor: who, others: await listPresence(tx, who, "application", id) };
  });
  if (!mayEdit(record, actor)) redirect(`/recognitions/applications/${id}`);
  return (
    <PageBody>
      <SecretBanner />
      <MergedNotice merged={merged} />
      <ApplicationHeader record={record} title="Văn bản, khảo sát, báo cáo" />
      <PresenceLine kind="application" id={id} mode="editing" others={others} />
      <FormLayout steps={<TaskNav id={id} groups={tasksOf(record)} current="papers" edits />}>
        <PapersForm
          {...{ record, action: savePapersAction, requestId: randomUUID() }}
          {...(await beginForm(actor, `application:${id}:papers`, {
            parked: kept,
            version: record.row.version,
          }))}
          note={saved ? `Đã lưu ${formatInstant(record.updatedAt)}` : undefined}
        />
      </FormLayout>
    </PageBody>
  );
});
