import "server-only";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db";
import { type Issue, NotThere, Refusal, refuseIf } from "@/lib/core/refusal";
import { unitTitle } from "@/lib/core/words";
import { lockChange, recordStep, refuseUnlessMay } from "./commands";
import { getChange, inWayOf, planLines, unitRefs } from "./queries";
import type { MoveInput, NotedInput } from "./schema";
import { changeIssue, conflictSentence, inWayWord, knownRules, ruleSentence } from "./words";

/** Conflicts that a refusal names; the page has all of them. */
const named = 20;

/**
 * Carries a draft out, all of it or nothing. What its lines come to is worked out again, behind the lock that every
 * change of the tree takes: what another change did since the preview is seen here.
 */
export async function applyChange(tx: Tx, actor: Actor, input: MoveInput): Promise<{ id: string }> {
  refuseUnlessMay(actor, "units.change");
  await oneAtATime(tx);
  await lockChange(tx, input, "draft");
  const change = await getChange(tx, input.id);
  if (!change) throw new NotThere();
  const issues: Issue[] = [];
  if (change.actNumber === "")
    issues.push(changeIssue("act_missing", "Nhập số quyết định, nghị quyết trước khi áp dụng.", "actNumber"));
  if (change.actIssuedOn === null)
    issues.push(changeIssue("act_missing", "Nhập ngày ban hành trước khi áp dụng.", "actIssuedOn"));
  if (change.actTitle === "")
    issues.push(changeIssue("act_missing", "Nhập trích yếu trước khi áp dụng.", "actTitle"));
  refuseIf(issues);
  const { plan, conflicts } = await planLines(tx, change.lines, change.effectiveOn);
  refuseIf(
    conflicts.slice(0, named).map((one) => changeIssue(one.code, `Dòng ${one.at}: ${conflictSentence(one)}`)),
  );
  await refusedByRule(
    () => tx.$executeRaw`select apply_unit_change(${input.id}::uuid, ${JSON.stringify(plan)}::jsonb)`,
  );
  await recordStep(tx, actor, input.id, "apply");
  return { id: input.id };
}

/** Takes an applied change back: the tree is as it was before, row by row; the change stays on record as undone. */
export async function undoChange(tx: Tx, actor: Actor, input: NotedInput): Promise<{ id: string }> {
  refuseUnlessMay(actor, "units.change");
  await oneAtATime(tx);
  await lockChange(tx, input, "applied");
  const inWay = await inWayOf(tx, input.id);
  const names = new Map(
    (
      await unitRefs(
        tx,
        inWay.map(({ unitId }) => unitId),
      )
    ).map((unit) => [unit.id, unit]),
  );
  refuseIf(
    inWay.slice(0, named).map(({ what, unitId, count }) => {
      const unit = names.get(unitId);
      return changeIssue("in_way", `${unit ? unitTitle(unit) : "Đơn vị"} đã có ${count} ${inWayWord(what)}.`);
    }),
  );
  await refusedByRule(() => tx.$executeRaw`select undo_unit_change(${input.id}::uuid)`);
  await recordStep(tx, actor, input.id, "undo", input.note);
  return { id: input.id };
}

/** The same lock as in the database's functions; before the row, so that two who act on one change wait in line. */
async function oneAtATime(tx: Tx): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtext('unit tree'))`;
}

/** Turns the "no" of a rule of the tree into a sentence. */
async function refusedByRule(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const words = error instanceof Error ? `${error.message} ${JSON.stringify(error)}` : "";
    const rule = knownRules.find((name) => words.includes(`(${name})`) || words.includes(`${name}:`));
    if (rule) throw new Refusal([changeIssue(rule, ruleSentence(rule))]);
    throw error;
  }
}
