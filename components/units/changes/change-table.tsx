import type { ReactNode } from "react";
import { DataTable } from "@/components/patterns/data-table";
import { Link } from "@/components/ui/link";
import { formatDay, formatInstant } from "@/lib/core/dates";
import { formatNumber } from "@/lib/core/numbers";
import { unitTitle } from "@/lib/core/words";
import type { ChangeRow } from "@/lib/units/changes/view";
import { changeKindWords } from "@/lib/units/changes/words";
import { ChangeBadge } from "./change-badge";

/** Changes of the tree: what, where, from when, how far. */
export function ChangeTable({ rows, empty, bare }: { rows: ChangeRow[]; empty?: ReactNode; bare?: boolean }) {
  return (
    <DataTable
      caption="Thay đổi đơn vị"
      rows={rows}
      rowKey={(row) => row.id}
      empty={empty}
      bare={bare}
      columns={[
        {
          key: "kind",
          header: "Thay đổi",
          cell: (row) => (
            <Link className="text-link" href={`/units/changes/${row.id}`}>
              {changeKindWords[row.kind]}
            </Link>
          ),
        },
        {
          key: "state",
          header: "Trạng thái",
          phone: "aside",
          cell: (row) => <ChangeBadge state={row.state} />,
        },
        {
          key: "unit",
          header: "Phạm vi",
          phone: "line",
          cell: (row) => (row.unit.level === "nation" ? "Nhiều tỉnh hoặc cấp tỉnh" : unitTitle(row.unit)),
        },
        {
          key: "day",
          header: "Hiệu lực",
          phone: "line",
          cell: (row) => <span className="figures">{formatDay(row.effectiveOn)}</span>,
        },
        { key: "act", header: "Quyết định", phone: "line", cell: (row) => row.actNumber || "chưa có số" },
        {
          key: "lines",
          header: "Dòng",
          align: "end",
          phone: "hidden",
          cell: (row) => formatNumber(row.lines),
        },
        {
          key: "made",
          header: "Lập lúc",
          phone: "hidden",
          cell: (row) => (
            <span className="figures whitespace-nowrap">
              {formatInstant(row.createdAt)}
              {row.requested && <span className="block text-muted">tỉnh đề nghị</span>}
            </span>
          ),
        },
      ]}
    />
  );
}
