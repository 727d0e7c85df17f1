import { type Column, DataTable } from "@/components/patterns/data-table";
import { EmptyState } from "@/components/patterns/empty-state";
import { ExportMenu } from "@/components/patterns/export-menu";
import { Link } from "@/components/ui/link";
import { formatDuration } from "@/lib/core/duration";
import { formatNumber } from "@/lib/core/numbers";
import { withQuery } from "@/lib/core/paging";
import { policeOf, stateWords } from "@/lib/core/words";
import type { MapChoice } from "@/lib/reports/schema";
import type { UnitStay, WaitingKind, WaitingState } from "@/lib/reports/waiting";

type WaitingUnitsProps = {
  rows: UnitStay[];
  asked: { season: number | undefined; map: MapChoice; kind: WaitingKind; state: WaitingState };
};

/** With whom records lie in one state: those that hold something first, the slowest in front. */
export function WaitingUnits({ rows, asked }: WaitingUnitsProps) {
  const { season, map, kind, state } = asked;
  const word = stateWords[state];
  const columns: Column<UnitStay>[] = [
    { key: "unit", header: "Đơn vị", cell: (row) => policeOf(row) },
    {
      key: "open",
      header: "Đang giữ",
      align: "end",
      cell: (row) =>
        row.open > 0 && kind === "festival" ? (
          <Link
            href={withQuery("/festivals", { season, map, unit: row.code, state })}
            className="text-link tap phone:inline-flex phone:items-center"
          >
            {formatNumber(row.open)}
          </Link>
        ) : (
          formatNumber(row.open)
        ),
    },
    {
      key: "longest",
      header: "Lâu nhất đến nay",
      align: "end",
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
    <section className="grid gap-3">
      <div className="flex flex-wrap items-end justify-between gap-3">
        <div>
          <h2 className="text-lead font-semibold">Đang ở ai: {word.toLowerCase()}</h2>
          <p className="text-hint text-muted">
            Nơi đang giữ hồ sơ đứng trước, rồi nơi 9 trên 10 hồ sơ mất nhiều thời gian hơn; bằng nhau thì theo
            mã.
          </p>
        </div>
        {rows.length > 0 && (
          <ExportMenu
            name="waiting-units"
            query={asked}
            total={rows.length}
            noun="đơn vị"
            what="thời gian theo đơn vị"
            small
          />
        )}
      </div>
      <DataTable
        caption={`Thời gian ở trạng thái ${word.toLowerCase()}, theo đơn vị`}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        empty={
          <EmptyState title="Không có hồ sơ nào qua trạng thái này">
            Chọn một bước khác ở bảng trên.
          </EmptyState>
        }
      />
    </section>
  );
}
