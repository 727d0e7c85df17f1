import { StateBadge } from "@/components/patterns/state-badge";
import { type Day, formatDay } from "@/lib/core/dates";
import { standingOf } from "@/lib/reports/discipline";
import type { RankedUnit, SeasonFacts } from "@/lib/reports/overview";
import { disciplineWords } from "@/lib/reports/words";
import { disciplineTone } from "./standing-badges";

type CommuneResultProps = {
  row: RankedUnit;
  season: Pick<SeasonFacts, "resultDueOn" | "state">;
  today: Day;
};

/** How a commune stands with its results, and until when it was granted more time. */
export function CommuneResult({ row, season, today }: CommuneResultProps) {
  const standing = standingOf(row, season.resultDueOn, today, season.state === "locked");
  const first = standing.find((group) => group.count > 0);
  // Points that a district or a province held itself: there is nothing for it to report.
  if (!first)
    return <span className="text-muted">Điểm cấp {row.level === "district" ? "huyện" : "tỉnh"}</span>;
  return (
    <>
      <StateBadge tone={disciplineTone[first.discipline]}>{disciplineWords[first.discipline]}</StateBadge>
      {row.until && row.until > season.resultDueOn && (
        <span className="block text-hint text-muted">gia hạn đến {formatDay(row.until)}</span>
      )}
    </>
  );
}
