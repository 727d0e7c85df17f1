import "server-only";
import { type Actor, isNational } from "@/lib/core/actor";
import { type Day, dayOf } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { NotThere } from "@/lib/core/refusal";
import type { Asked } from "./addresses";
import type { NamedUnit, SeasonFacts } from "./overview";
import { lifeOf } from "./overview-queries";
import { codeOnOtherMap } from "./page-queries";
import { askedUnit, listReportSeasons, mapDay } from "./queries";
import type { MapChoice, ReportAddress } from "./schema";

/** Which unit, in which season, on which map: what every page of figures settles first. */
export type Chosen = {
  unit: NamedUnit;
  /** The unit that the reader acts for; its address names none. */
  own: boolean;
  season: SeasonFacts;
  seasons: SeasonFacts[];
  map: MapChoice;
  day: Day;
  asked: Asked;
  /** The unit did not exist in the season: what it absorbed is counted, on the map of today. */
  absorbedOnly: boolean;
  /** How the unit is called on the other map; null where nothing stands for it there. */
  otherMapCode: string | null | undefined;
};

type Address = Pick<ReportAddress, "season" | "unit" | "map">;

/** Fills in what an address leaves out; null while there is no season. What is out of reach is not there. */
export async function chooseUnit(tx: Tx, actor: Actor, address: Address): Promise<Chosen | null> {
  const seasons = await listReportSeasons(tx);
  const season = address.season ? seasons.find(({ year }) => year === address.season) : seasons[0];
  if (address.season && !season) throw new NotThere();
  if (!season) return null;
  if (address.unit === undefined) return ownUnit(tx, actor, address, seasons);
  const map = address.map ?? "now";
  const day = mapDay(map, season);
  const unit = await askedUnit(tx, actor, address.unit, day);
  if (unit.id === actor.unit.id) return ownUnit(tx, actor, address, seasons);
  return {
    unit,
    own: false,
    season,
    seasons,
    map,
    day,
    asked: { season: season.year, unit: unit.code, map },
    absorbedOnly: false,
    otherMapCode: await codeOnOtherMap(tx, actor, unit, season, map),
  };
}

/** Who acts for a unit that is no more begins in its last season, on the map of the time. */
async function ownUnit(tx: Tx, actor: Actor, address: Address, all: SeasonFacts[]): Promise<Chosen | null> {
  const { unit } = actor;
  const today = dayOf(new Date());
  // The nation was always there.
  const life = isNational(actor) ? { validFrom: "", validTo: null } : await lifeOf(tx, unit.id);
  const alive = (day: Day) => life.validFrom <= day && (life.validTo === null || life.validTo > day);
  const seasons = all.filter(({ endsOn }) => alive(today) || alive(endsOn));
  const season = address.season ? seasons.find(({ year }) => year === address.season) : seasons[0];
  if (address.season && !season) throw new NotThere();
  if (!season) return null;
  const map = alive(today) ? (address.map ?? "now") : "then";
  const absorbedOnly = map === "then" && !alive(season.endsOn);
  const day = absorbedOnly ? today : mapDay(map, season);
  return {
    unit,
    own: true,
    season,
    seasons,
    map,
    day,
    asked: { season: season.year, unit: unit.code, map: absorbedOnly ? "now" : map },
    absorbedOnly,
    otherMapCode: alive(today) ? undefined : null,
  };
}
