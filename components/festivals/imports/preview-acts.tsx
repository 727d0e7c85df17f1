import { randomUUID } from "node:crypto";
import { Notice } from "@/components/patterns/notice";
import type { FormAction } from "@/lib/core/refusal";
import type { AskedColumn, ImportRecord } from "@/lib/festivals/imports/record";
import { CommitPanel } from "./commit-panel";
import { QuestionForm } from "./question-form";

type PreviewActsProps = {
  record: ImportRecord;
  columns: AskedColumn[];
  /** True for the person who handed the file in; others of the unit read. */
  own: boolean;
  actions: { answer: FormAction; commit: FormAction; refresh: FormAction; drop: FormAction };
};

/** What can be done with the preview, for whom it is. */
export function PreviewActs({ record, columns, own, actions }: PreviewActsProps) {
  if (!own) {
    return (
      <Notice tone="info" title={`Chỉ ${record.uploadedByName} ghi được tệp này`}>
        Số liệu ghi vào đứng tên người tải tệp lên. Cần thì tải tệp của bạn lên.
      </Notice>
    );
  }
  const ids = { commit: randomUUID(), refresh: randomUUID(), drop: randomUUID() };
  return (
    <>
      {columns.length > 0 && (
        <QuestionForm record={record} columns={columns} action={actions.answer} requestId={randomUUID()} />
      )}
      <CommitPanel record={record} actions={actions} requestIds={ids} />
    </>
  );
}
