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
  const accepted = row?.points ?? 0;
  return { accepted, meanDays: accepted === 0 ? null : (row?.seconds ?? 0) / accepted / secondsOfDay };
}
