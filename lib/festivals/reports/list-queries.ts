import "server-only";
import { readCalendar } from "@/lib/calendar/queries";
import { type Actor, isNational } from "@/lib/core/actor";
import { dayOf, fromDate } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { pageRange, type RowRange } from "@/lib/core/paging";
import { fold } from "@/lib/core/text";
import { lateBy } from "@/lib/core/working-days";
import { dueTables, joinDue } from "@/lib/festivals/deadlines/due-queries";
import { aliveOn, placedIn } from "@/lib/festivals/papers/land-queries";
import { waitsFor } from "@/lib/festivals/plans/queries";
import { chosenSeason, seasonOptions } from "@/lib/festivals/seasons/queries";
import type { SeasonRow } from "@/lib/festivals/seasons/view";
import { Prisma } from "@/prisma/generated/client";
import type { ReportFilter } from "./schema";
import { type LockRow, type ReportList, type ReportListRow, reportsPerPage } from "./view";

type Stored = Omit<ReportListRow, "issuedOn" | "lateDays"> & {
  issuedOn: Date | null;
  dueOn: Date;
  actedOn: Date | null;
};

/** The provinces of a season that the reader may see, each with its report and how complete its points are: one page, or all. */
export async function listReports(
  tx: Tx,
  actor: Actor,
  filter: ReportFilter,
  range: RowRange = pageRange(filter.page, reportsPerPage),
): Promise<ReportList | null> {
  const season = await chosenSeason(tx, actor, filter.season || null);
  if (!season) return null;
  const where = [Prisma.sql`u.level = 'province'`, aliveOn(season.endsOn)];
  // Units are public; whose report may be read is asked as for any record.
  if (!isNational(actor)) where.push(Prisma.sql`u.id = any(array(select scope_units()))`);
  if (filter.state === "none") where.push(Prisma.sql`r.id is null`);
  else if (filter.state !== "") where.push(Prisma.sql`r.state = ${filter.state}::record_state`);
  const phrase = fold(filter.q);
  if (phrase !== "") {
    // The words in their order: every unit of the level has "tỉnh" or "xã" in its key, so words alone find too much.
    const pattern = `%${phrase}%`;
    where.push(
      Prisma.sql`(u.search_key like ${pattern} or fold(coalesce(r.number, '')) like ${pattern} or u.code = ${filter.q})`,
    );
  }
  const condition = Prisma.join(where, " and ");
  const today = dayOf(new Date());
  const calendar = await readCalendar(tx);
  const rows = await tx.$queryRaw<Stored[]>`
    with ${dueTables}, placed as materialized (${placedIn(season.endsOn)}),
    communes as (
      select province_id, count(*)::int as expected from placed u
       where level = 'commune' and ${aliveOn(season.endsOn)} group by 1
    ), points as (
      select p.province_id,
             count(distinct f.unit_id) filter (where p.level = 'commune' and f.state in ('sent', 'accepted', 'locked'))::int as reported,
             count(*) filter (where f.state = 'sent')::int as waiting
        from festival f join placed p on p.id = f.unit_id
       where f.season_id = ${season.id}::uuid group by 1
    )
    select u.id, u.code, u.level, u.kind, u.name, r.id as "reportId", coalesce(r.number, '') as number,
           r.issued_on as "issuedOn", r.state, r.sent_at as "sentAt",
           coalesce(c.expected, 0) as expected, coalesce(p.reported, 0) as reported, coalesce(p.waiting, 0) as waiting,
           (select count(*)::int from report_exception e where e.report_id = r.id and r.state in ('sent', 'accepted', 'locked')
               and e.closed_at is null) as missing,
           coalesce(${waitsFor(actor)}, false) as mine,
           greatest(d.report_on, x.until) as "dueOn",
           case when r.state is null or r.state in ('draft', 'submitted', 'returned') then ${today}::date
                else (r.sent_at at time zone 'Asia/Ho_Chi_Minh')::date end as "actedOn"
      from unit u join season s on s.id = ${season.id}::uuid
      ${joinDue(Prisma.sql`u.id`, Prisma.sql`'report'::extension_what`)}
      left join festival_report r on r.unit_id = u.id and r.season_id = ${season.id}::uuid
      left join communes c on c.province_id = u.id
      left join points p on p.province_id = u.id
     where ${condition}
     order by ${orderOf(filter)} u.code, u.id
     limit ${range.limit}::bigint offset ${range.offset}`;
  const [count] = await tx.$queryRaw<{ total: number }[]>`
    select count(*)::int as total
      from unit u left join festival_report r on r.unit_id = u.id and r.season_id = ${season.id}::uuid
     where ${condition}`;
  return {
    season,
    seasons: await seasonOptions(tx, actor),
    rows: rows.map(({ dueOn, actedOn, ...row }) => ({
      ...row,
      issuedOn: row.issuedOn && fromDate(row.issuedOn),
      lateDays: actedOn && lateBy(fromDate(dueOn), fromDate(actedOn), calendar),
    })),
    total: count?.total ?? 0,
  };
}

