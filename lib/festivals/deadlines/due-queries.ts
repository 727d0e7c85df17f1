import "server-only";
import { type Day, fromDate } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { Prisma } from "@/prisma/generated/client";
import type { ExtensionWhat } from "@/prisma/generated/enums";

const { sql } = Prisma;

/**
 * Two tables that stand first after "with" where a list counts lateness: `due`, the deadlines of the seasons moved off
 * days off, and `extended`, what was granted. Made once: asked for each row they would cost more than the list.
 */
export const dueTables = dueTablesOf(null);

/** The same of one season, where no other is looked at: each takes a search for working days. */
export function dueTablesOf(year: number | null): Prisma.Sql {
  const one =
    year === null ? Prisma.empty : sql`where season_id = (select id from season where year = ${year})`;
  return sql`
  due as materialized (select * from season_due ${one}),
  extended as materialized (select unit_id, season_id, what, until from granted_extensions())`;
}

/** Both joined to a record of season s; `unit` is whose deadline it is. */
export function joinDue(unit: Prisma.Sql, what: Prisma.Sql): Prisma.Sql {
  return sql`
    join due d on d.season_id = s.id
    left join extended x on x.season_id = s.id and x.unit_id = ${unit} and x.what = ${what}`;
}

/** The last day of a record, after joinDue. A season reopened for corrections has no days of its own. */
export function lastDay(day: Prisma.Sql): Prisma.Sql {
  return sql`greatest(case when s.state = 'open' then ${day} end, x.until)`;
}

/** Until when a deadline of one unit was extended; null where it was not. */
export async function extendedUntil(
  tx: Tx,
  unitId: string,
  seasonId: string,
  what: ExtensionWhat,
): Promise<Day | null> {
  const rows = await tx.$queryRaw<{ until: Date | null }[]>`
    select max(until) as until from granted_extensions()
     where unit_id = ${unitId}::uuid and season_id = ${seasonId}::uuid and what = ${what}::extension_what`;
  const until = rows[0]?.until;
  return until ? fromDate(until) : null;
}

/** The seasons in which the reader's units enter now: open, or locked with more time granted to one of them. */
export async function seasonsTaking(tx: Tx, what: ExtensionWhat): Promise<ReadonlySet<string>> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select s.id from season s
     where s.state in ('open', 'reopened')
        or s.state = 'locked' and exists (
             select from granted_extensions() x
              where x.season_id = s.id and x.what = ${what}::extension_what and x.until >= today_in_vietnam()
                and x.unit_id = any(array(select scope_units())))`;
  return new Set(rows.map(({ id }) => id));
}
