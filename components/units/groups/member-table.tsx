import { DataTable } from "@/components/patterns/data-table";
import { EmptyState } from "@/components/patterns/empty-state";
import { Link } from "@/components/ui/link";
import { Tag } from "@/components/ui/tag";
import type { Day } from "@/lib/core/dates";
import { unitTitle } from "@/lib/core/words";
import type { GroupMember } from "@/lib/units/groups/view";
import { termInWords } from "@/lib/units/profile/view";

type MemberTableProps = { groupId: string; members: GroupMember[]; today: Day };

/** Who belongs or belonged to a group, each with the way out of it. */
export function MemberTable({ groupId, members, today }: MemberTableProps) {
  return (
    <DataTable
      caption="Đơn vị của nhóm"
      rows={members}
      rowKey={(row) => row.id}
      empty={
        <EmptyState title="Nhóm chưa có đơn vị nào">
          Gán theo tỉnh hoặc theo danh sách mã ở khung bên trên.
        </EmptyState>
      }
      columns={[
        {
          key: "unit",
          header: "Đơn vị",
          cell: (row) => (
            <Link href={`/units/${row.unitId}`} className="font-medium hover:text-accent hover:underline">
              {unitTitle(row)}
            </Link>
          ),
        },
        {
          key: "code",
          header: "Mã",
          phone: "aside",
          cell: (row) => <span className="figures">{row.code}</span>,
        },
        { key: "term", header: "Thời gian", phone: "line", cell: (row) => termInWords(row, today) },
        { key: "basis", header: "Căn cứ", phone: "line", cell: (row) => row.legalBasis },
        {
          key: "confirmed",
          header: "Xác nhận",
          phone: "line",
          cell: (row) => (row.confirmed ? "Đã xác nhận" : <Tag tone="amber">Chờ V05 xác nhận</Tag>),
        },
        {
          key: "end",
          header: "Việc",
          phone: "line",
          cell: (row) =>
            row.validTo === null && (
              <Link
                href={`/units/groups/${groupId}?end=${row.id}#end`}
                aria-label={`Đưa ${unitTitle(row)} ra khỏi nhóm`}
                className="text-link"
              >
                Đưa ra khỏi nhóm
              </Link>
            ),
        },
      ]}
    />
  );
}
