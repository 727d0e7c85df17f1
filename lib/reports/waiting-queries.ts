import "server-only";
import { type Actor, isNational } from "@/lib/core/actor";
import type { Day } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { Prisma } from "@/prisma/generated/client";
import type { SeasonFacts } from "./overview";
import { listReportSeasons, mapDay } from "./queries";
import type { WaitingAddress } from "./schema";
import type { StateStay, UnitStay, WaitingKind, WaitingState } from "./waiting";

const tables: Record<WaitingKind, Prisma.Sql> = {
  festival: Prisma.sql`festival`,
  plan: Prisma.sql`festival_plan`,
  report: Prisma.sql`festival_report`,
};

/** On which day's map the units stand with which records lay. */
type Asked = { kind: WaitingKind; seasonId: string; day: Day };

/**
 * Every stretch of time that a record of a season lay in one state with one unit; without a length it lies there now.
 * Record by record, each from one place of the index `decision_stay`: sorting all decisions of the country took seconds.
 */
const stays = ({ kind, seasonId }: Pick<Asked, "kind" | "seasonId">) => Prisma.sql`
  select d.state, d.holder_id, d.at, date_part('epoch', d.until - d.at) as lasted
    from ${tables[kind]} r cross join lateral (
      select d.to_state as state, coalesce(d.holder_unit_id, d.unit_id) as holder_id, d.at,
             lead(d.at) over (order by d.at, d.id) as until
        from decision d
       where d.record_id = r.id and d.record_kind = ${kind}::record_kind and d.to_state is not null and d.step <> 'correct'
    ) d
   where r.season_id = ${seasonId}::uuid`;

const measures = Prisma.sql`
  count(lasted)::int as finished,
  percentile_cont(0.5) within group (order by lasted) as median,
  percentile_cont(0.9) within group (order by lasted) as p90,
  (count(*) - count(lasted))::int as open,
  extract(epoch from now() - min(at) filter (where lasted is null))::float8 as longest`;

/**
 * How long the records of a season stay in each state, by the level at which they lie, and the units with which they lie
 * in one state, the slowest first. The nation sees provinces, with all that lies below them; a province its communes one
 * by one, each as it is called on that map. Both are worked out of the same stretches.
 */
export async function getStays(
  tx: Tx,
  actor: Actor,
  asked: Asked & { state: WaitingState },
): Promise<{ states: StateStay[]; units: UnitStay[] }> {
  const key = isNational(actor) ? Prisma.sql`province_id` : Prisma.sql`place_id`;
  const unit = Prisma.sql`coalesce((select p.${key} from unit_place p
    where p.origin_id = h.holder_id and p.first_day <= ${asked.day}::date and p.end_day > ${asked.day}::date), h.holder_id)`;
  const rows = await tx.$queryRaw<{ states: StateStay[]; units: UnitStay[] }[]>`
    with stay as materialized (${stays(asked)}),
    home as materialized (select h.holder_id, ${unit} as unit_id from (select distinct holder_id from stay) h),
    by_state as (
      select stay.state, u.level, ${measures}
        from stay join home on home.holder_id = stay.holder_id join unit u on u.id = home.holder_id
       where stay.state <> 'locked'
       group by stay.state, u.level
    ), by_unit as (
      select home.unit_id, ${measures}
        from stay join home on home.holder_id = stay.holder_id
       where stay.state = ${asked.state}::record_state
       group by home.unit_id
    )
    select coalesce((select json_agg(s order by s.state, s.level desc) from by_state s), '[]') as states,
           coalesce((
             select json_agg(n order by (n.open > 0) desc, n.p90 desc nulls last, n.code, n.id)
               from (select u.id, u.code, coalesce(f.kind, u.kind) as kind, coalesce(f.name, u.name) as name,
                            b.finished, b.median, b.p90, b.open, b.longest
                       from by_unit b join unit u on u.id = b.unit_id
                       left join unit_former_name f
                         on f.unit_id = u.id and f.valid_from <= ${asked.day}::date and f.valid_to > ${asked.day}::date) n
           ), '[]') as units`;
  return rows[0] ?? { states: [], units: [] };
}

export type WaitingPage = Omit<WaitingAddress, "season"> & {
  season: SeasonFacts;
  seasons: SeasonFacts[];
  states: StateStay[];
  units: UnitStay[];
};

/** The page of waiting times, and what is taken out of it; null while there is no season. */
export async function getWaiting(tx: Tx, actor: Actor, address: WaitingAddress): Promise<WaitingPage | null> {
  const seasons = await listReportSeasons(tx);
  const season = seasons.find(({ year }) => year === address.season) ?? seasons[0];
  if (!season) return null;
  const asked = { ...address, seasonId: season.id, day: mapDay(address.map, season) };
  return { ...address, season, seasons, ...(await getStays(tx, actor, asked)) };
}
