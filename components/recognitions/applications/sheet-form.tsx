import { ActionForm } from "@/components/patterns/action-form";
import { FieldSet } from "@/components/patterns/field-row";
import { FormActions } from "@/components/patterns/form-actions";
import { HiddenField } from "@/components/patterns/hidden-field";
import { SubmitButton } from "@/components/patterns/submit-button";
import { TextareaField } from "@/components/patterns/textarea-field";
import type { Beginning } from "@/lib/core/kept";
import type { FormAction } from "@/lib/core/refusal";
import { emptyAnswer, sheetMark } from "@/lib/recognitions/applications/answers";
import type { ApplicationRecord } from "@/lib/recognitions/applications/record";
import type { Task, TaskGroup } from "@/lib/recognitions/applications/tasks";
import { AnswerField } from "./answer-field";

type SheetFormProps = Beginning & {
  record: ApplicationRecord;
  groups: TaskGroup[];
  action: FormAction;
  requestId: string;
  note?: string;
};

/** Every criterion that is open on one sheet, for those who know the set; evidence has its place at each criterion. */
export function SheetForm({ record, groups, action, requestId, note, initial, keeping }: SheetFormProps) {
  const tasks = groups.flatMap((group) => group.tasks).filter(({ closed }) => !closed);
  const content = ({ key }: Task) => record.answers[key] ?? emptyAnswer;
  const original = Object.fromEntries(tasks.map((task) => [task.id, sheetMark(task.leaf, content(task))]));
  return (
    <ActionForm {...{ action, requestId, initial, keeping }} enterIntent="draft" label="Chấm trên một trang">
      <HiddenField name="id" value={record.id} />
      <HiddenField name="version" value={record.row.version} />
      <HiddenField name="original" value={JSON.stringify(original)} />
      {groups.map((group) => {
        const open = group.tasks.filter(({ closed }) => !closed);
        return open.length === 0 ? null : (
          <FieldSet key={group.key} legend={`${group.code}. ${group.name}`}>
            {open.map((task) => (
              <div key={task.key} className="grid gap-3 border-t border-line pt-3">
                <AnswerField
                  leaf={task.leaf}
                  answer={content(task).answer}
                  byPoints={record.document?.scoring === "points"}
                  prefix={`answers.${task.id}.`}
                  label={labelOf(task)}
                />
                <TextareaField
                  name={`answers.${task.id}.explanation`}
                  label={`Giải trình tiêu chí ${task.leaf.code}`}
                  value={content(task).explanation}
                  rows={2}
                  maxLength={4000}
                />
              </div>
            ))}
          </FieldSet>
        );
      })}
      <FormActions note={note}>
        <SubmitButton intent="continue" size="large" working="Đang lưu…">
          Lưu và về hồ sơ
        </SubmitButton>
        <SubmitButton intent="draft" variant="secondary" size="large" working="Đang lưu…">
          Lưu
        </SubmitButton>
      </FormActions>
    </ActionForm>
  );
}

const labelOf = ({ whole, leaf }: Task) =>
  whole ? `${leaf.code}. ${whole.text}: ${leaf.text}` : `${leaf.code}. ${leaf.text}`;
