import "server-only";
import { readCalendar } from "@/lib/calendar/queries";
import { dayOf, fromDate, toDate } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { lateBy } from "@/lib/core/working-days";
import { dueTables } from "@/lib/festivals/deadlines/due-queries";
import { Prisma } from "@/prisma/generated/client";
import type { ImportRecord } from "./record";
import type { ImportLateness } from "./words";

type Found = { dueOn: Date; ownExtended: boolean; extended: number };

/**
 * By how much the points of a file are late when they are written: now, or when they were. Null while there is time, where
 * nothing is written, and in a season reopened for corrections, which has no days of its own.
 */
export async function getLateness(
  tx: Tx,
  { season, unitId, counts, state, committedAt }: ImportRecord,
): Promise<ImportLateness | null> {
  if (counts.added + counts.changed === 0 || (state !== "checked" && state !== "committed")) return null;
  const at = dayOf(committedAt ?? new Date());
  const rows = await tx.$queryRaw<Found[]>(Prisma.sql`
    with ${dueTables}
    select d.result_on as "dueOn", count(x.unit_id) filter (where x.unit_id <> ${unitId}::uuid)::int as extended,
           coalesce(bool_or(x.unit_id = ${unitId}::uuid), false) as "ownExtended"
      from season s
      join due d on d.season_id = s.id
      left join extended x on x.season_id = s.id and x.what = 'result' and x.until >= ${toDate(at)}
       and x.unit_id = any(array(select scope_units()))
     where s.id = ${season.id}::uuid and s.state = 'open'
     group by d.result_on`);
  const [found] = rows;
  if (!found || found.ownExtended) return null;
  const dueOn = fromDate(found.dueOn);
  const days = lateBy(dueOn, at, await readCalendar(tx));
  return days === null ? null : { dueOn, days, extended: found.extended };
}
