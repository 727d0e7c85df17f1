import "server-only";
import type { Actor } from "@/lib/core/actor";
import { type Day, dayOf, toDate } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { type Issue, NotThere, refuseIf } from "@/lib/core/refusal";
import { readAnswer } from "@/lib/recognitions/applications/answers";
import { getOtherResults } from "@/lib/recognitions/applications/queries";
import type { Answer } from "@/lib/recognitions/criteria/scoring";
import { score } from "@/lib/recognitions/criteria/scoring";
import { getAppraisal } from "./appraisal-queries";
import { agreedAnswers, compareSheets } from "./compare";
import type { AgreeInput, NoteInput } from "./schema";
import { columnsOf } from "./sheet-commands";
import { leavesById } from "./sheet-fields";
import { appraisalIssue } from "./words";

type Saved = { id: string };

/** Writes down what the team agreed, criterion by criterion; where asked, concludes with the result that follows from it. */
export async function agreeScores(
  tx: Tx,
  actor: Actor,
  input: AgreeInput,
  today: Day = dayOf(new Date()),
): Promise<Saved> {
  const [locked] = await tx.$queryRaw<{ version: number }[]>`
    select version from appraisal where id = ${input.appraisal}::uuid for update`;
  const view = locked ? await getAppraisal(tx, input.appraisal, actor.userId, today) : null;
  if (!locked || !view) throw new NotThere();
  if (!actor.actsFor.includes(view.unitId)) refuseIf([appraisalIssue("not_yours")]);
  if (view.state !== "open") refuseIf([appraisalIssue("closed")]);
  if (!view.revealed) refuseIf([appraisalIssue("hidden")]);
  if (input.intent === "conclude" && view.desks.length < 2) refuseIf([appraisalIssue("alone")]);
  if (locked.version !== input.version) refuseIf([appraisalIssue("changed")]);
  const due = new Set(
    compareSheets(view)
      .flatMap(({ lines }) => lines)
      .filter(({ moderate }) => moderate)
      .map(({ id }) => id),
  );
  const issues: Issue[] = [];
  const rows: { criterionId: string; answer: Answer; remark: string; moderation: string }[] = [];
  for (const [criterionId, leaf] of leavesById(view)) {
    const typed = input.scores[criterionId];
    const read = typed ? readAnswer(leaf, typed.answer, typed.notApplicable !== "yes") : { answer: null };
    const at = (issue: Issue): Issue => ({ ...issue, message: `Tiêu chí ${leaf.code}: ${issue.message}` });
    if (read.issue) issues.push(at({ ...read.issue, path: `scores.${criterionId}.answer` }));
    else if (read.answer && typed) {
      const { remark, moderation } = typed;
      if (due.has(criterionId) && moderation === "") {
        issues.push(at(appraisalIssue("moderation", `scores.${criterionId}.moderation`)));
      }
      rows.push({ criterionId, answer: read.answer, remark, moderation });
    } else if (input.intent === "conclude") {
      issues.push(at(appraisalIssue("not_agreed", `scores.${criterionId}.answer`)));
    }
  }
  refuseIf(issues);
  await tx.agreedScore.deleteMany({ where: { appraisalId: view.id } });
  await tx.agreedScore.createMany({
    data: rows.map(({ criterionId, answer, remark, moderation }) => ({
      ...{ unitId: view.unitId, appraisalId: view.id, criterionId, remark, moderation },
      ...columnsOf(answer),
      ...{ enteredById: actor.userId, enteredByName: actor.fullName },
    })),
  });
  const concluded = input.intent === "conclude" ? await conclusionOf(tx, actor, input.appraisal, today) : {};
  await tx.appraisal.update({
    where: { id: view.id },
    data: { conclusion: input.conclusion, version: { increment: 1 }, ...concluded },
    select: { id: true },
  });
  return { id: view.id };
}

/** What follows from the agreed scores, by the same rules as the self-score. */
async function conclusionOf(tx: Tx, actor: Actor, id: string, today: Day) {
  const view = await getAppraisal(tx, id, actor.userId, today);
  if (!view?.record.document) throw new NotThere();
  const result = score(view.record.document, agreedAnswers(view), await getOtherResults(tx, view.record.id));
  return {
    ...{ state: "agreed" as const, agreedTotal: result.normalised, agreedMet: result.metCount },
    ...{ agreedClass: result.class ?? "", passed: result.met },
    ...{ agreedById: actor.userId, agreedByName: actor.fullName, agreedAt: new Date() },
  };
}

/** Notes a visit, or the minutes of a meeting, while the appraisal is open. */
export async function noteAppraisal(
  tx: Tx,
  actor: Actor,
  input: NoteInput,
  today: Day = dayOf(new Date()),
): Promise<Saved> {
  const view = await getAppraisal(tx, input.appraisal, actor.userId, today);
  if (!view) throw new NotThere();
  const mine = view.desks.some(({ userId }) => userId === actor.userId);
  if (!mine && !actor.actsFor.includes(view.unitId)) refuseIf([appraisalIssue("not_yours")]);
  if (view.state !== "open") refuseIf([appraisalIssue("closed")]);
  if (input.heldOn > today) {
    refuseIf([{ path: "heldOn", code: "day_ahead", message: "Ngày này không sau hôm nay." }]);
  }
  const { appraisal: appraisalId, heldOn, ...content } = input;
  await tx.appraisalNote.create({
    data: {
      ...{ ...content, unitId: view.unitId, appraisalId, heldOn: toDate(heldOn) },
      ...{ enteredById: actor.userId, enteredByName: actor.fullName },
    },
    select: { id: true },
  });
  return { id: view.id };
}
