import "server-only";
import { randomBytes } from "node:crypto";
import { brokenRule } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import { toDate } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { NotThere, Refusal, refuseIf } from "@/lib/core/refusal";
import { policeOf } from "@/lib/core/words";
import type { UnitKind, UnitLevel } from "@/prisma/generated/enums";
import { assign } from "./assign";
import type { AddMemberInput, AssignInput, ConflictInput, CreateTeamInput, EndMemberInput } from "./schema";
import { appraisalIssue, obstacleWords } from "./words";

type Done = { id: string };

/** Sets up a team by a decision of the acting unit, for a scheme and a year. */
export async function createTeam(tx: Tx, actor: Actor, input: CreateTeamInput): Promise<Done> {
  const { scheme, moderateFrom, decidedOn, ...content } = input;
  return tx.appraisalTeam.create({
    data: {
      ...{ ...content, unitId: actor.unit.id, schemeId: scheme, decidedOn: toDate(decidedOn) },
      ...{ moderateFrom: moderateFrom * 100, enteredById: actor.userId, enteredByName: actor.fullName },
    },
    select: { id: true },
  });
}

type LockedTeam = { id: string; unitId: string; schemeId: string; year: number };

async function lockTeam(tx: Tx, actor: Actor, id: string): Promise<LockedTeam> {
  const [team] = await tx.$queryRaw<LockedTeam[]>`
    select id, unit_id as "unitId", scheme_id as "schemeId", year from appraisal_team where id = ${id}::uuid for update`;
  if (!team) throw new NotThere();
  if (!actor.actsFor.includes(team.unitId)) refuseIf([appraisalIssue("not_yours")]);
  return team;
}

/** Calls somebody into a team, from whatever unit, by the exact name of the account. */
export async function addMember(tx: Tx, actor: Actor, input: AddMemberInput): Promise<Done> {
  const team = await lockTeam(tx, actor, input.team);
  const [person] = await tx.$queryRaw<
    { id: string; fullName: string; unitKind: UnitKind; unitName: string }[]
  >`
    select id, full_name as "fullName", unit_kind as "unitKind", unit_name as "unitName"
      from person_to_appraise(${input.username.toLowerCase()})`;
  if (!person) {
    refuseIf([appraisalIssue("nobody", "username")]);
    throw new NotThere();
  }
  const userUnit = policeOf({ kind: person.unitKind, name: person.unitName });
  const there = await tx.appraisalMember.findUnique({
    where: { teamId_userId: { teamId: team.id, userId: person.id } },
    select: { id: true, endedAt: true },
  });
  if (there && !there.endedAt) refuseIf([appraisalIssue("member_already", "username")]);
  const called = { userName: person.fullName, userUnit };
  if (there) {
    await tx.appraisalMember.update({
      where: { id: there.id },
      data: { ...called, endedAt: null },
      select: { id: true },
    });
  } else {
    await tx.appraisalMember.create({
      data: { teamId: team.id, unitId: team.unitId, userId: person.id, ...called },
      select: { id: true },
    });
  }
  return { id: team.id };
}

/** Lets somebody go who has nothing left to score. */
export async function endMember(tx: Tx, actor: Actor, input: EndMemberInput): Promise<Done> {
  const team = await lockTeam(tx, actor, input.team);
  const [busy] = await tx.$queryRaw<{ n: number }[]>`
    select count(*)::int as n from appraisal_assignment g join appraisal p on p.id = g.appraisal_id
     where g.member_id = ${input.member}::uuid and g.ended_at is null and p.state = 'open'`;
  if (busy && busy.n > 0) refuseIf([appraisalIssue("member_busy")]);
  const { count } = await tx.appraisalMember.updateMany({
    where: { id: input.member, teamId: team.id, endedAt: null },
    data: { endedAt: new Date() },
  });
  if (count === 0) throw new NotThere();
  return { id: team.id };
}

/** Who must not appraise what, as the database finds it. */
export async function conflictsOf(
  tx: Tx,
  applications: readonly string[],
  people: readonly string[],
  level: UnitLevel,
): Promise<Map<string, string>> {
  const rows = await tx.$queryRaw<{ application: string; person: string; why: string }[]>`
    select a as application, p as person, why
      from unnest(${[...applications]}::uuid[]) a, unnest(${[...people]}::uuid[]) p,
           lateral appraisal_obstacle(a, p, ${level}::unit_level) why where why is not null`;
  return new Map(rows.map(({ application, person, why }) => [`${application} ${person}`, why]));
}

