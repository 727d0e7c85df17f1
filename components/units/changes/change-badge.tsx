import { StateBadge, type StateTone } from "@/components/patterns/state-badge";
import { changeStateWords } from "@/lib/units/changes/words";
import type { UnitChangeState } from "@/prisma/generated/enums";

const tones: Record<UnitChangeState, StateTone> = {
  requested: "waiting",
  draft: "draft",
  refused: "failed",
  withdrawn: "returned",
  discarded: "failed",
  applied: "accepted",
  undone: "returned",
};

/** The state of a change of the tree. */
export function ChangeBadge({ state }: { state: UnitChangeState }) {
  return <StateBadge tone={tones[state]}>{changeStateWords[state]}</StateBadge>;
}
