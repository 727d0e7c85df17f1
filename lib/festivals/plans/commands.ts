import "server-only";
import type { Actor } from "@/lib/core/actor";
import { dayOf, toDate } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { originalOf } from "@/lib/core/merge";
import { reconcile } from "@/lib/core/reconcile";
import { NotThere, Refusal, refuseIf } from "@/lib/core/refusal";
import type { ReturnOrder } from "@/lib/core/return-input";
import { keepClosed, openedBy } from "@/lib/core/review";
import { editObstacles, obstacles } from "@/lib/core/workflow";
import { movePaper, recordCreation } from "@/lib/festivals/papers/step-commands";
import {
  assertSeasonTakesRecords,
  lockInSeason,
  refuseUnlessMay,
} from "@/lib/festivals/seasons/guard-commands";
import { paperIssues } from "./checks";
import { planContent, planUnits } from "./queries";
import type { AcceptPlansInput, CreatePlanInput, EditPlanInput, PlanStepInput } from "./schema";
import { type PlanContent, planReaders, planReceipt } from "./view";

/** Drafts the plan of a unit for a season; there is one. */
export async function createPlan(tx: Tx, actor: Actor, input: CreatePlanInput): Promise<{ id: string }> {
  refuseUnlessMay(actor, "plan.enter");
  await assertSeasonTakesRecords(tx, "plan", input.seasonId, input.unitId);
  const unit = (await planUnits(tx, actor, input.seasonId)).find((row) => row.id === input.unitId);
  if (!unit) throw new NotThere();
  const inserted = await tx.$queryRaw<{ id: string }[]>`
    insert into festival_plan (unit_id, season_id, number, issued_on, issuer, signer, commune_points,
                               residential_points, agency_points, budget_state, budget_social, note,
                               holder_unit_id, entered_by_id, entered_by_name)
    values (${unit.id}::uuid, ${input.seasonId}::uuid, ${input.number}, ${input.issuedOn}::date, ${input.issuer},
            ${input.signer}, ${input.communePoints}::int, ${input.residentialPoints}::int, ${input.agencyPoints}::int,
            ${input.budgetState}::bigint, ${input.budgetSocial}::bigint, ${input.note},
            ${unit.id}::uuid, ${actor.userId}::uuid, ${actor.fullName})
    on conflict (unit_id, season_id) do nothing
    returning id`;
  const plan = inserted[0];
  if (!plan) {
    throw new Refusal([
      {
        path: "unitId",
        code: "plan_exists",
        message: "Đơn vị đã có kế hoạch của mùa này. Mở kế hoạch đó để sửa.",
      },
    ]);
  }
  await writePilots(tx, plan.id, unit.id, input.pilots);
  await recordCreation(tx, actor, "plan", plan.id, unit.id);
  return plan;
}

/** Changes what a plan says while it lies with its own unit. */
export async function editPlan(
  tx: Tx,
  actor: Actor,
  input: EditPlanInput,
): Promise<{ id: string; merged: boolean }> {
  const row = await lockInSeason(tx, "plan", input.id);
  refuseIf(editObstacles("plan", row, actor));
  const stored = await planContent(tx, input.id);
  const { id, version, original, choice, ...mine } = input;
  const saved = { table: "festival_plan", id, version: row.version };
  const drawn = { version, original, choice };
  const form = await reconcile(tx, actor, saved, planReaders, drawn, mine, stored);
  const kept = keepClosed(planReaders, row.openFields, stored, { ...stored, ...form.content });
  await form.refuseIf(kept.issues);
  const { pilots, issuedOn, ...plain } = kept.content;
  await tx.festivalPlan.update({
    where: { id },
    data: {
      ...plain,
      issuedOn: issuedOn === null ? null : toDate(issuedOn),
      enteredById: actor.userId,
      enteredByName: actor.fullName,
      version: { increment: 1 },
      updatedAt: new Date(),
    },
    select: { id: true },
  });
  if (JSON.stringify(pilots) !== JSON.stringify(stored.pilots)) {
    await tx.planPilot.deleteMany({ where: { planId: id } });
    await writePilots(tx, id, row.unitId, pilots);
  }
  return { id, merged: form.merged };
}

