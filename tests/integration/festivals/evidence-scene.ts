import type { Actor } from "@/lib/core/actor";
import { pointEvidence } from "@/lib/festivals/points/evidence-queries";
import { handInTo } from "@/tests/support/evidence";
import type { Scene } from "./points-scene";

/** Hands a file in to a point. */
export const handIn = (who: Actor, record: string, content?: Uint8Array, name?: string) =>
  handInTo(pointEvidence, who, { record }, content, name);

export const hash = (letter: string) => letter.repeat(64);

/** A declaration at a point of the commune, past all code of ours. */
export const declaredFile = (
  { commune }: Scene,
  point: string,
  who: Actor,
  more: Record<string, unknown> = {},
) => ({
  data: {
    unitId: commune.id,
    recordKind: "festival" as const,
    recordId: point,
    fileName: "a.pdf",
    bytes: 10,
    unclassified: true,
    userId: who.userId,
    userName: who.fullName,
    ...more,
  },
});

/** The file that follows it. */
export const keptFile = (
  { commune }: Scene,
  point: string,
  who: Actor,
  upload: string,
  more: Record<string, unknown> = {},
) => ({
  data: {
    unitId: commune.id,
    recordKind: "festival" as const,
    recordId: point,
    uploadId: upload,
    kind: "paper" as const,
    type: "application/pdf",
    fileName: "a.pdf",
    receivedSha256: hash("a"),
    receivedBytes: 10,
    sha256: hash("a"),
    bytes: 10,
    scan: "clean" as const,
    addedById: who.userId,
    addedByName: who.fullName,
    ...more,
  },
});
