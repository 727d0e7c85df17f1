import { LateBadge, RecordBadge } from "@/components/festivals/record-badge";
import { type Column, DataTable } from "@/components/patterns/data-table";
import { Link } from "@/components/ui/link";
import { dayOf, formatDay } from "@/lib/core/dates";
import { formatNumber, formatShare } from "@/lib/core/numbers";
import { withQuery } from "@/lib/core/paging";
import { unitTitle } from "@/lib/core/words";
import { isOpenState } from "@/lib/festivals/papers/paper";
import type { ReportFilter } from "@/lib/festivals/reports/schema";
import type { ReportList, ReportListRow } from "@/lib/festivals/reports/view";

type ReportTableProps = { list: ReportList; filter: ReportFilter; empty: React.ReactNode };

/** The provinces of a season: each with its report, how complete its points are and what still waits. */
export function ReportTable({ list, filter, empty }: ReportTableProps) {
  const year = list.season.year;
  const sort = (key: ReportFilter["sort"], first: ReportFilter["dir"] = "asc") => {
    const current = filter.sort === key;
    const dir = current ? (filter.dir === "asc" ? "desc" : "asc") : first;
    return {
      sortHref: withQuery("/festivals/reports", filter, { sort: key, dir }),
      sorted: current ? filter.dir : undefined,
    };
  };
  const columns: Column<ReportListRow>[] = [
    {
      key: "unit",
      header: "Tỉnh, thành phố",
      ...sort("unit"),
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
    {
      key: "coverage",
      header: "Xã đã gửi / tổng số",
      align: "end",
      phone: "line",
      ...sort("coverage"),
      cell: (row) => (
        <>
          {row.missing > 0 && (
            <Link
              className="block text-link"
              href={`/festivals/reports/${row.reportId}#missing`}
            >{`ký khi còn thiếu ${formatNumber(row.missing)} xã`}</Link>
          )}
          {formatNumber(row.reported)}/{formatNumber(row.expected)}
          <span className="text-muted">
            {" "}
            ({formatShare(row.expected > 0 ? row.reported / row.expected : null)})
          </span>
        </>
      ),
    },
    {
      key: "waiting",
      header: "Điểm chờ tiếp nhận",
      align: "end",
      phone: "line",
      ...sort("waiting", "desc"),
      cell: (row) =>
        row.waiting === 0 ? (
          "0"
        ) : (
          <Link className="text-link" href={`/festivals?season=${year}&unit=${row.code}&state=sent`}>
            {formatNumber(row.waiting)}
          </Link>
        ),
    },
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
      caption={`Báo cáo của các tỉnh, mùa ${year}`}
      rows={list.rows}
      rowKey={(row) => row.id}
      columns={columns}
      empty={empty}
    />
  );
}
