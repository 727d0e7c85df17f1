import "server-only";
import { readCalendar } from "@/lib/calendar/queries";
import { type Actor, isNational } from "@/lib/core/actor";
import { inPortions } from "@/lib/core/cursor";
import { type Day, dayOf, fromDate } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { pageRange, type RowRange, wholeRange } from "@/lib/core/paging";
import { fold } from "@/lib/core/text";
import { lateBy, lateCounter } from "@/lib/core/working-days";
import { dueTables, joinDue } from "@/lib/festivals/deadlines/due-queries";
import { aliveOn, provincesOf, treeOf, unitWithCode } from "@/lib/festivals/papers/land-queries";
import { chosenSeason, seasonOptions } from "@/lib/festivals/seasons/queries";
import { Prisma } from "@/prisma/generated/client";
import { waitsFor } from "./queries";
import type { MissingPlanFilter, PlanFilter } from "./schema";
import { type MissingPlan, type MissingPlans, type PlanList, type PlanListRow, plansPerPage } from "./view";

/** The province of a unit, itself or one or two steps up. */
const above = Prisma.sql`
  left join unit a on a.id = u.parent_id and a.level <> 'nation'
  left join unit b on b.id = a.parent_id and b.level <> 'nation'`;
const provinceCode = Prisma.sql`case u.level when 'province' then u.code else coalesce(b.code, a.code) end`;
const provinceName = Prisma.sql`coalesce(b.name, a.name)`;

const points = Prisma.sql`(coalesce(r.commune_points, 0) + coalesce(r.residential_points, 0) + coalesce(r.agency_points, 0))`;

type Stored = Omit<PlanListRow, "issuedOn" | "lateDays"> & {
  issuedOn: Date | null;
  dueOn: Date;
  actedOn: Date | null;
};

const dueOn = Prisma.sql`greatest(case when u.level = 'province' then d.province_plan_on else d.plan_on end, x.until)`;
const dueDays = joinDue(Prisma.sql`u.id`, Prisma.sql`'plan'::extension_what`);

/** Of which season and by which condition on plan r and unit u; null without any season or with an unknown unit. */
async function askedPlans(tx: Tx, actor: Actor, filter: PlanFilter) {
  const season = await chosenSeason(tx, actor, filter.season || null);
  if (!season) return null;
  const where = [Prisma.sql`r.season_id = ${season.id}::uuid`];
  if (filter.unit !== "") {
    const unit = await unitWithCode(tx, filter.unit, season.endsOn);
    if (!unit) return null;
    where.push(Prisma.sql`r.unit_id in ${treeOf([unit.id])}`);
  }
  if (filter.level !== "") where.push(Prisma.sql`u.level = ${filter.level}::unit_level`);
  if (filter.state !== "") where.push(Prisma.sql`r.state = ${filter.state}::record_state`);
  const phrase = fold(filter.q);
  if (phrase !== "") {
    // The words in their order: every unit of the level has "tỉnh" or "xã" in its key, so words alone find too much.
    const pattern = `%${phrase}%`;
    where.push(
      Prisma.sql`(u.search_key like ${pattern} or fold(r.number) like ${pattern} or u.code = ${filter.q})`,
    );
  }
  return { season, condition: Prisma.join(where, " and ") };
}

/** The rows of the list in its order. */
function rowsOf(
  actor: Actor,
  filter: PlanFilter,
  condition: Prisma.Sql,
  today: Day,
  range: RowRange,
): Prisma.Sql {
  return Prisma.sql`
    with ${dueTables}
    select u.id, u.code, u.level, u.kind, u.name, r.id as "planId", ${provinceName} as "provinceName",
           r.number, r.issued_on as "issuedOn", r.commune_points as "communePoints",
           r.residential_points as "residentialPoints", r.agency_points as "agencyPoints",
           r.state, r.sent_at as "sentAt", ${waitsFor(actor)} as mine,
           ${dueOn} as "dueOn",
           case when r.state in ('draft', 'submitted', 'returned') then ${today}::date
                else (r.sent_at at time zone 'Asia/Ho_Chi_Minh')::date end as "actedOn"
      from festival_plan r join unit u on u.id = r.unit_id join season s on s.id = r.season_id ${dueDays} ${above}
     where ${condition}
     order by ${orderOf(filter)} ${provinceCode}, u.level, u.code, r.id
     limit ${range.limit}::bigint offset ${range.offset}`;
}

async function toRow(tx: Tx): Promise<(row: Stored) => PlanListRow> {
  const late = lateCounter(await readCalendar(tx));
  return ({ dueOn, actedOn, ...row }) => ({
    ...row,
    issuedOn: row.issuedOn && fromDate(row.issuedOn),
    lateDays: actedOn && late(fromDate(dueOn), fromDate(actedOn)),
  });
}

