import { DataTable } from "@/components/patterns/data-table";
import { Link } from "@/components/ui/link";
import type { BulkResult } from "@/lib/festivals/points/record";

/** The points of an act on many that it leaves alone, each with the reason. */
export function RefusedTable({ refused }: { refused: BulkResult["refused"] }) {
  return (
    <DataTable
      caption="Các điểm không tiếp nhận được và lý do"
      rows={refused}
      rowKey={(row) => row.id ?? row.name}
      columns={[
        {
          key: "name",
          header: "Điểm",
          cell: (row) =>
            row.id ? (
              <Link href={`/festivals/${row.id}`} className="text-link">
                {row.name}
              </Link>
            ) : (
              row.name
            ),
        },
        { key: "unit", header: "Đơn vị", cell: (row) => row.unit },
        { key: "why", header: "Lý do", cell: (row) => row.why },
      ]}
    />
  );
}
