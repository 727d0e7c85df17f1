import { StateBadge, type StateTone } from "@/components/patterns/state-badge";
import { type Standing, standingWords } from "@/lib/recognitions/decisions/words";

const tones: Record<Standing, StateTone> = {
  valid: "accepted",
  withdrawn: "failed",
  lost: "failed",
  ended: "locked",
  expired: "overdue",
  pending: "waiting",
};

/** How a recognition stands today. */
export function StandingBadge({ standing }: { standing: Standing }) {
  return <StateBadge tone={tones[standing]}>{standingWords[standing]}</StateBadge>;
}
