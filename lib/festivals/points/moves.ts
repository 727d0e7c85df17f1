import { type Actor, may } from "@/lib/core/actor";
import type { Issue } from "@/lib/core/refusal";
import { editObstacles, isCreator, obstacles, relations, type StepName } from "@/lib/core/workflow";
import { missing } from "./checks";
import { type ContentKey, type FormStep, stepOf } from "./content";
import { type CheckContext, impossible } from "./impossible";
import type { FestivalRecord } from "./record";

export type Move = { name: StepName; issues: Issue[] };

/** A step that is not this person's, or not of this state, is not shown; what only stands in the way now is told. */
const hiding = new Set(["wrong_state", "not_permitted", "not_yours", "not_deciding"]);

const shown: readonly StepName[] = ["send", "submit", "accept", "forward", "return", "recall", "handBack"];

/** The buttons of a record for this person, each with what is in its way. */
export function movesFor(record: FestivalRecord, actor: Actor, today: string): Move[] {
  if (!record.writable) return [];
  return shown.flatMap((name): Move[] => {
    const issues = obstacles(name, "festival", record.row, actor);
    if (issues.some((issue) => hiding.has(issue.code))) return [];
    // Who may send need not submit to themselves; a province acts for a commune by sending.
    if (name === "submit" && may(actor, "festival.send")) return [];
    if (name === "send" || name === "submit") {
      return [{ name, issues: [...issues, ...stillWrong(record, today)] }];
    }
    return [{ name, issues }];
  });
}

/** What keeps the content from being sent: missing answers and impossible values. */
export function stillWrong(record: FestivalRecord, today: string): Issue[] {
  return [...missing(record.content), ...impossible(record.content, checkContext(record, today))];
}

export function checkContext(record: FestivalRecord, today: string): CheckContext {
  return {
    ...record.season,
    today,
    otherCommunePoint: record.otherCommunePoint,
    usualTurnout: record.earlier?.turnout ?? null,
  };
}

/** The step of the form on which an issue is mended. */
export function stepOfIssue(issue: Issue): FormStep {
  return stepOf(issue.path.split(".")[0] as ContentKey);
}

/** May this person change the content now: as a draft, as a correction of a locked point, or not at all. */
export function editingFor(record: FestivalRecord, actor: Actor): "draft" | "correction" | "none" {
  if (!record.writable || editObstacles("festival", record.row, actor).length > 0) return "none";
  return record.row.state === "locked" ? "correction" : "draft";
}

/** A draft that was never sent is deleted by the person who began it. */
export function mayDelete(record: FestivalRecord, actor: Actor): boolean {
  return (
    editingFor(record, actor) === "draft" &&
    record.row.state === "draft" &&
    record.sentAt === null &&
    isCreator(record.row, actor)
  );
}

/** True for somebody of the province who works on a commune's record. */
export function actsForOther(record: FestivalRecord, actor: Actor): boolean {
  return !relations("festival", record.row, actor).includes("own");
}
