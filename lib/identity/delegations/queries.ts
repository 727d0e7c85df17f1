import "server-only";
import { type Actor, may } from "@/lib/core/actor";
import type { Day } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { id as isId } from "@/lib/core/fields";
import { Prisma } from "@/prisma/generated/client";
import { circleUnits } from "../queries";
import { delegableRoles } from "./delegable";
import type { DelegablePost, DelegationRow } from "./view";

const shown = 100;

function select(which: Prisma.Sql, today: Day): Prisma.Sql {
  return Prisma.sql`
    select d.id, d.role, jsonb_build_object('kind', u.kind, 'name', u.name) as unit,
           d.from_user_id as "fromUserId", d.from_name as "fromName", d.to_user_id as "toUserId", d.to_name as "toName",
           d.document_number as "documentNumber", d.first_day::text as "firstDay", d.last_day::text as "lastDay", d.scope,
           d.created_at as "createdAt", d.created_by_name as "createdByName", d.revoked_at as "revokedAt",
           case d.revoked_by_id when d.from_user_id then d.from_name when d.to_user_id then d.to_name else r.full_name end
             as "revokedByName",
           delegation_in_force(d, ${today}::date) as "inForce"
      from delegation d join unit u on u.id = d.unit_id left join app_user r on r.id = d.revoked_by_id
     where ${which}
     order by d.first_day desc, d.id desc limit ${shown}`;
}

/** What a person gave and was given, the latest first. */
export async function listDelegationsOf(tx: Tx, userId: string, today: Day): Promise<DelegationRow[]> {
  return tx.$queryRaw<DelegationRow[]>(
    select(Prisma.sql`${userId}::uuid in (d.from_user_id, d.to_user_id)`, today),
  );
}

/** One delegation: for the two of them and for the administrators of its unit; null for everybody else. */
export async function getDelegation(
  tx: Tx,
  actor: Actor,
  id: string,
  today: Day,
): Promise<DelegationRow | null> {
  if (!isId.safeParse(id).success) return null;
  const kept = may(actor, "people.manage")
    ? Prisma.sql`d.unit_id = any(array(${circleUnits(actor)}))`
    : Prisma.sql`false`;
  const rows = await tx.$queryRaw<DelegationRow[]>(
    select(
      Prisma.sql`d.id = ${id}::uuid and (${actor.userId}::uuid in (d.from_user_id, d.to_user_id) or ${kept})`,
      today,
    ),
  );
  return rows[0] ?? null;
}

/** The posts of a person that may be delegated today, each with the colleagues of its unit. */
export async function listDelegablePosts(tx: Tx, userId: string, today: Day): Promise<DelegablePost[]> {
  return tx.$queryRaw<DelegablePost[]>`
    select a.id as "assignmentId", a.role, jsonb_build_object('id', u.id, 'kind', u.kind, 'name', u.name) as unit,
           coalesce((
             select jsonb_agg(distinct jsonb_build_object('userId', p.user_id, 'fullName', p.full_name, 'jobTitle', p.job_title))
               from people_in_post(a.unit_id, ${today}::date) p where p.user_id <> a.user_id), '[]') as colleagues
      from role_assignment a join unit u on u.id = a.unit_id
     where a.user_id = ${userId}::uuid and a.role::text = any(${[...delegableRoles]}::text[])
       and a.valid_from <= ${today}::date and coalesce(a.valid_to, 'infinity') > ${today}::date
     order by u.level, u.code, a.id`;
}
