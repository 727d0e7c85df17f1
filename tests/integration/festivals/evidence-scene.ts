import type { Actor } from "@/lib/core/actor";
import { pointEvidence } from "@/lib/festivals/points/evidence-queries";
import { handInTo } from "@/tests/support/evidence";

/** Hands a file in to a point. */
export const handIn = (who: Actor, record: string, content?: Uint8Array, name?: string) =>
  handInTo(pointEvidence, who, { record }, content, name);
