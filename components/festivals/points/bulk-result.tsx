import { type Column, DataTable } from "@/components/patterns/data-table";
import { StateBadge } from "@/components/patterns/state-badge";
import { Link } from "@/components/ui/link";
import type { Outcome } from "@/lib/festivals/points/bulk-outcome";
import type { BulkResult } from "@/lib/festivals/points/record";

type Named = { id: string | null; name: string; unit: string };

const point: Column<Named> = {
  key: "name",
  header: "Điểm",
  cell: ({ id, name }) =>
    id ? (
      <Link href={`/festivals/${id}`} className="text-link">
        {name}
      </Link>
    ) : (
      name
    ),
};
const unit: Column<Named> = { key: "unit", header: "Đơn vị", cell: (row) => row.unit };

/** The points that an act on many would leave alone, each with the reason. */
export function RefusedTable({ refused }: { refused: BulkResult["refused"] }) {
  return (
    <DataTable
      caption="Các điểm không tiếp nhận được và lý do"
      rows={refused}
      rowKey={(row) => row.id ?? row.name}
      columns={[point, unit, { key: "why", header: "Lý do", cell: (row) => row.why }]}
    />
  );
}

const outcome: Column<Outcome> = {
  key: "outcome",
  header: "Kết quả",
  phone: "aside",
  cell: ({ accepted }) =>
    accepted ? (
      <StateBadge tone="accepted">Đã tiếp nhận</StateBadge>
    ) : (
      <StateBadge tone="failed">Không tiếp nhận</StateBadge>
    ),
};
const why: Column<Outcome> = { key: "why", header: "Lý do", phone: "line", cell: (row) => row.why };

/** What became of each point of an act on many: those left alone with the reason, then those accepted. */
export function OutcomeTables({ rows }: { rows: Outcome[] }) {
  const groups = [
    {
      caption: "Các điểm không tiếp nhận được và lý do",
      accepted: false,
      columns: [point, unit, outcome, why],
    },
    { caption: "Các điểm đã tiếp nhận", accepted: true, columns: [point, unit, outcome] },
  ];
  return groups.map(({ caption, accepted, columns }) => {
    const own = rows.filter((row) => row.accepted === accepted);
    return own.length === 0 ? null : (
      <DataTable
        key={caption}
        caption={caption}
        rows={own}
        rowKey={(row) => row.id ?? row.name}
        columns={columns}
      />
    );
  });
}
