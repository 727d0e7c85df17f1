import "server-only";
import { randomBytes } from "node:crypto";
import type { Actor } from "@/lib/core/actor";
import { dayOf, toDate } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { NotThere, refuseIf } from "@/lib/core/refusal";
import { takeApplicationStep } from "@/lib/recognitions/applications/flow-commands";
import { lockApplication } from "@/lib/recognitions/applications/lock-commands";
import { stepObstacles } from "@/lib/recognitions/applications/workflow";
import { Prisma } from "@/prisma/generated/client";
import { codeFrom, codeLength } from "./code";
import { getDecision } from "./queries";
import type { DiscardDecisionInput, DraftDecisionInput, DropItemInput, SignDecisionInput } from "./schema";
import { decisionIssue, issuerOf, signerPostOf } from "./words";

type Locked = { id: string; unitId: string; schemeId: string; year: number; version: number };

/** Begins the draft of a decision: on its list stands everything that is proposed and on no other list. */
export async function draftDecision(
  tx: Tx,
  actor: Actor,
  { scheme, year }: DraftDecisionInput,
): Promise<{ id: string }> {
  const waiting = await tx.$queryRaw<{ id: string; holder: string }[]>`
    select a.id, case when a.holder_unit_id = any(array(select districts_left())) then ${actor.unit.id}::uuid else a.holder_unit_id end as holder from application a
     where a.state = 'proposed' and a.scheme_id = ${scheme}::uuid and a.year = ${year}
       and (a.holder_unit_id = any(${[...actor.actsFor]}::uuid[]) or a.holder_unit_id = any(array(select districts_left())))
       and not exists (select from decision_item i where i.application_id = a.id)
     order by a.id for update of a`;
  const [first] = waiting;
  if (!first) {
    refuseIf([decisionIssue("nothing_proposed")]);
    throw new NotThere();
  }
  const unit = await tx.unit.findUniqueOrThrow({
    where: { id: first.holder },
    select: { id: true, level: true, kind: true, name: true },
  });
  const { certificateTitle } = await tx.scheme.findUniqueOrThrow({
    where: { id: scheme },
    select: { certificateTitle: true },
  });
  const { id } = await tx.recognitionDecision.create({
    data: {
      ...{ unitId: unit.id, schemeId: scheme, year },
      ...{ issuer: issuerOf(unit, certificateTitle), signerPost: signerPostOf(unit, certificateTitle) },
      ...{ enteredById: actor.userId, enteredByName: actor.fullName },
    },
    select: { id: true },
  });
  const listed = waiting.filter(({ holder }) => holder === unit.id);
  await tx.decisionItem.createMany({
    data: listed.map(({ id: applicationId }, position) => ({
      decisionId: id,
      unitId: unit.id,
      applicationId,
      position,
    })),
  });
  return { id };
}

async function lockDraft(tx: Tx, actor: Actor, input: { id: string; version: number }): Promise<Locked> {
  const rows = await tx.$queryRaw<(Locked & { state: string })[]>`
    select id, unit_id as "unitId", scheme_id as "schemeId", year, version, state
      from recognition_decision where id = ${input.id}::uuid for update`;
  const [row] = rows;
  if (!row) throw new NotThere();
  if (!actor.actsFor.includes(row.unitId)) refuseIf([decisionIssue("not_yours")]);
  if (row.state === "signed") refuseIf([decisionIssue("signed")]);
  if (row.version !== input.version) refuseIf([decisionIssue("changed")]);
  return row;
}

/** Takes one line off the list of a draft; what it names is proposed as before. */
export async function dropFromDecision(tx: Tx, actor: Actor, input: DropItemInput): Promise<{ id: string }> {
  const row = await lockDraft(tx, actor, input);
  const { count } = await tx.decisionItem.deleteMany({
    where: { decisionId: row.id, applicationId: input.application },
  });
  if (count === 0) throw new NotThere();
  await tx.recognitionDecision.update({
    where: { id: row.id },
    data: { version: { increment: 1 } },
    select: { id: true },
  });
  return { id: row.id };
}

/** Throws a draft away; everything on its list is proposed as before. */
export async function discardDecision(
  tx: Tx,
  actor: Actor,
  input: DiscardDecisionInput,
): Promise<Record<never, never>> {
  const row = await lockDraft(tx, actor, input);
  await tx.decisionItem.deleteMany({ where: { decisionId: row.id } });
  await tx.recognitionDecision.delete({ where: { id: row.id } });
  return {};
}

/** Records the decision as it was signed on paper: everything on its list is recognised, each with a certificate. */
export async function signDecision(
  tx: Tx,
  actor: Actor,
  input: SignDecisionInput,
  today = dayOf(new Date()),
): Promise<{ id: string }> {
  const row = await lockDraft(tx, actor, input);
  if (input.decidedOn > today) refuseIf([decisionIssue("day_ahead", "decidedOn")]);
  const items = await tx.decisionItem.findMany({
    where: { decisionId: row.id },
    select: { applicationId: true },
  });
  if (items.length === 0) refuseIf([decisionIssue("empty")]);
  // Locked in the order of their ids, so that two acts cannot wait for one another.
  const ids = items.map(({ applicationId }) => applicationId).sort();
  for (const id of ids) {
    const issues = stepObstacles("recognise", await lockApplication(tx, id), actor);
    refuseIf(issues.map((issue) => (issue.code === "four_eyes" ? decisionIssue("not_alone") : issue)));
  }
  await tx.recognitionDecision.update({
    where: { id: row.id },
    data: {
      ...{ state: "signed", issuer: input.issuer, number: input.number, decidedOn: toDate(input.decidedOn) },
      ...{ signerName: input.signerName, signerPost: input.signerPost },
      validTo: input.validTo && toDate(input.validTo),
      ...{ signedById: actor.userId, signedAt: new Date(), version: { increment: 1 } },
    },
    select: { id: true },
  });
  // Serials follow the list: by the written rule.
  const view = await getDecision(tx, row.id);
  for (const line of view?.lines ?? []) {
    const application = await lockApplication(tx, line.id);
    await takeApplicationStep(tx, actor, application, "recognise", {
      note: `Quyết định số ${input.number}`,
      sets: [Prisma.sql`decided_by_id = ${actor.userId}::uuid, decided_at = now()`],
    });
    await tx.recognition.create({
      data: {
        ...{ unitId: application.unitId, applicationId: application.id, decisionId: row.id },
        ...{ schemeId: row.schemeId, year: row.year, class: line.class },
        code: codeFrom(randomBytes(codeLength)),
        validFrom: toDate(input.decidedOn),
        validTo: input.validTo && toDate(input.validTo),
      },
      select: { id: true },
    });
  }
  return { id: row.id };
}
