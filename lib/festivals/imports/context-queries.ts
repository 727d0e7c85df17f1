import "server-only";
import type { Actor } from "@/lib/core/actor";
import { dayOf, fromDate, toDate } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { NotThere } from "@/lib/core/refusal";
import type { WorkflowRow } from "@/lib/core/workflow";
import { listContents } from "@/lib/festivals/points/content-queries";
import { seasonRef } from "@/lib/festivals/points/queries";
import type { SeasonRef } from "@/lib/festivals/points/record";
import { type JudgeContext, type Known, nameKey, type PlaceState, pointKey, type Stored } from "./judging";
import { type Place, PlaceFinder } from "./places";

/** The communes that an actor may plan points for, on any day of a season's year. */
export async function listSeasonPlaces(tx: Tx, actor: Actor, season: SeasonRef): Promise<Place[]> {
  const units = await tx.unit.findMany({
    where: {
      level: "commune",
      validFrom: { lte: toDate(`${season.year}-12-31`) },
      OR: [{ validTo: null }, { validTo: { gt: toDate(`${season.year}-01-01`) } }],
      ...(actor.unit.level === "commune"
        ? { id: { in: [...actor.actsFor] } }
        : { reachedBy: { some: { holderId: actor.unit.id, whole: true } } }),
    },
    orderBy: [{ code: "asc" }, { id: "asc" }],
    select: {
      id: true,
      code: true,
      kind: true,
      name: true,
      validFrom: true,
      validTo: true,
      parent: { select: { level: true, name: true } },
    },
  });
  return units.map(({ parent, validFrom, validTo, ...unit }) => ({
    ...unit,
    district: parent?.level === "district" ? parent.name : null,
    from: fromDate(validFrom),
    to: validTo && fromDate(validTo),
  }));
}

/** Everything that the rows of an import are judged by, read once. */
export async function loadContext(tx: Tx, actor: Actor, seasonId: string): Promise<JudgeContext> {
  const row = await tx.season.findUnique({ where: { id: seasonId } });
  if (!row) throw new NotThere();
  const season = seasonRef(row);
  const places = await listSeasonPlaces(tx, actor, season);
  const ids = places.map(({ id }) => id);
  const known = await listKnown(tx, season.id, ids);
  const byKey = new Map<string, Known[]>();
  const byName = new Map<string, Known[]>();
  for (const point of known) {
    grow(byKey, pointKey(point.unitId, point), point);
    grow(byName, nameKey(point.unitId, point.name), point);
  }
  return {
    actor,
    season,
    today: dayOf(new Date()),
    places: new Map(places.map((place) => [place.id, place])),
    finder: new PlaceFinder(places),
    states: await placeStates(tx, season, ids, known),
    byId: new Map(known.map((point) => [point.id, point])),
    byKey,
    byName,
    seen: { keys: new Map(), targets: new Map(), communePoints: new Map() },
  };
}

function grow(map: Map<string, Known[]>, key: string, point: Known): void {
  const list = map.get(key);
  if (list) list.push(point);
  else map.set(key, [point]);
}

async function listKnown(
  tx: Tx,
  seasonId: string,
  unitIds: string[],
): Promise<(Known & { cancelled: boolean })[]> {
  return tx.$queryRaw`
    select id, unit_id as "unitId", host_level as "hostLevel", held_on::text as "heldOn", name,
           status = 'cancelled' as cancelled
      from festival where season_id = ${seasonId}::uuid and unit_id = any(${unitIds}::uuid[])
     order by id`;
}

async function placeStates(
  tx: Tx,
  season: SeasonRef,
  unitIds: string[],
  known: (Known & { cancelled: boolean })[],
): Promise<Map<string, PlaceState>> {
  const rows = await tx.$queryRaw<{ id: string; takes: boolean; signed: boolean; usual: number | null }[]>`
    with earlier as (
      select r.holder_id, s.year, f.turnout, max(s.year) over (partition by r.holder_id) as last_year
        from unit_reach r
        join festival f on f.unit_id = r.unit_id
        join season s on s.id = f.season_id
       where r.holder_id = any(${unitIds}::uuid[]) and r.whole and s.year < ${season.year}
         and f.status = 'held' and f.state in ('accepted', 'locked')
    ), latest as (
      select holder_id, round(avg(turnout))::int as usual from earlier where year = last_year group by holder_id
    )
    select u.id, season_state_for(u.id, ${season.id}::uuid, 'result') in ('open', 'reopened') as takes,
           report_signed(u.id, ${season.id}::uuid) as signed, l.usual
      from unnest(${unitIds}::uuid[]) u (id) left join latest l on l.holder_id = u.id`;
  const communePoints = new Map<string, { id: string; name: string }[]>();
  for (const { id, unitId, name, hostLevel, cancelled } of known) {
    if (hostLevel !== "commune" || cancelled) continue;
    communePoints.set(unitId, [...(communePoints.get(unitId) ?? []), { id, name }]);
  }
  return new Map(
    rows.map(({ id, takes, signed, usual }) => [
      id,
      { takes, signed, usualTurnout: usual, communePoints: communePoints.get(id) ?? [] },
    ]),
  );
}

type Standing = WorkflowRow & { openFields: string[] };

/** What is stored of some points, to be compared with the rows that are about them. */
export async function loadStored(tx: Tx, ids: readonly string[]): Promise<Map<string, Stored>> {
  if (ids.length === 0) return new Map();
  const contents = await listContents(tx, ids);
  const found = new Map<string, Stored>();
  for (const { openFields, ...row } of await listStandings(tx, ids)) {
    const content = contents.get(row.id);
    if (content) found.set(row.id, { content, row, openFields });
  }
  return found;
}

/** How some points stand, as far as it takes to tell who may change them. */
export async function listStandings(tx: Tx, ids: readonly string[]): Promise<Standing[]> {
  return tx.$queryRaw`
    select r.id, r.unit_id as "unitId", u.level as "unitLevel", r.state, r.holder_unit_id as "holderUnitId",
           h.level as "holderLevel", coalesce(h.valid_to <= today_in_vietnam(), false) as "holderClosed",
           r.received, r.entered_by_id as "enteredById", r.editor_ids as "editorIds",
           r.created_by_unit_id as "createdByUnitId", r.sent_by_id as "sentById", r.version,
           r.open_fields as "openFields", season_state_for(r.unit_id, r.season_id, 'result') as "seasonState",
           report_signed(r.unit_id, r.season_id) as "reportSigned"
      from festival r
      join unit u on u.id = r.unit_id
      left join unit h on h.id = r.holder_unit_id
     where r.id = any(${[...ids]}::uuid[])`;
}
