import { ActionForm } from "@/components/patterns/action-form";
import { CheckboxField } from "@/components/patterns/choice-group";
import { ConfirmPanel } from "@/components/patterns/confirm-panel";
import { HiddenField } from "@/components/patterns/hidden-field";
import { Card } from "@/components/ui/card";
import { formatNumber } from "@/lib/core/numbers";
import type { FormAction } from "@/lib/core/refusal";
import type { LockRow } from "@/lib/festivals/reports/view";

type ReportLockAllProps = {
  seasonId: string;
  ready: LockRow[];
  /** Provinces whose report is not accepted. */
  others: number;
  /** When the list was read. */
  until: string;
  action: FormAction;
  requestId: string;
};

/** Locks all accepted reports at once; says first how many records that moves. */
export function ReportLockAll({ seasonId, ready, others, until, action, requestId }: ReportLockAllProps) {
  const sum = (key: "points" | "plans") => formatNumber(ready.reduce((total, row) => total + row[key], 0));
  return (
    <Card title="Khóa mọi báo cáo đã tiếp nhận" className="border-accent-line">
      <ActionForm
        action={action}
        requestId={requestId}
        warnUnsaved={false}
        label="Khóa mọi báo cáo đã tiếp nhận"
      >
        <HiddenField name="seasonId" value={seasonId} />
        <HiddenField name="until" value={until} />
        <ConfirmPanel
          trigger={`Khóa ${formatNumber(ready.length)} báo cáo`}
          title={`Khóa ${formatNumber(ready.length)} báo cáo cùng số liệu của các tỉnh`}
          consequence={
            <>
              <p>
                {formatNumber(ready.length)} báo cáo, {sum("points")} điểm và {sum("plans")} kế hoạch đã tiếp
                nhận chuyển sang đã khóa.
              </p>
              {others > 0 && (
                <p>{formatNumber(others)} tỉnh chưa có báo cáo được tiếp nhận thì giữ nguyên.</p>
              )}
            </>
          }
          undo="Không hoàn tác được. Sau khi khóa chỉ V05 đính chính từng điểm, kèm lý do."
          submitLabel="Khóa các báo cáo"
          working="Đang khóa, có thể mất vài chục giây…"
        >
          <CheckboxField name="confirmed" label="Tôi đã đọc danh sách các tỉnh dưới đây" />
        </ConfirmPanel>
      </ActionForm>
    </Card>
  );
}
