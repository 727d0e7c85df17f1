import { DataTable } from "@/components/patterns/data-table";
import { Link } from "@/components/ui/link";
import { formatNumber } from "@/lib/core/numbers";
import { stateWords } from "@/lib/core/words";
import { countOf, type StateCount } from "@/lib/festivals/seasons/view";
import type { RecordState } from "@/prisma/generated/enums";

const kinds = [
  { kind: "festival", label: "Điểm tổ chức", path: "/festivals" },
  { kind: "plan", label: "Kế hoạch", path: "/festivals/plans" },
  { kind: "report", label: "Báo cáo tỉnh", path: "/festivals/reports" },
] as const;

const states: readonly RecordState[] = ["draft", "submitted", "sent", "returned", "accepted", "locked"];

/** Records of a season by kind and state; each number leads to its rows. */
export function SeasonCounts({ year, counts }: { year: number; counts: StateCount[] }) {
  return (
    <DataTable
      caption={`Hồ sơ mùa ${year} theo trạng thái`}
      rows={[...kinds]}
      rowKey={(row) => row.kind}
      columns={[
        { key: "kind", header: "Hồ sơ", cell: (row) => row.label },
        ...states.map((state) => ({
          key: state,
          header: stateWords[state],
          align: "end" as const,
          phone: "line" as const,
          cell: (row: (typeof kinds)[number]) => {
            const count = countOf(counts, row.kind, [state]);
            if (count === 0) return "0";
            return (
              <Link className="text-link" href={`${row.path}?season=${year}&state=${state}`}>
                {formatNumber(count)}
              </Link>
            );
          },
        })),
        {
          key: "all",
          header: "Tổng số",
          align: "end",
          phone: "aside",
          cell: (row) => <strong>{formatNumber(countOf(counts, row.kind))}</strong>,
        },
      ]}
    />
  );
}
