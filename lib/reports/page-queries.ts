import "server-only";
import { type Actor, isNational } from "@/lib/core/actor";
import type { Day } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { NotThere } from "@/lib/core/refusal";
import { searchPatterns } from "@/lib/core/text";
import { Prisma } from "@/prisma/generated/client";
import type { FiguresPage, NamedUnit, SeasonFacts } from "./overview";
import { askedUnit, getComparedFigures, listReportSeasons, mapDay } from "./queries";
import { rankUnits } from "./ranking-queries";
import type { MapChoice, ReportAddress, SortKey } from "./schema";

const pageSize = 50;

/** The page of all figures; null while there is no season. */
export async function getFiguresPage(
  tx: Tx,
  actor: Actor,
  address: ReportAddress,
): Promise<FiguresPage | null> {
  const seasons = await listReportSeasons(tx);
  const asked = await readAddress(tx, actor, address, seasons);
  if (!asked) return null;
  const { season, map } = asked;
  const day = mapDay(map, season);
  const unit = await askedUnit(tx, actor, asked.unit, day);
  const sort = (address.sort ?? "name").replace(/^-/, "") as SortKey;
  const descending = address.sort?.startsWith("-") ?? false;
  const size = unit.level === "nation" ? 100 : pageSize;
  const below =
    unit.level === "commune"
      ? null
      : await rankUnits(tx, {
          unit,
          day,
          rowsDay: day,
          by: unit.level === "nation" ? "province" : "place",
          season,
          sort: { key: sort, descending },
          page: { size, number: address.page },
        });
  return {
    unit,
    asked: { season: season.year, unit: unit.code, map },
    season,
    seasons,
    set: await getComparedFigures(tx, unit, day, season),
    above: await unitsAbove(tx, actor, unit),
    otherMapCode: await codeOnOtherMap(tx, actor, unit, season, map),
    madeOf: map === "now" ? await madeOf(tx, unit, season) : [],
    below: below && { ...below, page: address.page, size, sort, descending },
    search:
      address.q === "" ? null : { text: address.q, found: await findInScope(tx, actor, address.q, day) },
  };
}

/** Fills in what the address leaves out: the newest season, one's own unit, the map of today. */
async function readAddress(tx: Tx, actor: Actor, address: ReportAddress, seasons: SeasonFacts[]) {
  const [life] = await tx.$queryRaw<{ validTo: Day | null }[]>`
    select valid_to::text as "validTo" from unit where id = ${actor.unit.id}::uuid and valid_to <= today_in_vietnam()`;
  // Who acts for a unit that is no more begins in its last season, on the map of the time.
  const lasting = seasons.filter((other) => !life?.validTo || other.endsOn < life.validTo);
  const season = address.season
    ? seasons.find((other) => other.year === address.season)
    : (lasting[0] ?? seasons[0]);
  if (!season && address.season) throw new NotThere();
  if (!season) return null;
  return {
    season,
    map: address.map ?? (life ? "then" : "now"),
    unit: address.unit ?? actor.unit.code,
  } as const;
}

/** Limits units u to those that the actor may ask for. */
function inReach(actor: Actor): Prisma.Sql {
  if (isNational(actor)) return Prisma.sql`true`;
  return Prisma.sql`u.id in (select unit_id from unit_reach where holder_id = ${actor.unit.id}::uuid)`;
}

function aliveOn(day: Day): Prisma.Sql {
  return Prisma.sql`(u.valid_from <= ${day}::date and coalesce(u.valid_to, 'infinity') > ${day}::date)`;
}

const named = Prisma.sql`u.id, u.code, u.level, u.kind, u.name`;

export async function unitsAbove(tx: Tx, actor: Actor, unit: NamedUnit): Promise<NamedUnit[]> {
  return tx.$queryRaw<NamedUnit[]>`
    with recursive up as (
      select p.* from unit c join unit p on p.id = c.parent_id where c.id = ${unit.id}::uuid
      union all
      select p.* from unit p join up on p.id = up.parent_id
    )
    select ${named} from up u where ${inReach(actor)} order by u.level`;
}

/** The code under which the unit, or the one that stands for it, is asked for on the other map. */
export async function codeOnOtherMap(
  tx: Tx,
  actor: Actor,
  unit: NamedUnit,
  season: Pick<SeasonFacts, "endsOn">,
  map: MapChoice,
): Promise<string | null> {
  const day = mapDay(map === "now" ? "then" : "now", season);
  const [same] = await tx.$queryRaw<{ code: string }[]>`
    select u.code from unit u where u.id = ${unit.id}::uuid and ${aliveOn(day)}`;
  if (same) return same.code;
  if (map === "now") return (await madeOf(tx, unit, season))[0]?.code ?? null;
  const [place] = await tx.$queryRaw<{ code: string }[]>`
    select u.code from unit_place p join unit u on u.id = p.place_id
     where p.origin_id = ${unit.id}::uuid and p.first_day <= ${day}::date and p.end_day > ${day}::date
       and u.level = ${unit.level}::unit_level and ${inReach(actor)}`;
  return place?.code ?? null;
}

/** The units of the season that this unit of today took over, its namesake first; none where it is one of them. */
export async function madeOf(
  tx: Tx,
  unit: NamedUnit,
  season: Pick<SeasonFacts, "endsOn">,
): Promise<NamedUnit[]> {
  return tx.$queryRaw<NamedUnit[]>`
    select ${named}
      from unit_place p join unit u on u.id = p.origin_id
     where p.place_id = ${unit.id}::uuid and p.first_day <= today_in_vietnam() and p.end_day > today_in_vietnam()
       and u.id <> ${unit.id}::uuid and u.level = ${unit.level}::unit_level and ${aliveOn(season.endsOn)}
     order by (u.name = ${unit.name}) desc, u.code collate "C"`;
}

async function findInScope(tx: Tx, actor: Actor, text: string, day: Day): Promise<NamedUnit[]> {
  const patterns = searchPatterns(text);
  const matches = /^\d{2,5}$/.test(text.trim())
    ? Prisma.sql`u.code = ${text.trim()}`
    : patterns.length > 0
      ? Prisma.join(
          patterns.map((pattern) => Prisma.sql`u.search_key like ${pattern}`),
          " and ",
        )
      : Prisma.sql`false`;
  return tx.$queryRaw<NamedUnit[]>`
    select ${named} from unit u
     where ${matches} and ${aliveOn(day)} and ${inReach(actor)} and u.level <> 'nation'
     order by u.level, length(u.search_key), u.code collate "C" limit 20`;
}
