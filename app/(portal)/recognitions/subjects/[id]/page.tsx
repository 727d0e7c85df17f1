import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { screen } from "@/app/screen";
import { HistoryLink } from "@/components/audit/history-link";
import { ActionForm } from "@/components/patterns/action-form";
import { DescriptionList } from "@/components/patterns/description-list";
import { FormActions } from "@/components/patterns/form-actions";
import { HiddenField } from "@/components/patterns/hidden-field";
import { MergedNotice } from "@/components/patterns/merged-notice";
import { Notice } from "@/components/patterns/notice";
import { OriginalField } from "@/components/patterns/original-field";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { SubmitButton } from "@/components/patterns/submit-button";
import { ApplicationLines } from "@/components/recognitions/applications/application-lines";
import { EndSubject } from "@/components/recognitions/subjects/end-subject";
import { SubjectFields } from "@/components/recognitions/subjects/subject-fields";
import { Card } from "@/components/ui/card";
import { may } from "@/lib/core/actor";
import { dayOf, formatDay, formatInstant } from "@/lib/core/dates";
import { beginForm } from "@/lib/core/kept";
import { read } from "@/lib/core/read";
import { unitTitle } from "@/lib/core/words";
import { listSubjectApplications } from "@/lib/recognitions/applications/list-queries";
import { editSubjectAction, endSubjectAction } from "@/lib/recognitions/subjects/actions";
import { getSubject } from "@/lib/recognitions/subjects/queries";
import { subjectReaders } from "@/lib/recognitions/subjects/schema";
import { subjectKindWords } from "@/lib/recognitions/words";

export const metadata: Metadata = { title: "Đối tượng" };

const said: Record<string, string> = {
  add: "Đã thêm vào danh sách",
  edit: "Đã lưu",
  end: "Đã ghi thôi hoạt động",
};

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ done?: string; kept?: string; merged?: string }>;
};

/** One subject: what the register says of it, and its applications of all years. */
export default screen(async function SubjectPage({ params, searchParams }: Props) {
  const { id } = await params;
  const { done, kept, merged } = await searchParams;
  if (!z.uuid().safeParse(id).success) notFound();
  const { subject, actor, lines } = await read("recognition.view", async (tx, who) => {
    const found = await getSubject(tx, who, id);
    return found && { subject: found, actor: who, lines: await listSubjectApplications(tx, id) };
  });
  const edits = may(actor, "subject.manage") && subject.own && subject.endedOn === null;
  const { content, kind } = subject;
  return (
    <PageBody>
      <MergedNotice merged={merged} />
      {done && said[done] && (
        <Notice tone="success" title={said[done]} live>
          {null}
        </Notice>
      )}
      <PageHeader
        crumbs={[{ label: "Danh sách đối tượng", href: "/recognitions/subjects" }]}
        title={content.name}
        facts={[
          subjectKindWords[kind],
          unitTitle(subject.unit),
          subject.endedOn && `thôi hoạt động từ ${formatDay(subject.endedOn)}`,
          `cập nhật ${formatInstant(subject.updatedAt)}`,
        ]}
      />
      <ApplicationLines lines={lines} />
      {edits ? (
        <Card title="Thông tin trong danh sách" className="max-w-read">
          <ActionForm
            action={editSubjectAction}
            requestId={randomUUID()}
            label="Sửa thông tin"
            {...(await beginForm(actor, `subject:${id}`, { parked: kept, version: subject.version }))}
          >
            <HiddenField name="id" value={id} />
            <HiddenField name="version" value={subject.version} />
            <OriginalField readers={subjectReaders} content={content} />
            <SubjectFields kind={kind} content={content} />
            <FormActions>
              <SubmitButton>Lưu</SubmitButton>
            </FormActions>
          </ActionForm>
        </Card>
      ) : (
        <Card title="Thông tin trong danh sách" className="max-w-read">
          <DescriptionList
            items={subjectReaders.map(({ path, label, read: words }) => ({
              key: path,
              label,
              value:
                path === "startedOn" && content.startedOn
                  ? formatDay(content.startedOn)
                  : words(content) || "–",
            }))}
          />
        </Card>
      )}
      {edits && (
        <EndSubject
          id={id}
          version={subject.version}
          name={content.name}
          today={dayOf(new Date())}
          action={endSubjectAction}
          requestId={randomUUID()}
        />
      )}
      <HistoryLink kind="subject" id={id} />
    </PageBody>
  );
});
