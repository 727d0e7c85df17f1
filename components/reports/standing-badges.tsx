import { StateBadge, type StateTone } from "@/components/patterns/state-badge";
import { Link } from "@/components/ui/link";
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

type StandingBadgesProps = {
  standing: Standing;
  /** The way to exactly those that a number counts. */
  hrefOf?: (discipline: Discipline) => string;
  current?: string | null;
};

/** How many units stand how; what asks for an act first, what is nobody left out. */
export function StandingBadges({ standing, hrefOf, current }: StandingBadgesProps) {
  const some = standing.filter((row) => row.count > 0);
  return (
    <ul className="flex flex-wrap gap-2">
      {some.map(({ discipline, count }) => {
        const badge = (
          <StateBadge tone={disciplineTone[discipline]}>
            {`${disciplineWords[discipline]} ${formatNumber(count)}`}
          </StateBadge>
        );
        return (
          <li key={discipline}>
            {hrefOf ? (
              <Link
                href={hrefOf(discipline)}
                aria-current={discipline === current ? "true" : undefined}
                className="inline-block rounded-control hover:underline aria-[current=true]:outline-2 aria-[current=true]:outline-offset-2 aria-[current=true]:outline-accent phone:inline-flex phone:min-h-11 phone:items-center"
              >
                {badge}
              </Link>
            ) : (
              badge
            )}
          </li>
        );
      })}
    </ul>
  );
}
