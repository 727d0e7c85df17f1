import { StateBadge } from "@/components/patterns/state-badge";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import type { Track } from "@/lib/recognitions/appraisal/view";
import { appraisalStateWords } from "@/lib/recognitions/appraisal/words";

const levels = { commune: "cấp xã", district: "cấp huyện", province: "cấp tỉnh", nation: "cấp Bộ" } as const;

/** The rounds of appraisal of an application that the reader may see, and its certificate. */
export function TrackCard({ track }: { track: Track }) {
  const { rounds, recognition } = track;
  if (rounds.length === 0 && !recognition) return null;
  return (
    <Card title="Thẩm định, công nhận">
      <ul className="grid gap-2">
        {rounds.map(({ id, level, state, passed, team, round }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-2">
            <Link href={`/recognitions/appraisals/${id}`} className="text-link">
              Thẩm định {levels[level]}
              {round > 1 && `, lần ${round}`}: {team}
            </Link>
            <StateBadge
              tone={
                state === "agreed"
                  ? passed
                    ? "accepted"
                    : "failed"
                  : state === "open"
                    ? "reviewing"
                    : "locked"
              }
            >
              {state === "agreed"
                ? passed
                  ? "Thống nhất: đạt"
                  : "Thống nhất: chưa đạt"
                : appraisalStateWords[state]}
            </StateBadge>
          </li>
        ))}
        {recognition && (
          <li>
            <Link href={`/recognitions/recognised/${recognition.id}`} className="text-link font-semibold">
              Giấy công nhận số hiệu {recognition.serial}
            </Link>
          </li>
        )}
      </ul>
    </Card>
  );
}
