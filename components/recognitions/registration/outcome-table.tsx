import { DataTable } from "@/components/patterns/data-table";
import { StateBadge } from "@/components/patterns/state-badge";
import { Link } from "@/components/ui/link";
import type { Outcome, OutcomeAct } from "@/lib/recognitions/registration/outcome";

const doneWords: Record<OutcomeAct, string> = {
  register: "Đã đăng ký",
  begin: "Đã bắt đầu",
  alike: "Đã chấm theo mẫu",
  send: "Đã gửi",
  pass: "Đạt cấp tỉnh",
  propose: "Đã đề nghị",
};

/** What became of each row of an act on many. */
export function OutcomeTable({ act, rows }: { act: OutcomeAct; rows: Outcome[] }) {
  return (
    <DataTable
      caption="Kết quả từng đối tượng"
      rows={rows}
      rowKey={(row) => `${row.id} ${row.name}`}
      columns={[
        {
          key: "name",
          header: "Đối tượng",
          phone: "title",
          cell: ({ id, name }) =>
            id ? (
              <Link href={`/recognitions/applications/${id}`} className="text-link font-semibold">
                {name}
              </Link>
            ) : (
              name
            ),
        },
        {
          key: "outcome",
          header: "Kết quả",
          phone: "aside",
          cell: ({ done }) =>
            done ? (
              <StateBadge tone="accepted">{doneWords[act]}</StateBadge>
            ) : (
              <StateBadge tone="failed">Chưa làm được</StateBadge>
            ),
        },
        { key: "note", header: "Ghi chú", phone: "line", cell: ({ note }) => note },
      ]}
    />
  );
}
