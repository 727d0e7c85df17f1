import "server-only";
import { readCalendar } from "@/lib/calendar/queries";
import { inPortions } from "@/lib/core/cursor";
import { type Day, fromDate } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { pageRange, type RowRange, wholeRange } from "@/lib/core/paging";
import { fold, isUnsearchable, searchPatterns } from "@/lib/core/text";
import { lateCounter, type SpecialDay, type WorkCalendar, workCalendar } from "@/lib/core/working-days";
import { dueTables, dueTablesOf, joinDue, lastDay } from "@/lib/festivals/deadlines/due-queries";
import { Prisma } from "@/prisma/generated/client";
import type { Filter, Part, SortKey } from "./filter";
import { totalsOf } from "./list-totals-queries";
import { hasCounted, withParts } from "./part-queries";
import type { FestivalRow, ListTotals } from "./record";

export const pageSize = 50;

const { sql, join, empty } = Prisma;

/** Whose deadline it is and what is due: the unit's result until it is sent, then the report of where it lies. */
const due = joinDue(
  sql`case when f.state = 'sent' then f.holder_unit_id else f.unit_id end`,
  sql`case when f.state = 'sent' then 'report'::extension_what else 'result'::extension_what end`,
);

/** The day by which somebody must have acted; null when nobody must. `holder` is the level of where it lies. */
const dueOn = (holder: Prisma.Sql) => sql`
  case when f.state in ('draft', 'submitted', 'returned') then ${lastDay(sql`d.result_on`)}
       when f.state = 'sent' then ${lastDay(sql`case when ${holder} = 'district' then d.district_on else d.report_on end`)}
  end`;

/** The points on which somebody should have acted before a day. */
const late = (today: Day) => sql`f.id in (
  with ${dueTables}
  select f.id from festival f join season s on s.id = f.season_id ${due}
    left join unit h on h.id = f.holder_unit_id
   where f.state in ('draft', 'submitted', 'returned', 'sent') and ${dueOn(sql`h.level`)} < ${today}::date)`;

/** The rows that a filter finds, as a condition on festival f. */
function conditions(filter: Filter, today: Day): Prisma.Sql {
  const all: Prisma.Sql[] = [];
  if (filter.season !== null)
    all.push(sql`f.season_id = (select id from season where year = ${filter.season})`);
  if (filter.unit !== "" && filter.unit.toUpperCase() !== "VN") all.push(inUnit(filter, today));
  if (filter.hosts.length > 0) all.push(sql`f.host_level = any(${filter.hosts}::host_level[])`);
  if (filter.states.length > 0) all.push(sql`f.state = any(${filter.states}::record_state[])`);
  if (filter.statuses.length > 0) all.push(sql`f.status = any(${filter.statuses}::festival_status[])`);
  if (filter.tiers.length > 0) all.push(sql`f.top_tier = any(${filter.tiers}::leader_tier[])`);
  for (const part of filter.has) all.push(having[part]);
  if (filter.late) all.push(late(today));
  if (isUnsearchable(filter.q)) all.push(sql`false`);
  for (const pattern of searchPatterns(filter.q)) {
    all.push(
      sql`(f.search_key like ${pattern} or f.unit_id in (select id from unit where search_key like ${pattern}))`,
    );
  }
  return all.length > 0 ? sql`where ${join(all, " and ")}` : empty;
}

/** The points that a figure counts from: the same conditions as in lib/reports, which imports no sibling's SQL. */
const having: Record<Part, Prisma.Sql> = {
  turnout: sql`f.turnout is not null`,
  gifts: sql`exists (select from festival_gift where festival_id = f.id)`,
  medal: hasCounted("medal"),
  merit: hasCounted("merit"),
  other_awards: hasCounted("other_awards"),
  pledges: hasCounted("pledges"),
  models: hasCounted("models"),
};

/**
 * A unit with all below it and all that it absorbed. Codes are reused, so a code alone may mean more than one; with a
 * map it means the unit of that day, and the rows are those that its figures count.
 */
function inUnit({ unit, map, season }: Filter, today: Day): Prisma.Sql {
  const code = /^\d{2,5}$/.exec(unit)?.[0];
  if (code && map) {
    const day =
      map === "now" || season === null
        ? sql`${today}::date`
        : sql`(select ends_on from season where year = ${season})`;
    return sql`f.unit_id = any(array(
      select units_counted(k.id, ${day}) from unit k
       where k.code = ${code} and k.valid_from <= ${day} and coalesce(k.valid_to, 'infinity') > ${day}))`;
  }
  // Whole words in their order, the last one perhaps begun: "ha tinh" must not find "tỉnh Thái Nguyên".
  const name = fold(unit);
  const which = code
    ? sql`code = ${code}`
    : name === ""
      ? sql`false`
      : sql`search_key like ${`%${name}%`} and ' ' || search_key like ${`% ${name}%`}`;
  return sql`f.unit_id = any(array(
    select unit_id from unit_reach where whole and holder_id in (select id from unit where ${which})))`;
}

