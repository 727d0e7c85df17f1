import { StateBadge, type StateTone } from "@/components/patterns/state-badge";
import { applicationStateText } from "@/lib/recognitions/words";
import type { ApplicationState, UnitLevel } from "@/prisma/generated/enums";

const tones: Record<ApplicationState, StateTone> = {
  registered: "draft",
  building: "draft",
  self_scored: "waiting",
  sent: "waiting",
  returned: "returned",
  passed: "reviewing",
  proposed: "reviewing",
  recognised: "accepted",
  not_met: "failed",
  withdrawn: "locked",
};

/** The state of an application, with where it waits. */
export function ApplicationBadge({ state, stage }: { state: ApplicationState; stage: UnitLevel }) {
  return <StateBadge tone={tones[state]}>{applicationStateText({ state, stage })}</StateBadge>;
}
