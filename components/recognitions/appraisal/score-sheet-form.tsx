import { ActionForm } from "@/components/patterns/action-form";
import { CheckboxGroup } from "@/components/patterns/choice-group";
import { FieldSet } from "@/components/patterns/field-row";
import { FormActions } from "@/components/patterns/form-actions";
import { HiddenField } from "@/components/patterns/hidden-field";
import { OriginalField } from "@/components/patterns/original-field";
import { SubmitButton } from "@/components/patterns/submit-button";
import { TextareaField } from "@/components/patterns/textarea-field";
import { AnswerField } from "@/components/recognitions/applications/answer-field";
import { Link } from "@/components/ui/link";
import type { Beginning } from "@/lib/core/kept";
import type { FormAction } from "@/lib/core/refusal";
import { answerWords } from "@/lib/recognitions/applications/answers";
import { citablesOf } from "@/lib/recognitions/appraisal/cites";
import { sheetContent, sheetReaders } from "@/lib/recognitions/appraisal/sheet-fields";
import type { AppraisalView, Sheet } from "@/lib/recognitions/appraisal/view";
import { type Criterion, type LeafCriterion, leavesOf } from "@/lib/recognitions/criteria/document";

type ScoreSheetFormProps = Beginning & {
  view: AppraisalView;
  sheet: Sheet;
  action: FormAction;
  requestId: string;
  note?: string;
};

/** Every criterion with what the applicant says and brings; the member finds, cites, remarks. */
export function ScoreSheetForm({ view, sheet, note, ...form }: ScoreSheetFormProps) {
  const { document } = view.record;
  if (!document) return null;
  return (
    <ActionForm {...form} label="Phiếu chấm" enterIntent="draft">
      <HiddenField name="id" value={sheet.id} />
      <HiddenField name="version" value={sheet.version} />
      <OriginalField readers={sheetReaders(view)} content={sheetContent(sheet.findings)} />
      {document.groups.map((group) => (
        <FieldSet key={group.key} legend={`${group.code}. ${group.name}`}>
          {group.criteria.flatMap((of) =>
            leavesOf(of).map((leaf) => (
              <ScoredCriterion
                key={leaf.key}
                {...{ view, sheet, leaf }}
                whole={of.kind === "parts" ? of : null}
              />
            )),
          )}
        </FieldSet>
      ))}
      <p className="text-muted">
        Phần đang nhập tự lưu cho riêng bạn; “Lưu” ghi vào phiếu. Gửi rồi phiếu giữ nguyên, chấm lại thì lập
        phiếu mới kèm lý do.
      </p>
      <FormActions note={note}>
        <SubmitButton intent="send" size="large" working="Đang gửi…">
          Gửi phiếu chấm
        </SubmitButton>
        <SubmitButton intent="draft" variant="secondary" size="large" working="Đang lưu…">
          Lưu
        </SubmitButton>
      </FormActions>
    </ActionForm>
  );
}

type ScoredCriterionProps = {
  view: AppraisalView;
  sheet: Sheet;
  leaf: LeafCriterion;
  whole: Criterion | null;
};

function ScoredCriterion({ view, sheet, leaf, whole }: ScoredCriterionProps) {
  const { record } = view;
  const id = record.criterionIds[leaf.key] ?? "";
  const said = record.answers[leaf.key];
  const found = sheet.findings[id];
  const code = leaf.code;
  return (
    <div className="grid gap-3 border-t border-line pt-3">
      <p>
        <strong className="figures">{code}</strong> {whole && `${whole.text}: `}
        {leaf.text}
      </p>
      <div className="rounded-control bg-paper px-3 py-2 text-hint">
        <p>
          Tự chấm: <strong>{answerWords(leaf, said?.answer ?? null) || "chưa chấm"}</strong>
        </p>
        {said?.explanation && <p className="whitespace-pre-line">{said.explanation}</p>}
        {view.evidence[id]?.map(({ code: cited, label, href }) => (
          <p key={cited}>
            {href ? (
              <Link href={href} className="text-link inline-block py-1 phone:py-2.5">
                {label}
              </Link>
            ) : (
              label
            )}
          </p>
        ))}
      </div>
      <AnswerField
        leaf={leaf}
        answer={found?.answer ?? null}
        byPoints={record.document?.scoring === "points"}
        prefix={`scores.${id}.`}
        label={`Kết quả thẩm định ${code}`}
      />
      <CheckboxGroup
        name={`scores.${id}.cites[]`}
        label={`Căn cứ ${code}`}
        hint="Có điểm thì phải dẫn ít nhất một căn cứ."
        columns={2}
        value={found?.cites ?? []}
        options={citablesOf(view, leaf).map(({ code: value, label }) => ({ value, label }))}
      />
      <TextareaField
        name={`scores.${id}.remark`}
        label={`Nhận xét ${code}`}
        optional
        rows={2}
        value={found?.remark ?? ""}
      />
    </div>
  );
}
