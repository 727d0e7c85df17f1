import "server-only";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db";
import { NotThere, refuseIf } from "@/lib/core/refusal";
import { rescore } from "./commands";
import { getAsked } from "./document-queries";
import { lockApplication } from "./lock-commands";
import { applicationIssue } from "./words";
import { contentObstacles } from "./workflow";

/**
 * Scores an application as another of the same kind was scored: a commune's residential areas differ in few criteria. Fills
 * what has no answer yet; an answer, an explanation, a file that is there stays as it is.
 */
export async function scoreAlike(
  tx: Tx,
  actor: Actor,
  { id, from }: { id: string; from: string },
): Promise<{ id: string }> {
  const row = await lockApplication(tx, id);
  refuseIf(contentObstacles(row, actor));
  // What was sent back is put right where it was asked for, by hand.
  if (row.state !== "building" || row.openCriteria.length > 0)
    refuseIf([applicationIssue("not_being_scored")]);
  const model = await tx.application.findFirst({
    where: { id: from, unitId: row.unitId, schemeId: row.schemeId, subjectKind: row.subjectKind },
    select: { setId: true, additionSetId: true },
  });
  if (!model || model.setId !== row.setId || model.additionSetId !== row.additionSetId || from === id)
    refuseIf([applicationIssue("not_alike")]);
  const asked = await getAsked(tx, row);
  if (!asked) throw new NotThere();
  const filled = await tx.$queryRaw<{ id: string }[]>`
    insert into application_answer (application_id, unit_id, criterion_id, value, met, grade, not_applicable, explanation, entered_by_id, entered_by_name)
    select ${id}::uuid, ${row.unitId}::uuid, n.criterion_id, n.value, n.met, n.grade, n.not_applicable, n.explanation, ${actor.userId}::uuid, ${actor.fullName}
      from application_answer n
     where n.application_id = ${from}::uuid and (n.not_applicable or num_nonnulls(n.value, n.met, n.grade) = 1)
       and not exists (select from application_answer t where t.application_id = ${id}::uuid and t.criterion_id = n.criterion_id)
    returning id`;
  if (filled.length === 0) refuseIf([applicationIssue("all_scored")]);
  await tx.$executeRaw`
    insert into answer_evidence (answer_id, application_id, unit_id, record_kind, record_id, title, address, position)
    select n.id, n.application_id, n.unit_id, e.record_kind, e.record_id, e.title, e.address, e.position
      from application_answer n
      join application_answer m on m.application_id = ${from}::uuid and m.criterion_id = n.criterion_id
      join answer_evidence e on e.answer_id = m.id
       and (e.record_id is null or exists (select from own_records(${id}::uuid) r where r.kind = e.record_kind and r.id = e.record_id))
     where n.id = any(${filled.map((answer) => answer.id)}::uuid[])`;
  await rescore(tx, actor, row, asked);
  return { id };
}
