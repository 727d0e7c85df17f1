import "server-only";
import type { Day } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import type { UnitName } from "@/lib/festivals/plans/view";
import { Prisma } from "@/prisma/generated/client";

/**
 * Some units and everything that stood below them in their own life, as a subquery of ids. A unit keeps one parent
 * all its life, so this is the tree of the time: what a province absorbed later is not in it (unit_reach has both).
 */
export function treeOf(roots: readonly string[]): Prisma.Sql {
  return Prisma.sql`(
    with recursive tree as (
      select id from unit where id = any(${[...roots]}::uuid[])
      union all
      select u.id from unit u join tree on u.parent_id = tree.id
    ) select id from tree)`;
}

/**
 * The land of a province in a season, as a subquery of ids: its own tree, and the trees of those that it had absorbed
 * whole by the season's last day. What it absorbs later reports for itself.
 */
export function landOf(provinceId: string, endsOn: Day): Prisma.Sql {
  return Prisma.sql`(
    with recursive tree as (
      ${landRoots} where r.holder_id = ${provinceId}::uuid and (u.id = r.holder_id or u.valid_to <= ${endsOn}::date)
      union all
      select u.id from unit u join tree on u.parent_id = tree.id
    ) select id from tree)`;
}

const landRoots = Prisma.sql`
  select u.id from unit_reach r join unit u on u.id = r.unit_id and u.level = 'province' and r.whole`;

/** Every unit with the province that it counts for in a season: columns id, level, valid_from, valid_to, province_id. */
export function placedIn(endsOn: Day): Prisma.Sql {
  return Prisma.sql`
    select c.id, c.level, c.valid_from, c.valid_to, r.holder_id as province_id
      from unit c
      left join unit a on a.id = c.parent_id
      join unit_reach r on r.whole and r.unit_id = case when c.level = 'province' then c.id
                                                        when a.level = 'province' then a.id else a.parent_id end
      join unit p on p.id = r.holder_id and p.level = 'province'
                 and p.valid_from <= ${endsOn}::date and coalesce(p.valid_to, 'infinity') > ${endsOn}::date
     where c.level <> 'nation'
       and (r.holder_id = r.unit_id or exists (
         select from unit root where root.id = r.unit_id and root.valid_to <= ${endsOn}::date))`;
}

/** True for the units that a season counts on: those alive on its last day. `u` is the unit, the day a parameter. */
export function aliveOn(day: Day): Prisma.Sql {
  return Prisma.sql`(u.valid_from <= ${day}::date and coalesce(u.valid_to, 'infinity') > ${day}::date)`;
}

/** The provinces of a season, in the order of their codes. */
export async function provincesOf(tx: Tx, day: Day): Promise<UnitName[]> {
  return tx.$queryRaw<UnitName[]>`
    select u.id, u.code, u.level, u.kind, u.name from unit u
     where u.level = 'province' and ${aliveOn(day)} order by u.code, u.id`;
}

/** The unit that had a code on a day; null when there was none. */
export async function unitWithCode(tx: Tx, code: string, day: Day): Promise<UnitName | null> {
  const rows = await tx.$queryRaw<UnitName[]>`
    select u.id, u.code, u.level, u.kind, u.name from unit u where u.code = ${code} and ${aliveOn(day)}`;
  return rows[0] ?? null;
}
