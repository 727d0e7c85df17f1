import "server-only";
import { randomUUID } from "node:crypto";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db";
import { type Issue, NotThere, refuseIf } from "@/lib/core/refusal";
import { isClosed } from "@/lib/core/review";
import { criteriaOf, type LeafCriterion, leavesOf } from "@/lib/recognitions/criteria/document";
import { type AnswerContent, emptyAnswer, readAnswer, sheetMark } from "./answers";
import { rescore, writeAnswer } from "./commands";
import { getAsked } from "./document-queries";
import { lockApplication } from "./lock-commands";
import { readAnswers } from "./queries";
import type { StoredAnswer } from "./record";
import type { SaveSheetInput } from "./schema";
import { applicationIssue } from "./words";
import { contentObstacles } from "./workflow";

type Typed = SaveSheetInput["answers"][string];
type Change = { id: string; criterionId: string; there: boolean; content: AnswerContent };

/** Saves many criteria at once. One that somebody else saved meanwhile stays theirs, unless both changed it: then it is asked about. */
export async function saveSheet(
  tx: Tx,
  actor: Actor,
  input: SaveSheetInput,
): Promise<{ id: string; merged: boolean }> {
  const row = await lockApplication(tx, input.id);
  refuseIf(contentObstacles(row, actor));
  const asked = await getAsked(tx, row);
  if (!asked) throw new NotThere();
  const answers = await readAnswers(tx, row.id, asked);
  const issues: Issue[] = [];
  const changes: Change[] = [];
  let merged = false;
  for (const leaf of criteriaOf(asked.document).flatMap(leavesOf)) {
    const criterionId = asked.ids[leaf.key] ?? "";
    const typed = input.answers[criterionId];
    if (!typed) continue;
    const stored = answers[leaf.key];
    const found = compare(leaf, typed, stored, input.original?.[criterionId]);
    const path = `answers.${criterionId}.answer`;
    if ("issue" in found) issues.push({ ...found.issue, path });
    else if (found.kind === "theirs") merged = true;
    else if (found.kind === "mine") {
      if (isClosed(row.openCriteria, criterionId)) issues.push(applicationIssue("criterion_closed", path));
      changes.push({
        id: stored?.id ?? randomUUID(),
        criterionId,
        there: Boolean(stored),
        content: found.content,
      });
    }
  }
  refuseIf(issues);
  for (const { content, ...place } of changes) await writeAnswer(tx, actor, row, place, content);
  if (changes.length > 0) await rescore(tx, actor, row, asked);
  return { id: row.id, merged };
}

type Compared = { kind: "same" | "theirs" } | { kind: "mine"; content: AnswerContent } | { issue: Issue };

/** What was typed at a criterion beside what was drawn and what is stored now. */
function compare(
  leaf: LeafCriterion,
  { answer, notApplicable, explanation }: Typed,
  stored: StoredAnswer | undefined,
  drawn: string | undefined,
): Compared {
  const read = readAnswer(leaf, answer, notApplicable !== "yes");
  if (read.issue) return { issue: { ...read.issue, message: `${leaf.code}: ${read.issue.message}` } };
  const before = stored ?? emptyAnswer;
  const content = { answer: read.answer, explanation, links: before.links };
  const [mine, theirs] = [sheetMark(leaf, content), sheetMark(leaf, before)];
  if (mine === theirs) return { kind: "same" };
  if (drawn === theirs) return { kind: "mine", content };
  if (drawn === mine) return { kind: "theirs" };
  const message = `${leaf.code}: ${stored?.enteredByName ?? "người khác"} vừa lưu “${theirs || "để trống"}”. Nhập giống vậy, hoặc sửa ở trang của tiêu chí.`;
  return { issue: { path: "", code: "both_changed", message } };
}
