import type { ReactNode } from "react";
import { ActionForm } from "@/components/patterns/action-form";
import { ConfirmPanel } from "@/components/patterns/confirm-panel";
import { HiddenField } from "@/components/patterns/hidden-field";
import { ReturnFields } from "@/components/patterns/return-fields";
import { SubmitButton } from "@/components/patterns/submit-button";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { type FormAction, type FormState, type Issue, idleForm } from "@/lib/core/refusal";
import type { NamedField } from "@/lib/core/review";
import type { PaperMove, PaperStep } from "@/lib/festivals/papers/paper";
import { paperStepButtons, paperWords } from "@/lib/festivals/seasons/words";

type PaperFlowPanelProps = {
  kind: "plan" | "report";
  id: string;
  version: number;
  moves: PaperMove[];
  actions: Record<PaperStep, FormAction>;
  /** One new id for each form: a double click is one step. */
  requestIds: string[];
  /** What the sending does and until when it can be taken back. */
  sendConsequence: string;
  /** Asked for together with the signature. */
  sendFields?: ReactNode;
  /** Where an issue is mended; nothing for those who may not. */
  hrefOf: (issue: Issue) => string | undefined;
  /** What was typed before a session was gone; it belongs to the step that asks for a reason. */
  kept: FormState;
  /** What a return may name. */
  returnable: { title: string; fields: NamedField[] }[];
};

const primary: readonly PaperStep[] = ["submit", "forward", "accept"];

/** The steps of a plan or report that are this person's, each free or with the reason why not yet. */
export function PaperFlowPanel(props: PaperFlowPanelProps) {
  const { moves, requestIds } = props;
  if (moves.length === 0) return null;
  return (
    <Card title="Bước tiếp theo" className="border-accent-line" id="steps">
      <div data-screen-only="" className="flex flex-wrap items-start gap-3">
        {moves.map((move, index) => (
          <Step key={move.name} {...props} move={move} requestId={requestIds[index] ?? ""} />
        ))}
      </div>
    </Card>
  );
}

function Step({ move, requestId, ...props }: PaperFlowPanelProps & { move: PaperMove; requestId: string }) {
  const { kind, id, version, actions, sendConsequence, sendFields, hrefOf, kept, returnable } = props;
  const { name, issues } = move;
  if (issues.length > 0) return <Blocked move={move} hrefOf={hrefOf} />;
  return (
    <ActionForm
      action={actions[name]}
      requestId={requestId}
      initial={name === "return" ? kept : idleForm}
      warnUnsaved={name === "return"}
      label={paperStepButtons[name]}
    >
      <HiddenField name="id" value={id} />
      <HiddenField name="version" value={version} />
      {name === "return" ? (
        <ConfirmPanel
          trigger="Trả lại"
          title={`Trả lại ${paperWords[kind]} để bổ sung`}
          consequence="Hồ sơ về lại đơn vị lập. Đơn vị đọc được lý do trên đầu trang, nhận xét ngay tại từng mục, và gửi lại sau khi sửa."
          reason={{
            name: "note",
            label: "Lý do và nội dung cần bổ sung",
            hint: "Nói chung cho cả hồ sơ; từng mục ghi ở trên.",
            required: true,
          }}
          submitLabel="Trả lại"
          working="Đang trả lại…"
        >
          <ReturnFields sections={returnable} />
        </ConfirmPanel>
      ) : name === "send" ? (
        <ConfirmPanel
          tone="plain"
          trigger={paperStepButtons.send}
          title={`Ký và gửi ${paperWords[kind]}`}
          consequence={<p>{sendConsequence}</p>}
          submitLabel={paperStepButtons.send}
          working="Đang gửi…"
        >
          {sendFields}
        </ConfirmPanel>
      ) : (
        <SubmitButton variant={primary.includes(name) ? "primary" : "secondary"}>
          {paperStepButtons[name]}
        </SubmitButton>
      )}
    </ActionForm>
  );
}

/** A step that is not free yet: the button is there, and what stands in its way. */
function Blocked({ move, hrefOf }: { move: PaperMove; hrefOf: (issue: Issue) => string | undefined }) {
  const about = `blocked-${move.name}`;
  return (
    <div className="basis-full">
      <Button variant="primary" aria-disabled="true" aria-describedby={about}>
        {paperStepButtons[move.name]}
      </Button>
      <ul id={about} className="mt-1.5 grid gap-0.5 text-hint text-muted">
        {move.issues.map((issue) => {
          const href = hrefOf(issue);
          return (
            <li key={`${issue.path} ${issue.code}`}>
              {href ? (
                <a href={href} className="text-link">
                  {issue.message}
                </a>
              ) : (
                issue.message
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
