import { LateBadge, RecordBadge } from "@/components/festivals/record-badge";
import { type Column, DataTable } from "@/components/patterns/data-table";
import { Link } from "@/components/ui/link";
import { dayOf, formatDay } from "@/lib/core/dates";
import { formatNumber } from "@/lib/core/numbers";
import { withQuery } from "@/lib/core/paging";
import { unitTitle } from "@/lib/core/words";
import { isOpenState } from "@/lib/festivals/papers/paper";
import type { PlanFilter } from "@/lib/festivals/plans/schema";
import type { PlanList, PlanListRow } from "@/lib/festivals/plans/view";

type PlanTableProps = {
  list: PlanList;
  filter: PlanFilter;
  /** The form that accepts ticked rows; null for those who accept none. */
  form: string | null;
  empty: React.ReactNode;
};

/** Plans of a season, each with its state and its planned points. */
export function PlanTable({ list, filter, form, empty }: PlanTableProps) {
  const sort = (key: PlanFilter["sort"], first: PlanFilter["dir"] = "asc") => {
    const current = filter.sort === key;
    const dir = current ? (filter.dir === "asc" ? "desc" : "asc") : first;
    return {
      sortHref: withQuery("/festivals/plans", filter, { sort: key, dir }),
      sorted: current ? filter.dir : undefined,
    };
  };
  const columns: Column<PlanListRow>[] = [
    {
      key: "unit",
      header: "Đơn vị",
      ...sort("unit"),
      cell: (row) => (
        <>
          <Link className="text-link" href={`/festivals/plans/${row.planId}`}>
            {unitTitle(row)}
          </Link>
          {list.provinces.length > 0 && row.provinceName && (
            <span className="block font-normal text-muted">{row.provinceName}</span>
          )}
        </>
      ),
    },
    { key: "state", header: "Trạng thái", phone: "aside", cell: (row) => <RecordBadge state={row.state} /> },
    {
      key: "number",
      header: "Số, ngày ký",
      phone: "line",
      cell: (row) => (
        <>
          {row.number || "–"}
          {row.issuedOn && <span className="block text-muted">{formatDay(row.issuedOn)}</span>}
        </>
      ),
    },
    count("commune", "Điểm cấp xã", (row) => row.communePoints, list.planned.commune),
    {
      ...count("residential", "Điểm khu dân cư", (row) => row.residentialPoints, list.planned.residential),
      ...sort("points", "desc"),
    },
    count("agency", "Cơ quan, DN, trường", (row) => row.agencyPoints, list.planned.agency),
    {
      key: "sent",
      header: "Gửi ngày",
      phone: "line",
      ...sort("sent", "desc"),
      cell: (row) => (
        <>
          {row.sentAt ? formatDay(dayOf(row.sentAt)) : "–"}
          {row.lateDays !== null && (
            <span className="block">
              <LateBadge days={row.lateDays} word={isOpenState(row.state) ? "Quá hạn" : "Gửi muộn"} />
            </span>
          )}
        </>
      ),
    },
  ];
  return (
    <DataTable
      caption={`Kế hoạch mùa ${list.season.year}`}
      rows={list.rows}
      rowKey={(row) => row.planId}
      columns={columns}
      empty={empty}
      totalLabel={`${formatNumber(list.total)} kế hoạch`}
      selection={
        form === null
          ? undefined
          : {
              form,
              name: "ids[]",
              value: (row) => row.planId,
              label: (row) => `Chọn kế hoạch của ${unitTitle(row)}`,
              allowed: (row) => row.mine,
            }
      }
    />
  );
}

function count(
  key: string,
  header: string,
  of: (row: PlanListRow) => number | null,
  total: number,
): Column<PlanListRow> {
  return {
    key,
    header,
    align: "end",
    phone: "line",
    cell: (row) => formatNumber(of(row)),
    total: formatNumber(total),
  };
}
