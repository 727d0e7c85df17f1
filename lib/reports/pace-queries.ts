import "server-only";
import type { Day } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import type { Pace } from "./dashboard";
import type { Tally } from "./figures";
import type { CountedSeason } from "./sum-queries";

const secondsOfDay = 86_400;

/** How long acceptance took in each province of the nation, from the last sending of a point. */
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

/** How long acceptance took, of what was counted with everything else. */
export function paceIn(tally: Tally): Pace {
  const sum = (cell: string) =>
    tally.find((row) => row.measure === "festival.acceptance" && row.cell === cell)?.amount ?? 0;
  return paceFrom(sum("points"), sum("seconds"));
}

function paceFrom(accepted: number, seconds: number): Pace {
  return { accepted, meanDays: accepted === 0 ? null : seconds / accepted / secondsOfDay };
}
