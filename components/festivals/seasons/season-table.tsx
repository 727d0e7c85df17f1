import { DataTable } from "@/components/patterns/data-table";
import { Link } from "@/components/ui/link";
import { Tag } from "@/components/ui/tag";
import { formatDay } from "@/lib/core/dates";
import { formatNumber } from "@/lib/core/numbers";
import { countOf, type SeasonListRow } from "@/lib/festivals/seasons/view";
import { SeasonBadge } from "./season-badge";

const finished = ["accepted", "locked"] as const;

/** Every season: its window, its deadlines and how far its records are. */
export function SeasonTable({ rows, empty }: { rows: SeasonListRow[]; empty: React.ReactNode }) {
  return (
    <DataTable
      caption="Các mùa Ngày hội"
      rows={rows}
      rowKey={(row) => row.id}
      empty={empty}
      columns={[
        {
          key: "year",
          header: "Mùa",
          cell: (row) => (
            <>
              <Link className="text-link" href={`/festivals/seasons/${row.id}`}>
                Ngày hội {row.year}
              </Link>
              {row.demo && (
                <>
                  {" "}
                  <Tag tone="outline">Dữ liệu mẫu</Tag>
                </>
              )}
              <span className="block font-normal text-muted">{row.theme}</span>
            </>
          ),
        },
        {
          key: "state",
          header: "Trạng thái",
          phone: "aside",
          cell: (row) => <SeasonBadge state={row.state} />,
        },
        {
          key: "window",
          header: "Thời gian tổ chức",
          phone: "line",
          cell: (row) => `${formatDay(row.startsOn)} – ${formatDay(row.endsOn)}`,
        },
        {
          key: "due",
          header: "Hạn nộp",
          phone: "line",
          cell: (row) => (
            <>
              <span className="block whitespace-nowrap">Kế hoạch {formatDay(row.due.plan.on)}</span>
              <span className="block whitespace-nowrap">Kết quả {formatDay(row.due.result.on)}</span>
              <span className="block whitespace-nowrap">Báo cáo tỉnh {formatDay(row.due.report.on)}</span>
            </>
          ),
        },
        ...(
          [
            ["festival", "Điểm", "/festivals"],
            ["plan", "Kế hoạch", "/festivals/plans"],
            ["report", "Báo cáo tỉnh", "/festivals/reports"],
          ] as const
        ).map(([kind, header, path]) => ({
          key: kind,
          header: `${header} đã xong`,
          align: "end" as const,
          phone: "line" as const,
          cell: (row: SeasonListRow) => (
            <Link className="whitespace-nowrap text-link" href={`${path}?season=${row.year}`}>
              {formatNumber(countOf(row.counts, kind, finished))}/{formatNumber(countOf(row.counts, kind))}
            </Link>
          ),
        })),
      ]}
    />
  );
}
