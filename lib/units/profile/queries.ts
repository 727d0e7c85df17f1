import "server-only";
import { type Actor, isNational } from "@/lib/core/actor";
import type { Day } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import type { Life } from "@/lib/units/lineage";
import { Prisma } from "@/prisma/generated/client";
import type { UnitKind, UnitLevel } from "@/prisma/generated/enums";
import type { AccountRow, ContactRow, GroupRow, PostRow, Profile } from "./view";

const said = Prisma.sql`
  r.id, r.valid_from::text as "validFrom", least(r.valid_to, u.valid_to)::text as "validTo",
  r.valid_to::text as "saidTo", r.entered_by_name as "enteredByName", r.reason, r.superseded_at is not null as "putRight"`;

/**
 * What is known of a unit's office: who is and was in post, where it sits, which groups it is in. Row security leaves what
 * does not concern the reader: their own units, those below, and whom they may call above. A term ends with its unit at
 * the latest, whatever was said.
 */
export async function getProfile(tx: Tx, unitId: string): Promise<Profile> {
  const posts = await tx.$queryRaw<PostRow[]>`
    select ${said}, r.post, r.full_name as "fullName", r.phone, r.email, r.decision_number as "decisionNumber"
      from unit_post r join unit u on u.id = r.unit_id where r.unit_id = ${unitId}::uuid
     order by r.post, r.valid_from desc, r.created_at desc`;
  const contacts = await tx.$queryRaw<ContactRow[]>`
    select ${said}, r.address, r.phone, r.email
      from unit_contact r join unit u on u.id = r.unit_id where r.unit_id = ${unitId}::uuid
     order by r.valid_from desc, r.created_at desc`;
  const accounts = await tx.$queryRaw<AccountRow[]>`
    select a.full_name as "fullName", r.role, r.valid_from::text as "validFrom", r.valid_to::text as "validTo",
           coalesce(r.decision_number, '') as "decisionNumber"
      from role_assignment r join app_user a on a.id = r.user_id
     where r.unit_id = ${unitId}::uuid and (r.valid_to is null or r.valid_to > r.valid_from)
     order by r.valid_to desc nulls first, r.role not in ('commune_chief', 'province_leader', 'ministry_leader'), r.role, a.full_name collate "vi-VN-x-icu", r.id`;
  const groups = await tx.$queryRaw<GroupRow[]>`
    select m.id, s.name as set, g.name as "group", g.id as "groupId", m.valid_from::text as "validFrom",
           m.valid_to::text as "validTo", m.legal_basis as "legalBasis", m.confirmed
      from unit_group_member m join unit_group g on g.id = m.group_id join unit_group_set s on s.id = m.set_id
     where m.unit_id = ${unitId}::uuid and (m.valid_to is null or m.valid_to > m.valid_from)
     order by s.position, s.name, m.valid_from desc`;
  return { posts, contacts, accounts, groups };
}

/** Whose profile one reads at all: what is not one's to read is not there, rather than empty. */
export async function readsProfile(tx: Tx, actor: Actor, unitId: string): Promise<boolean> {
  if (isNational(actor)) return true;
  const rows = await tx.$queryRaw<{ reads: boolean }[]>`
    select ${unitId}::uuid in (select scope_units() union all select units_above()) as reads`;
  return rows[0]?.reads ?? false;
}

/** The units whose profile an administrator keeps: their own and those directly below, while these exist. */
export function keptHere(actor: Actor, today: Day): Prisma.Sql {
  const own = Prisma.sql`any(${[...actor.actsFor]}::uuid[])`;
  return Prisma.sql`
    (u.id = ${own} or u.parent_id = ${own}) and (u.valid_to is null or u.valid_to > ${today}::date)`;
}

type KeptUnit = Life & { id: string; level: UnitLevel; kind: UnitKind; name: string };

/** The unit of the page where its profile is written; null where it is somebody else's to keep. */
export async function getKeptUnit(tx: Tx, actor: Actor, id: string, today: Day) {
  const rows = await tx.$queryRaw<KeptUnit[]>`
    select u.id, u.level, u.kind, u.name, u.valid_from::text as "validFrom", u.valid_to::text as "validTo"
      from unit u where u.id = ${id}::uuid and ${keptHere(actor, today)}`;
  return rows[0] ?? null;
}
