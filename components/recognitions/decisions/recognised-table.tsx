import { DataTable } from "@/components/patterns/data-table";
import { EmptyState } from "@/components/patterns/empty-state";
import { Link } from "@/components/ui/link";
import { formatDay } from "@/lib/core/dates";
import { formatNumber } from "@/lib/core/numbers";
import { unitTitle } from "@/lib/core/words";
import { lineName } from "@/lib/recognitions/decisions/papers";
import type { RecognitionRow } from "@/lib/recognitions/decisions/view";
import { subjectKindWords } from "@/lib/recognitions/words";
import { StandingBadge } from "./standing-badge";

/** What was recognised: whom, for what, by which decision, and whether it holds. */
export function RecognisedTable({ rows, total }: { rows: RecognitionRow[]; total: number }) {
  return (
    <DataTable
      caption="Đã công nhận"
      rows={rows}
      rowKey={({ id }) => id}
      totalLabel={`Tổng ${formatNumber(total)} giấy`}
      empty={
        <EmptyState title="Chưa có giấy công nhận nào khớp">
          Giấy có ngay khi quyết định công nhận được ghi nhận.
        </EmptyState>
      }
      columns={[
        {
          key: "name",
          header: "Được công nhận",
          phone: "title",
          cell: (row) => (
            <>
              <Link
                href={`/recognitions/recognised/${row.id}`}
                className="font-semibold hover:text-accent hover:underline"
              >
                {lineName(row, { title: row.schemeTitle })}
              </Link>
              <span className="block text-hint font-normal text-muted">
                {subjectKindWords[row.kind]}, {unitTitle({ kind: row.unitKind, name: row.unitName })},{" "}
                {row.province}
              </span>
            </>
          ),
        },
        {
          key: "scheme",
          header: "Chương trình",
          phone: "line",
          cell: (row) => (
            <>
              {row.scheme} <span className="figures">{row.year}</span>
              {row.class && <span className="block text-hint text-muted">Xếp loại {row.class}</span>}
            </>
          ),
        },
        {
          key: "serial",
          header: "Số hiệu",
          phone: "line",
          cell: ({ serial }) => <span className="figures">{serial}</span>,
        },
        {
          key: "decision",
          header: "Quyết định",
          phone: "line",
          cell: ({ number, decidedOn }) => (
            <span className="figures">
              {number}, {formatDay(decidedOn)}
            </span>
          ),
        },
        {
          key: "standing",
          header: "Hiệu lực",
          phone: "aside",
          cell: ({ standing }) => <StandingBadge standing={standing} />,
        },
      ]}
    />
  );
}
