import { LateBadge, RecordBadge } from "@/components/festivals/record-badge";
import { type Column, DataTable } from "@/components/patterns/data-table";
import { Link } from "@/components/ui/link";
import { formatDay } from "@/lib/core/dates";
import { unitTitle } from "@/lib/core/words";
import type { MissingPlan } from "@/lib/festivals/plans/view";

type MissingPlanTableProps = {
  rows: MissingPlan[];
  year: number;
  empty: React.ReactNode;
};

/** Units that have not sent their plan: those with nothing at all first. */
export function MissingPlanTable({ rows, year, empty }: MissingPlanTableProps) {
  const columns: Column<MissingPlan>[] = [
    {
      key: "unit",
      header: "Đơn vị",
      cell: (row) => (
        <>
          <Link className="text-link" href={`/units/${row.id}`}>
            {unitTitle(row)}
          </Link>
          {row.provinceName && <span className="block font-normal text-muted">{row.provinceName}</span>}
        </>
      ),
    },
    { key: "code", header: "Mã", phone: "line", cell: (row) => row.code },
    {
      key: "state",
      header: "Kế hoạch",
      phone: "line",
      cell: (row) =>
        row.planId && row.state ? (
          <Link href={`/festivals/plans/${row.planId}`}>
            <RecordBadge state={row.state} />
          </Link>
        ) : (
          "Chưa lập"
        ),
    },
    {
      key: "late",
      header: "Hạn",
      phone: "aside",
      cell: (row) =>
        row.lateDays === null ? `đến ${formatDay(row.dueOn)}` : <LateBadge days={row.lateDays} />,
    },
  ];
  if (rows.some((row) => row.level === "province")) {
    columns.push({
      key: "below",
      header: "Cấp dưới",
      phone: "line",
      cell: (row) => (
        <Link className="text-link" href={`/festivals/plans/missing?season=${year}&unit=${row.code}`}>
          Xã chưa gửi
        </Link>
      ),
    });
  }
  return (
    <DataTable
      caption={`Đơn vị chưa gửi kế hoạch mùa ${year}`}
      rows={rows}
      rowKey={(row) => row.id}
      columns={columns}
      empty={empty}
    />
  );
}
