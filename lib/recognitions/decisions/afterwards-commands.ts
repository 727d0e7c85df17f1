import "server-only";
import type { Actor } from "@/lib/core/actor";
import { type Day, dayOf, toDate } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { recordDecision } from "@/lib/core/decide";
import { NotThere, refuseIf } from "@/lib/core/refusal";
import { getRecognition } from "./recognised-queries";
import type { RecheckInput, SucceedInput, WithdrawRecognitionInput } from "./schema";
import type { RecognitionView } from "./view";
import { decisionIssue } from "./words";

type Done = { id: string };

/** Locks a recognition for an act of who decided it; what has ended is not acted on again. */
async function lockRecognition(
  tx: Tx,
  input: { id: string; version: number },
  today: Day,
): Promise<RecognitionView> {
  const locked = await tx.$queryRaw<{ id: string }[]>`
    select id from recognition where id = ${input.id}::uuid for update`;
  const view = locked.length > 0 ? await getRecognition(tx, input.id, today) : null;
  if (!view) throw new NotThere();
  if (!view.mine) refuseIf([decisionIssue("not_yours")]);
  if (view.standing !== "valid" && view.standing !== "pending") refuseIf([decisionIssue("ended")]);
  if (view.version !== input.version) refuseIf([decisionIssue("changed")]);
  return view;
}

/** A day on which something is done to a recognition: neither ahead nor before it was decided. */
function refuseDay(day: Day, path: string, view: RecognitionView, today: Day): void {
  if (day > today) refuseIf([decisionIssue("day_ahead", path)]);
  if (day < view.decidedOn) refuseIf([decisionIssue("before", path)]);
}

const tell = (tx: Tx, actor: Actor, view: RecognitionView, step: string, note: string) =>
  recordDecision(tx, actor, {
    ...{ kind: "application" as const, id: view.applicationId, unitId: view.unitId },
    ...{ step, from: null, to: null, note },
  });

const ending = (
  actor: Actor,
  state: "withdrawn" | "lost" | "ended",
  on: Day,
  reason: string,
  number: string,
) => ({
  ...{ state, endedOn: toDate(on), endReason: reason, endNumber: number },
  ...{ endedById: actor.userId, endedByName: actor.fullName, version: { increment: 1 } },
});

/** Takes a recognition back, with the reason and the decision that says so: its certificate no longer holds. */
export async function withdrawRecognition(
  tx: Tx,
  actor: Actor,
  input: WithdrawRecognitionInput,
  today: Day = dayOf(new Date()),
): Promise<Done> {
  const view = await lockRecognition(tx, input, today);
  refuseDay(input.endedOn, "endedOn", view, today);
  await tx.recognition.update({
    where: { id: view.id },
    data: ending(actor, "withdrawn", input.endedOn, input.reason, input.number),
    select: { id: true },
  });
  await tell(tx, actor, view, "recognition_withdrawn", `Quyết định số ${input.number}. ${input.reason}`);
  return { id: view.id };
}

/** The yearly re-check: it keeps the standard, or has lost it with its cause. */
export async function recheckRecognition(
  tx: Tx,
  actor: Actor,
  input: RecheckInput,
  today: Day = dayOf(new Date()),
): Promise<Done> {
  const view = await lockRecognition(tx, input, today);
  refuseDay(input.checkedOn, "checkedOn", view, today);
  if (input.year <= view.year || input.year > Number(input.checkedOn.slice(0, 4)))
    refuseIf([decisionIssue("recheck_year", "year")]);
  if (view.rechecks.some(({ year }) => year === input.year))
    refuseIf([decisionIssue("checked_already", "year")]);
  const kept = input.kept === "yes";
  await tx.recheck.create({
    data: {
      ...{ unitId: view.unitId, recognitionId: view.id, year: input.year, kept, cause: input.cause },
      ...{ paperNumber: input.paperNumber, checkedOn: toDate(input.checkedOn) },
      ...{ enteredById: actor.userId, enteredByName: actor.fullName },
    },
    select: { id: true },
  });
  await tx.recognition.update({
    where: { id: view.id },
    data: kept
      ? { version: { increment: 1 } }
      : ending(actor, "lost", input.checkedOn, input.cause, input.paperNumber),
    select: { id: true },
  });
  await tell(
    tx,
    actor,
    view,
    kept ? "recheck_kept" : "recheck_lost",
    [`Năm ${input.year}.`, input.cause].join(" ").trim(),
  );
  return { id: view.id };
}

/** What becomes of the recognition of a unit that was merged: a person decides, per unit, with the reason. */
export async function decideAfterMerger(
  tx: Tx,
  actor: Actor,
  input: SucceedInput,
  today: Day = dayOf(new Date()),
): Promise<Done> {
  const view = await lockRecognition(tx, input, today);
  if (view.successors.length === 0) refuseIf([decisionIssue("not_merged")]);
  if (view.succession) refuseIf([decisionIssue("decided_already")]);
  refuseDay(input.decidedOn, "decidedOn", view, today);
  const carried = input.carried === "yes";
  const successor = view.successors.find(({ id }) => id === input.successor);
  if (carried && !successor) refuseIf([decisionIssue("not_successor", "successor")]);
  await tx.recognitionSuccession.create({
    data: {
      ...{ unitId: view.unitId, recognitionId: view.id, carried, reason: input.reason },
      successorUnitId: carried ? (successor?.id ?? null) : null,
      ...{ paperNumber: input.paperNumber, decidedOn: toDate(input.decidedOn) },
      ...{ enteredById: actor.userId, enteredByName: actor.fullName },
    },
    select: { id: true },
  });
  await tx.recognition.update({
    where: { id: view.id },
    data: carried
      ? { version: { increment: 1 } }
      : ending(actor, "ended", input.decidedOn, input.reason, input.paperNumber),
    select: { id: true },
  });
  await tell(tx, actor, view, carried ? "carried" : "succession_ended", input.reason);
  return { id: view.id };
}
