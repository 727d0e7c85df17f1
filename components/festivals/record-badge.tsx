import { StateBadge, type StateTone } from "@/components/patterns/state-badge";
import { stateWords } from "@/lib/core/words";
import { lateText } from "@/lib/core/working-days";
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

/** "Quá hạn 3 ngày làm việc"; nothing (null) when nobody is late. */
export function LateBadge({ days, word }: { days: number | null; word?: string }) {
  return days === null ? null : <StateBadge tone="overdue">{lateText(days, word)}</StateBadge>;
}
