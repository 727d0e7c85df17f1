import "server-only";
import type { Actor } from "@/lib/core/actor";
import { toDate } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { NotThere, refuseIf } from "@/lib/core/refusal";
import { getWeak } from "./plan-queries";
import type { PlanInput } from "./schema";
import { decisionIssue } from "./words";

/** Writes how a weak area is to be strengthened, and later what came of it. */
export async function planStrengthening(tx: Tx, actor: Actor, input: PlanInput): Promise<{ id: string }> {
  const row = await getWeak(tx, input.application);
  if (!row) throw new NotThere();
  if (!actor.actsFor.includes(row.unitId)) refuseIf([decisionIssue("not_yours")]);
  await tx.$queryRaw`select id from strengthening_plan where application_id = ${row.id}::uuid for update`;
  const now = await getWeak(tx, input.application);
  if (now?.version !== input.version) refuseIf([decisionIssue("plan_changed")]);
  const { application: applicationId, version: _read, dueOn, doneOn, ...said } = input;
  const content = {
    ...{ ...said, dueOn: toDate(dueOn), doneOn: doneOn && toDate(doneOn) },
    ...{ enteredById: actor.userId, enteredByName: actor.fullName, updatedAt: new Date() },
  };
  await tx.strengtheningPlan.upsert({
    where: { applicationId_unitId: { applicationId, unitId: row.unitId } },
    create: { ...content, applicationId, unitId: row.unitId },
    update: { ...content, version: { increment: 1 } },
    select: { id: true },
  });
  return { id: applicationId };
}
