import "server-only";
import { type Actor, may } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db";
import { NotThere, refuseIf } from "@/lib/core/refusal";
import { workflowIssue } from "@/lib/core/words";
import type { DropTargetInput, SetTargetInput } from "./schema";

/** Sets what a province, or the country, means to reach by a year. */
export async function setTarget(tx: Tx, actor: Actor, input: SetTargetInput): Promise<{ scheme: string }> {
  if (!may(actor, "target.manage")) refuseIf([workflowIssue("not_permitted")]);
  if (actor.unit.level !== "province" && actor.unit.level !== "nation")
    refuseIf([workflowIssue("not_yours")]);
  const scheme = await tx.scheme.findUnique({
    where: { id: input.scheme },
    select: { id: true, code: true },
  });
  if (!scheme) throw new NotThere();
  const { year, percent, paper } = input;
  const said = { percent, paper, enteredById: actor.userId, enteredByName: actor.fullName };
  const place = { unitId: actor.unit.id, schemeId: scheme.id, year };
  await tx.recognitionTarget.upsert({
    where: { unitId_schemeId_year: place },
    create: { ...place, ...said },
    update: { ...said, version: { increment: 1 }, updatedAt: new Date() },
    select: { id: true },
  });
  return { scheme: scheme.code };
}

/** Takes a target away, as it was read. */
export async function dropTarget(tx: Tx, actor: Actor, input: DropTargetInput): Promise<{ scheme: string }> {
  if (!may(actor, "target.manage")) refuseIf([workflowIssue("not_permitted")]);
  const row = await tx.recognitionTarget.findUnique({
    where: { id: input.id },
    select: { unitId: true, version: true, scheme: { select: { code: true } } },
  });
  if (!row) throw new NotThere();
  if (!actor.actsFor.includes(row.unitId)) refuseIf([workflowIssue("not_yours")]);
  if (row.version !== input.version) refuseIf([workflowIssue("wrong_state")]);
  await tx.recognitionTarget.delete({ where: { id: input.id }, select: { id: true } });
  return { scheme: row.scheme.code };
}
