import { type Column, DataTable } from "@/components/patterns/data-table";
import { EmptyState } from "@/components/patterns/empty-state";
import { Link } from "@/components/ui/link";
import { formatDay } from "@/lib/core/dates";
import { policeOf } from "@/lib/core/words";
import type { ExtensionRow } from "@/lib/festivals/extensions/view";
import { extensionWhatWords } from "@/lib/festivals/extensions/words";
import { ExtensionBadge } from "./extension-badge";

type ExtensionTableProps = { rows: ExtensionRow[]; year: number; form?: string };

const columns: Column<ExtensionRow>[] = [
  {
    key: "unit",
    header: "Đơn vị",
    cell: (row) => (
      <Link className="text-link" href={`/festivals/extensions/${row.id}`}>
        {policeOf(row.unit)}
      </Link>
    ),
  },
  {
    key: "state",
    header: "Trạng thái",
    phone: "aside",
    cell: (row) => <ExtensionBadge state={row.state} ended={row.ended} />,
  },
  {
    key: "what",
    header: "Gia hạn nộp",
    phone: "line",
    cell: (row) => (
      <>
        {extensionWhatWords[row.what]}
        <span className="block text-muted">hạn chung {formatDay(row.due.on)}</span>
      </>
    ),
  },
  {
    key: "until",
    header: "Đến ngày",
    phone: "line",
    cell: (row) =>
      row.grantedUntil ? (
        <strong>{formatDay(row.grantedUntil)}</strong>
      ) : (
        row.askedUntil && <>xin đến {formatDay(row.askedUntil)}</>
      ),
  },
  { key: "reason", header: "Lý do", phone: "line", cell: (row) => row.reason },
  {
    key: "decided",
    header: "Trả lời",
    phone: "hidden",
    cell: (row) => (row.decidedByUnit ? `${row.decidedByUnit}${row.note ? `: ${row.note}` : ""}` : "–"),
  },
];

/** Extensions of a season: whose, until when and why; those that wait stand first and can be ticked. */
export function ExtensionTable({ rows, year, form }: ExtensionTableProps) {
  return (
    <DataTable
      caption={`Gia hạn mùa ${year}`}
      rows={rows}
      rowKey={(row) => row.id}
      columns={columns}
      selection={
        form
          ? {
              form,
              name: "ids[]",
              value: (row) => row.id,
              label: (row) => `Chọn ${policeOf(row.unit)}`,
              allowed: (row) => row.decides,
            }
          : undefined
      }
      empty={
        <EmptyState title="Chưa có gia hạn nào">
          Đơn vị không kịp hạn thì xin gia hạn trước khi quá hạn; cấp trên đồng ý là có hiệu lực ngay.
        </EmptyState>
      }
    />
  );
}
