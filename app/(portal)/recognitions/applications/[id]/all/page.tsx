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
import { SheetForm } from "@/components/recognitions/applications/sheet-form";
import { TaskNav } from "@/components/recognitions/applications/task-nav";
import { dayOf, formatInstant } from "@/lib/core/dates";
import { beginForm } from "@/lib/core/kept";
import { listPresence } from "@/lib/core/presence";
import { read } from "@/lib/core/read";
import { saveSheetAction } from "@/lib/recognitions/applications/actions";
import { mayEdit } from "@/lib/recognitions/applications/moves";
import { getApplication } from "@/lib/recognitions/applications/queries";
import { tasksOf } from "@/lib/recognitions/applications/tasks";

export const metadata: Metadata = { title: "Chấm trên một trang" };

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ kept?: string; saved?: string; merged?: string }>;
};

/** All criteria of an application on one sheet; whoever may not change it is led to the application. */
export default screen(async function SheetPage({ params, searchParams }: Props) {
  const { id } = await params;
  const { kept, saved, merged } = await searchParams;
  if (!z.uuid().safeParse(id).success) notFound();
  const { record, actor, others } = await read("recognition.view", async (tx, who) => {
    const found = await getApplication(tx, id, dayOf(new Date()));
    return found && { record: found, actor: who, others: await listPresence(tx, who, "application", id) };
  });
  if (!mayEdit(record, actor)) redirect(`/recognitions/applications/${id}`);
  const groups = tasksOf(record);
  return (
    <PageBody>
      <SecretBanner />
      <MergedNotice merged={merged} />
      <ApplicationHeader record={record} title="Chấm trên một trang" />
      <PresenceLine kind="application" id={id} mode="editing" others={others} />
      <FormLayout steps={<TaskNav id={id} groups={groups} current="all" edits />}>
        <SheetForm
          {...{ record, groups, action: saveSheetAction, requestId: randomUUID() }}
          {...(await beginForm(actor, `application:${id}:all`, {
            parked: kept,
            version: record.row.version,
          }))}
          note={saved ? `Đã lưu ${formatInstant(record.updatedAt)}` : undefined}
        />
      </FormLayout>
    </PageBody>
  );
});
