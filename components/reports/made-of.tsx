import { Link } from "@/components/ui/link";
import { unitTitle } from "@/lib/core/words";
import { type Asked, figuresAddress } from "@/lib/reports/addresses";
import type { NamedUnit } from "@/lib/reports/overview";

/** The units of the season that a unit of today is the sum of, each with its own figures of then. */
export function MadeOf({ units, asked }: { units: NamedUnit[]; asked: Asked }) {
  if (units.length === 0) return null;
  return (
    <p>
      <span className="text-muted">Là tổng của, theo địa giới mùa {asked.season}: </span>
      {units.map((unit, index) => (
        <span key={unit.id}>
          {index > 0 && ", "}
          <Link
            className="text-link phone:inline-block phone:py-3"
            href={figuresAddress({ ...asked, unit: unit.code, map: "then" })}
          >
            {unitTitle(unit)} ({unit.code})
          </Link>
        </span>
      ))}
    </p>
  );
}
