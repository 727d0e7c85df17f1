import { Bar } from "@/components/patterns/bar";
import { type Column, DataTable } from "@/components/patterns/data-table";
import { Link } from "@/components/ui/link";
import { formatNumber, formatShare } from "@/lib/core/numbers";
import { withQuery } from "@/lib/core/paging";
import { type Asked, figuresAddress } from "@/lib/reports/addresses";
import type { RankedUnit } from "@/lib/reports/overview";
import type { SortKey } from "@/lib/reports/schema";

type ProvinceRankingProps = {
  rows: RankedUnit[];
  asked: Asked;
  /** The page itself, whose address carries the order. */
  path: string;
  sort: SortKey;
  descending: boolean;
  caption: string;
  bare?: boolean;
};

/** A share written down, never up: 99,97 % is not all. */
function shareOf(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.floor((part * 1000) / whole) / 1000;
}

function Share({ part, whole }: { part: number; whole: number }) {
  const share = shareOf(part, whole);
  return (
    <span className="inline-flex items-center justify-end gap-2">
      {share !== null && <Bar share={share} width={64} />}
      <span className="figures w-13 text-right whitespace-nowrap">{formatShare(share)}</span>
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
          {row.name}
        </Link>
      ),
    },
    {
      key: "communes",
      header: "Xã",
      align: "end",
      ...order("communes"),
      cell: (row) => formatNumber(row.communes),
      total: formatNumber(total("communes")),
    },
    {
      key: "points",
      header: "Điểm",
      align: "end",
      phone: "aside",
      ...order("points"),
      cell: (row) => formatNumber(row.points),
      total: formatNumber(total("points")),
    },
    {
      key: "turnout",
      header: "Lượt người",
      align: "end",
      phone: "line",
      ...order("turnout"),
      cell: (row) => formatNumber(row.turnout),
      total: formatNumber(total("turnout")),
    },
    {
      key: "held",
      header: "Xã có tổ chức",
      align: "end",
      phone: "line",
      ...order("held"),
      cell: (row) => formatShare(shareOf(row.held, row.communes)),
      total: formatShare(shareOf(total("held"), total("communes"))),
    },
    {
      key: "reported",
      header: "Đã báo cáo",
      align: "end",
      phone: "line",
      ...order("reported"),
      cell: (row) => <Share part={row.reported} whole={row.communes} />,
      total: <Share part={total("reported")} whole={total("communes")} />,
    },
  ];
  return (
    <DataTable
      caption={caption}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      totalLabel="Toàn quốc"
      wide
      bare={bare}
    />
  );
}
