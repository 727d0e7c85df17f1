import type { ReactNode } from "react";
import { type Column, DataTable } from "@/components/patterns/data-table";
import { StateBadge, type StateTone } from "@/components/patterns/state-badge";
import { Link } from "@/components/ui/link";
import { formatInstant } from "@/lib/core/dates";
import { formatNumber } from "@/lib/core/numbers";
import { type ExportRow, type Standing, standingOf } from "@/lib/exports/view";
import { formatWords, sizeText, standingWords } from "@/lib/exports/words";

const tones: Record<Standing, StateTone> = {
  waiting: "waiting",
  running: "reviewing",
  ready: "accepted",
  given: "accepted",
  expired: "draft",
  cancelled: "draft",
  failed: "failed",
  interrupted: "returned",
};

/** What a person took out, the latest first. */
export function ExportTable({ rows, now, empty }: { rows: ExportRow[]; now: Date; empty: ReactNode }) {
  const columns: Column<ExportRow>[] = [
    {
      key: "title",
      header: "Nội dung",
      phone: "title",
      cell: (row) => (
        <>
          <Link href={`/exports/${row.id}`} className="font-semibold hover:text-accent hover:underline">
            {row.title}
          </Link>
          <span className="block text-hint font-normal text-muted">
            {row.filter || "toàn bộ trong phạm vi"}
          </span>
        </>
      ),
    },
    { key: "format", header: "Loại tệp", phone: "line", cell: (row) => formatWords[row.format] },
    {
      key: "rows",
      header: "Số dòng",
      align: "end",
      phone: "line",
      cell: (row) => <span className="figures">{`${formatNumber(row.total)} ${row.noun}`}</span>,
    },
    {
      key: "size",
      header: "Cỡ tệp",
      align: "end",
      phone: "hidden",
      cell: (row) => <span className="figures">{row.bytes === null ? "–" : sizeText(row.bytes)}</span>,
    },
    {
      key: "at",
      header: "Xuất lúc",
      phone: "line",
      cell: (row) => <span className="figures">{formatInstant(row.createdAt)}</span>,
    },
    {
      key: "state",
      header: "Trạng thái",
      phone: "aside",
      cell: (row) => {
        const standing = standingOf(row, now);
        return <StateBadge tone={tones[standing]}>{standingWords[standing]}</StateBadge>;
      },
    },
  ];
  return (
    <DataTable caption="Tệp đã xuất" columns={columns} rows={rows} rowKey={({ id }) => id} empty={empty} />
  );
}
