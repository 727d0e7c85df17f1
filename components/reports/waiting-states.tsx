import { type Column, DataTable } from "@/components/patterns/data-table";
import { Link } from "@/components/ui/link";
import { formatDuration } from "@/lib/core/duration";
import { formatNumber } from "@/lib/core/numbers";
import { stateWords } from "@/lib/core/words";
import { type StateStay, type WaitingState, waitsFor } from "@/lib/reports/waiting";

type WaitingStatesProps = {
  rows: StateStay[];
  current: WaitingState;
  hrefOf: (state: WaitingState) => string;
};

/** How long records stay in each state, and at which level. */
export function WaitingStates({ rows, current, hrefOf }: WaitingStatesProps) {
  const columns: Column<StateStay>[] = [
    {
      key: "step",
      header: "Bước",
      cell: (row) => (
        <Link
          href={hrefOf(row.state)}
          aria-current={row.state === current ? "true" : undefined}
          className="text-link font-semibold tap phone:inline-flex phone:items-center"
        >
          {waitsFor(row.state, row.level)}
        </Link>
      ),
    },
    { key: "state", header: "Trạng thái", cell: (row) => stateWords[row.state] },
    {
      key: "open",
      header: "Đang ở bước này",
      align: "end",
      cell: (row) => formatNumber(row.open),
    },
    {
      key: "longest",
      header: "Lâu nhất đến nay",
      align: "end",
      phone: "line",
      cell: (row) => formatDuration(row.longest),
    },
    { key: "finished", header: "Đã qua", align: "end", cell: (row) => formatNumber(row.finished) },
    {
      key: "median",
      header: "Thời gian ở giữa",
      align: "end",
      phone: "line",
      cell: (row) => formatDuration(row.median),
    },
    {
      key: "p90",
      header: "9 trên 10 hồ sơ xong trong",
      align: "end",
      phone: "line",
      cell: (row) => formatDuration(row.p90),
    },
  ];
  return (
    <DataTable
      caption="Thời gian ở từng bước"
      columns={columns}
      rows={rows}
      rowKey={(row) => `${row.state} ${row.level}`}
    />
  );
}
