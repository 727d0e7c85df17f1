import "server-only";
import type { Tx } from "@/lib/core/db";
import type { HostLevel } from "@/prisma/generated/enums";
import type { NeighbourFigures } from "./comparison";
import type { EarlierFigures } from "./record";

/** What the points of a commune, and of those that it absorbed, came to in the season before. */
export async function getEarlierFigures(
  tx: Tx,
  unitId: string,
  year: number,
  name: string,
): Promise<EarlierFigures | null> {
  const rows = await tx.$queryRaw<(Omit<EarlierFigures, "points"> & { points: bigint })[]>`
    with before as (
      select f.id, s.year, f.name, f.turnout
        from festival f join season s on s.id = f.season_id
       where f.unit_id in (select unit_id from unit_reach where holder_id = ${unitId}::uuid and whole)
         and s.year < ${year} and f.status = 'held' and f.state in ('accepted', 'locked')
    ), latest as (select * from before where year = (select max(year) from before))
    select max(l.year) as year, count(*) as points, round(avg(l.turnout))::int as turnout,
           coalesce(sum(g.gifts), 0)::int as gifts, coalesce(sum(g.value), 0)::bigint as "giftValue",
           max(l.turnout) filter (where fold(l.name) = fold(${name})) as "sameName"
      from latest l
      left join lateral (
        select sum(count) as gifts, sum(value) as value from festival_gift where festival_id = l.id
      ) g on true`;
  const found = rows[0];
  return found && found.points > 0n ? { ...found, points: Number(found.points) } : null;
}

/**
 * What points of a level came to in the other communes of the province: a spread over at least five of them, never
 * the figures of one. Null where too few have reported.
 */
export async function getNeighbourFigures(
  tx: Tx,
  unitId: string,
  seasonId: string,
  host: HostLevel,
): Promise<NeighbourFigures | null> {
  const [row] = await tx.$queryRaw<
    {
      year: number;
      units: number;
      turnout_low: number;
      turnout_middle: number;
      turnout_high: number;
      gifts_low: number;
      gifts_middle: number;
      gifts_high: number;
    }[]
  >`select * from neighbour_figures(${unitId}::uuid, ${seasonId}::uuid, ${host}::host_level)`;
  return row
    ? {
        year: row.year,
        units: row.units,
        turnout: { low: row.turnout_low, middle: row.turnout_middle, high: row.turnout_high },
        gifts: { low: row.gifts_low, middle: row.gifts_middle, high: row.gifts_high },
      }
    : null;
}
