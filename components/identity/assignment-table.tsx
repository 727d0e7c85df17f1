import { DataTable } from "@/components/patterns/data-table";
import { EmptyState } from "@/components/patterns/empty-state";
import { Tag } from "@/components/ui/tag";
import { formatDay } from "@/lib/core/dates";
import { roleWords, unitTitle } from "@/lib/core/words";
import type { Role, UnitKind } from "@/prisma/generated/enums";

export type AssignmentRow = {
  id: string;
  role: Role;
  unit: { kind: UnitKind; name: string };
  validFrom: string;
  validTo: string | null;
  decisionNumber: string | null;
  current: boolean;
};

type AssignmentTableProps<Row extends AssignmentRow> = {
  assignments: Row[];
  end?: (assignment: Row) => React.ReactNode;
};

/** The roles of one person, newest first. */
export function AssignmentTable<Row extends AssignmentRow>({ assignments, end }: AssignmentTableProps<Row>) {
  return (
    <DataTable
      caption="Vai trò được giao"
      bare
      rows={assignments}
      rowKey={(row) => row.id}
      empty={<EmptyState bare title="Chưa được giao vai trò nào" />}
      columns={[
        { key: "role", header: "Vai trò", cell: (row) => roleWords[row.role] },
        { key: "unit", header: "Tại đơn vị", cell: (row) => unitTitle(row.unit), phone: "line" },
        { key: "term", header: "Thời hạn", cell: (row) => termWords(row), phone: "line" },
        { key: "decision", header: "Quyết định", cell: (row) => row.decisionNumber ?? "–", phone: "line" },
        {
          key: "state",
          header: "Hiệu lực",
          cell: (row) => <Tag tone={row.current ? "green" : "grey"}>{stateWords(row)}</Tag>,
          phone: "aside",
        },
        ...(end
          ? [
              {
                key: "end",
                header: "Việc",
                align: "end" as const,
                cell: (row: Row) => end(row),
                phone: "line" as const,
              },
            ]
          : []),
      ]}
    />
  );
}

function termWords({ validFrom, validTo }: AssignmentRow): string {
  if (validTo === null) return `từ ${formatDay(validFrom)}`;
  if (validTo === validFrom) return `${formatDay(validFrom)} (thu hồi ngay)`;
  return `${formatDay(validFrom)} – trước ${formatDay(validTo)}`;
}

function stateWords({ current, validTo, validFrom }: AssignmentRow): string {
  if (current) return "Đang giữ";
  return validTo !== null && validTo <= validFrom
    ? "Đã thu hồi"
    : validTo === null
      ? "Chưa bắt đầu"
      : "Không hiệu lực";
}
