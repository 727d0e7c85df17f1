import { StateBadge, type StateTone } from "@/components/patterns/state-badge";
import { supplementStateWords } from "@/lib/festivals/supplements/words";
import type { SupplementState } from "@/prisma/generated/enums";

const tones: Record<SupplementState, StateTone> = {
  draft: "draft",
  sent: "waiting",
  returned: "returned",
  accepted: "accepted",
};

/** How a supplement stands. */
export function SupplementBadge({ state }: { state: SupplementState }) {
  return <StateBadge tone={tones[state]}>{supplementStateWords[state]}</StateBadge>;
}
