import { StateBadge, type StateTone } from "@/components/patterns/state-badge";
import { seasonStateWords } from "@/lib/festivals/words";
import type { SeasonState } from "@/prisma/generated/enums";

const tones: Record<SeasonState, StateTone> = {
  draft: "draft",
  open: "accepted",
  locked: "locked",
  reopened: "reviewing",
};

/** The state of a season. */
export function SeasonBadge({ state }: { state: SeasonState }) {
  return <StateBadge tone={tones[state]}>{seasonStateWords[state]}</StateBadge>;
}
