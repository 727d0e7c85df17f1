import "server-only";
import type { Day } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { countedIn } from "@/lib/units/queries";
import { Prisma } from "@/prisma/generated/client";
import type { Pace } from "./dashboard";
import type { CountedSeason, CountedUnit } from "./sum-queries";

/** How many days acceptance took, from the last sending of a point. */
export async function paceOf(tx: Tx, unit: CountedUnit, day: Day, season: CountedSeason): Promise<Pace> {
  const [row] = await tx.$queryRaw<{ accepted: number; meanDays: number | null }[]>`
    select count(*)::int as accepted, (avg(extract(epoch from f.accepted_at - f.sent_at)) / 86400)::float8 as "meanDays"
      from festival f
     where f.season_id = ${season.id}::uuid and f.state in ('accepted', 'locked')
       and f.accepted_at is not null and f.sent_at is not null and ${countedIn(unit, day, Prisma.sql`f.unit_id`)}`;
  return row ?? { accepted: 0, meanDays: null };
}
