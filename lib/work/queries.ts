import "server-only";
import { readCalendar } from "@/lib/calendar/queries";
import type { Actor } from "@/lib/core/actor";
import { inPortions } from "@/lib/core/cursor";
import { type Day, dayOf, fromDate } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { type RowRange, wholeRange } from "@/lib/core/paging";
import { describeWork, type WorkCount, type WorkItem, type WorkRow, type WorkSource } from "@/lib/core/work";
import type { WorkCalendar } from "@/lib/core/working-days";
import { evidenceWork } from "@/lib/evidence/work-queries";
import { festivalWork } from "@/lib/festivals/work/queries";
import { recognitionWork } from "@/lib/recognitions/work/queries";
import { unitChangeWork } from "@/lib/units/changes/work-queries";
import { Prisma } from "@/prisma/generated/client";

const { sql, join } = Prisma;

/** Every domain that has something for people to do. A new one is one line here. */
export const sources: readonly WorkSource[] = [festivalWork, recognitionWork, evidenceWork, unitChangeWork];

/** All parts of all sources as one table, each line marked with the source that gave it; null where nobody has a queue. */
export function queueOf(actor: Actor, today: Day): Prisma.Sql | null {
  const parts = sources.flatMap((source) =>
    source
      .parts(actor, today)
      .map(
        (part) =>
          sql`select ${source.name}::text, p.* from (${part}) p (key, act, name, unit_id, state, due_on, record_id, year, n)`,
      ),
  );
  if (parts.length === 0) return null;
  const tables = sources.flatMap((source) => source.tables ?? []);
  const queue = sql`queue (source, key, act, name, unit_id, state, due_on, record_id, year, n) as (${join(parts, " union all ")})`;
  return join([...tables, queue], ", ");
}

type Found = Omit<WorkRow, "dueOn"> & { source: string; dueOn: Date | null };

/** "Việc của tôi": what this person must do, over all kinds of record, what is due first in front; null without a queue. */
function workRows(actor: Actor, today: Day, page: RowRange): Prisma.Sql | null {
  const queue = queueOf(actor, today);
  if (!queue) return null;
  return sql`
    with ${queue}
    select q.source, q.source || ':' || q.key as key, q.act, q.name, u.code as "unitCode", u.kind as "unitKind", u.name as "unitName",
           q.state, q.due_on as "dueOn", q.record_id as "recordId", q.year, q.n as count
      from queue q join unit u on u.id = q.unit_id
     order by q.due_on nulls last, q.n desc, q.source, q.key
     limit ${page.limit}::bigint offset ${page.offset}`;
}

const told =
  (today: Day, calendar: WorkCalendar) =>
  ({ source, ...row }: Found): WorkItem =>
    describeWork({ ...row, dueOn: row.dueOn && fromDate(row.dueOn) }, wordsOf(source), today, calendar);

/** One page of that list. */
export async function listMyWork(
  tx: Tx,
  actor: Actor,
  page: { limit: number; offset: number },
  today: Day = dayOf(new Date()),
): Promise<WorkItem[]> {
  const query = workRows(actor, today, page);
  if (!query) return [];
  const rows = await tx.$queryRaw<Found[]>(query);
  return rows.map(told(today, await readCalendar(tx)));
}

/** The list whole, in portions. */
export async function* allMyWork(tx: Tx, actor: Actor, today: Day): AsyncGenerator<WorkItem[]> {
  const query = workRows(actor, today, wholeRange);
  if (!query) return;
  const calendar = await readCalendar(tx);
  for await (const rows of inPortions<Found>(tx, query)) yield rows.map(told(today, calendar));
}

function wordsOf(name: string) {
  const source = sources.find((one) => one.name === name);
  if (!source) throw new Error(`no source ${name}`);
  return source.words;
}

/** How many lines that list has, and how many of them are late. */
export async function countMyWork(tx: Tx, actor: Actor, today: Day = dayOf(new Date())): Promise<WorkCount> {
  const queue = queueOf(actor, today);
  if (!queue) return { all: 0, late: 0 };
  const rows = await tx.$queryRaw<{ all: bigint; late: bigint }[]>`
    with ${queue}
    select count(*) as "all", count(*) filter (where due_on < ${today}::date) as late from queue`;
  return { all: Number(rows[0]?.all ?? 0), late: Number(rows[0]?.late ?? 0) };
}
