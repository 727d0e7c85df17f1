import { ActionForm } from "@/components/patterns/action-form";
import { ConfirmPanel } from "@/components/patterns/confirm-panel";
import { HiddenField } from "@/components/patterns/hidden-field";
import { StateBadge } from "@/components/patterns/state-badge";
import { SubmitButton } from "@/components/patterns/submit-button";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { formatInstant } from "@/lib/core/dates";
import type { FormAction } from "@/lib/core/refusal";
import type { AppraisalView, Desk } from "@/lib/recognitions/appraisal/view";
import { ReplaceForm } from "./replace-form";

type Form = { action: FormAction; requestId: string };
type DeskCardProps = {
  view: AppraisalView;
  mine: Desk | null;
  begin: Form;
  conflict: Form;
  /** Of who gives out the places, while the appraisal is open: a form for each place, and one for one more. */
  replace: { action: FormAction; requestIds: string[] } | null;
};

/** Who scores and who has sent; for a member the way to the own sheet, and out where a conflict of interest is. */
export function DeskCard({ view, mine, begin, conflict, replace }: DeskCardProps) {
  const more = !view.revealed || view.desks.length < 2;
  return (
    <Card
      title="Thành viên chấm"
      note={
        view.revealed
          ? "Tất cả đã gửi phiếu; điểm của từng người ở bảng dưới"
          : "Điểm của nhau chỉ mở ra khi tất cả đã gửi phiếu"
      }
      className={mine && !mine.sentAt ? "border-accent-line" : undefined}
    >
      {view.desks.length === 0 && <p className="text-muted">Không còn phiếu chấm riêng của thành viên.</p>}
      <ul className="grid gap-2">
        {view.desks.map((desk, at) => (
          <li key={desk.assignmentId} className="flex flex-wrap items-center justify-between gap-2">
            <span>
              {desk.userName} <span className="text-muted">· {desk.userUnit}</span>
            </span>
            {desk.sentAt ? (
              <StateBadge tone="accepted">{`Đã gửi ${formatInstant(desk.sentAt)}`}</StateBadge>
            ) : (
              <StateBadge tone="waiting">Chưa gửi</StateBadge>
            )}
            {replace && !desk.sentAt && (
              <div className="basis-full" data-screen-only="">
                <ReplaceForm
                  {...{ desk, appraisal: view.id, action: replace.action }}
                  requestId={replace.requestIds[at] ?? ""}
                />
              </div>
            )}
          </li>
        ))}
      </ul>
      {replace && more && (
        <div className="mt-4 border-t border-line pt-4" data-screen-only="">
          <ReplaceForm
            {...{ desk: null, appraisal: view.id, action: replace.action }}
            requestId={replace.requestIds.at(-1) ?? ""}
          />
        </div>
      )}
      {mine && (
        <div className="mt-4 flex flex-wrap items-start gap-3 border-t border-line pt-4" data-screen-only="">
          <MySheet view={view} mine={mine} begin={begin} />
          <ActionForm action={conflict.action} requestId={conflict.requestId} label="Khai xung đột lợi ích">
            <HiddenField name="appraisal" value={view.id} />
            <ConfirmPanel
              trigger="Khai xung đột lợi ích"
              title="Khai xung đột lợi ích với hồ sơ này"
              consequence="Bạn thôi thẩm định hồ sơ này ngay; phiếu đã chấm không được tính và bạn không còn đọc được hồ sơ."
              undo="Không lấy lại được."
              reason={{ name: "reason", label: "Lý do", required: true }}
              submitLabel="Khai và thôi thẩm định"
            />
          </ActionForm>
        </div>
      )}
    </Card>
  );
}

function MySheet({ view, mine, begin }: { view: AppraisalView; mine: Desk; begin: Form }) {
  if (view.draft) {
    return (
      <ButtonLink href={`/recognitions/appraisals/${view.id}/sheet`} variant="primary" size="large">
        Chấm tiếp phiếu của tôi
      </ButtonLink>
    );
  }
  return (
    <ActionForm
      action={begin.action}
      requestId={begin.requestId}
      label="Phiếu chấm của tôi"
      warnUnsaved={false}
    >
      <HiddenField name="appraisal" value={view.id} />
      {mine.sentAt ? (
        <ConfirmPanel
          trigger="Chấm lại"
          title="Lập phiếu chấm mới"
          consequence="Phiếu đã gửi giữ nguyên; phiếu mới thay nó khi được gửi, kèm lý do để cả Tổ đọc."
          reason={{ name: "reason", label: "Lý do chấm lại", required: true }}
          submitLabel="Lập phiếu mới"
          tone="plain"
        />
      ) : (
        <SubmitButton size="large">Bắt đầu chấm</SubmitButton>
      )}
    </ActionForm>
  );
}
