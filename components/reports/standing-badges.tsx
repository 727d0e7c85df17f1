import { StateBadge, type StateTone } from "@/components/patterns/state-badge";
import { formatNumber } from "@/lib/core/numbers";
import type { Standing } from "@/lib/reports/overview";
import { type Discipline, disciplineWords } from "@/lib/reports/words";

export const disciplineTone: Record<Discipline, StateTone> = {
  overdue: "overdue",
  returned: "returned",
  waiting: "waiting",
  pending: "draft",
  silent: "failed",
  late: "accepted",
  ontime: "accepted",
};

/** How many units stand how; what asks for an act first, what is nobody left out. */
export function StandingBadges({ standing }: { standing: Standing }) {
  const some = standing.filter((row) => row.count > 0);
  return (
    <ul className="flex flex-wrap gap-2">
      {some.map(({ discipline, count }) => (
        <li key={discipline}>
          <StateBadge tone={disciplineTone[discipline]}>
            {`${disciplineWords[discipline]} ${formatNumber(count)}`}
          </StateBadge>
        </li>
      ))}
    </ul>
  );
}
