import { ActionForm } from "@/components/patterns/action-form";
import { ConfirmPanel } from "@/components/patterns/confirm-panel";
import { HiddenField } from "@/components/patterns/hidden-field";
import { Card } from "@/components/ui/card";
import { formatNumber } from "@/lib/core/numbers";
import type { FormAction } from "@/lib/core/refusal";
import type { LockPreview } from "@/lib/festivals/reports/view";

type ReportLockPanelProps = {
  id: string;
  version: number;
  lock: LockPreview;
  /** The report is locked already: what was accepted since is taken along. */
  again: boolean;
  action: FormAction;
  requestId: string;
};

type ReportUnlockPanelProps = { id: string; version: number; action: FormAction; requestId: string };

/** V05 opens a locked report again, with the reason, so that it can be returned. */
export function ReportUnlockPanel({ id, version, action, requestId }: ReportUnlockPanelProps) {
  return (
    <Card title="Mở khóa báo cáo">
      <ActionForm action={action} requestId={requestId} label="Mở khóa báo cáo">
        <HiddenField name="id" value={id} />
        <HiddenField name="version" value={version} />
        <ConfirmPanel
          trigger="Mở khóa"
          title="Mở khóa báo cáo để trả lại tỉnh"
          consequence="Báo cáo trở về trạng thái đã tiếp nhận. Các điểm và kế hoạch đã khóa vẫn khóa."
          undo="Khóa lại được bất cứ lúc nào."
          reason={{
            name: "note",
            label: "Lý do mở khóa",
            hint: "Ghi căn cứ, ví dụ số văn bản đề nghị của Công an tỉnh.",
            required: true,
          }}
          submitLabel="Mở khóa"
          working="Đang mở khóa…"
        />
      </ActionForm>
    </Card>
  );
}

/** V05 locks a report with everything that was accepted below it; says first what that moves. */
export function ReportLockPanel({ id, version, lock, again, action, requestId }: ReportLockPanelProps) {
  const { points, plans, left } = lock;
  return (
    <Card title={again ? "Khóa bổ sung" : "Khóa báo cáo"} className="border-accent-line">
      <ActionForm action={action} requestId={requestId} warnUnsaved={false} label="Khóa báo cáo">
        <HiddenField name="id" value={id} />
        <HiddenField name="version" value={version} />
        <ConfirmPanel
          trigger={again ? "Khóa các hồ sơ mới tiếp nhận" : "Khóa báo cáo"}
          title={
            again ? "Khóa các hồ sơ tiếp nhận sau khi đã khóa báo cáo" : "Khóa báo cáo cùng số liệu của tỉnh"
          }
          consequence={
            <>
              <p>
                {again ? "" : "Báo cáo, "}
                {formatNumber(points)} điểm và {formatNumber(plans)} kế hoạch đã tiếp nhận của tỉnh chuyển
                sang đã khóa.
              </p>
              {left > 0 && (
                <p>{formatNumber(left)} hồ sơ chưa tiếp nhận giữ nguyên, không tính vào số liệu.</p>
              )}
            </>
          }
          undo="Báo cáo mở khóa lại được; các điểm thì không: sau khi khóa chỉ V05 đính chính từng điểm, kèm lý do."
          submitLabel="Khóa"
          working="Đang khóa…"
        />
      </ActionForm>
    </Card>
  );
}
