import { type Column, DataTable } from "@/components/patterns/data-table";
import { EmptyState } from "@/components/patterns/empty-state";
import { Link } from "@/components/ui/link";
import { formatNumber, formatPart } from "@/lib/core/numbers";
import { withQuery } from "@/lib/core/paging";
import type { Asked } from "@/lib/reports/addresses";
import type { Pace } from "@/lib/reports/dashboard";
import { disciplineLink } from "@/lib/reports/dashboard-addresses";
import type { RankedUnit } from "@/lib/reports/overview";
import { daysText, provinceName } from "@/lib/reports/words";

const parts = [
  ["missing", "Chưa báo cáo"],
  ["returned", "Trả lại bổ sung"],
  ["waiting", "Chờ tiếp nhận"],
  ["late", "Nộp muộn"],
  ["ontime", "Đúng hạn"],
] as const;

type Part = (typeof parts)[number][0];

/** How many communes, with the way to their points that lie so; who sent nothing has none, but a place in the list. */
function Part({ row, asked, part }: { row: RankedUnit; asked: Asked; part: Part }) {
  if (row[part] === 0) return "0";
  const unit = { ...asked, unit: row.code };
  const href =
    part === "returned" || part === "waiting"
      ? withQuery("/festivals", { ...unit, state: part === "waiting" ? "sent" : part })
      : disciplineLink(unit);
  return (
    <Link className="hover:text-accent hover:underline phone:inline-block phone:py-3" href={href}>
      {formatNumber(row[part])}
    </Link>
  );
}

type DisciplineTableProps = {
  rows: RankedUnit[];
  paces: ReadonlyMap<string, Pace>;
  /** Of all of them together. */
  pace: Pace;
  asked: Asked;
  year: number;
};

/** Provinces by how their communes report, each leading to its communes. */
export function DisciplineTable({ rows, paces, pace, asked, year }: DisciplineTableProps) {
  const sum = (key: Part | "communes" | "reported") => rows.reduce((all, row) => all + row[key], 0);
  const columns: Column<RankedUnit>[] = [
    {
      key: "unit",
      header: "Tỉnh, thành phố",
      cell: (row) => (
        <Link className="text-link" href={disciplineLink({ ...asked, unit: row.code })}>
          {provinceName(row)}
        </Link>
      ),
    },
    {
      key: "reported",
      header: "Đã báo cáo",
      align: "end",
      phone: "aside",
      cell: (row) => formatPart(row.reported, row.communes),
      total: formatPart(sum("reported"), sum("communes")),
    },
    {
      key: "communes",
      header: "Số xã",
      align: "end",
      phone: "hidden",
      cell: (row) => formatNumber(row.communes),
      total: formatNumber(sum("communes")),
    },
    ...parts.map(([key, header]) => ({
      key,
      header,
      align: "end" as const,
      phone: "line" as const,
      cell: (row: RankedUnit) => <Part row={row} asked={asked} part={key} />,
      total: formatNumber(sum(key)),
    })),
    {
      key: "pace",
      header: "Ngày để tiếp nhận",
      align: "end",
      phone: "line",
      cell: (row) => daysText(paces.get(row.id)?.meanDays ?? null),
      total: daysText(pace.meanDays),
    },
  ];
  return (
    <DataTable
      caption={`Kỷ luật báo cáo của các tỉnh, mùa ${year}`}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      totalLabel="Toàn quốc"
      empty={<EmptyState title="Không có đơn vị nào trong mùa này">Chọn mùa khác ở đầu trang.</EmptyState>}
    />
  );
}