/** Plans of a season in the reader's scope, filtered, ordered and paged. Null without any season or with an unknown unit. */
export async function listPlans(tx: Tx, actor: Actor, filter: PlanFilter): Promise<PlanList | null> {
  const asked = await askedPlans(tx, actor, filter);
  if (!asked) return null;
  const { season, condition } = asked;
  const range = pageRange(filter.page, plansPerPage);
  const rows = await tx.$queryRaw<Stored[]>(rowsOf(actor, filter, condition, dayOf(new Date()), range));
  return {
    season,
    seasons: await seasonOptions(tx, actor),
    provinces: isNational(actor) ? await provincesOf(tx, season.endsOn) : [],
    rows: rows.map(await toRow(tx)),
    ...(await sumsOf(tx, condition)),
  };
}

/** The same list whole, in portions. */
export async function allPlans(tx: Tx, actor: Actor, filter: PlanFilter, today: Day) {
  const asked = await askedPlans(tx, actor, filter);
  if (!asked) return null;
  const { season, condition } = asked;
  const plain = await toRow(tx);
  async function* portions() {
    const query = rowsOf(actor, filter, condition, today, wholeRange);
    for await (const rows of inPortions<Stored>(tx, query)) yield rows.map(plain);
  }
  return { season, portions: portions(), ...(await sumsOf(tx, condition)) };
}

async function sumsOf(tx: Tx, condition: Prisma.Sql): Promise<Pick<PlanList, "total" | "planned">> {
  const [sums] = await tx.$queryRaw<
    { total: number; commune: number; residential: number; agency: number }[]
  >`
    select count(*)::int as total, coalesce(sum(r.commune_points), 0)::int as commune,
           coalesce(sum(r.residential_points), 0)::int as residential, coalesce(sum(r.agency_points), 0)::int as agency
      from festival_plan r join unit u on u.id = r.unit_id where ${condition}`;
  const { total = 0, commune = 0, residential = 0, agency = 0 } = sums ?? {};
  return { total, planned: { commune, residential, agency } };
}

function orderOf({ sort, dir }: PlanFilter): Prisma.Sql {
  const turn = dir === "desc" ? Prisma.sql`desc` : Prisma.sql`asc`;
  switch (sort) {
    case "unit":
      return dir === "desc" ? Prisma.sql`${provinceCode} desc, u.level desc, u.code desc,` : Prisma.empty;
    case "sent":
      return Prisma.sql`r.sent_at ${turn} nulls last,`;
    case "points":
      return Prisma.sql`${points} ${turn},`;
  }
}

/**
 * Units that have not sent their plan: for the nation its provinces (or the communes of one), for everybody else
 * the communes below. Those with nothing at all come first.
 */
export async function missingPlans(
  tx: Tx,
  actor: Actor,
  filter: MissingPlanFilter,
): Promise<(MissingPlans & { of: string | null }) | null> {
  const season = await chosenSeason(tx, actor, filter.season || null);
  if (!season) return null;
  const asked = filter.unit === "" ? null : await unitWithCode(tx, filter.unit, season.endsOn);
  if (filter.unit !== "" && !asked) return null;
  const provinces = isNational(actor) && !asked;
  const expected = provinces
    ? Prisma.sql`u.level = 'province'`
    : Prisma.sql`u.level = 'commune' and u.id in ${treeOf(asked ? [asked.id] : actor.actsFor)}`;
  // Units are public, plans are not: somebody who asks for a foreign province is shown nothing.
  const inScope = isNational(actor) ? Prisma.sql`true` : Prisma.sql`u.id = any(array(select scope_units()))`;
  const today = dayOf(new Date());
  const calendar = await readCalendar(tx);
  const rows = await tx.$queryRaw<
    (Omit<MissingPlan, "dueOn" | "lateDays"> & { dueOn: Date; missing: boolean })[]
  >`
    with ${dueTables}
    select u.id, u.code, u.level, u.kind, u.name, ${provinceName} as "provinceName", r.id as "planId", r.state, ${dueOn} as "dueOn",
           (r.id is null or r.state in ('draft', 'submitted', 'returned')) as missing
      from unit u join season s on s.id = ${season.id}::uuid ${dueDays} ${above}
      left join festival_plan r on r.unit_id = u.id and r.season_id = s.id
     where ${expected} and ${inScope} and ${aliveOn(season.endsOn)}
     order by (r.id is null) desc, r.state, ${provinceCode}, u.code, u.id`;
  return {
    season,
    seasons: await seasonOptions(tx, actor),
    rows: rows
      .filter((row) => row.missing)
      .map((row) => {
        const dueOn = fromDate(row.dueOn);
        return { ...row, dueOn, lateDays: lateBy(dueOn, today, calendar) };
      }),
    total: rows.filter((row) => row.missing).length,
    expected: rows.length,
    of: asked?.name ?? null,
  };
}
