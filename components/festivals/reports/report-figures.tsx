import { DataTable } from "@/components/patterns/data-table";
import { Card } from "@/components/ui/card";
import { formatNumber } from "@/lib/core/numbers";
import { figureRowsOf, mapNote, rowChange, rowText } from "@/lib/festivals/reports/figures";
import type { ReportPage } from "@/lib/festivals/reports/view";

/** The figures of the report, counted now from the points that were accepted. */
export function ReportFiguresTable({ report, asOf }: { report: ReportPage; asOf: string }) {
  const { figures, previous, coverage } = report;
  const note = mapNote({ communes: coverage.expected }, previous);
  return (
    <Card
      flush
      title="Số liệu của tỉnh"
      note={`Đếm từ các điểm đã tiếp nhận · ${formatNumber(coverage.reported)}/${formatNumber(coverage.expected)} đơn vị cấp xã đã gửi · số liệu đến ${asOf}`}
    >
      <DataTable
        bare
        caption="Số liệu của báo cáo"
        rows={figureRowsOf(report.season.year).map((row, position) => ({ ...row, position }))}
        rowKey={(row) => String(row.position)}
        columns={[
          {
            key: "label",
            header: "Nội dung",
            cell: (row) => (
              <>
                {row.label} <span className="font-normal text-muted">({row.unit})</span>
              </>
            ),
          },
          {
            key: "now",
            header: "Kỳ này",
            align: "end",
            phone: "aside",
            cell: (row) => rowText(row, figures),
          },
          {
            key: "before",
            header: previous ? `Năm ${previous.year}` : "Cùng kỳ",
            align: "end",
            phone: "line",
            cell: (row) => rowText(row, previous?.figures),
          },
          {
            key: "change",
            header: "So sánh",
            align: "end",
            phone: "line",
            cell: (row) => rowChange(row, figures, previous?.figures),
          },
        ]}
      />
      {note && <p className="border-t border-line px-4 py-2.5 text-hint text-muted">{note}</p>}
    </Card>
  );
}
