import { type Column, DataTable } from "@/components/patterns/data-table";
import { EmptyState } from "@/components/patterns/empty-state";
import { StateBadge, type StateTone } from "@/components/patterns/state-badge";
import { Link } from "@/components/ui/link";
import type { Day } from "@/lib/core/dates";
import { formatNumber } from "@/lib/core/numbers";
import { withQuery } from "@/lib/core/paging";
import { stateWords, unitTitle } from "@/lib/core/words";
import { type Asked, figuresAddress } from "@/lib/reports/addresses";
import { nobodyReported } from "@/lib/reports/figures";
import type { RankedUnit, SeasonFacts } from "@/lib/reports/overview";
import type { SortKey } from "@/lib/reports/schema";
import type { RecordState } from "@/prisma/generated/enums";
import { CommuneResult } from "./commune-result";

type CommuneRankingProps = {
  rows: RankedUnit[];
  asked: Asked;
  /** The page whose address carries the order; without it the order is fixed. */
  path?: string;
  sort: SortKey;
  descending: boolean;
  caption: string;
  season: Pick<SeasonFacts, "resultDueOn" | "state">;
  today: Day;
};

const planTone: Record<RecordState, StateTone> = {
  draft: "draft",
  submitted: "draft",
  sent: "waiting",
  returned: "returned",
  accepted: "accepted",
  locked: "locked",
};

/** Communes with their plan, their results and what they held; what is missing stands in front. */
export function CommuneRanking(props: CommuneRankingProps) {
  const { rows, asked, path, sort, descending, caption, season, today } = props;
  const order = (key: SortKey) =>
    path && {
      sortHref: withQuery(path, {
        ...asked,
        sort: sort === key ? (descending ? key : `-${key}`) : key === "name" ? key : `-${key}`,
      }),
      sorted: sort === key ? (descending ? ("desc" as const) : ("asc" as const)) : undefined,
    };
  // Inside one district, or one province, its name on every line would say nothing.
  const districts = new Set(rows.map((row) => row.districtName)).size > 1;
  const provinces = new Set(rows.map((row) => row.provinceName)).size > 1;
  const columns: Column<RankedUnit>[] = [
    {
      key: "name",
      header: "Đơn vị",
      ...order("name"),
      cell: (row) => (
        <>
          <Link
            href={figuresAddress({ ...asked, unit: row.code })}
            className="font-semibold hover:text-accent hover:underline"
          >
            {unitTitle(row)}
          </Link>
          {districts && row.districtName && <span className="text-muted"> · {row.districtName}</span>}
          {provinces && row.provinceName && <span className="text-muted"> · {row.provinceName}</span>}
        </>
      ),
    },
    {
      key: "results",
      header: "Kết quả",
      phone: "aside",
      ...order("missing"),
      cell: (row) => <CommuneResult row={row} season={season} today={today} />,
    },
    {
      key: "plan",
      header: "Kế hoạch",
      phone: "line",
      cell: (row) =>
        row.level !== "commune" ? (
          "–"
        ) : row.plan ? (
          <StateBadge tone={planTone[row.plan]}>{stateWords[row.plan]}</StateBadge>
        ) : (
          <span className="text-muted">Chưa có</span>
        ),
    },
    {
      key: "waiting",
      header: "Điểm chờ tiếp nhận",
      align: "end",
      phone: "hidden",
      cell: (row) =>
        row.waitingPoints === 0 ? (
          "0"
        ) : (
          <Link
            className="text-link"
            href={withQuery("/festivals", { ...asked, unit: row.code, state: "sent" })}
          >
            {formatNumber(row.waitingPoints)}
          </Link>
        ),
    },
    {
      key: "points",
      header: "Điểm",
      align: "end",
      phone: "line",
      ...order("points"),
      cell: (row) => toldOf(row, row.points),
    },
    {
      key: "turnout",
      header: "Lượt người",
      align: "end",
      phone: "hidden",
      ...order("turnout"),
      cell: (row) => toldOf(row, row.turnout),
    },
  ];
  return (
    <DataTable
      caption={caption}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      empty={
        <EmptyState title="Không có xã nào trong mùa này">
          Chọn mùa khác hoặc địa giới khác ở đầu trang.
        </EmptyState>
      }
    />
  );
}

/** Of a commune that has reported nothing there is no number yet: "–" is not "0". */
function toldOf(row: RankedUnit, value: number): string {
  return nobodyReported({ expected: row.communes, reported: row.reported }) && row.points === 0
    ? "–"
    : formatNumber(value);
}
