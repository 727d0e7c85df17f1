import { DataTable } from "@/components/patterns/data-table";
import { EmptyState } from "@/components/patterns/empty-state";
import { StateBadge } from "@/components/patterns/state-badge";
import { Link } from "@/components/ui/link";
import { formatDay } from "@/lib/core/dates";
import { unitTitle } from "@/lib/core/words";
import type { WeakRow } from "@/lib/recognitions/decisions/view";
import { unitSubjects } from "@/lib/recognitions/schemes/subjects";

/** Weak areas with their plans; `writable` are the units whose plans the reader writes. */
export function WeakTable({ rows, writable }: { rows: WeakRow[]; writable: readonly string[] }) {
  return (
    <DataTable
      caption="Địa bàn xếp loại thấp nhất"
      rows={rows}
      rowKey={({ id }) => id}
      totalLabel={`${rows.length} địa bàn`}
      empty={
        <EmptyState title="Không có địa bàn nào xếp loại thấp nhất">
          Khi phân loại phong trào được quyết định, các địa bàn yếu hiện ở đây để lập kế hoạch củng cố.
        </EmptyState>
      }
      columns={[
        {
          key: "name",
          header: "Địa bàn",
          phone: "title",
          cell: (row) => {
            const unit = unitTitle({ kind: row.unitKind, name: row.unitName });
            const itself = unitSubjects.includes(row.kind);
            return (
              <Link
                href={`/recognitions/applications/${row.id}`}
                className="font-semibold hover:text-accent hover:underline"
              >
                {itself ? unit : row.name}
                <span className="block text-hint font-normal text-muted">
                  {itself ? `năm ${row.year}` : `${unit}, năm ${row.year}`}
                </span>
              </Link>
            );
          },
        },
        { key: "class", header: "Xếp loại", phone: "line", cell: (row) => row.class },
        {
          key: "causes",
          header: "Nguyên nhân, biện pháp",
          phone: "line",
          cell: ({ causes, measures }) =>
            causes === null ? (
              "–"
            ) : (
              <span className="block max-w-96 whitespace-pre-line text-hint">
                {causes}
                {"\n"}
                {measures}
              </span>
            ),
        },
        {
          key: "due",
          header: "Hạn",
          phone: "line",
          cell: ({ dueOn, doneOn }) => (
            <span className="figures">
              {doneOn ? `xong ${formatDay(doneOn)}` : dueOn ? formatDay(dueOn) : "–"}
            </span>
          ),
        },
        {
          key: "state",
          header: "Kế hoạch",
          phone: "aside",
          cell: (row) => (
            <>
              <StateBadge tone={row.doneOn ? "accepted" : row.causes === null ? "overdue" : "reviewing"}>
                {row.doneOn ? "Đã củng cố" : row.causes === null ? "Chưa có" : "Đang củng cố"}
              </StateBadge>{" "}
              {writable.includes(row.unitId) && (
                <Link href={`/recognitions/plans?application=${row.id}`} className="text-link">
                  {row.causes === null ? "Lập" : "Sửa"}
                  <span className="sr-only"> kế hoạch của {row.name}</span>
                </Link>
              )}
            </>
          ),
        },
      ]}
    />
  );
}
