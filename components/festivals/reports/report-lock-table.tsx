import { RecordBadge } from "@/components/festivals/record-badge";
import { DataTable } from "@/components/patterns/data-table";
import { Link } from "@/components/ui/link";
import { formatInstant } from "@/lib/core/dates";
import { formatNumber } from "@/lib/core/numbers";
import { unitTitle } from "@/lib/core/words";
import type { LockRow } from "@/lib/festivals/reports/view";

/** Every province of a season: what its lock moved, or would move. */
export function ReportLockTable({ rows, year }: { rows: LockRow[]; year: number }) {
  return (
    <DataTable
      caption={`Khóa báo cáo mùa ${year}`}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          key: "unit",
          header: "Tỉnh, thành phố",
          cell: (row) =>
            row.reportId ? (
              <Link className="text-link" href={`/festivals/reports/${row.reportId}`}>
                {unitTitle(row)}
              </Link>
            ) : (
              unitTitle(row)
            ),
        },
        {
          key: "state",
          header: "Báo cáo",
          phone: "aside",
          cell: (row) =>
            row.state ? <RecordBadge state={row.state} /> : <span className="text-muted">Chưa lập</span>,
        },
        {
          key: "points",
          header: "Điểm sẽ khóa",
          align: "end",
          phone: "line",
          cell: (row) => (row.state === "accepted" ? formatNumber(row.points) : "–"),
        },
        {
          key: "plans",
          header: "Kế hoạch sẽ khóa",
          align: "end",
          phone: "line",
          cell: (row) => (row.state === "accepted" ? formatNumber(row.plans) : "–"),
        },
        {
          key: "left",
          header: "Hồ sơ chưa tiếp nhận",
          align: "end",
          phone: "line",
          cell: (row) => formatNumber(row.left),
        },
        { key: "result", header: "Kết quả", phone: "line", cell: (row) => <Result row={row} /> },
      ]}
    />
  );
}

function Result({ row }: { row: LockRow }) {
  if (row.result) {
    return (
      <>
        {row.result}
        {row.at && <span className="block text-muted">{formatInstant(row.at)}</span>}
      </>
    );
  }
  if (row.state === "accepted") return "Sẽ khóa";
  return <span className="text-muted">Không khóa: {row.state ? "chưa tiếp nhận" : "chưa có báo cáo"}</span>;
}