function orderOf({ sort, dir }: ReportFilter): Prisma.Sql {
  const turn = dir === "desc" ? Prisma.sql`desc` : Prisma.sql`asc`;
  switch (sort) {
    case "unit":
      return dir === "desc" ? Prisma.sql`u.code desc,` : Prisma.empty;
    case "sent":
      return Prisma.sql`r.sent_at ${turn} nulls last,`;
    case "waiting":
      return Prisma.sql`coalesce(p.waiting, 0) ${turn},`;
    case "coverage":
      return Prisma.sql`coalesce(p.reported, 0)::float / greatest(coalesce(c.expected, 0), 1) ${turn},`;
  }
}

/** Every province of a season for the page on which reports are locked: what would go, what has gone. */
export async function lockRows(
  tx: Tx,
  actor: Actor,
  year: number | null,
): Promise<{ season: SeasonRow; rows: LockRow[] } | null> {
  const season = await chosenSeason(tx, actor, year);
  if (!season) return null;
  // What a report goes without is locked with its supplement.
  const named = Prisma.sql`unit_id not in (
    select e.missing_unit_id from report_exception e join festival_report r on r.id = e.report_id
     where r.season_id = ${season.id}::uuid and e.closed_at is null)`;
  const rows = await tx.$queryRaw<LockRow[]>`
    with placed as materialized (${placedIn(season.endsOn)}),
    record as (
      select 'festival' as kind, unit_id, state from festival where season_id = ${season.id}::uuid and ${named}
      union all
      select 'plan', unit_id, state from festival_plan where season_id = ${season.id}::uuid and ${named}
    ), sums as (
      select p.province_id,
             count(*) filter (where kind = 'festival' and state = 'accepted')::int as points,
             count(*) filter (where kind = 'plan' and state = 'accepted')::int as plans,
             count(*) filter (where state not in ('accepted', 'locked'))::int as left
        from record join placed p on p.id = record.unit_id group by 1
    )
    select u.id, u.code, u.level, u.kind, u.name, r.id as "reportId", r.state, d.note as result, d.at,
           coalesce(s.points, 0) as points, coalesce(s.plans, 0) as plans, coalesce(s.left, 0) as left
      from unit u
      left join festival_report r on r.unit_id = u.id and r.season_id = ${season.id}::uuid
      left join sums s on s.province_id = u.id
      left join lateral (
        select note, at from decision where record_id = r.id and step = 'lock' order by at desc limit 1
      ) d on r.state = 'locked'
     where u.level = 'province' and ${aliveOn(season.endsOn)}
     order by (r.state = 'accepted') desc nulls last, (r.state = 'locked') desc nulls last, u.code, u.id`;
  return { season, rows };
}
