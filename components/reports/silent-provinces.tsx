import { Link } from "@/components/ui/link";
import { formatNumber } from "@/lib/core/numbers";
import type { Asked } from "@/lib/reports/addresses";
import { disciplineLink } from "@/lib/reports/dashboard-addresses";
import type { RankedUnit } from "@/lib/reports/overview";
import { provinceName } from "@/lib/reports/words";

const shown = 8;

const silentIn = ({ communes, reported }: RankedUnit) => communes - reported;

/** The provinces with the most communes that have not reported, each with the way to those communes. */
export function SilentProvinces({ rows, asked }: { rows: RankedUnit[]; asked: Asked }) {
  const silent = rows.filter((row) => silentIn(row) > 0).sort((a, b) => silentIn(b) - silentIn(a));
  if (silent.length === 0) return null;
  return (
    <div className="mt-4">
      <h3 className="font-semibold">Nhiều xã chưa báo cáo nhất</h3>
      <ul>
        {silent.slice(0, shown).map((row) => (
          <li
            key={row.id}
            className="flex items-baseline justify-between gap-3 border-b border-line py-1.5 phone:items-center phone:py-0"
          >
            <Link
              className="hover:text-accent hover:underline tap phone:inline-flex phone:items-center"
              href={disciplineLink({ ...asked, unit: row.code }, { standing: "unreported" })}
            >
              {provinceName(row)}
            </Link>
            <span className="figures text-muted">
              {formatNumber(silentIn(row))}/{formatNumber(row.communes)} xã
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
