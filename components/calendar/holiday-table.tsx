import { DataTable } from "@/components/patterns/data-table";
import { EmptyState } from "@/components/patterns/empty-state";
import { Link } from "@/components/ui/link";
import { Tag } from "@/components/ui/tag";
import type { HolidayRow } from "@/lib/calendar/view";
import { holidayKindWords, weekdayWord } from "@/lib/calendar/words";
import { formatDay } from "@/lib/core/dates";

/** The special days of a year; who keeps them opens one to change it. */
export function HolidayTable({
  rows,
  year,
  manages,
}: {
  rows: HolidayRow[];
  year: number;
  manages: boolean;
}) {
  return (
    <DataTable
      caption={`Ngày nghỉ, ngày làm bù năm ${year}`}
      rows={rows}
      rowKey={(row) => row.id}
      empty={
        <EmptyState title={`Chưa có ngày nào của năm ${year}`}>
          Chưa ghi thì hạn nộp chỉ trừ thứ Bảy và Chủ nhật.
        </EmptyState>
      }
      columns={[
        {
          key: "day",
          header: "Ngày",
          cell: (row) =>
            manages ? (
              <Link className="text-link figures" href={`/calendar/${row.id}`}>
                {formatDay(row.day)}
              </Link>
            ) : (
              <span className="figures">{formatDay(row.day)}</span>
            ),
        },
        { key: "weekday", header: "Thứ", phone: "line", cell: (row) => weekdayWord(row.day) },
        { key: "name", header: "Tên ngày", phone: "line", cell: (row) => row.name },
        {
          key: "kind",
          header: "Loại",
          phone: "aside",
          cell: (row) => (
            <Tag tone={row.kind === "make_up" ? "blue-line" : "grey"}>{holidayKindWords[row.kind]}</Tag>
          ),
        },
        {
          key: "confirmed",
          header: "Đối chiếu",
          phone: "line",
          cell: (row) =>
            row.confirmed ? "Theo luật, đã đối chiếu" : <Tag tone="amber">Chờ V05 xác nhận</Tag>,
        },
      ]}
    />
  );
}
