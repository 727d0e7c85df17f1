import { DataTable } from "@/components/patterns/data-table";
import { Link } from "@/components/ui/link";
import { formatNumber } from "@/lib/core/numbers";
import { unitTitle } from "@/lib/core/words";
import { changeActWords, changedName, type RecentChanges } from "@/lib/reports/changes";
import { changedAt, changesLink, type Kept } from "@/lib/reports/dashboard-addresses";
import { changeActs } from "@/lib/reports/dashboard-schema";

/** The same by unit: who was busy, and with what. */
export function ChangeUnits({ changes, kept }: { changes: RecentChanges; kept: Kept }) {
  const { units, total, since } = changes;
  if (units.length < 2) return null;
  return (
    <DataTable
      caption="Số việc theo đơn vị"
      rows={units}
      rowKey={({ unit }) => unit.id}
      columns={[
        {
          key: "unit",
          header: "Đơn vị",
          cell: ({ unit, later }) => (
            <Link
              className="text-link"
              href={changesLink({ ...changedAt(kept, later), since, unit: unit.code })}
            >
              {changedName(unitTitle(unit), later)}
            </Link>
          ),
        },
        ...changeActs.map((act) => ({
          key: act,
          header: changeActWords[act],
          align: "end" as const,
          phone: "line" as const,
          cell: ({ counts }: RecentChanges["units"][number]) => formatNumber(counts[act]),
          total: formatNumber(total[act]),
        })),
      ]}
    />
  );
}
