import { StateBadge, type StateTone } from "@/components/patterns/state-badge";
import { importStateWords } from "@/lib/festivals/imports/words";
import type { ImportState } from "@/prisma/generated/enums";

const tones: Record<ImportState, StateTone> = {
  reading: "reviewing",
  checked: "waiting",
  committing: "reviewing",
  committed: "accepted",
  failed: "failed",
  dropped: "draft",
};

export function ImportBadge({ state }: { state: ImportState }) {
  return <StateBadge tone={tones[state]}>{importStateWords[state]}</StateBadge>;
}
