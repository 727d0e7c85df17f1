import { ActionForm } from "@/components/patterns/action-form";
import { FieldSet } from "@/components/patterns/field-row";
import { FormActions } from "@/components/patterns/form-actions";
import { HiddenField } from "@/components/patterns/hidden-field";
import { SubmitButton } from "@/components/patterns/submit-button";
import { TextareaField } from "@/components/patterns/textarea-field";
import { AnswerField } from "@/components/recognitions/applications/answer-field";
import { Tag } from "@/components/ui/tag";
import { formatHundredths } from "@/lib/core/decimals";
import type { FormAction } from "@/lib/core/refusal";
import { answerWords } from "@/lib/recognitions/applications/answers";
import type { ComparedGroup, ComparedLine } from "@/lib/recognitions/appraisal/compare";
import type { AppraisalView } from "@/lib/recognitions/appraisal/view";
import type { Answer } from "@/lib/recognitions/criteria/scoring";
import { CitedAs } from "./cited-as";
import { Given } from "./compared-table";

type AgreeFormProps = { view: AppraisalView; groups: ComparedGroup[]; action: FormAction; requestId: string };

/** What all members gave alike is offered as agreed; where they differ, nothing is. */
function offered(line: ComparedLine): Answer | null {
  if (line.agreed) return line.agreed.answer;
  const given = line.members.map(({ finding }) => JSON.stringify(finding.answer));
  return new Set(given).size === 1 ? (line.members[0]?.finding.answer ?? null) : null;
}

/** Agreeing, criterion by criterion: what was said of oneself, by each member, how far apart, and what the team agrees. */
export function AgreeForm({ view, groups, action, requestId }: AgreeFormProps) {
  const byPoints = view.record.document?.scoring === "points";
  return (
    <ActionForm action={action} requestId={requestId} label="Thống nhất điểm" enterIntent="draft">
      <HiddenField name="appraisal" value={view.id} />
      <HiddenField name="version" value={view.version} />
      {groups.map((group) => (
        <FieldSet key={group.key} legend={`${group.code}. ${group.name}`}>
          {group.lines.map((line) => (
            <div key={line.id} className="grid gap-3 border-t border-line pt-3">
              <p>
                <strong className="figures">{codeOf(line)}</strong> {line.leaf.text}
              </p>
              <dl className="flex flex-wrap gap-x-6 gap-y-2">
                <div>
                  <dt className="text-hint text-muted">Tự chấm</dt>
                  <dd>
                    <Given
                      words={answerWords(line.leaf, line.self.answer)}
                      points={byPoints ? line.self.points : null}
                    />
                  </dd>
                </div>
                {line.members.map(({ assignmentId, finding, points }) => (
                  <div key={assignmentId}>
                    <dt className="text-hint text-muted">
                      {view.sheets.find((sheet) => sheet.assignmentId === assignmentId)?.userName}
                    </dt>
                    <dd>
                      <Given
                        words={answerWords(line.leaf, finding.answer)}
                        points={byPoints ? points : null}
                      />
                      <CitedAs view={view} leaf={line.leaf} finding={finding} />
                    </dd>
                  </div>
                ))}
                <div>
                  <dt className="text-hint text-muted">Chênh lệch</dt>
                  <dd className="figures">
                    {formatHundredths(line.difference)}{" "}
                    {line.moderate && <Tag tone="amber">Phải thảo luận</Tag>}
                  </dd>
                </div>
              </dl>
              <AnswerField
                leaf={line.leaf}
                answer={offered(line)}
                byPoints={byPoints}
                prefix={`scores.${line.id}.`}
                label={`Thống nhất tiêu chí ${codeOf(line)}`}
              />
              {line.moderate && (
                <TextareaField
                  name={`scores.${line.id}.moderation`}
                  label={`Nội dung thảo luận tiêu chí ${codeOf(line)}`}
                  hint="Các thành viên lệch nhau quá mức; ghi đã đối chiếu gì, vì sao thống nhất như vậy."
                  required
                  rows={2}
                  value={line.agreed?.moderation ?? ""}
                />
              )}
              <TextareaField
                name={`scores.${line.id}.remark`}
                label={`Nhận xét tiêu chí ${codeOf(line)}`}
                optional
                rows={2}
                value={line.agreed?.remark ?? ""}
              />
            </div>
          ))}
        </FieldSet>
      ))}
      <TextareaField name="conclusion" label="Kết luận của Tổ" rows={3} optional value={view.conclusion} />
      <FormActions>
        <SubmitButton intent="conclude" size="large" working="Đang chốt…">
          Chốt kết quả thẩm định
        </SubmitButton>
        <SubmitButton intent="draft" variant="secondary" size="large" working="Đang lưu…">
          Lưu điểm thống nhất
        </SubmitButton>
      </FormActions>
    </ActionForm>
  );
}

const codeOf = ({ leaf }: ComparedLine) => leaf.code;
