import "server-only";
import { type Actor, isNational } from "@/lib/core/actor";
import type { Day } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { NotThere } from "@/lib/core/refusal";
import { Prisma } from "@/prisma/generated/client";
import { type Chosen, chooseUnit } from "./asked-queries";
import { nationalMean } from "./breakdown-queries";
import { figureCodes } from "./catalogue";
import { redrawnBetween } from "./change";
import type { ComparePage, Side } from "./compare";
import { firstFigure } from "./dashboard";
import type { CompareAddress } from "./dashboard-schema";
import type { NamedUnit, SeasonFacts } from "./overview";
import { askedUnit, getFigures, mapDay } from "./queries";
import { seriesOf } from "./series-queries";
import { validOn } from "./sum-queries";
import { communesIn } from "./tally-queries";
import { sideName } from "./words";

type Other = Pick<ComparePage, "sides" | "redrawn" | "series" | "year" | "other" | "itself">;

/** Two seasons, two units, or a unit and the nation's mean; null while there is no season. */
export async function getComparison(
  tx: Tx,
  actor: Actor,
  address: CompareAddress,
): Promise<ComparePage | null> {
  const chosen = await chooseUnit(tx, actor, address);
  if (!chosen) return null;
  const { unit } = chosen;
  const figure = address.figure ?? firstFigure[unit.level === "nation" ? "province" : unit.level];
  const units = await unitsToChoose(tx, actor, chosen);
  const asOf = new Date();
  const shared = { ...chosen, figure, units, asOf };
  switch (address.with) {
    case "season":
      return { ...shared, with: "season", ...(await besideSeason(tx, chosen, address)) };
    case "unit":
      return {
        ...shared,
        with: "unit",
        ...(await besideUnit(tx, actor, chosen, { ...address, figure }, units)),
      };
    case "mean":
      return { ...shared, with: "mean", ...(await besideMean(tx, chosen)) };
  }
}

async function sideOf(
  tx: Tx,
  unit: NamedUnit,
  season: SeasonFacts,
  day: Day,
  asked: Side["asked"],
  name: string,
): Promise<Side> {
  const set = await getFigures(tx, unit, day, season);
  const { figures, provisional, coverage, divided, crossing } = set;
  return { name, values: figures, provisional, coverage, divided, crossing, asked };
}

async function besideSeason(tx: Tx, chosen: Chosen, { year }: CompareAddress): Promise<Other> {
  const { unit, season, seasons, map, day, asked } = chosen;
  const earlier = seasons.filter((one) => one.year !== season.year);
  const other =
    year === undefined
      ? (earlier.find((one) => one.year < season.year) ?? earlier[0])
      : seasons.find((one) => one.year === year);
  if (!other && year !== undefined) throw new NotThere();
  const first = await sideOf(tx, unit, season, day, asked, `Mùa ${season.year}`);
  if (!other || other.year === season.year) return alone(first, other !== undefined);
  const otherDay = chosen.asked.map === "now" ? day : mapDay(map, other);
  const second = await sideOf(
    tx,
    unit,
    other,
    otherDay,
    { ...asked, season: other.year },
    `Mùa ${other.year}`,
  );
  return {
    sides: [first, second],
    redrawn: redrawnBetween(
      { year: other.year, communes: await communesIn(tx, unit, otherDay, other) },
      await communesIn(tx, unit, day, season),
    ),
    series: null,
    year: other.year,
    other: null,
    itself: false,
  };
}

async function besideUnit(
  tx: Tx,
  actor: Actor,
  chosen: Chosen,
  { other: code, figure }: CompareAddress & { figure: ComparePage["figure"] },
  units: NamedUnit[],
): Promise<Other> {
  const { unit, season, day, asked } = chosen;
  const usual = units.find((one) => one.level === unit.level && one.id !== unit.id) ?? null;
  const other = code === undefined ? usual : await askedUnit(tx, actor, code, day);
  const first = await sideOf(tx, unit, season, day, asked, sideName(unit));
  if (!other || other.id === unit.id) return alone(first, other !== null);
  const second = await sideOf(tx, other, season, day, { ...asked, unit: other.code }, sideName(other));
  return {
    sides: [first, second],
    redrawn: null,
    series: [await seriesOf(tx, unit, asked.map, [figure]), await seriesOf(tx, other, asked.map, [figure])],
    year: null,
    other,
    itself: false,
  };
}

/** A province beside the mean of a province; a commune beside that of a commune. A district has none of its kind. */
async function besideMean(tx: Tx, { unit, season, day, asked }: Chosen): Promise<Other> {
  const first = await sideOf(tx, unit, season, day, asked, sideName(unit));
  const none = alone(first, false);
  if (unit.level === "nation" || unit.level === "district") return none;
  const mean = await nationalMean(tx, day, season, figureCodes);
  const per = unit.level === "province" ? "perProvince" : "perCommune";
  const values = Object.fromEntries(figureCodes.map((code) => [code, mean.of[code]?.[per] ?? null]));
  const name = unit.level === "province" ? "Bình quân một tỉnh" : "Bình quân một xã cả nước";
  return { ...none, sides: [first, { ...nobody(name), values }] };
}

/** One side without another: none to be found, or the same one. */
const alone = (first: Side, itself: boolean): Other => ({
  ...{ sides: [first, nobody("–")], redrawn: null, series: null, year: null, other: null },
  itself,
});

const nobody = (name: string): Side => ({
  name,
  values: {},
  provisional: null,
  coverage: null,
  divided: 0,
  crossing: 0,
  asked: null,
});

/** The provinces and, of the province that the page is about, the communes; as far as the actor may ask for them. */
async function unitsToChoose(tx: Tx, actor: Actor, { unit, day }: Chosen): Promise<NamedUnit[]> {
  const reach = isNational(actor)
    ? Prisma.sql`true`
    : Prisma.sql`u.id in (select unit_id from unit_reach where holder_id = ${actor.unit.id}::uuid)`;
  return tx.$queryRaw<NamedUnit[]>`
    with home as (
      select p.province_id from unit_place p
       where p.origin_id = ${unit.id}::uuid and p.first_day <= ${day}::date and p.end_day > ${day}::date
    )
    select u.id, u.code, u.level, coalesce(n.kind, u.kind) as kind, coalesce(n.name, u.name) as name
      from unit u
      left join unit_former_name n on n.unit_id = u.id and n.valid_from <= ${day}::date and n.valid_to > ${day}::date
     where ${validOn(day)} and ${reach}
       and (u.level in ('nation', 'province') or u.id in (
         select p.place_id from unit_place p join home on home.province_id = p.province_id
          where p.first_day <= ${day}::date and p.end_day > ${day}::date
         union
         select p.district_id from unit_place p join home on home.province_id = p.province_id
          where p.first_day <= ${day}::date and p.end_day > ${day}::date))
     order by u.level, u.code collate "C", u.id`;
}
