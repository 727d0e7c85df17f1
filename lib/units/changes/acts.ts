import { type Actor, may } from "@/lib/core/actor";
import type { ChangeRecord } from "./view";

export type ChangeAct = "apply" | "discard" | "accept" | "refuse" | "withdraw" | "undo";

/** What somebody can do with a change as it is; the commands refuse by the same. */
export function actsOf(
  change: Pick<ChangeRecord, "state" | "unit">,
  actor: Actor,
  { sound, standing }: { sound: boolean; standing: boolean },
): ChangeAct[] {
  if (may(actor, "units.change")) {
    if (change.state === "requested") return ["accept", "refuse"];
    if (change.state === "draft") return sound ? ["apply", "discard"] : ["discard"];
    return change.state === "applied" && !standing ? ["undo"] : [];
  }
  const own = change.unit.id === actor.unit.id;
  return may(actor, "units.request") && own && change.state === "requested" ? ["withdraw"] : [];
}
