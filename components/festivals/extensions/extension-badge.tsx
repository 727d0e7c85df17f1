import { StateBadge, type StateTone } from "@/components/patterns/state-badge";
import { extensionStateWords } from "@/lib/festivals/extensions/words";
import type { ExtensionState } from "@/prisma/generated/enums";

const tones: Record<ExtensionState, StateTone> = {
  asked: "waiting",
  granted: "accepted",
  refused: "failed",
  withdrawn: "draft",
};

/** How an extension stands. */
export function ExtensionBadge({ state, ended = false }: { state: ExtensionState; ended?: boolean }) {
  if (ended) return <StateBadge tone="draft">Đã hết thời gian</StateBadge>;
  return <StateBadge tone={tones[state]}>{extensionStateWords[state]}</StateBadge>;
}
