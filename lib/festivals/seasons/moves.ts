import type { Issue } from "@/lib/core/refusal";
import type { SeasonState } from "@/prisma/generated/enums";

export type SeasonMove = "open" | "lock" | "reopen";

/** How a season goes through its life: draft, open, locked, and reopened and locked again as often as needed. */
export const seasonMoves: Record<SeasonMove, { from: readonly SeasonState[]; to: SeasonState }> = {
  open: { from: ["draft"], to: "open" },
  lock: { from: ["open", "reopened"], to: "locked" },
  reopen: { from: ["locked"], to: "reopened" },
};

/** The moves that a season has before it now. */
export function movesOf(state: SeasonState): SeasonMove[] {
  return (Object.keys(seasonMoves) as SeasonMove[]).filter((move) => seasonMoves[move].from.includes(state));
}

/** Units enter and send only while this is so. */
export function takesRecords(state: SeasonState): boolean {
  return state === "open" || state === "reopened";
}

/** What is in the way of changing what the season says. */
export function seasonEditObstacles(state: SeasonState): Issue[] {
  if (state !== "locked") return [];
  return [{ path: "", code: "season_locked", message: "Mùa đã khóa. Mở lại mùa trước khi sửa thông tin." }];
}

/** Reason and limit of a reopening as one text, the way units read it. */
export function reopenText(reason: string, limit: string): string {
  return limit === "" ? reason : `${reason}\nPhạm vi: ${limit}`;
}
