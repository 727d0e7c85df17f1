import "server-only";
import type { Actor } from "@/lib/core/actor";
import { type Day, dayOf, fromDate } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { issueReceipt } from "@/lib/core/receipt";
import { NotThere, refuseIf } from "@/lib/core/refusal";
import { chainOf } from "@/lib/units/queries";
import { Prisma } from "@/prisma/generated/client";
import { applicationReceipt } from "./display";
import { lockForStep, takeApplicationStep } from "./flow-commands";
import type { LockedApplication } from "./lock-commands";
import { getApplication } from "./queries";
import type { MoveInput, RefuseInput } from "./schema";
import { applicationIssue, failureWords } from "./words";

type Moved = { id: string };

/** What an application came to where it lies: hundredths, as they are kept. */
export type Result = { total: number; met: number; class: string };

/**
 * What an application goes on with: what its appraisal agreed. Where the commune decides about its own subjects, and no team was
 * called, what they scored themselves is what the commune looks at (TT 124/2021, Điều 10).
 */
async function resultToGoOnWith(tx: Tx, row: LockedApplication, today: Day): Promise<Result> {
  const appraisal = await tx.appraisal.findFirst({
    where: { applicationId: row.id, level: row.stage, state: { not: "ended" } },
    select: { state: true, passed: true, agreedTotal: true, agreedMet: true, agreedClass: true },
  });
  if (appraisal || ["province", "nation"].includes(row.stage)) {
    if (appraisal?.state !== "agreed") refuseIf([applicationIssue("not_appraised")]);
    if (!appraisal?.passed) refuseIf([applicationIssue("appraised_not_met")]);
    return {
      total: appraisal?.agreedTotal ?? 0,
      met: appraisal?.agreedMet ?? 0,
      class: appraisal?.agreedClass ?? "",
    };
  }
  const record = await getApplication(tx, row.id, today);
  if (!record?.score || !record.document) throw new NotThere();
  const { document, score } = record;
  if (!score.met) {
    const why = score.failedBecause.map((failure) => failureWords(document, failure)).join(" ");
    refuseIf([{ ...applicationIssue("self_not_met"), message: `Chưa đủ điều kiện: ${why}` }]);
  }
  return { total: score.normalised, met: score.metCount, class: score.class ?? "" };
}

const kept = ({ total, met, class: code }: Result) => [
  Prisma.sql`appraised_total = ${total}, appraised_met = ${met}, outcome_class = ${code}`,
];

/** The province finds it good for the level that decides. */
export async function passApplication(
  tx: Tx,
  actor: Actor,
  input: MoveInput,
  today: Day = dayOf(new Date()),
): Promise<Moved> {
  const row = await lockForStep(tx, actor, "pass", input);
  const result = await resultToGoOnWith(tx, row, today);
  await takeApplicationStep(tx, actor, row, "pass", { note: input.note, sets: kept(result) });
  return { id: row.id };
}

/** The level that decides finds it good: it may stand on the list of a decision. */
export async function proposeApplication(
  tx: Tx,
  actor: Actor,
  input: MoveInput,
  today: Day = dayOf(new Date()),
): Promise<Moved> {
  const row = await lockForStep(tx, actor, "propose", input);
  const result = await resultToGoOnWith(tx, row, today);
  await takeApplicationStep(tx, actor, row, "propose", { note: input.note, sets: kept(result) });
  return { id: row.id };
}

/** The leader of the province signs the tờ trình: it goes on to the level that decides. */
export async function presentApplication(
  tx: Tx,
  actor: Actor,
  input: MoveInput,
  today: Day = dayOf(new Date()),
): Promise<Moved> {
  const row = await lockForStep(tx, actor, "present", input);
  const chain = await chainOf(tx, row.unitId, fromDate(row.registeredOn));
  const above = chain.find(({ level }) => level === row.decides);
  if (!above) refuseIf([applicationIssue("nobody_above")]);
  const toUnitId = above?.id ?? "";
  await takeApplicationStep(tx, actor, row, "present", {
    note: input.note,
    sets: [Prisma.sql`holder_unit_id = ${toUnitId}::uuid, received = false`],
  });
  const record = await getApplication(tx, row.id, today);
  if (!record) throw new NotThere();
  const { id: recordId, unitId } = row;
  await issueReceipt(tx, actor, {
    ...{ kind: "application" as const, recordId, unitId, toUnitId },
    ...applicationReceipt(record),
  });
  return { id: row.id };
}

/** A district passes an application on to its province, while there were districts. */
export async function forwardApplication(tx: Tx, actor: Actor, input: MoveInput): Promise<Moved> {
  const row = await lockForStep(tx, actor, "forward", input);
  const chain = await chainOf(tx, row.unitId, fromDate(row.registeredOn));
  const above = chain.find(({ level }) => level === "province");
  if (!above) refuseIf([applicationIssue("nobody_above")]);
  await takeApplicationStep(tx, actor, row, "forward", {
    note: input.note,
    sets: [Prisma.sql`holder_unit_id = ${above?.id ?? ""}::uuid, received = true`],
  });
  return { id: row.id };
}

/** It does not meet the criteria, with the reason: the end of it this year. */
export async function refuseApplication(tx: Tx, actor: Actor, input: RefuseInput): Promise<Moved> {
  const row = await lockForStep(tx, actor, "refuse", input);
  await takeApplicationStep(tx, actor, row, "refuse", {
    note: input.note,
    sets: [
      Prisma.sql`outcome_reason = ${input.note.trim()}`,
      Prisma.sql`decided_by_id = ${actor.userId}::uuid, decided_at = now()`,
    ],
  });
  return { id: row.id };
}
