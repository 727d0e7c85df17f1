import "server-only";
import { randomUUID } from "node:crypto";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db";
import { NotThere, refuseIf } from "@/lib/core/refusal";
import { isClosed } from "@/lib/core/review";
import { rescore } from "./commands";
import { type Asked, getAsked } from "./document-queries";
import { type LockedApplication, lockApplication } from "./lock-commands";
import { findOwnRecords } from "./own-record-queries";
import { maxRecords, recordTitle } from "./own-records";
import type { ChooseRecordsInput, DropRecordInput } from "./schema";
import { leafById } from "./tasks";
import { applicationIssue } from "./words";
import { contentObstacles } from "./workflow";

type Saved = { id: string; criterion: string };

/** The application under lock, where this criterion may be changed by this person. */
async function lockCriterion(
  tx: Tx,
  actor: Actor,
  { id, criterion }: Saved,
): Promise<{ row: LockedApplication; asked: Asked }> {
  const row = await lockApplication(tx, id);
  refuseIf(contentObstacles(row, actor));
  const asked = await getAsked(tx, row);
  if (!asked || !leafById({ document: asked.document, criterionIds: asked.ids }, criterion))
    throw new NotThere();
  if (isClosed(row.openCriteria, criterion)) refuseIf([applicationIssue("criterion_closed")]);
  return { row, asked };
}

/** Brings records of the unit to a criterion. One that stands there already stays; a criterion not answered yet waits for its answer. */
export async function chooseRecords(tx: Tx, actor: Actor, input: ChooseRecordsInput): Promise<Saved> {
  const { row, asked } = await lockCriterion(tx, actor, input);
  const values = [...new Set(input.records)];
  if (values.length === 0) refuseIf([applicationIssue("no_record", "records")]);
  const found = await findOwnRecords(tx, row.id, values);
  if (found.length < values.length) refuseIf([applicationIssue("record_gone", "records")]);
  const place = { applicationId: row.id, criterionId: input.criterion };
  const stored = await tx.applicationAnswer.findFirst({ where: place, select: { id: true } });
  const signed = { enteredById: actor.userId, enteredByName: actor.fullName };
  const { id: answerId } =
    stored ??
    (await tx.applicationAnswer.create({
      data: { id: randomUUID(), unitId: row.unitId, ...place, ...signed },
      select: { id: true },
    }));
  const there = await tx.answerEvidence.findMany({
    where: { answerId, recordId: { not: null } },
    select: { recordId: true },
  });
  const known = new Set(there.map(({ recordId }) => recordId));
  const added = found.filter(({ id }) => !known.has(id));
  if (there.length + added.length > maxRecords) refuseIf([applicationIssue("too_many_records", "records")]);
  await tx.answerEvidence.createMany({
    data: added.map((record, position) => ({
      ...{ answerId, applicationId: row.id, unitId: row.unitId },
      ...{
        recordKind: record.kind,
        recordId: record.id,
        title: recordTitle(record),
        address: record.address,
      },
      position: there.length + position,
    })),
  });
  await rescore(tx, actor, row, asked);
  return { id: row.id, criterion: input.criterion };
}

/** Takes a record away from a criterion; the record itself stays as it is. */
export async function dropRecord(tx: Tx, actor: Actor, input: DropRecordInput): Promise<Saved> {
  const { row, asked } = await lockCriterion(tx, actor, input);
  const { count } = await tx.answerEvidence.deleteMany({
    where: {
      ...{ id: input.evidence, applicationId: row.id, recordId: { not: null } },
      answer: { criterionId: input.criterion },
    },
  });
  if (count > 0) await rescore(tx, actor, row, asked);
  return { id: row.id, criterion: input.criterion };
}
