import { DataTable } from "@/components/patterns/data-table";
import { StateBadge } from "@/components/patterns/state-badge";
import { Link } from "@/components/ui/link";
import { unitTitle } from "@/lib/core/words";
import type { TeamAppraisal } from "@/lib/recognitions/appraisal/view";
import { appraisalStateWords } from "@/lib/recognitions/appraisal/words";
import { unitSubjects } from "@/lib/recognitions/schemes/subjects";

/** What a team appraises: how many have sent their sheets, and what came of it. */
export function TeamAppraisals({ rows }: { rows: TeamAppraisal[] }) {
  return (
    <DataTable
      caption="Hồ sơ Tổ đang và đã thẩm định"
      rows={rows}
      rowKey={({ appraisalId }) => appraisalId}
      empty="Chưa phân công hồ sơ nào."
      totalLabel={`${rows.length} hồ sơ`}
      columns={[
        {
          key: "name",
          header: "Hồ sơ",
          phone: "title",
          cell: (row) => (
            <Link
              href={`/recognitions/appraisals/${row.appraisalId}`}
              className="font-semibold hover:text-accent hover:underline"
            >
              {unitSubjects.includes(row.kind)
                ? unitTitle({ kind: row.unitKind, name: row.unitName })
                : row.name}
              <span className="block text-hint font-normal text-muted">{row.province}</span>
            </Link>
          ),
        },
        {
          key: "sent",
          header: "Phiếu đã gửi",
          align: "end",
          phone: "line",
          cell: ({ sent, members }) => (
            <span className="figures">
              {sent}/{members}
            </span>
          ),
        },
        {
          key: "state",
          header: "Trạng thái",
          phone: "aside",
          cell: ({ state, passed }) => (
            <StateBadge
              tone={
                state === "agreed"
                  ? passed
                    ? "accepted"
                    : "failed"
                  : state === "open"
                    ? "reviewing"
                    : "locked"
              }
            >
              {state === "agreed" && passed !== null
                ? passed
                  ? "Thống nhất: đạt"
                  : "Thống nhất: chưa đạt"
                : appraisalStateWords[state]}
            </StateBadge>
          ),
        },
      ]}
    />
  );
}
