import "server-only";
import type { Day } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { Prisma } from "@/prisma/generated/client";
import type { UnitName } from "./plan-view";

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
