import type { ReactNode } from "react";
import { DataTable } from "@/components/patterns/data-table";
import { Link } from "@/components/ui/link";
import { changesOf, rowTitle } from "@/lib/audit/changes";
import type { Names } from "@/lib/audit/columns";
import { asWhat, changesInShort, operationWord, whoDid } from "@/lib/audit/display";
import type { Entry } from "@/lib/audit/entry";
import { actWord } from "@/lib/audit/words";
import { formatInstant } from "@/lib/core/dates";

/** A page of the trail: which record, when, who as what, by which act, what changed. */
export function EntryTable({ rows, names, empty }: { rows: Entry[]; names: Names; empty: ReactNode }) {
  return (
    <DataTable
      caption="Nhật ký thay đổi, mới nhất trước"
      rows={rows}
      rowKey={(row) => row.id}
      empty={empty}
      columns={[
        {
          key: "record",
          header: "Hồ sơ",
          cell: (row) => (
            <Link href={`/audit/${row.id}`} className="text-link phone:-my-3 phone:inline-block phone:py-3">
              {rowTitle(row, names)}
            </Link>
          ),
        },
        { key: "at", header: "Thời điểm", cell: (row) => formatInstant(row.at), phone: "line" },
        {
          key: "who",
          header: "Người làm",
          cell: (row) => (
            <>
              {whoDid(row)}
              <span className="block text-hint text-muted">{asWhat(row)}</span>
            </>
          ),
          phone: "line",
        },
        { key: "act", header: "Việc", cell: (row) => actWord(row.action), phone: "line" },
        {
          key: "changes",
          header: "Nội dung",
          cell: (row) => {
            const short = changesInShort(changesOf(row, names));
            return short === "" ? operationWord(row) : `${operationWord(row)}: ${short}`;
          },
          phone: "line",
        },
      ]}
    />
  );
}
