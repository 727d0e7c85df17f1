import type { Issue } from "@/lib/core/refusal";
import { isClosed } from "@/lib/core/review";
import {
  type Criterion,
  criteriaOf,
  type LeafCriterion,
  leavesOf,
} from "@/lib/recognitions/criteria/document";
import type { CriterionScore } from "@/lib/recognitions/criteria/scoring";
import type { ApplicationState } from "@/prisma/generated/enums";
import { answerWords, proofsOf } from "./answers";
import { disagrees } from "./facts";
import { missingAt } from "./missing";
import type { ApplicationRecord } from "./record";

/** One line of the task list: a criterion that is answered by itself. */
export type Task = {
  key: string;
  id: string;
  leaf: LeafCriterion;
  /** "Gồm" line above it, where it is a part. */
  whole: Criterion | null;
  state: "done" | "todo" | "missing";
  issues: Issue[];
  /** Not reopened by the last return. */
  closed: boolean;
  words: string;
  score: CriterionScore | null;
  evidence: number;
  /** What the portal knew at the sending is no longer what it knows. */
  changed: boolean;
};

export type TaskGroup = {
  key: string;
  code: string;
  name: string;
  tasks: Task[];
  points: number;
  max: number;
};

/** The task list of an application: every criterion, what is done and what is missing. */
export function tasksOf(record: ApplicationRecord): TaskGroup[] {
  const { document, score } = record;
  if (!document) return [];
  const scores = new Map(
    (score?.criteria ?? []).flatMap((one) => [one, ...one.parts]).map((one) => [one.key, one]),
  );
  return document.groups.map(({ key, code, name, criteria }) => {
    const group = score?.groups.find((one) => one.key === key);
    return {
      ...{ key, code, name, points: group?.points ?? 0, max: group?.applicableMax ?? 0 },
      tasks: criteria.flatMap((of) =>
        leavesOf(of).map((leaf) =>
          taskOf(record, leaf, of.kind === "parts" ? of : null, scores.get(leaf.key) ?? null),
        ),
      ),
    };
  });
}

const working: readonly ApplicationState[] = ["registered", "building", "self_scored", "returned"];

function taskOf(
  record: ApplicationRecord,
  leaf: LeafCriterion,
  whole: Criterion | null,
  score: CriterionScore | null,
): Task {
  const said = record.answers[leaf.key];
  const id = record.criterionIds[leaf.key] ?? "";
  // Once it is handed in it was whole, whatever the portal has come to know since.
  const issues = working.includes(record.row.state) ? missingAt(record, leaf) : [];
  const begun = Boolean(said?.answer || said?.explanation || (said && proofsOf(said).length > 0));
  return {
    ...{ key: leaf.key, id, leaf, whole, issues, score },
    state: issues.length === 0 && said?.answer ? "done" : begun ? "missing" : "todo",
    closed: isClosed(record.openCriteria, id),
    words: answerWords(leaf, said?.answer ?? null),
    evidence: said ? proofsOf(said).length : 0,
    changed: factChanged(record, leaf),
  };
}

/** True where a fact that was frozen at the sending reads otherwise today; for those who can read its rows. */
export function factChanged({ answers, facts, factsKnown }: ApplicationRecord, leaf: LeafCriterion): boolean {
  const frozen = answers[leaf.key]?.frozen;
  const now = facts[leaf.key];
  return Boolean(factsKnown && frozen && now && frozen.code === now.code && frozen.value !== now.value);
}

/** True where the answer is not what the portal knows. */
export function differs({ answers, facts }: ApplicationRecord, leaf: LeafCriterion): boolean {
  return disagrees(leaf, answers[leaf.key]?.answer ?? null, facts[leaf.key]);
}

/** How many criteria are done, of how many. */
export function progressOf(groups: readonly TaskGroup[]): { done: number; of: number } {
  const all = groups.flatMap(({ tasks }) => tasks);
  return { done: all.filter(({ state }) => state === "done").length, of: all.length };
}

/** The criterion after another one that still waits for something and is open; null where none does. */
export function nextTask(groups: readonly TaskGroup[], key: string): Task | null {
  const all = groups.flatMap(({ tasks }) => tasks);
  const at = all.findIndex((task) => task.key === key);
  const ahead = [...all.slice(at + 1), ...all.slice(0, Math.max(at, 0))];
  return ahead.find(({ state, closed }) => state !== "done" && !closed) ?? null;
}

/** The criterion of a document whose row has an id. */
export function leafById(
  { document, criterionIds }: Pick<ApplicationRecord, "document" | "criterionIds">,
  id: string,
): LeafCriterion | null {
  if (!document) return null;
  return (
    criteriaOf(document)
      .flatMap(leavesOf)
      .find(({ key }) => criterionIds[key] === id) ?? null
  );
}
