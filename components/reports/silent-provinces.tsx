import { Link } from "@/components/ui/link";
import { formatNumber } from "@/lib/core/numbers";
import { withQuery } from "@/lib/core/paging";
import type { Asked } from "@/lib/reports/addresses";
import type { RankedUnit } from "@/lib/reports/overview";
import { provinceName } from "@/lib/reports/words";

const shown = 8;

/** The provinces with the most communes that sent nothing, each with the way to those communes. */
export function SilentProvinces({ rows, asked }: { rows: RankedUnit[]; asked: Asked }) {
  const silent = rows.filter((row) => row.missing > 0).sort((a, b) => b.missing - a.missing);
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
              href={withQuery("/reports/figures", { ...asked, unit: row.code, sort: "-missing" })}
            >
              {provinceName(row)}
            </Link>
            <span className="figures text-muted">
              {formatNumber(row.missing)}/{formatNumber(row.communes)} xã
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
