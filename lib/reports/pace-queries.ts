import "server-only";
import type { Day } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { countedIn } from "@/lib/units/queries";
import { Prisma } from "@/prisma/generated/client";
import type { Pace } from "./dashboard";
import type { CountedSeason, CountedUnit } from "./sum-queries";

const secondsOfDay = 86_400;

/** How many days acceptance took, from the last sending of a point; of sums that every writer keeps. */
export async function paceOf(tx: Tx, unit: CountedUnit, day: Day, season: CountedSeason): Promise<Pace> {
  const sums =
    unit.level === "nation"
      ? Prisma.sql`figure_track_sum s where true`
      : Prisma.sql`figure_sum s where ${countedIn(unit, day, Prisma.sql`s.unit_id`)}`;
  const [row] = await tx.$queryRaw<{ points: number | null; seconds: number | null }[]>`
    select (sum(s.final) filter (where s.cell = 'points'))::float8 as points,
           (sum(s.final) filter (where s.cell = 'seconds'))::float8 as seconds
      from ${sums} and s.season_id = ${season.id}::uuid and s.measure = 'festival.acceptance'`;
  return paceFrom(row?.points ?? 0, row?.seconds ?? 0);
}

/** The same for each province of the nation. */
export async function paceByProvince(tx: Tx, day: Day, season: CountedSeason): Promise<Map<string, Pace>> {
  const rows = await tx.$queryRaw<{ id: string; points: number; seconds: number }[]>`
    select t.province_id as id, coalesce(sum(s.final) filter (where s.cell = 'points'), 0)::float8 as points,
           coalesce(sum(s.final) filter (where s.cell = 'seconds'), 0)::float8 as seconds
      from figure_track_sum s
      join track_span t on t.track_id = s.track_id and t.first_day <= ${day}::date and t.end_day > ${day}::date
     where s.season_id = ${season.id}::uuid and s.measure = 'festival.acceptance' and t.province_id is not null
     group by t.province_id`;
  return new Map(rows.map(({ id, points, seconds }) => [id, paceFrom(points, seconds)]));
}

function paceFrom(accepted: number, seconds: number): Pace {
  return { accepted, meanDays: accepted === 0 ? null : seconds / accepted / secondsOfDay };
}