const columns: Record<SortKey, Prisma.Sql> = {
  held_on: sql`f.held_on`,
  name: sql`f.search_key`,
  unit: sql`u.search_key`,
  turnout: sql`f.turnout`,
  gifts: sql`g.count`,
  state: sql`f.state`,
  sent_at: sql`f.sent_at`,
};

/** What a filter orders by, as conditions of an order over these columns. */
function order(
  filter: Filter,
  column = (key: SortKey): Prisma.Sql => columns[key],
  id = sql`f.id`,
): Prisma.Sql {
  const sort = sortOf(filter);
  const parts = sort.map(({ key, descending }) =>
    // Nothing entered stands last, whichever way one looks. A day is always there, so its index can be walked.
    key === "held_on"
      ? sql`${column(key)} ${descending ? sql`desc` : sql`asc`}`
      : sql`${column(key)} ${descending ? sql`desc nulls last` : sql`asc nulls last`}`,
  );
  const tie = sort[0]?.descending ? sql`${id} desc` : id;
  return sql`order by ${join([...parts, tie])}`;
}

const sortOf = ({ sort }: Filter) =>
  sort.length > 0 ? sort : [{ key: "held_on" as const, descending: true }];

/** What an order looks at besides the points: a unit is looked up for each of them only where its name orders them. */
function ordered({ sort }: Filter): Prisma.Sql {
  const by = (asked: SortKey) => sort.some(({ key }) => key === asked);
  return join(
    [
      sql`from festival f`,
      ...(by("unit") ? [sql`join unit u on u.id = f.unit_id`] : []),
      ...(by("gifts") ? [withGifts] : []),
    ],
    " ",
  );
}

/** Added up once for all points: asked for each point by itself it was ten times slower under row security. */
const withGifts = sql`left join (select festival_id, sum(count) as count from festival_gift group by festival_id) g
  on g.festival_id = f.id`;

type Stored = Omit<FestivalRow, "heldOn" | "lateDays"> & { heldOn: Date; dueOn: Date | null };

/** The rows of the list in its order; all of them without a limit. */
const rowsOf = (filter: Filter, today: Day, range: RowRange): Prisma.Sql =>
  rowsFrom(filter, sql`select f.id ${ordered(filter)} ${conditions(filter, today)} ${order(filter)}`, range);

/**
 * The rows of points that are found in their order; `before` are tables for that, `beside` more columns of the row at p.place,
 * `only` a condition.
 */
function rowsFrom(
  { season }: Filter,
  found: Prisma.Sql,
  { limit, offset }: RowRange,
  {
    before = empty,
    beside = empty,
    only = empty,
  }: { [part in "before" | "beside" | "only"]?: Prisma.Sql } = {},
): Prisma.Sql {
  return sql`
    with ${dueTablesOf(season)}, ${before} page as materialized (
      -- Numbered when it is cut out: numbered before, all that are found would be sorted to their end.
      select id, row_number() over () as place from (${found} limit ${limit}::bigint offset ${offset}) cut
    ), gift as materialized (
      select festival_id, sum(count)::int as count, sum(value)::bigint as value from festival_gift
       where festival_id = any(array(select id from page)) group by festival_id
    )
    select f.id, f.name, f.place, u.code as "unitCode", u.kind as "unitKind", u.name as "unitName",
           coalesce(b.name, a.name) as "provinceName",
           f.host_level as "hostLevel", f.held_on as "heldOn", f.status, f.turnout,
           coalesce(g.count, 0) as gifts, coalesce(g.value, 0) as "giftValue",
           f.top_tier as "topTier", f.state, f.sent_at as "sentAt", h.kind as "holderKind", h.name as "holderName",
           ${dueOn(sql`h.level`)} as "dueOn"${beside}
      from page p join festival f on f.id = p.id
      join unit u on u.id = f.unit_id join season s on s.id = f.season_id ${due}
      left join unit a on a.id = u.parent_id and a.level <> 'nation'
      left join unit b on b.id = a.parent_id and b.level <> 'nation'
      left join unit h on h.id = f.holder_unit_id
      left join gift g on g.festival_id = f.id ${only}
     order by p.place`;
}

