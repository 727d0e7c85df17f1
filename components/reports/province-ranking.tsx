import { Bar } from "@/components/patterns/bar";
import { type Column, DataTable } from "@/components/patterns/data-table";
import { Link } from "@/components/ui/link";
import { formatNumber, formatPart } from "@/lib/core/numbers";
import { withQuery } from "@/lib/core/paging";
import { type Asked, figuresAddress } from "@/lib/reports/addresses";
import type { RankedUnit } from "@/lib/reports/overview";
import type { SortKey } from "@/lib/reports/schema";
import { provinceName } from "@/lib/reports/words";

type ProvinceRankingProps = {
  rows: RankedUnit[];
  asked: Asked;
  /** The page itself, whose address carries the order. */
  path: string;
  sort: SortKey;
  descending: boolean;
  caption: string;
  /** Only so many rows, the first of the order; the total is that of all. */
  first?: number;
  bare?: boolean;
};

function Share({ part, whole }: { part: number; whole: number }) {
  return (
    <span className="inline-flex items-center justify-end gap-2">
      {whole > 0 && <Bar share={part / whole} width={48} />}
      <span className="figures w-14 text-right whitespace-nowrap">{formatPart(part, whole)}</span>
    </span>
  );
}

/** On a phone there is no head above the number. */
function Amount({ value, noun }: { value: number; noun: string }) {
  return (
    <span className="whitespace-nowrap">
      {formatNumber(value)}
      <span className="hidden font-normal text-muted phone:inline"> {noun}</span>
    </span>
  );
}

/** Provinces side by side; each column orders the table, each name leads to the province's figures. */
export function ProvinceRanking({
  rows,
  asked,
  path,
  sort,
  descending,
  caption,
  first,
  bare,
}: ProvinceRankingProps) {
  const order = (key: SortKey) => ({
    sortHref: withQuery(path, {
      ...asked,
      sort: sort === key ? (descending ? key : `-${key}`) : key === "name" ? key : `-${key}`,
    }),
    sorted: sort === key ? (descending ? ("desc" as const) : ("asc" as const)) : undefined,
  });
  const total = (key: "communes" | "points" | "turnout" | "held" | "reported") =>
    rows.reduce((sum, row) => sum + row[key], 0);
  // On a phone a province is one line: its name and the number by which it was sorted.
  const shown = sort === "name" || sort === "missing" ? "points" : sort;
  const onPhone = (key: SortKey) => (key === shown ? ("aside" as const) : ("hidden" as const));
  const columns: Column<RankedUnit>[] = [
    {
      key: "name",
      header: "Tỉnh, thành phố",
      className: "whitespace-nowrap",
      ...order("name"),
      cell: (row) => (
        <Link
          href={figuresAddress({ ...asked, unit: row.code })}
          className="font-semibold whitespace-nowrap hover:text-accent hover:underline"
        >
          {provinceName(row)}
        </Link>
      ),
    },
    {
      key: "communes",
      header: "Xã",
      align: "end",
      phone: onPhone("communes"),
      ...order("communes"),
      cell: (row) => <Amount value={row.communes} noun="xã" />,
      total: <Amount value={total("communes")} noun="xã" />,
    },
    {
      key: "points",
      header: "Điểm",
      align: "end",
      phone: onPhone("points"),
      ...order("points"),
      cell: (row) => <Amount value={row.points} noun="điểm" />,
      total: <Amount value={total("points")} noun="điểm" />,
    },
    {
      key: "turnout",
      header: "Lượt người",
      align: "end",
      phone: onPhone("turnout"),
      ...order("turnout"),
      cell: (row) => <Amount value={row.turnout} noun="lượt" />,
      total: <Amount value={total("turnout")} noun="lượt" />,
    },
    {
      key: "held",
      header: "Xã có tổ chức",
      align: "end",
      className: "[&>div]:whitespace-nowrap",
      phone: onPhone("held"),
      ...order("held"),
      cell: (row) => formatPart(row.held, row.communes),
      total: formatPart(total("held"), total("communes")),
    },
    {
      key: "reported",
      header: "Đã báo cáo",
      align: "end",
      phone: onPhone("reported"),
      ...order("reported"),
      cell: (row) => <Share part={row.reported} whole={row.communes} />,
      total: <Share part={total("reported")} whole={total("communes")} />,
    },
  ];
  return (
    <DataTable
      caption={caption}
      columns={columns}
      rows={rows.slice(0, first)}
      rowKey={(row) => row.id}
      totalLabel="Toàn quốc"
      wide={bare}
      bare={bare}
    />
  );
}
