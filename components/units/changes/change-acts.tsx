import { ActionForm } from "@/components/patterns/action-form";
import { CheckboxField } from "@/components/patterns/choice-group";
import { ConfirmPanel } from "@/components/patterns/confirm-panel";
import { HiddenField } from "@/components/patterns/hidden-field";
import { Card } from "@/components/ui/card";
import { formatDay } from "@/lib/core/dates";
import type { FormAction } from "@/lib/core/refusal";
import type { ChangeAct } from "@/lib/units/changes/acts";
import { type ChangeRecord, type Preview, planSummary } from "@/lib/units/changes/view";

type Props = {
  change: ChangeRecord;
  preview: Preview;
  acts: ChangeAct[];
  actions: Record<ChangeAct, FormAction>;
  requestIds: string[];
};

/** What can be done with a change now; each act says first what it does. */
export function ChangeActs({ change, preview, acts, actions, requestIds }: Props) {
  return (
    <Card title="Bước tiếp theo" className="border-accent-line">
      <div data-screen-only="" className="grid gap-3">
        {acts.map((act, index) => (
          <ActionForm
            key={act}
            action={actions[act]}
            requestId={requestIds[index] ?? ""}
            warnUnsaved={act === "refuse" || act === "undo"}
            label={panels[act].title}
          >
            <HiddenField name="id" value={change.id} />
            <HiddenField name="version" value={change.version} />
            <ActPanel act={act} change={change} preview={preview} />
          </ActionForm>
        ))}
      </div>
    </Card>
  );
}

const panels: Record<ChangeAct, { title: string; working: string }> = {
  apply: { title: "Áp dụng", working: "Đang áp dụng…" },
  discard: { title: "Bỏ dự thảo", working: "Đang bỏ…" },
  accept: { title: "Chấp nhận đề nghị", working: "Đang chuyển…" },
  refuse: { title: "Không chấp nhận", working: "Đang gửi…" },
  withdraw: { title: "Rút đề nghị", working: "Đang rút…" },
  undo: { title: "Hoàn tác", working: "Đang hoàn tác…" },
};

function ActPanel({ act, change, preview }: { act: ChangeAct; change: ChangeRecord; preview: Preview }) {
  const { title, working } = panels[act];
  const copy = { trigger: title, title, working, submitLabel: title };
  switch (act) {
    case "apply":
      return (
        <ConfirmPanel
          {...copy}
          consequence={
            <p>
              Từ ngày {formatDay(change.effectiveOn)}: {planSummary(preview.plan)}. Hồ sơ, số liệu đã có không
              bị viết lại.
            </p>
          }
          undo="Hoàn tác được khi chưa có gì mới trên các đơn vị mới."
        >
          <CheckboxField name="confirmed" label="Tôi đã đọc những gì thay đổi này chạm tới" />
        </ConfirmPanel>
      );
    case "discard":
      return (
        <ConfirmPanel
          {...copy}
          tone="plain"
          consequence={<p>Dự thảo dừng lại; vẫn còn trong danh sách.</p>}
        />
      );
    case "accept":
      return (
        <ConfirmPanel
          {...copy}
          tone="plain"
          consequence={<p>Đề nghị thành dự thảo của V05. Cây đơn vị chưa thay đổi cho đến khi áp dụng.</p>}
        />
      );
    case "refuse":
      return (
        <ConfirmPanel
          {...copy}
          consequence={<p>Đề nghị kết thúc. Tỉnh đọc được lý do và có thể gửi đề nghị khác.</p>}
          reason={{ name: "note", label: "Lý do", required: true }}
        />
      );
    case "withdraw":
      return (
        <ConfirmPanel
          {...copy}
          tone="plain"
          consequence={<p>Đề nghị không còn chờ V05; vẫn còn trong danh sách.</p>}
        />
      );
    case "undo":
      return (
        <ConfirmPanel
          {...copy}
          consequence={
            <p>
              Đơn vị mới mất đi, đơn vị cũ sống lại, tên cũ trở về: cây đơn vị đúng như trước khi áp dụng.
              Việc hoàn tác được ghi lại.
            </p>
          }
          undo="Không làm được khi đã có hồ sơ, tài khoản hoặc thay đổi khác dựa trên thay đổi này."
          reason={{ name: "note", label: "Lý do hoàn tác", required: true }}
        />
      );
  }
}
