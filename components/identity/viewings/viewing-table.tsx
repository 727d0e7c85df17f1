import type { ReactNode } from "react";
import { DataTable } from "@/components/patterns/data-table";
import { Link } from "@/components/ui/link";
import { formatInstant } from "@/lib/core/dates";
import { policeOf, roleWords, unitTitle } from "@/lib/core/words";
import type { ViewingRow } from "@/lib/identity/viewings/view";

type ViewingTableProps = {
  caption: string;
  rows: ViewingRow[];
  now: Date;
  empty: ReactNode;
  /** For the log: who was looked at, with the way to their page. */
  withViewed?: boolean;
  bare?: boolean;
};

/** "hết lúc 10:42, 21/11/2026", or that it goes on. */
function endOf({ endedAt, expiresAt }: ViewingRow, now: Date): string {
  if (endedAt) return formatInstant(endedAt);
  return expiresAt <= now ? formatInstant(expiresAt) : "đang xem";
}

/** Who looked with whose eyes, why, from when to when. */
export function ViewingTable({
  caption,
  rows,
  now,
  empty,
  withViewed = false,
  bare = false,
}: ViewingTableProps) {
  return (
    <DataTable
      caption={caption}
      bare={bare}
      rows={rows}
      rowKey={(row) => row.id}
      empty={empty}
      columns={[
        { key: "from", header: "Bắt đầu", cell: (row) => formatInstant(row.startedAt) },
        {
          key: "viewer",
          header: "Người xem",
          cell: (row) => `${row.viewerName}, ${policeOf(row.viewerUnit)}`,
          phone: "line",
        },
        ...(withViewed
          ? [
              {
                key: "viewed",
                header: "Xem như",
                cell: (row: ViewingRow) => (
                  <Link href={`/admin/people/${row.viewedId}`} className="text-link">
                    {row.viewedName}
                  </Link>
                ),
                phone: "line" as const,
              },
            ]
          : []),
        {
          key: "role",
          header: "Vai trò",
          cell: (row) => `${roleWords[row.role]}, ${unitTitle(row.unit)}`,
          phone: "line",
        },
        { key: "reason", header: "Lý do", cell: (row) => row.reason, phone: "line" },
        { key: "to", header: "Kết thúc", cell: (row) => endOf(row, now), phone: "line" },
      ]}
    />
  );
}
