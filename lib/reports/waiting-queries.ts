import "server-only";
import { type Actor, isNational } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db";
import { Prisma } from "@/prisma/generated/client";
import type { StateStay, Stay, UnitStay, WaitingKind, WaitingState } from "./waiting";

const tables: Record<WaitingKind, Prisma.Sql> = {
  festival: Prisma.sql`festival`,
  plan: Prisma.sql`festival_plan`,
  report: Prisma.sql`festival_report`,
};

type Asked = { kind: WaitingKind; seasonId: string };

/** Every stretch of time that a record of a season lay in one state with one unit; without an end it lies there now. */
const stays = ({ kind, seasonId }: Asked) => Prisma.sql`
  select d.to_state as state, coalesce(d.holder_unit_id, d.unit_id) as holder_id, d.at,
         lead(d.at) over (partition by d.record_id order by d.at, d.id) as until
    from decision d
   where d.record_kind = ${kind}::record_kind and d.to_state is not null and d.step <> 'correct'
     and d.record_id in (select id from ${tables[kind]} where season_id = ${seasonId}::uuid)`;

const measures = Prisma.sql`
  count(until)::int as finished,
  percentile_cont(0.5) within group (order by extract(epoch from until - at)) filter (where until is not null) as median,
  percentile_cont(0.9) within group (order by extract(epoch from until - at)) filter (where until is not null) as p90,
  (count(*) - count(until))::int as open,
  extract(epoch from now() - min(at) filter (where until is null))::float8 as longest`;

/** How long the records of a season stay in each state, by the level at which they lie. */
export function listStateStays(tx: Tx, asked: Asked): Promise<StateStay[]> {
  return tx.$queryRaw<StateStay[]>`
    with stay as (${stays(asked)})
    select stay.state, u.level, ${measures}
      from stay join unit u on u.id = stay.holder_id
     where stay.state <> 'locked'
     group by stay.state, u.level
     order by stay.state, u.level desc`;
}

/**
 * The units with which the records of a season lie in one state, the slowest first. The nation sees provinces, with
 * all that lies below them; a province its communes one by one.
 */
export async function listUnitStays(
  tx: Tx,
  actor: Actor,
  asked: Asked & { state: WaitingState },
): Promise<UnitStay[]> {
  const unit = isNational(actor)
    ? Prisma.sql`coalesce((select province_id from unit_place p join season s on s.id = ${asked.seasonId}::uuid
        where p.origin_id = h.holder_id and p.first_day <= s.ends_on and p.end_day > s.ends_on), h.holder_id)`
    : Prisma.sql`h.holder_id`;
  return tx.$queryRaw<(Stay & UnitStay)[]>`
    with stay as materialized (select * from (${stays(asked)}) every where state = ${asked.state}::record_state),
    home as (select h.holder_id, ${unit} as unit_id from (select distinct holder_id from stay) h)
    select u.id, u.code, u.kind, u.name, ${measures}
      from stay join home on home.holder_id = stay.holder_id join unit u on u.id = home.unit_id
     group by u.id
     order by (count(*) - count(until) > 0) desc, p90 desc nulls last, u.code, u.id`;
}
