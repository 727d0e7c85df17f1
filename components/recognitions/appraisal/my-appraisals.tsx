import { DataTable } from "@/components/patterns/data-table";
import { EmptyState } from "@/components/patterns/empty-state";
import { StateBadge } from "@/components/patterns/state-badge";
import { Link } from "@/components/ui/link";
import { unitTitle } from "@/lib/core/words";
import type { MyAppraisal } from "@/lib/recognitions/appraisal/view";
import { unitSubjects } from "@/lib/recognitions/schemes/subjects";
import { subjectKindWords } from "@/lib/recognitions/words";

/** What the reader was assigned to score. */
export function MyAppraisals({ rows }: { rows: MyAppraisal[] }) {
  return (
    <DataTable
      caption="Hồ sơ được phân công chấm"
      rows={rows}
      rowKey={({ id }) => id}
      empty={
        <EmptyState title="Bạn chưa được phân công hồ sơ nào">
          Khi một Tổ thẩm định phân công, hồ sơ hiện ở đây và trong “Việc của tôi”.
        </EmptyState>
      }
      columns={[
        {
          key: "name",
          header: "Hồ sơ",
          phone: "title",
          cell: (row) => (
            <Link
              href={`/recognitions/appraisals/${row.id}`}
              className="font-semibold hover:text-accent hover:underline"
            >
              {unitSubjects.includes(row.kind)
                ? unitTitle({ kind: row.unitKind, name: row.unitName })
                : row.name}
              <span className="block text-hint font-normal text-muted">{subjectKindWords[row.kind]}</span>
            </Link>
          ),
        },
        {
          key: "scheme",
          header: "Chương trình",
          phone: "line",
          cell: ({ scheme, year }) => (
            <>
              {scheme} <span className="figures">{year}</span>
            </>
          ),
        },
        {
          key: "state",
          header: "Phiếu của bạn",
          phone: "aside",
          cell: ({ sentAt, state }) =>
            sentAt ? (
              <StateBadge tone="accepted">Đã gửi</StateBadge>
            ) : state === "open" ? (
              <StateBadge tone="waiting">Chờ chấm</StateBadge>
            ) : (
              <StateBadge tone="locked">Đã kết thúc</StateBadge>
            ),
        },
      ]}
    />
  );
}
