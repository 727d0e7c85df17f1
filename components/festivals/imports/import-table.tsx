import { type Column, DataTable } from "@/components/patterns/data-table";
import { EmptyState } from "@/components/patterns/empty-state";
import { Link } from "@/components/ui/link";
import { formatInstant } from "@/lib/core/dates";
import { formatNumber } from "@/lib/core/numbers";
import type { ImportRecord } from "@/lib/festivals/imports/record";
import { ImportBadge } from "./import-badge";

const columns: Column<ImportRecord>[] = [
  {
    key: "file",
    header: "Tệp",
    cell: (row) => (
      <Link href={`/festivals/import/${row.id}`} className="text-link break-words">
        {row.fileName}
      </Link>
    ),
  },
  { key: "state", header: "Trạng thái", cell: (row) => <ImportBadge state={row.state} />, phone: "aside" },
  { key: "season", header: "Mùa", cell: (row) => row.season.year, phone: "hidden" },
  {
    key: "rows",
    header: "Dòng mới · thay đổi · sai",
    align: "end",
    cell: ({ counts }) =>
      [counts.added, counts.changed, counts.wrong + counts.asked].map((one) => formatNumber(one)).join(" · "),
    phone: "line",
  },
  { key: "who", header: "Người tải lên", cell: (row) => row.uploadedByName, phone: "line" },
  { key: "when", header: "Lúc", cell: (row) => formatInstant(row.uploadedAt), phone: "line" },
];

/** The files that the unit has handed in, the latest first. */
export function ImportTable({ rows }: { rows: ImportRecord[] }) {
  return (
    <DataTable
      caption="Các tệp đã tải lên"
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      empty={
        <EmptyState title="Chưa tải tệp nào lên">
          Các tệp của đơn vị sẽ hiện ở đây, với số dòng đã ghi và ai đã ghi.
        </EmptyState>
      }
    />
  );
}
