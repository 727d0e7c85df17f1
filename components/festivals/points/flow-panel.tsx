import { ActionForm } from "@/components/patterns/action-form";
import { ConfirmPanel } from "@/components/patterns/confirm-panel";
import { HiddenField } from "@/components/patterns/hidden-field";
import { ReturnFields } from "@/components/patterns/return-fields";
import { SubmitButton } from "@/components/patterns/submit-button";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { type FormAction, type FormState, type Issue, idleForm } from "@/lib/core/refusal";
import type { NamedField } from "@/lib/core/review";
import type { StepName } from "@/lib/core/workflow";
import type { Move } from "@/lib/festivals/points/moves";

type FlowPanelProps = {
  id: string;
  version: number;
  moves: Move[];
  actions: Partial<Record<StepName, FormAction>>;
  /** One new id for each form: a double click is one step. */
  requestIds: string[];
  /** A province that acts for a commune below it. */
  forOther: boolean;
  /** What was typed before a session was gone; it belongs to the return, which alone asks for words. */
  kept?: FormState;
  /** Where an issue of the content is mended. */
  hrefOf: (issue: Issue) => string | undefined;
  /** What a return may name. */
  returnable?: { title: string; fields: NamedField[] }[];
};

const labels: Partial<Record<StepName, string>> = {
  submit: "Trình Trưởng Công an cấp xã",
  send: "Xác nhận và gửi",
  handBack: "Đưa về nháp để sửa",
  recall: "Thu hồi",
  forward: "Đồng ý, chuyển lên tỉnh",
  accept: "Tiếp nhận",
};

const primary: readonly StepName[] = ["submit", "send", "forward", "accept"];

/** The steps of a record that are this person's, each free or with the reason why not yet. */
export function FlowPanel(props: FlowPanelProps) {
  const { moves, requestIds } = props;
  if (moves.length === 0) return null;
  return (
    <div data-screen-only="" className="min-w-0">
      <Card title="Bước tiếp theo" className="border-accent-line" id="steps">
        <div className="flex flex-wrap items-start gap-3">
          {moves.map((move, index) => (
            <FlowStep key={move.name} {...props} move={move} requestId={requestIds[index] ?? ""} />
          ))}
        </div>
      </Card>
    </div>
  );
}

function FlowStep({ move, requestId, ...props }: FlowPanelProps & { move: Move; requestId: string }) {
  const { id, version, actions, forOther, hrefOf, returnable = [], kept = idleForm } = props;
  const action = actions[move.name];
  if (!action) return null;
  if (move.issues.length > 0) return <Blocked move={move} hrefOf={hrefOf} />;
  return (
    <ActionForm
      action={action}
      requestId={requestId}
      initial={move.name === "return" ? kept : idleForm}
      warnUnsaved={move.name === "return"}
      label={labels[move.name] ?? "Trả lại"}
    >
      <HiddenField name="id" value={id} />
      <HiddenField name="version" value={version} />
      {move.name === "return" ? (
        <ConfirmPanel
          trigger="Trả lại"
          title="Trả lại đơn vị để bổ sung"
          consequence="Hồ sơ về lại đơn vị nhập, không còn được tính vào số liệu cho đến khi gửi và tiếp nhận lại."
          undo="Đơn vị đọc được lý do trên đầu biểu mẫu và nhận xét ngay tại từng mục."
          reason={{
            name: "note",
            label: "Lý do và nội dung cần bổ sung",
            hint: "Nói chung cho cả hồ sơ. Ví dụ: Số liệu chưa khớp với ảnh gửi kèm, đề nghị kiểm tra lại các mục đã đánh dấu.",
            required: true,
          }}
          submitLabel="Trả lại"
          working="Đang trả lại…"
        >
          <ReturnFields sections={returnable} />
        </ConfirmPanel>
      ) : move.name === "send" && forOther ? (
        <ConfirmPanel
          tone="plain"
          trigger="Gửi thay xã"
          title="Gửi thay xã"
          consequence="Bạn xác nhận kết quả thay cho Công an xã. Một người khác ở tỉnh sẽ phải tiếp nhận."
          submitLabel="Xác nhận và gửi"
        />
      ) : (
        <div>
          <SubmitButton variant={primary.includes(move.name) ? "primary" : "secondary"} size="large">
            {labels[move.name]}
          </SubmitButton>
        </div>
      )}
    </ActionForm>
  );
}

/** A step that is not free yet: the button is there, and what stands in its way. */
function Blocked({ move, hrefOf }: { move: Move; hrefOf: FlowPanelProps["hrefOf"] }) {
  const about = `blocked-${move.name}`;
  return (
    <div>
      <Button variant="primary" size="large" aria-disabled="true" aria-describedby={about}>
        {labels[move.name] ?? "Trả lại"}
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
