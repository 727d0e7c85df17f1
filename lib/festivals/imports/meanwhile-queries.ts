import "server-only";
import type { Tx } from "@/lib/core/db";
import type { ImportRecord } from "./record";

/** How many rows of a preview no longer hold, and one of them. */
export type Meanwhile = { rows: number; first: number | null };

/**
 * What others did since the rows were judged, asked under locks that hold until the end of the writing: the communes'
 * season and report (in the order of the form: season, reports, points), points of the same key that somebody has begun,
 * points that somebody has changed or moved on.
 */
export async function brokenByMeanwhile(tx: Tx, record: ImportRecord): Promise<Meanwhile> {
  const season = record.season.id;
  // Two files with the same rows, written at the same time: the second waits here, and then finds the first one's points.
  await tx.$executeRaw`
    select pg_advisory_xact_lock(hashtextextended(${`import ${season} `} || place_id::text, 0)) from (
      select distinct place_id from festival_import_row
       where import_id = ${record.id}::uuid and outcome in ('added', 'changed') order by place_id
    ) place`;
  const [row] = await tx.$queryRaw<{ rows: number; first: number | null }[]>`
    with staged as (
      select at, outcome, place_id, target_id, target_version, content
        from festival_import_row where import_id = ${record.id}::uuid and outcome in ('added', 'changed')
    ), places as materialized (
      select place_id, season_state_for_write(place_id, ${season}::uuid, 'result') as state,
             report_signed_for_write(place_id, ${season}::uuid) as signed
        from (select distinct place_id from staged order by place_id) p
    ), locked as materialized (
      select f.id, f.version, f.state from festival f
       where f.id in (select target_id from staged where outcome = 'changed') order by f.id for update of f
    ), keyed as materialized (
      select f.unit_id, f.host_level, f.held_on, fold(f.name) as name from festival f
       where f.season_id = ${season}::uuid and f.unit_id in (select place_id from places)
    ), broken as (
      select s.at from staged s join places p using (place_id)
       where p.signed or p.state not in ('open', 'reopened')
          or s.outcome = 'changed' and not exists (
               select from locked l where l.id = s.target_id and l.version = s.target_version and l.state in ('draft', 'returned'))
          or s.outcome = 'added' and (
               (s.content ->> 'hostLevel')::host_level, (s.content ->> 'heldOn')::date, fold(s.content ->> 'name'), s.place_id)
               in (select host_level, held_on, name, unit_id from keyed)
    )
    select count(*)::int as rows, min(at) as first from broken`;
  return row ?? { rows: 0, first: null };
}
