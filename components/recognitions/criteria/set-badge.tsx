import { StateBadge, type StateTone } from "@/components/patterns/state-badge";
import { Tag } from "@/components/ui/tag";
import { sampleSentence, setStateWords } from "@/lib/recognitions/words";
import type { CriteriaSetState } from "@/prisma/generated/enums";

const tones: Record<CriteriaSetState, StateTone> = {
  draft: "draft",
  published: "accepted",
  retired: "locked",
};

/** The state of a criteria set. */
export function SetBadge({ state }: { state: CriteriaSetState }) {
  return <StateBadge tone={tones[state]}>{setStateWords[state]}</StateBadge>;
}

/** Beside the name of a set that is not the wording of the law, wherever it shows. */
export function SampleTag() {
  return <Tag tone="amber">{sampleSentence}</Tag>;
}
