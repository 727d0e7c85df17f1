import { DataTable } from "@/components/patterns/data-table";
import { EmptyState } from "@/components/patterns/empty-state";
import { StateBadge } from "@/components/patterns/state-badge";
import { Link } from "@/components/ui/link";
import { formatDay } from "@/lib/core/dates";
import { formatNumber } from "@/lib/core/numbers";
import type { DecisionListRow } from "@/lib/recognitions/decisions/view";
import { decisionStateWords } from "@/lib/recognitions/decisions/words";

/** Decisions: what of, by whom, number and day, how long the list is. */
export function DecisionTable({ rows, total }: { rows: DecisionListRow[]; total: number }) {
  return (
    <DataTable
      caption="Quyết định công nhận"
      rows={rows}
      rowKey={({ id }) => id}
      totalLabel={`Tổng ${formatNumber(total)} quyết định`}
      empty={
        <EmptyState title="Chưa có quyết định nào">
          Hồ sơ được đề nghị công nhận gom lại ở đây để lập quyết định, danh sách và giấy công nhận.
        </EmptyState>
      }
      columns={[
        {
          key: "scheme",
          header: "Quyết định",
          phone: "title",
          cell: ({ id, scheme, year, number }) => (
            <Link
              href={`/recognitions/decisions/${id}`}
              className="font-semibold hover:text-accent hover:underline"
            >
              {scheme} <span className="figures">{year}</span>
              {number && <span className="block text-hint font-normal text-muted">Số {number}</span>}
            </Link>
          ),
        },
        { key: "issuer", header: "Cơ quan ban hành", phone: "line", cell: ({ issuer }) => issuer },
        {
          key: "day",
          header: "Ngày ký",
          phone: "line",
          cell: ({ decidedOn }) => <span className="figures">{decidedOn ? formatDay(decidedOn) : "–"}</span>,
        },
        {
          key: "lines",
          header: "Danh sách",
          align: "end",
          phone: "line",
          cell: ({ lines }) => <span className="figures">{formatNumber(lines)}</span>,
        },
        {
          key: "state",
          header: "Trạng thái",
          phone: "aside",
          cell: ({ state }) => (
            <StateBadge tone={state === "signed" ? "accepted" : "draft"}>
              {decisionStateWords[state]}
            </StateBadge>
          ),
        },
      ]}
    />
  );
}
