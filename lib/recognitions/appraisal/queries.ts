import "server-only";
import type { Day } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { provinceNameOf } from "@/lib/recognitions/province-queries";
import { Prisma } from "@/prisma/generated/client";
import type { MyAppraisal, TeamAppraisal, TeamMember, TeamRow, TeamView, Track, Waiting } from "./view";

/** The years of the teams in scope, and of those that one is a member of; the latest first. */
export async function yearsOfTeams(tx: Tx): Promise<number[]> {
  const rows = await tx.$queryRaw<{ year: number }[]>`
    select distinct year from appraisal_team order by year desc`;
  return rows.map(({ year }) => year);
}

/** The teams of a year in scope, and those that one is a member of: the unit's own first. */
export async function listTeams(tx: Tx, year: number, unitId: string): Promise<TeamRow[]> {
  return tx.$queryRaw<TeamRow[]>`
    select t.id, t.name, m.short_name as scheme, t.year, t.decision_number as "decisionNumber", t.decided_on::text as "decidedOn",
           u.name as "unitName", u.kind as "unitKind",
           (select count(*)::int from appraisal_member p where p.team_id = t.id and p.ended_at is null) as members,
           (select count(*)::int from appraisal a where a.team_id = t.id and a.state = 'open') as open
      from appraisal_team t join scheme m on m.id = t.scheme_id join unit u on u.id = t.unit_id
     where t.year = ${year}
     order by t.unit_id = ${unitId}::uuid desc, m.position, u.code, t.id limit 500`;
}

/** What the reader is to score, what is not sent yet in front. */
export async function listMyAppraisals(tx: Tx, userId: string): Promise<MyAppraisal[]> {
  return tx.$queryRaw<MyAppraisal[]>`
    select p.id, coalesce(s.name, u.name) as name, a.subject_kind as kind, u.kind as "unitKind", u.name as "unitName",
           m.short_name as scheme, a.year, p.state,
           (select max(h.sent_at) from score_sheet h where h.assignment_id = g.id and h.state = 'sent') as "sentAt"
      from appraisal_assignment g join appraisal p on p.id = g.appraisal_id join application a on a.id = p.application_id
      join unit u on u.id = a.unit_id join scheme m on m.id = a.scheme_id left join subject s on s.id = a.subject_id
     where g.user_id = ${userId}::uuid and g.ended_at is null
     order by (select max(h.sent_at) from score_sheet h where h.assignment_id = g.id and h.state = 'sent') nulls first, a.year desc, u.code, p.id
     limit 500`;
}

/** A team with its members, what it appraises, and what lies with its unit and waits for it; null where it is not there. */
export async function getTeam(tx: Tx, id: string): Promise<TeamView | null> {
  const [team] = await tx.$queryRaw<Omit<TeamView, "members" | "waiting" | "appraisals">[]>`
    select t.id, t.version, t.unit_id as "unitId", t.name, t.scheme_id as "schemeId", m.short_name as scheme, t.year,
           t.decision_number as "decisionNumber", t.decided_on::text as "decidedOn", t.moderate_from as "moderateFrom"
      from appraisal_team t join scheme m on m.id = t.scheme_id where t.id = ${id}::uuid`;
  if (!team) return null;
  const members = await tx.$queryRaw<TeamMember[]>`
    select p.id, p.user_id as "userId", p.user_name as "userName", p.user_unit as "userUnit",
           (select count(*)::int from appraisal_assignment g join appraisal a on a.id = g.appraisal_id
             where g.member_id = p.id and g.ended_at is null and a.state = 'open') as load
      from appraisal_member p where p.team_id = ${id}::uuid and p.ended_at is null order by p.user_name, p.id`;
  return { ...team, members, waiting: await listWaiting(tx, team), appraisals: await listAppraisals(tx, id) };
}

/** What lies with a unit for appraisal, of a scheme and a year, and is in no round yet. */
export async function listWaiting(
  tx: Tx,
  of: { unitId: string; schemeId: string; year: number },
): Promise<Waiting[]> {
  return tx.$queryRaw<Waiting[]>`
    select a.id, coalesce(s.name, u.name) as name, a.subject_kind as kind, u.kind as "unitKind", u.name as "unitName",
           ${provinceNameOf(Prisma.sql`u.id`)} as province
      from application a join unit u on u.id = a.unit_id left join subject s on s.id = a.subject_id
     where a.state = 'sent' and (a.holder_unit_id = ${of.unitId}::uuid or a.holder_unit_id = any(array(select districts_left()))) and a.scheme_id = ${of.schemeId}::uuid and a.year = ${of.year}
       and not exists (select from appraisal p where p.application_id = a.id and p.level = a.stage and p.state <> 'ended')
     order by u.code, s.search_key nulls first, a.id limit 1000`;
}

async function listAppraisals(tx: Tx, teamId: string): Promise<TeamAppraisal[]> {
  return tx.$queryRaw<TeamAppraisal[]>`
    select a.id, p.id as "appraisalId", coalesce(s.name, u.name) as name, a.subject_kind as kind, u.kind as "unitKind", u.name as "unitName",
           ${provinceNameOf(Prisma.sql`u.id`)} as province,
           p.state, p.passed,
           (select count(*)::int from sheets_sent(p.id) g where g.sent_at is not null) as sent,
           (select count(*)::int from sheets_sent(p.id)) as members
      from appraisal p join application a on a.id = p.application_id join unit u on u.id = a.unit_id left join subject s on s.id = a.subject_id
     where p.team_id = ${teamId}::uuid order by p.state, u.code, s.search_key nulls first, p.round, p.id limit 1000`;
}

/** What became of an application beyond its own page: its rounds of appraisal that the reader may see, and its recognition. */
export async function getTrack(tx: Tx, applicationId: string): Promise<Track> {
  const rounds = await tx.$queryRaw<Track["rounds"]>`
    select p.id, p.level, p.state, p.passed, t.name as team, p.round
      from appraisal p join appraisal_team t on t.id = p.team_id
     where p.application_id = ${applicationId}::uuid order by p.opened_at, p.id`;
  const recognition = await tx.recognition.findFirst({
    where: { applicationId },
    select: { id: true, serial: true },
  });
  return { rounds, recognition };
}

/** The years in which a team can be set up: of what lies with the unit, and the current one. */
export async function listTeamYears(tx: Tx, units: readonly string[], today: Day): Promise<number[]> {
  const rows = await tx.$queryRaw<{ year: number }[]>`
    select distinct year from application where (holder_unit_id = any(${[...units]}::uuid[]) or holder_unit_id = any(array(select districts_left()))) and state = 'sent' order by year desc`;
  return [...new Set([...rows.map(({ year }) => year), Number(today.slice(0, 4))])].sort((a, b) => b - a);
}
