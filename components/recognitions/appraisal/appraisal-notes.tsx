import { ActionForm } from "@/components/patterns/action-form";
import { RadioGroup } from "@/components/patterns/choice-group";
import { DateField } from "@/components/patterns/date-field";
import { FieldRow } from "@/components/patterns/field-row";
import { FormActions } from "@/components/patterns/form-actions";
import { HiddenField } from "@/components/patterns/hidden-field";
import { SubmitButton } from "@/components/patterns/submit-button";
import { TextField } from "@/components/patterns/text-field";
import { TextareaField } from "@/components/patterns/textarea-field";
import { Card } from "@/components/ui/card";
import { formatDay } from "@/lib/core/dates";
import type { FormAction } from "@/lib/core/refusal";
import type { Note } from "@/lib/recognitions/appraisal/view";
import { noteKindWords } from "@/lib/recognitions/appraisal/words";

type AppraisalNotesProps = {
  notes: Note[];
  add: { id: string; action: FormAction; requestId: string } | null;
};

/** Visits and minutes; each can be cited by a score. */
export function AppraisalNotes({ notes, add }: AppraisalNotesProps) {
  if (notes.length === 0 && !add) return null;
  return (
    <Card title="Kiểm tra thực tế, biên bản">
      <ul className="grid gap-3">
        {notes.map((note) => (
          <li key={note.id} className="border-b border-line pb-3 last:border-0 last:pb-0">
            <p className="font-medium">
              {noteKindWords[note.kind]}, {formatDay(note.heldOn)}, {note.place}
            </p>
            {note.present && <p className="text-hint text-muted">Tham gia: {note.present}</p>}
            <p className="whitespace-pre-line">{note.content}</p>
            <p className="text-hint text-muted">{note.enteredByName} ghi</p>
          </li>
        ))}
      </ul>
      {add && (
        <details className="mt-3" data-screen-only="">
          <summary className="tap cursor-pointer font-medium text-accent">
            Ghi một lần kiểm tra, một biên bản
          </summary>
          <ActionForm action={add.action} requestId={add.requestId} label="Ghi kiểm tra, biên bản">
            <HiddenField name="appraisal" value={add.id} />
            <RadioGroup
              name="kind"
              label="Loại"
              columns={2}
              value="visit"
              options={Object.entries(noteKindWords).map(([value, label]) => ({ value, label }))}
            />
            <FieldRow columns={2}>
              <DateField name="heldOn" label="Ngày" required value="" />
              <TextField name="place" label="Địa điểm" required value="" />
            </FieldRow>
            <TextareaField name="present" label="Thành phần (theo chức danh)" rows={2} optional />
            <TextareaField name="content" label="Nội dung, kết quả" rows={4} required />
            <FormActions>
              <SubmitButton variant="secondary">Ghi</SubmitButton>
            </FormActions>
          </ActionForm>
        </details>
      )}
    </Card>
  );
}
