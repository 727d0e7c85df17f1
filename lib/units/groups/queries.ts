import "server-only";
import type { Day } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { Prisma } from "@/prisma/generated/client";
import type { GroupMember } from "./view";

export type GroupOfSet = { id: string; name: string; units: number; unconfirmed: number };
export type GroupSet = { id: string; name: string; open: boolean; note: string; groups: GroupOfSet[] };

/** In a group on a day; row security leaves out what is not the reader's to know. */
const holds = (day: Day) =>
  Prisma.sql`m.valid_from <= ${day}::date and (m.valid_to is null or m.valid_to > ${day}::date)`;

/** All sets with their groups, and how many units each holds today. */
export async function listGroupSets(tx: Tx, today: Day): Promise<GroupSet[]> {
  const rows = await tx.$queryRaw<
    (Omit<GroupSet, "groups"> & {
      groupId: string | null;
      group: string;
      units: number;
      unconfirmed: number;
    })[]
  >`
    select s.id, s.name, s.open, s.note, g.id as "groupId", coalesce(g.name, '') as "group",
           count(m.id)::int as units, (count(m.id) filter (where not m.confirmed))::int as unconfirmed
      from unit_group_set s left join unit_group g on g.set_id = s.id
      left join unit_group_member m on m.group_id = g.id and ${holds(today)}
            and exists (select from unit u where u.id = m.unit_id and coalesce(u.valid_to, 'infinity') > ${today}::date)
     group by s.id, g.id
     order by s.position, s.name, g.position, g.name`;
  const sets = new Map<string, GroupSet>();
  for (const { id, name, open, note, groupId, group, units, unconfirmed } of rows) {
    const set = sets.get(id) ?? { id, name, open, note, groups: [] };
    sets.set(id, set);
    if (groupId) set.groups.push({ id: groupId, name: group, units, unconfirmed });
  }
  return [...sets.values()];
}

/** A group with those that belong or belonged to it; null where there is none. */
export async function getGroup(tx: Tx, id: string) {
  const group = await tx.unitGroup.findUnique({
    where: { id },
    select: { id: true, name: true, set: { select: { id: true, name: true, open: true, note: true } } },
  });
  if (!group) return null;
  const members = await tx.$queryRaw<GroupMember[]>`
    select m.id, u.id as "unitId", u.code, u.level, u.kind, u.name, m.valid_from::text as "validFrom",
           m.valid_to::text as "validTo", m.legal_basis as "legalBasis", m.confirmed
      from unit_group_member m join unit u on u.id = m.unit_id
     where m.group_id = ${id}::uuid
     order by m.valid_to desc nulls first, u.level, u.code, m.valid_from`;
  return { ...group, members };
}

/** Condition on a unit: it is in the group on that day. */
export function inGroup(groupId: string, day: Day): Prisma.Sql {
  return Prisma.sql`
    u.id in (select m.unit_id from unit_group_member m where m.group_id = ${groupId}::uuid and ${holds(day)})`;
}