function toRow(calendar: WorkCalendar, today: Day): (row: Stored) => FestivalRow {
  const late = lateCounter(calendar);
  return ({ dueOn, ...row }) => ({
    ...row,
    heldOn: fromDate(row.heldOn),
    lateDays: late(dueOn && fromDate(dueOn), today),
  });
}

/** One page of the list of points in scope, and the totals of everything that is filtered. */
export async function listFestivals(
  tx: Tx,
  filter: Filter,
  today: Day,
): Promise<{ rows: FestivalRow[]; totals: ListTotals }> {
  const range = pageRange(filter.page, pageSize);
  const where = conditions(filter, today);
  // In the order of the days an index can be walked until the page is full. Any other order looks at all that are filtered, as
  // the totals do: both in one go.
  const byDay = sortOf(filter)[0]?.key === "held_on";
  const { totals, ids } = await totalsOf(tx, filter, where, byDay ? null : { ...keyed(filter), range });
  const stored = ids ? rowsAt(filter, ids) : rowsOf(filter, today, range);
  const rows = await tx.$queryRaw<Stored[]>(stored);
  return { rows: await withParts(tx, filter, rows.map(toRow(await readCalendar(tx), today))), totals };
}

/** The rows of these points, each looked up by its id: told how many they are, the planner would read the whole scope for them. */
function rowsAt(filter: Filter, ids: readonly string[]): Prisma.Sql {
  const found = sql`select id from unnest(${ids}::uuid[]) with ordinality cut (id, nth) order by nth`;
  return rowsFrom(filter, found, wholeRange, { only: sql`where f.id = any(array(select id from page))` });
}

/** What an order looks at, as columns of whatever is cut to a page later, and the order over these. */
const keyed = (filter: Filter) => ({
  keys: sortOf(filter).map(({ key }) => sql`${columns[key]} as ${name(key)}`),
  from: ordered(filter),
  order: order(filter, name, sql`id`),
});

type Beside = { count: number; holidays: SpecialDay[] | null };

/**
 * One page of the same list with the exact number of all that are filtered, in one statement that goes through them once: for
 * those who ask often. The number and the calendar stand beside the first row.
 */
export async function pageOfFestivals(
  tx: Tx,
  filter: Filter,
  today: Day,
  size: number,
): Promise<{ rows: FestivalRow[]; count: number }> {
  const { keys, from, order } = keyed(filter);
  const hits = sql`hits as materialized (select ${join([sql`f.id`, ...keys])} ${from} ${conditions(filter, today)})`;
  const found = sql`select id from hits ${order}`;
  const rows = await tx.$queryRaw<(Stored & Beside)[]>(
    rowsFrom(filter, found, pageRange(filter.page, size), {
      before: sql`${hits},`,
      beside: sql`, case when p.place = 1 then (select count(*)::int from hits) end as count, case when p.place = 1 then (
             select jsonb_agg(jsonb_build_object('day', day, 'name', name, 'kind', kind)) from holiday) end as holidays`,
    }),
  );
  const [first] = rows;
  // Behind the last page there is no row for the number to stand beside.
  if (!first) return { rows: [], count: filter.page > 1 ? await countFestivals(tx, filter, today) : 0 };
  const plain = toRow(workCalendar(first.holidays ?? []), today);
  return { rows: rows.map(({ count: _, holidays: __, ...row }) => plain(row)), count: first.count };
}

const name = (key: SortKey) => Prisma.raw(`"by_${key}"`);

async function countFestivals(tx: Tx, filter: Filter, today: Day): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    select count(*)::int as count from festival f ${conditions(filter, today)}`;
  return row?.count ?? 0;
}

/** The same list whole, in portions, with the same totals: what the list shows page by page. */
export async function allFestivals(
  tx: Tx,
  filter: Filter,
  today: Day,
): Promise<{ portions: AsyncIterable<FestivalRow[]>; totals: ListTotals }> {
  const plain = toRow(await readCalendar(tx), today);
  async function* portions() {
    for await (const rows of inPortions<Stored>(tx, rowsOf(filter, today, wholeRange)))
      yield await withParts(tx, filter, rows.map(plain));
  }
  const { totals } = await totalsOf(tx, filter, conditions(filter, today), null);
  return { portions: portions(), totals };
}

/** How many points one act may take at once. */
export const bulkLimit = 5_000;

/** The points of a filter that wait to be accepted and were sent before an instant, at most as many as one act takes. */
export async function listWaiting(tx: Tx, filter: Filter, until: Date, today: Day): Promise<string[]> {
  const waiting: Filter = { ...filter, states: ["sent"] };
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select f.id from festival f ${conditions(waiting, today)} and f.sent_at <= ${until} order by f.id limit ${bulkLimit}`;
  return rows.map((row) => row.id);
}
