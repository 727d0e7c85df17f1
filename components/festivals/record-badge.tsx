import { StateBadge, type StateTone } from "@/components/patterns/state-badge";
import { stateWords } from "@/lib/core/words";
import type { RecordState } from "@/prisma/generated/enums";

const tones: Record<RecordState, StateTone> = {
  draft: "draft",
  submitted: "reviewing",
  sent: "waiting",
  returned: "returned",
  accepted: "accepted",
  locked: "locked",
};

/** The state of a record that goes up the chain. */
export function RecordBadge({ state }: { state: RecordState }) {
  return <StateBadge tone={tones[state]}>{stateWords[state]}</StateBadge>;
}

/** "Quá hạn 3 ngày"; nothing when nobody is late. */
export function LateBadge({ days }: { days: number }) {
  return days > 0 ? <StateBadge tone="overdue">{`Quá hạn ${days} ngày`}</StateBadge> : null;
}