/** Begins to appraise applications: each gets its members, evenly, by a seed that is kept, without conflicts of interest. */
export async function assignAppraisals(tx: Tx, actor: Actor, input: AssignInput): Promise<Done> {
  const team = await lockTeam(tx, actor, input.team);
  if (input.ids.length === 0) refuseIf([appraisalIssue("nothing_chosen", "ids")]);
  const chosen = await tx.$queryRaw<{ id: string; unitId: string; stage: UnitLevel }[]>`
    select a.id, a.unit_id as "unitId", a.stage from application a
     where a.id = any(${input.ids}::uuid[]) and a.state = 'sent' and (a.holder_unit_id = ${team.unitId}::uuid or a.holder_unit_id = any(array(select districts_left())))
       and a.scheme_id = ${team.schemeId}::uuid and a.year = ${team.year}
       and not exists (select from appraisal p where p.application_id = a.id and p.level = a.stage and p.state <> 'ended')
     order by a.id for update of a`;
  if (chosen.length !== new Set(input.ids).size) refuseIf([appraisalIssue("not_waiting", "ids")]);
  const members = await tx.$queryRaw<{ id: string; userId: string; load: number }[]>`
    select p.id, p.user_id as "userId", (select count(*)::int from appraisal_assignment g join appraisal a on a.id = g.appraisal_id
             where g.member_id = p.id and g.ended_at is null and a.state = 'open') as load
      from appraisal_member p where p.team_id = ${team.id}::uuid and p.ended_at is null`;
  if (members.length === 0) refuseIf([appraisalIssue("too_few")]);
  const level = chosen[0]?.stage ?? "commune";
  const people = members.map(({ userId }) => userId);
  const conflicts = await conflictsOf(
    tx,
    chosen.map(({ id }) => id),
    people,
    level,
  );
  const seed = input.seed || randomBytes(6).toString("hex");
  const assigned = assign({
    applications: chosen.map(({ id }) => id),
    members: members.map(({ userId, load }) => ({ id: userId, load })),
    per: input.per,
    seed,
    shutOut: (application, person) => conflicts.has(`${application} ${person}`),
  });
  if (assigned.some(({ missing }) => missing > 0)) {
    const why = [...new Set(conflicts.values())].map(obstacleWords);
    const issue = appraisalIssue("not_enough", "per");
    refuseIf([{ ...issue, message: [issue.message, ...why].join(" ") }]);
  }
  const memberOf = new Map(members.map(({ id, userId }) => [userId, id]));
  const unitOf = new Map(chosen.map(({ id, unitId }) => [id, unitId]));
  for (const { application, members: who } of assigned) {
    const { id: appraisalId } = await tx.appraisal.create({
      data: {
        ...{
          unitId: team.unitId,
          applicationId: application,
          applicationUnitId: unitOf.get(application) ?? "",
        },
        ...{ teamId: team.id, level, openedById: actor.userId, openedByName: actor.fullName },
      },
      select: { id: true },
    });
    await tx.appraisalAssignment.createMany({
      data: who.map((userId) => ({
        ...{
          unitId: team.unitId,
          appraisalId,
          applicationId: application,
          memberId: memberOf.get(userId) ?? "",
        },
        ...{ userId, seed, assignedById: actor.userId },
      })),
    });
    // From now on it is not recalled: somebody works on it.
    await tx.$executeRaw`update application set received = true where id = ${application}::uuid and not received`;
  }
  return { id: team.id };
}

/** A member declares a conflict of interest: shut out at once, what they had scored counts no more. */
export async function declareConflict(
  tx: Tx,
  actor: Actor,
  input: ConflictInput,
): Promise<Record<never, never>> {
  const [row] = await tx.$queryRaw<{ unitId: string; applicationId: string; mine: boolean; state: string }[]>`
    select p.unit_id as "unitId", p.application_id as "applicationId", p.state::text as state,
           exists (select from appraisal_assignment g where g.appraisal_id = p.id and g.user_id = ${actor.userId}::uuid and g.ended_at is null) as mine
      from appraisal p where p.id = ${input.appraisal}::uuid`;
  if (!row?.mine) throw new NotThere();
  if (row.state !== "open") refuseIf([appraisalIssue("closed")]);
  try {
    await tx.$executeRaw`
      insert into appraisal_conflict (unit_id, application_id, user_id, user_name, reason, entered_by_id, entered_by_name)
      values (${row.unitId}::uuid, ${row.applicationId}::uuid, ${actor.userId}::uuid, ${actor.fullName}, ${input.reason},
              ${actor.userId}::uuid, ${actor.fullName})`;
  } catch (error) {
    if (brokenRule(error, "appraisal_conflict_application_id_user_id_key")) {
      throw new Refusal([appraisalIssue("conflict_declared")]);
    }
    throw error;
  }
  return {};
}
