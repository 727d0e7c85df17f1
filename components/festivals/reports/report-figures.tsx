import { DataTable } from "@/components/patterns/data-table";
import { Card } from "@/components/ui/card";
import type { AppendixRow } from "@/lib/reports/papers/appendix";

type ReportFiguresTableProps = { rows: AppendixRow[]; notes: string[] };

/** The figures of the report, counted now from the points that were accepted: row by row the appendix of its paper. */
export function ReportFiguresTable({ rows, notes }: ReportFiguresTableProps) {
  const [complete, ...others] = notes;
  return (
    <Card flush title="Số liệu của tỉnh" note={`Như Phụ lục của bản in và tệp Word. ${complete ?? ""}`}>
      <DataTable
        bare
        caption="Số liệu của báo cáo"
        rows={rows}
        rowKey={(row) => row.number}
        columns={[
          {
            key: "label",
            header: "Nội dung",
            cell: (row) => (
              <>
                <span className="figures mr-2 text-muted">{row.number}</span>
                {row.label}
              </>
            ),
          },
          { key: "unit", header: "Đơn vị tính", phone: "line", cell: (row) => row.unit },
          { key: "now", header: "Kỳ này", align: "end", phone: "aside", cell: (row) => row.now },
          { key: "before", header: "Cùng kỳ", align: "end", phone: "line", cell: (row) => row.before },
          {
            key: "difference",
            header: "So sánh (±)",
            align: "end",
            phone: "line",
            cell: (row) => row.difference,
          },
          { key: "percent", header: "So sánh (%)", align: "end", phone: "line", cell: (row) => row.percent },
          { key: "note", header: "Ghi chú", phone: "line", cell: (row) => row.note },
        ]}
      />
      {others.map((note) => (
        <p key={note} className="border-t border-line px-4 py-2.5 text-hint text-muted">
          {note}
        </p>
      ))}
    </Card>
  );
}
