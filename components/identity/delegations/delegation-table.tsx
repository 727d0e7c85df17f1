import type { ReactNode } from "react";
import { DataTable } from "@/components/patterns/data-table";
import { EmptyState } from "@/components/patterns/empty-state";
import { Link } from "@/components/ui/link";
import { formatDay } from "@/lib/core/dates";
import { policeOf, roleWords } from "@/lib/core/words";
import { delegationState } from "@/lib/identity/delegations/delegable";
import type { DelegationRow } from "@/lib/identity/delegations/view";
import { DelegationTag } from "./delegation-tag";

type DelegationTableProps = {
  caption: string;
  rows: DelegationRow[];
  today: string;
  empty: { title: string; text?: string };
  /** What can be done with a row. */
  act?: (row: DelegationRow) => ReactNode;
};

/** "01/12/2026 – hết 15/12/2026". */
export function termOf({ firstDay, lastDay }: DelegationRow): string {
  return `${formatDay(firstDay)} – hết ${formatDay(lastDay)}`;
}

/** Delegations with their papers, days and state, the latest first. */
export function DelegationTable({ caption, rows, today, empty, act }: DelegationTableProps) {
  return (
    <DataTable
      caption={caption}
      bare
      rows={rows}
      rowKey={(row) => row.id}
      empty={
        <EmptyState bare title={empty.title}>
          {empty.text}
        </EmptyState>
      }
      columns={[
        {
          key: "number",
          header: "Số văn bản",
          cell: (row) => (
            <Link href={`/delegations/${row.id}`} className="text-link">
              {row.documentNumber}
            </Link>
          ),
        },
        { key: "from", header: "Người ủy quyền", cell: (row) => row.fromName, phone: "line" },
        { key: "to", header: "Người được ủy quyền", cell: (row) => row.toName, phone: "line" },
        {
          key: "role",
          header: "Vai trò",
          cell: (row) => `${roleWords[row.role]}, ${policeOf(row.unit)}`,
          phone: "line",
        },
        { key: "term", header: "Thời hạn", cell: termOf, phone: "line" },
        {
          key: "state",
          header: "Hiệu lực",
          cell: (row) => <DelegationTag state={delegationState(row, today)} />,
          phone: "aside",
        },
        ...(act
          ? [{ key: "act", header: "Việc", align: "end" as const, cell: act, phone: "line" as const }]
          : []),
      ]}
    />
  );
}
