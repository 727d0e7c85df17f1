import { type Column, DataTable } from "@/components/patterns/data-table";
import { EmptyState } from "@/components/patterns/empty-state";
import { StateBadge, type StateTone } from "@/components/patterns/state-badge";
import { Link } from "@/components/ui/link";
import { formatInstant } from "@/lib/core/dates";
import { unitTitle } from "@/lib/core/words";
import { type ChangeLine, changeActWords } from "@/lib/reports/changes";
import type { ChangeAct } from "@/lib/reports/dashboard-schema";

const tones: Record<ChangeAct, StateTone> = {
  sent: "waiting",
  accepted: "accepted",
  returned: "returned",
  corrected: "draft",
};

/** Acts on points, the latest first: what, on which, by whom, and the way to its history. */
export function ChangeTable({ rows }: { rows: ChangeLine[] }) {
  const columns: Column<ChangeLine>[] = [
    {
      key: "name",
      header: "Điểm",
      cell: ({ recordId, name }) => (
        <Link className="text-link" href={`/festivals/${recordId}`}>
          {name}
        </Link>
      ),
    },
    {
      key: "act",
      header: "Việc",
      phone: "aside",
      cell: ({ act }) => <StateBadge tone={tones[act]}>{changeActWords[act]}</StateBadge>,
    },
    { key: "unit", header: "Đơn vị", phone: "line", cell: ({ unit }) => unitTitle(unit) },
    { key: "at", header: "Lúc", phone: "line", cell: ({ at }) => formatInstant(at) },
    {
      key: "who",
      header: "Ai",
      phone: "line",
      cell: ({ actorName, actorUnitName, note }) => (
        <>
          {actorName} <span className="text-muted">({actorUnitName})</span>
          {note && <span className="block text-hint text-muted">{note}</span>}
        </>
      ),
    },
    {
      key: "history",
      header: "Lịch sử",
      className: "print:hidden",
      phone: "hidden",
      cell: ({ recordId, name }) => (
        <Link className="text-link whitespace-nowrap" href={`/audit/record/festival/${recordId}`}>
          Từng thay đổi<span className="sr-only"> của {name}</span>
        </Link>
      ),
    },
  ];
  return (
    <DataTable
      caption="Những việc đã làm, mới nhất trước"
      columns={columns}
      rows={rows}
      rowKey={({ id }) => id}
      empty={
        <EmptyState title="Chưa có thay đổi nào">
          Việc gửi, tiếp nhận, trả lại và đính chính điểm hiện ở đây ngay khi xong.
        </EmptyState>
      }
    />
  );
}
