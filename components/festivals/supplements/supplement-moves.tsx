import { ActionForm } from "@/components/patterns/action-form";
import { ConfirmPanel } from "@/components/patterns/confirm-panel";
import { HiddenField } from "@/components/patterns/hidden-field";
import { Card } from "@/components/ui/card";
import { formatNumber } from "@/lib/core/numbers";
import type { FormAction } from "@/lib/core/refusal";
import { unitTitle } from "@/lib/core/words";
import type { SupplementPage } from "@/lib/festivals/supplements/view";
import { NothingReady } from "./nothing-ready";

export type SupplementMove = "send" | "recall" | "accept" | "return";

type SupplementMovesProps = {
  supplement: SupplementPage;
  moves: SupplementMove[];
  actions: Record<SupplementMove, FormAction>;
  requestIds: string[];
};

/** What the reader can do with a supplement now; each act says first what it does to which communes. */
export function SupplementMoves({ supplement, moves, actions, requestIds }: SupplementMovesProps) {
  if (moves.length === 0) return null;
  const { id, version, carries, report } = supplement;
  const names = carries.map(({ unit }) => unitTitle(unit)).join(", ");
  const panels: Record<SupplementMove, React.ReactNode> = {
    send:
      carries.length === 0 ? (
        <NothingReady supplement={supplement} />
      ) : (
        <ConfirmPanel
          tone="plain"
          trigger="Ký và gửi"
          title="Ký và gửi bổ sung báo cáo"
          consequence={
            <p>
              Bổ sung {formatNumber(carries.length)} đơn vị: {names}. Từ lúc gửi, hồ sơ của các đơn vị này
              không sửa được nữa.
            </p>
          }
          undo="Thu hồi được cho đến khi V05 tiếp nhận."
          submitLabel="Ký và gửi"
          working="Đang gửi…"
        />
      ),
    recall: (
      <ConfirmPanel
        trigger="Thu hồi"
        title="Thu hồi bổ sung báo cáo"
        consequence={<p>Các đơn vị trong bổ sung lại sửa được hồ sơ.</p>}
        submitLabel="Thu hồi"
        working="Đang thu hồi…"
      />
    ),
    accept: (
      <ConfirmPanel
        tone="plain"
        trigger="Tiếp nhận"
        title="Tiếp nhận bổ sung báo cáo"
        consequence={
          <p>
            Khép {formatNumber(carries.length)} đơn vị còn thiếu: {names}.
            {report.state === "locked" &&
              " Báo cáo đã khóa nên điểm và kế hoạch của các đơn vị này khóa theo."}
          </p>
        }
        submitLabel="Tiếp nhận"
        working="Đang tiếp nhận…"
      />
    ),
    return: (
      <ConfirmPanel
        trigger="Trả lại"
        title="Trả lại bổ sung báo cáo"
        consequence={<p>Công an tỉnh đọc được lý do; các đơn vị lại sửa được hồ sơ.</p>}
        reason={{ name: "reason", label: "Lý do trả lại", required: true }}
        submitLabel="Trả lại"
        working="Đang trả lại…"
      />
    ),
  };
  return (
    <Card title="Bước tiếp theo" className="border-accent-line">
      <div data-screen-only="" className="flex flex-wrap items-start gap-3">
        {moves.map((move, index) => (
          <ActionForm
            key={move}
            action={actions[move]}
            requestId={requestIds[index] ?? ""}
            warnUnsaved={move === "return"}
            label="Bước tiếp theo"
          >
            <HiddenField name="id" value={id} />
            <HiddenField name="version" value={version} />
            {panels[move]}
          </ActionForm>
        ))}
      </div>
    </Card>
  );
}
