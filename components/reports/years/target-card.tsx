import { DataTable } from "@/components/patterns/data-table";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { formatNumber, formatPart, formatPercent } from "@/lib/core/numbers";
import { distanceTo, type TargetRow } from "@/lib/recognitions/targets/distance";
import { provinceName } from "@/lib/reports/words";

/** What provinces mean to have reached, and how far it is. */
export function TargetCard({ targets }: { targets: TargetRow[] }) {
  return (
    <Card
      title="Chỉ tiêu nhiều năm"
      note="Đã công nhận: đơn vị hiện nay có công nhận ở bất kỳ năm nào."
      actions={
        <Link className="text-link tap" href="/recognitions/targets">
          Đặt chỉ tiêu
        </Link>
      }
      flush
    >
      <DataTable
        bare
        caption="Chỉ tiêu nhiều năm và khoảng cách"
        rows={targets}
        rowKey={({ id }) => id}
        columns={[
          {
            key: "unit",
            header: "Tỉnh",
            phone: "title",
            cell: (row) => `${provinceName({ kind: row.unitKind, name: row.unitName })}, đến ${row.year}`,
          },
          {
            key: "percent",
            header: "Chỉ tiêu",
            align: "end",
            phone: "aside",
            cell: ({ percent }) => `${formatPercent(percent / 100)} %`,
          },
          {
            key: "now",
            header: "Đã công nhận",
            align: "end",
            phone: "line",
            cell: ({ recognised, units }) => formatPart(recognised, units),
          },
          {
            key: "left",
            header: "Còn thiếu",
            align: "end",
            phone: "line",
            cell: (row) => formatNumber(distanceTo(row).left),
          },
        ]}
      />
    </Card>
  );
}
