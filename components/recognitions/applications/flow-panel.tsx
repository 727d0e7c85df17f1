import { ActionForm } from "@/components/patterns/action-form";
import { ConfirmPanel } from "@/components/patterns/confirm-panel";
import { HiddenField } from "@/components/patterns/hidden-field";
import { Notice } from "@/components/patterns/notice";
import { ReturnFields } from "@/components/patterns/return-fields";
import { SubmitButton } from "@/components/patterns/submit-button";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { type FormAction, type FormState, type Issue, idleForm } from "@/lib/core/refusal";
import type { NamedField } from "@/lib/core/review";
import type { Move } from "@/lib/recognitions/applications/moves";
import type { ApplicationStep } from "@/lib/recognitions/applications/workflow";
import { applicationStepWords } from "@/lib/recognitions/words";

type FlowPanelProps = {
  id: string;
  version: number;
  moves: Move[];
  actions: Partial<Record<ApplicationStep, FormAction>>;
  requestIds: string[];
  /** It is decided where it was made: there is nobody above to send it to. */
  athome: boolean;
  returnable: { title: string; fields: NamedField[] }[];
  hrefOf: (issue: Issue) => string | undefined;
  kept?: FormState;
};

/** The steps of an application that are this person's, each free or with the list of what is missing. */
export function FlowPanel(props: FlowPanelProps) {
  const { moves, requestIds, hrefOf } = props;
  if (moves.length === 0) return null;
  const blocked = moves.find(({ issues }) => issues.length > 0);
  return (
    <div data-screen-only="" className="min-w-0">
      <Card title="Bước tiếp theo" className="border-accent-line" id="steps">
        <div className="flex flex-wrap items-start gap-3">
          {moves.map((move, index) => (
            <FlowStep key={move.name} {...props} move={move} requestId={requestIds[index] ?? ""} />
          ))}
        </div>
        {blocked && (
          <div className="mt-3" id="missing">
            <Notice
              tone="info"
              title={
                blocked.name === "send" || blocked.name === "finish"
                  ? `Còn ${blocked.issues.length} mục phải hoàn thành trước khi gửi`
                  : `Chưa làm được bước “${applicationStepWords[blocked.name]}”`
              }
            >
              <ul className="mt-1 grid list-disc gap-1 pl-5">
                {blocked.issues.map((issue) => (
                  <li key={`${issue.path} ${issue.code}`}>
                    <Mend href={hrefOf(issue)}>{issue.message}</Mend>
                  </li>
                ))}
              </ul>
            </Notice>
          </div>
        )}
      </Card>
    </div>
  );
}

function Mend({ href, children }: { href: string | undefined; children: string }) {
  if (href === undefined) return children;
  return (
    <a href={href} className="text-link">
      {children}
    </a>
  );
}

function FlowStep({ move, requestId, ...props }: FlowPanelProps & { move: Move; requestId: string }) {
  const { id, version, actions, returnable, athome, kept = idleForm } = props;
  const action = actions[move.name];
  if (!action) return null;
  const label = move.name === "send" && athome ? "Gửi xét công nhận" : applicationStepWords[move.name];
  if (move.issues.length > 0) {
    return (
      <Button variant="primary" size="large" aria-disabled="true" aria-describedby="missing">
        {label}
      </Button>
    );
  }
  const asks = move.name === "return" || move.name === "withdraw" || move.name === "refuse";
  return (
    <ActionForm
      action={action}
      requestId={requestId}
      initial={move.name === "return" ? kept : idleForm}
      warnUnsaved={asks}
      label={label}
    >
      <HiddenField name="id" value={id} />
      <HiddenField name="version" value={version} />
      {move.name === "return" ? (
        <ConfirmPanel
          trigger="Trả lại bổ sung"
          title="Trả lại để bổ sung"
          consequence="Hồ sơ về lại đơn vị; chỉ các tiêu chí được đánh dấu mở ra để sửa."
          undo="Đơn vị đọc được lý do trên đầu hồ sơ và nhận xét ngay tại từng tiêu chí."
          reason={{ name: "note", label: "Lý do và nội dung cần bổ sung", required: true }}
          submitLabel="Trả lại"
          working="Đang trả lại…"
        >
          <ReturnFields sections={returnable} />
        </ConfirmPanel>
      ) : move.name === "refuse" ? (
        <ConfirmPanel
          trigger="Kết luận không đạt"
          title="Kết luận không đạt"
          consequence="Hồ sơ dừng lại, năm này không được công nhận. Đơn vị đọc được lý do."
          undo="Không mở lại được; năm sau đăng ký lại."
          reason={{ name: "note", label: "Lý do không đạt", required: true }}
          submitLabel="Kết luận không đạt"
        />
      ) : move.name === "withdraw" ? (
        <ConfirmPanel
          trigger="Rút đăng ký"
          title="Rút đăng ký của năm này"
          consequence="Hồ sơ dừng lại và không được xét. Nội dung đã nhập vẫn đọc được."
          undo="Không mở lại được; muốn tham gia thì đăng ký lại."
          reason={{ name: "note", label: "Lý do rút đăng ký", required: true }}
          submitLabel="Rút đăng ký"
        />
      ) : (
        <div>
          <SubmitButton variant={primary.includes(move.name) ? "primary" : "secondary"} size="large">
            {label}
          </SubmitButton>
        </div>
      )}
    </ActionForm>
  );
}

const primary: readonly ApplicationStep[] = ["begin", "finish", "send", "pass", "present", "propose"];
