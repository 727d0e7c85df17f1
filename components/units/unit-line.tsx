import { Link } from "@/components/ui/link";
import { Tag } from "@/components/ui/tag";
import { type Day, formatDay } from "@/lib/core/dates";
import { unitTitle } from "@/lib/core/words";
import { type Life, lifeInWords } from "@/lib/units/lineage";
import type { UnitKind } from "@/prisma/generated/enums";

export type LineEntry = Life & {
  id: string;
  code: string;
  kind: UnitKind;
  name: string;
  parentKind: UnitKind | null;
  parentName: string | null;
  whole: boolean;
  main: boolean;
  happenedOn: Day;
  actNumber: string;
  actTitle: string;
  actIssuedOn: Day;
};

/** One side of a unit's line: the units that it came from or became, each with day and act. */
export function UnitLine({ entries, side }: { entries: LineEntry[]; side: "before" | "after" }) {
  return (
    <ul className="divide-y divide-line">
      {entries.map((entry) => (
        <li key={entry.id} className="grid gap-0.5 py-2.5 first:pt-0 last:pb-0">
          <p className="flex flex-wrap items-center gap-x-2">
            <Link href={`/units/${entry.id}`} className="font-semibold text-accent hover:underline">
              {unitTitle(entry)}
            </Link>
            <span className="figures text-hint text-muted">mã {entry.code}</span>
            {entry.whole ? (
              <Tag tone="green">Toàn bộ</Tag>
            ) : (
              <Tag tone="amber">{entry.main ? "Một phần, phần chính" : "Một phần"}</Tag>
            )}
          </p>
          <p className="text-hint text-muted">
            {entry.parentKind &&
              entry.parentKind !== "ministry" &&
              entry.parentName &&
              `${unitTitle({ kind: entry.parentKind, name: entry.parentName })} · `}
            {side === "before" ? "nhập vào" : "chuyển thành"} ngày {formatDay(entry.happenedOn)}, theo{" "}
            {entry.actNumber} ngày {formatDay(entry.actIssuedOn)} · {lifeInWords(entry)}
          </p>
        </li>
      ))}
    </ul>
  );
}
