import type { ReactNode } from "react";
import { LateBadge, RecordBadge } from "@/components/festivals/record-badge";
import { type Column, DataTable, type Selection } from "@/components/patterns/data-table";
import { Link } from "@/components/ui/link";
import { formatDay } from "@/lib/core/dates";
import { formatMoney, formatNumber } from "@/lib/core/numbers";
import { kindWords } from "@/lib/core/words";
import {
  countedParts,
  type Filter,
  filterQuery,
  type SortKey,
  sortedBy,
} from "@/lib/festivals/points/filter";
import { countedWords } from "@/lib/festivals/points/filter-words";
import type { FestivalRow, ListTotals } from "@/lib/festivals/points/record";
import { festivalStatusWords, hostLevelWords, leaderTierWords } from "@/lib/festivals/words";

type FestivalTableProps = {
  rows: FestivalRow[];
  totals: ListTotals;
  filter: Filter;
  empty: ReactNode;
  /** The form of what can be done with chosen rows; null where nothing can. */
  form: string | null;
};

/** The list of points with the totals of everything that is filtered. */
export function FestivalTable({ rows, totals, filter, empty, form }: FestivalTableProps) {
  const selection: Selection<FestivalRow> | undefined = form
    ? {
        form,
        name: "id",
        value: (row) => row.id,
        label: (row) => `Chọn ${row.name}, ${row.unitName}`,
        allowed: (row) => row.state === "sent",
      }
    : undefined;
  return (
    <DataTable
      caption="Các điểm tổ chức Ngày hội"
      columns={columns(filter, totals)}
      rows={rows}
      rowKey={(row) => row.id}
      empty={empty}
      selection={selection}
      totalLabel={`Tổng ${formatNumber(totals.count)} điểm`}
    />
  );
}

function columns(filter: Filter, totals: ListTotals): Column<FestivalRow>[] {
  const [head] = filter.sort.length > 0 ? filter.sort : [{ key: "held_on" as const, descending: true }];
  const sorting = (key: SortKey) => ({
    sortHref: `/festivals?${filterQuery({ ...filter, sort: sortedBy(filter.sort, key), page: 1 })}`,
    sorted: head?.key === key ? (head.descending ? ("desc" as const) : ("asc" as const)) : undefined,
  });
  return [
    {
      key: "name",
      header: "Điểm",
      ...sorting("name"),
      phone: "title",
      cell: (row) => (
        <>
          <Link href={`/festivals/${row.id}`} className="font-semibold hover:text-accent hover:underline">
            {row.name}
          </Link>
          <span className="block text-hint font-normal text-muted">{hostLevelWords[row.hostLevel]}</span>
        </>
      ),
    },
    {
      key: "unit",
      header: "Đơn vị",
      ...sorting("unit"),
      phone: "line",
      cell: (row) => `${kindWords[row.unitKind]} ${row.unitName}`,
    },
    {
      key: "held",
      header: "Ngày",
      ...sorting("held_on"),
      phone: "line",
      cell: (row) => (
        <span className="figures whitespace-nowrap">
          {formatDay(row.heldOn)}
          {row.status !== "held" && (
            <span className="block text-hint text-muted">{festivalStatusWords[row.status]}</span>
          )}
        </span>
      ),
    },
    {
      key: "turnout",
      header: "Lượt người",
      align: "end",
      ...sorting("turnout"),
      phone: "hidden",
      total: formatNumber(totals.turnout),
      cell: (row) => <span className="figures">{formatNumber(row.turnout)}</span>,
    },
    {
      key: "gifts",
      header: "Suất quà",
      align: "end",
      ...sorting("gifts"),
      phone: "hidden",
      total: (
        <>
          {formatNumber(totals.gifts)}
          <span className="block text-hint font-normal text-muted">{formatMoney(totals.giftValue)}</span>
        </>
      ),
      cell: (row) => <span className="figures">{formatNumber(row.gifts)}</span>,
    },
    ...countedParts
      .filter((part) => filter.has.includes(part))
      .map(
        (part): Column<FestivalRow> => ({
          key: part,
          header: countedWords[part],
          align: "end",
          phone: "line",
          total: formatNumber(totals.parts[part] ?? 0),
          cell: (row) => <span className="figures">{formatNumber(row.parts?.[part] ?? 0)}</span>,
        }),
      ),
    {
      key: "tier",
      header: "Đại biểu cao nhất",
      phone: "hidden",
      cell: (row) => (row.topTier ? leaderTierWords[row.topTier] : "–"),
    },
    {
      key: "state",
      header: "Trạng thái",
      ...sorting("state"),
      phone: "aside",
      cell: (row) => (
        <span className="flex flex-wrap items-center gap-1 phone:flex-col phone:items-end">
          <RecordBadge state={row.state} />
          <LateBadge days={row.lateDays} />
          {row.state === "sent" && row.holderKind && (
            <span className="block w-full text-hint text-muted phone:hidden">
              ở: {kindWords[row.holderKind]} {row.holderName}
            </span>
          )}
        </span>
      ),
    },
  ];
}