/** The officer hands the draft to the one who signs. */
export async function submitPlan(tx: Tx, actor: Actor, input: PlanStepInput): Promise<{ id: string }> {
  return movePaper(tx, actor, "plan", "submit", input);
}

/** Back to the draft, before it was sent. */
export async function handBackPlan(tx: Tx, actor: Actor, input: PlanStepInput): Promise<{ id: string }> {
  return movePaper(tx, actor, "plan", "handBack", input);
}

/** Sends the signed plan to the next unit of the chain as it was on the first day of the season. */
export async function sendPlan(tx: Tx, actor: Actor, input: PlanStepInput): Promise<{ id: string }> {
  return movePaper(tx, actor, "plan", "send", input, async () => {
    const content = await planContent(tx, input.id);
    refuseIf(paperIssues(content, dayOf(new Date())));
    return { receipt: planReceipt(content) };
  });
}

/** Takes a sent plan back as long as no unit above has passed it on or decided. */
export async function recallPlan(tx: Tx, actor: Actor, input: PlanStepInput): Promise<{ id: string }> {
  return movePaper(tx, actor, "plan", "recall", input);
}

/** The district has checked the plan of a commune and passes it on to the province. */
export async function forwardPlan(tx: Tx, actor: Actor, input: PlanStepInput): Promise<{ id: string }> {
  return movePaper(tx, actor, "plan", "forward", input);
}

export async function acceptPlan(tx: Tx, actor: Actor, input: PlanStepInput): Promise<{ id: string }> {
  return movePaper(tx, actor, "plan", "accept", input);
}

/** Gives a plan back to its unit, with the reason and the fields that open; without a field, all of them. */
export async function returnPlan(tx: Tx, actor: Actor, input: ReturnOrder): Promise<{ id: string }> {
  return movePaper(tx, actor, "plan", "return", input, async () => {
    const { remarks = [], whole = false } = input;
    const fields = originalOf(planReaders, await planContent(tx, input.id));
    return { review: { fields, remarks, openFields: openedBy({ remarks, whole }) } };
  });
}

/**
 * Accepts the ticked plans that this person may accept now; the others stay as they are and are counted, so that a
 * second sending changes nothing.
 */
export async function acceptPlans(
  tx: Tx,
  actor: Actor,
  input: AcceptPlansInput,
): Promise<{ accepted: number; left: number }> {
  refuseUnlessMay(actor, "review.accept");
  const ids = [...new Set(input.ids)];
  const until = new Date(input.until);
  let accepted = 0;
  // In one order for everybody, so that two people who tick the same rows do not wait for each other in a ring.
  for (const id of ids.sort()) {
    const row = await lockInSeason(tx, "plan", id);
    if (obstacles("accept", "plan", row, actor).length > 0) continue;
    if (await sentAfter(tx, id, until)) continue;
    await movePaper(tx, actor, "plan", "accept", { id, version: row.version });
    accepted += 1;
  }
  return { accepted, left: ids.length - accepted };
}

/** True for what was sent again after the list was shown: nobody has read it yet. */
async function sentAfter(tx: Tx, id: string, until: Date): Promise<boolean> {
  return (await tx.festivalPlan.count({ where: { id, sentAt: { gt: until } } })) > 0;
}

async function writePilots(
  tx: Tx,
  planId: string,
  unitId: string,
  pilots: PlanContent["pilots"],
): Promise<void> {
  await tx.planPilot.createMany({
    data: pilots.map(({ plannedOn, ...pilot }, position) => ({
      ...pilot,
      plannedOn: plannedOn === null ? null : toDate(plannedOn),
      planId,
      unitId,
      position,
    })),
  });
}
