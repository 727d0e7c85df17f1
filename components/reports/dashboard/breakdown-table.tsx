import { Bar } from "@/components/patterns/bar";
import { type Column, DataTable } from "@/components/patterns/data-table";
import { EmptyState } from "@/components/patterns/empty-state";
import { Link } from "@/components/ui/link";
import { isRatio } from "@/lib/core/indicator";
import { formatNumber, formatPart } from "@/lib/core/numbers";
import { unitTitle } from "@/lib/core/words";
import { rowsAddress } from "@/lib/reports/addresses";
import { entryOf } from "@/lib/reports/catalogue";
import type { Breakdown, Dashboard } from "@/lib/reports/dashboard";
import { dashboardLink, keptOf } from "@/lib/reports/dashboard-addresses";
import { figureText, provinceName } from "@/lib/reports/words";

type BreakdownTableProps = {
  dashboard: Pick<Dashboard, "figure" | "season" | "asked" | "own" | "unit" | "map" | "set">;
  breakdown: Breakdown;
};

/** The units below ranked by the chosen figure: the map in numbers. */
export function BreakdownTable({ dashboard, breakdown }: BreakdownTableProps) {
  const { figure, season, asked, set } = dashboard;
  const { rows, sort, by, total } = breakdown;
  const entry = entryOf(figure);
  const nation = by === "province";
  const most = Math.max(...rows.map(({ value }) => value ?? 0), 1);
  const sorted = (key: Breakdown["sort"]) => ({
    sortHref: dashboardLink(keptOf(dashboard, figure), { sort: key, by: nation ? undefined : by }),
    sorted: sort === key ? (key === "value" ? ("desc" as const) : ("asc" as const)) : undefined,
  });
  const columns: Column<Breakdown["rows"][number]>[] = [
    {
      key: "unit",
      header: nation ? "Tỉnh, thành phố" : by === "district" ? "Huyện" : "Đơn vị",
      className: "whitespace-nowrap",
      ...sorted("name"),
      cell: ({ unit, rank }) => (
        <span className="flex items-baseline gap-2.5">
          <span className="figures w-6 shrink-0 text-right text-hint font-normal text-muted">
            {rank === null ? "" : <span className="sr-only">Thứ </span>}
            {rank}
          </span>
          <Link
            href={dashboardLink({ ...asked, unit: unit.code, figure })}
            className="font-semibold hover:text-accent hover:underline"
          >
            {nation ? provinceName(unit) : unitTitle(unit)}
          </Link>
        </span>
      ),
    },
    {
      key: "value",
      header: entry.short,
      align: "end",
      phone: "aside",
      ...sorted("value"),
      cell: ({ unit, value }) =>
        value === null ? (
          "–"
        ) : (
          <span className="inline-flex items-center justify-end gap-2.5">
            <Link
              className="figures hover:text-accent hover:underline phone:inline-flex phone:min-h-11 phone:items-center"
              href={rowsAddress({ ...asked, unit: unit.code }, entry)}
            >
              {figureText(entry, value)}
            </Link>
            <span className="phone:hidden print:hidden">
              <Bar share={value / most} width={56} />
            </span>
          </span>
        ),
      total: total === rows.length ? figureText(entry, set.figures[figure]) : undefined,
      className: "[tfoot_&]:pr-[5.5rem] phone:[tfoot_&]:pr-3 print:[tfoot_&]:pr-3",
    },
    {
      key: "provisional",
      header: "Chờ tiếp nhận",
      align: "end",
      phone: "hidden",
      cell: ({ provisional }) => figureText(entry, provisional),
      total: total === rows.length ? figureText(entry, set.provisional[figure]) : undefined,
    },
    {
      key: "coverage",
      header: "Xã đã báo cáo",
      align: "end",
      phone: "hidden",
      // One commune is reported or not; of itself it would be "100,0 %".
      cell: ({ coverage: { reported, expected } }) =>
        expected === 1 ? (reported === 1 ? "Đã báo cáo" : "Chưa") : formatPart(reported, expected),
      total: total === rows.length ? formatPart(set.coverage.reported, set.coverage.expected) : undefined,
    },
  ];
  return (
    <DataTable
      bare
      caption={`${entry.label} mùa ${season.year}: ${formatNumber(total)} đơn vị`}
      columns={isRatio(entry.of) ? columns.filter(({ key }) => key !== "provisional") : columns}
      rows={rows}
      rowKey={({ unit }) => unit.id}
      totalLabel={nation ? "Toàn quốc" : "Cộng"}
      empty={
        <EmptyState bare title="Không có đơn vị nào trong mùa này">
          Chọn mùa khác hoặc địa giới khác ở đầu trang.
        </EmptyState>
      }
    />
  );
}
