import { Tag } from "@/components/ui/tag";
import type { DelegationState } from "@/lib/identity/delegations/delegable";
import { delegationStateWords } from "@/lib/identity/delegations/words";

const tones = {
  active: "green",
  upcoming: "blue",
  revoked: "amber",
  ended: "grey",
  stopped: "grey",
} as const;

/** How a delegation stands today. */
export function DelegationTag({ state }: { state: DelegationState }) {
  return <Tag tone={tones[state]}>{delegationStateWords[state]}</Tag>;
}
