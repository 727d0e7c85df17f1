import { DataTable } from "@/components/patterns/data-table";
import { EmptyState } from "@/components/patterns/empty-state";
import { Link } from "@/components/ui/link";
import { formatDay } from "@/lib/core/dates";
import { unitTitle } from "@/lib/core/words";
import type { TeamRow } from "@/lib/recognitions/appraisal/view";

/** Teams: of which unit, by which decision, for what, how many. */
export function TeamTable({ rows }: { rows: TeamRow[] }) {
  return (
    <DataTable
      caption="Tổ thẩm định"
      rows={rows}
      rowKey={({ id }) => id}
      empty={
        <EmptyState title="Chưa có Tổ thẩm định nào">
          Đơn vị nhận hồ sơ lập Tổ theo quyết định, mời thành viên từ bất cứ đơn vị nào và phân công hồ sơ.
        </EmptyState>
      }
      columns={[
        {
          key: "name",
          header: "Tổ thẩm định",
          phone: "title",
          cell: ({ id, name, unitKind, unitName }) => (
            <Link
              href={`/recognitions/appraisals/teams/${id}`}
              className="font-semibold hover:text-accent hover:underline"
            >
              {name}
              <span className="block text-hint font-normal text-muted">
                {unitTitle({ kind: unitKind, name: unitName })}
              </span>
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
          key: "decision",
          header: "Quyết định",
          phone: "line",
          cell: ({ decisionNumber, decidedOn }) => (
            <span className="figures">
              {decisionNumber}, {formatDay(decidedOn)}
            </span>
          ),
        },
        {
          key: "members",
          header: "Thành viên",
          align: "end",
          phone: "line",
          cell: ({ members }) => <span className="figures">{members}</span>,
        },
        {
          key: "open",
          header: "Đang thẩm định",
          align: "end",
          phone: "aside",
          cell: ({ open }) => <span className="figures">{open}</span>,
        },
      ]}
    />
  );
}
