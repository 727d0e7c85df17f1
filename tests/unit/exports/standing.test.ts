import { expect, test } from "vitest";
import { isUnderWay, standingOf } from "@/lib/exports/view";
import { sizeText } from "@/lib/exports/words";

const now = new Date("2026-11-22T08:00:00Z");
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000);

test.each([
  ["queued", 10, null, "waiting", true],
  ["preparing", 10, null, "running", true],
  ["queued", 61, null, "interrupted", false],
  ["preparing", 61, null, "interrupted", false],
  ["ready", 5_000, new Date("2026-11-22T08:00:01Z"), "ready", false],
  ["ready", 5_000, now, "expired", false],
  ["given", 5_000, null, "given", false],
  ["cancelled", 5_000, null, "cancelled", false],
  ["failed", 5_000, null, "failed", false],
] as const)("%s, last heard of %i seconds ago: %s", (state, seconds, expiresAt, standing, underWay) => {
  const found = standingOf({ state, seenAt: ago(seconds), expiresAt }, now);
  expect(found).toBe(standing);
  expect(isUnderWay(found)).toBe(underWay);
});

test.each([
  [1, "1 kB"],
  [74_025, "74 kB"],
  [3_430_897, "3,4 MB"],
])("%i bytes are %s", (bytes, text) => {
  expect(sizeText(bytes)).toBe(text);
});
