import { type Actor, may } from "@/lib/core/actor";
import type { Issue } from "@/lib/core/refusal";
import type { AppraisalState, UnitLevel } from "@/prisma/generated/enums";
import { missing } from "./missing";
import type { ApplicationRecord } from "./record";
import { applicationIssue, failureWords } from "./words";
import { type ApplicationStep, contentObstacles, stepObstacles } from "./workflow";

export type Move = { name: ApplicationStep; issues: Issue[] };

/** A step that is not this person's, or not of this state, is not shown; what only stands in the way now is told. */
const hiding = new Set(["wrong_state", "not_permitted", "not_yours"]);

/** The steps of this page; who recognises does it by the list of a decision. */
const shown: readonly ApplicationStep[] = [
  "begin",
  "send",
  "finish",
  "handBack",
  "recall",
  "forward",
  "pass",
  "present",
  "propose",
  "return",
  "refuse",
  "withdraw",
];

/** What the steps onward must know of the rounds of appraisal. */
type Round = { level: UnitLevel; state: AppraisalState; passed: boolean | null };

/** What is in the way of going on: an appraisal that is not agreed, or did not meet the set. */
function goingOn({ row, document, score }: ApplicationRecord, rounds: readonly Round[]): Issue[] {
  const round = rounds.find(({ level, state }) => level === row.stage && state !== "ended");
  if (round || row.stage === "province" || row.stage === "nation") {
    if (round?.state !== "agreed") return [applicationIssue("not_appraised")];
    return round.passed ? [] : [applicationIssue("appraised_not_met")];
  }
  if (!document || !score || score.met) return [];
  return score.failedBecause.map((failure) => ({
    ...applicationIssue("self_not_met"),
    message: failureWords(document, failure),
  }));
}

/** The buttons of an application for this person, each with what is in its way. */
export function movesFor(record: ApplicationRecord, actor: Actor, rounds: readonly Round[] = []): Move[] {
  if (!record.writable) return [];
  return shown.flatMap((name): Move[] => {
    const issues = stepObstacles(name, record.row, actor);
    if (issues.some(({ code }) => hiding.has(code))) return [];
    // Who may send need not hand it to themselves.
    if (name === "finish" && maySend(record, actor)) return [];
    if (name === "finish" || name === "send") return [{ name, issues: [...issues, ...missing(record)] }];
    if (name === "pass" || name === "propose")
      return [{ name, issues: [...issues, ...goingOn(record, rounds)] }];
    return [{ name, issues }];
  });
}

function maySend({ row }: ApplicationRecord, actor: Actor): boolean {
  return may(actor, row.decides === "commune" ? "recognition.enter" : "recognition.send");
}

/** May this person change the content now? */
export function mayEdit(record: ApplicationRecord, actor: Actor): boolean {
  return record.writable && record.document !== null && contentObstacles(record.row, actor).length === 0;
}
