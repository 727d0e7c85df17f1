import "server-only";
import { randomBytes } from "node:crypto";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db";
import { NotThere, refuseIf } from "@/lib/core/refusal";
import type { AppraisalState, UnitLevel } from "@/prisma/generated/enums";
import { assign } from "./assign";
import { conflictsOf } from "./commands";
import type { ReplaceInput } from "./schema";
import { appraisalIssue, obstacleWords } from "./words";

type Locked = {
  id: string;
  unitId: string;
  teamId: string;
  applicationId: string;
  level: UnitLevel;
  state: AppraisalState;
};

/** Whoever has not sent their sheet gives their place to the member with least on the desk; without one named, one more place is made. */
export async function replaceAssessor(
  tx: Tx,
  actor: Actor,
  input: ReplaceInput,
  seed = randomBytes(6).toString("hex"),
): Promise<{ id: string }> {
  const [row] = await tx.$queryRaw<Locked[]>`
    select id, unit_id as "unitId", team_id as "teamId", application_id as "applicationId", level, state
      from appraisal where id = ${input.appraisal}::uuid for update`;
  if (!row) throw new NotThere();
  if (!actor.actsFor.includes(row.unitId)) refuseIf([appraisalIssue("not_yours")]);
  if (row.state !== "open") refuseIf([appraisalIssue("closed")]);
  await vacate(tx, row, input);
  const next = await nextOf(tx, row, seed);
  await tx.appraisalAssignment.create({
    data: {
      ...{ unitId: row.unitId, appraisalId: row.id, applicationId: row.applicationId, seed },
      ...{ memberId: next.id, userId: next.userId, assignedById: actor.userId },
    },
    select: { id: true },
  });
  return { id: row.id };
}

/** Takes the named person off, or sees that one more may join. */
async function vacate(tx: Tx, { id }: Locked, { assignment, reason }: ReplaceInput): Promise<void> {
  const desks = await tx.$queryRaw<{ id: string; sentAt: Date | null }[]>`
    select g.id, s.sent_at as "sentAt" from appraisal_assignment g left join sheets_sent(${id}::uuid) s on s.assignment_id = g.id
     where g.appraisal_id = ${id}::uuid and g.ended_at is null order by g.id for update of g`;
  if (!assignment) {
    // What is open to the team is open to whoever would join it.
    if (desks.length > 1 && desks.every(({ sentAt }) => sentAt)) refuseIf([appraisalIssue("places_filled")]);
    return;
  }
  const desk = desks.find((one) => one.id === assignment);
  if (!desk) refuseIf([appraisalIssue("not_assigned")]);
  if (desk?.sentAt) refuseIf([appraisalIssue("replaced_sent")]);
  await tx.appraisalAssignment.update({
    where: { id: assignment },
    data: { endedAt: new Date(), endReason: reason },
    select: { id: true },
  });
}

/** Who takes the place: of those whom nothing stands in the way of and who never had one here, whoever has least to score. */
async function nextOf(tx: Tx, row: Locked, seed: string): Promise<{ id: string; userId: string }> {
  const members = await tx.$queryRaw<{ id: string; userId: string; load: number }[]>`
    select m.id, m.user_id as "userId", (select count(*)::int from appraisal_assignment g join appraisal a on a.id = g.appraisal_id
             where g.member_id = m.id and g.ended_at is null and a.state = 'open') as load
      from appraisal_member m where m.team_id = ${row.teamId}::uuid and m.ended_at is null
       and not exists (select from appraisal_assignment g where g.appraisal_id = ${row.id}::uuid and g.user_id = m.user_id)`;
  const people = members.map(({ userId }) => userId);
  const conflicts = await conflictsOf(tx, [row.applicationId], people, row.level);
  const [chosen] = assign({
    applications: [row.applicationId],
    members: members.map(({ userId, load }) => ({ id: userId, load })),
    ...{ per: 1, seed },
    shutOut: (application, person) => conflicts.has(`${application} ${person}`),
  });
  const found = members.find(({ userId }) => userId === chosen?.members[0]);
  if (!found) {
    const why = [...new Set(conflicts.values())].map(obstacleWords);
    const issue = appraisalIssue("nobody_left");
    refuseIf([{ ...issue, message: [issue.message, ...why].join(" ") }]);
    throw new NotThere();
  }
  return found;
}
