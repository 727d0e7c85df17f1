import "server-only";
import type { Actor } from "@/lib/core/actor";
import { type Day, dayOf } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { countedIn } from "@/lib/units/queries";
import { Prisma } from "@/prisma/generated/client";
import { type Chosen, chooseUnit } from "./asked-queries";
import { type BreakdownRow, breakdownBy } from "./breakdown-queries";
import type { FigureCode } from "./catalogue";
import { redrawnBetween } from "./change";
import { yesterday } from "./changes";
import { recentChanges } from "./changes-queries";
import { type Breakdown, type Dashboard, firstFigure } from "./dashboard";
import type { DashboardAddress } from "./dashboard-schema";
import { standingOf } from "./discipline";
import type { NamedUnit, SeasonFacts, ShownFigures } from "./overview";
import { dutiesOf, ownPoints, provinceReports, successorsOfShapes, total } from "./overview-queries";
import { paceIn } from "./pace-queries";
import { unitsAbove } from "./page-queries";
import { figureSetOf } from "./queries";
import { rankUnits } from "./ranking-queries";
import { seriesOf } from "./series-queries";
import { communesIn, countOf } from "./tally-queries";
import { together } from "./together-queries";
import { viewsAtHand } from "./views/queries";

const pageSize = 50;
/** Of the administrative map; the police of the districts ended with February (domain §8). */
const districtsEndedOn = "2025-07-01";

/**
 * The dashboard of a unit; null while there is no season. One statement after the season is known, and nothing in it
 * grows with what is stored; another one where the season before had nothing.
 */
export async function getDashboard(
  tx: Tx,
  actor: Actor,
  address: DashboardAddress,
): Promise<Dashboard | null> {
  const chosen = await chooseUnit(tx, actor, address);
  if (!chosen) return null;
  const { unit, season, day } = chosen;
  const now = new Date();
  const today = dayOf(now);
  const figure = address.figure ?? firstFigure[unit.level];
  const nation = unit.level === "nation";
  const commune = unit.level === "commune";
  const plan = planOf(chosen, figure, address);
  const nearest = chosen.seasons.find(({ year }) => year < season.year);
  const [counted, earlier, beside, series, below, ranked, changes, views, reports, shapes] = await together(
    tx,
    (one) => [
      countOf(one, unit, day, season),
      yearsBefore(one, unit, day, season),
      nearest ? besideIt(one, chosen, nearest) : nothing,
      seriesOf(one, unit, chosen.asked.map, [figure]),
      commune ? nobody : breakdownBy(one, plan),
      // Provinces of a province: one row, or one for each that it absorbed; together they are the unit.
      rankUnits(one, { unit, day, rowsDay: day, by: "province", season, sort: byName, page: allOfThem }),
      recentChanges(one, { unit, day, since: yesterday(now) }),
      viewsAtHand(one, actor),
      nation ? provinceReports(one, season, today) : nothing,
      nation ? successorsOfShapes(one, day) : noShapes,
    ],
  );
  return {
    ...chosen,
    figure,
    above: chosen.own ? [] : await unitsAbove(tx, actor, unit),
    set: { ...figureSetOf(counted, season), ...(await before(tx, chosen, earlier[0], beside)) },
    series,
    breakdown: commune ? null : { ...below, ...plan, page: plan.page.number, size: plan.page.size },
    standing: standingOf(total(ranked.rows).standing, season.resultDueOn, today, season.state === "locked"),
    pace: paceIn(counted.final),
    changes,
    views,
    reports,
    duties: commune && chosen.own ? await dutiesOf(tx, unit, season, today) : null,
    points: commune ? await ownPoints(tx, unit, day, season) : null,
    shapes,
  };
}

const byName = { key: "name", descending: false } as const;
const allOfThem = { size: 100, number: 1 };
const nobody = Promise.resolve({ rows: [] as BreakdownRow[], total: 0 });
const nothing = Promise.resolve(null);
const noShapes = Promise.resolve([]);

/** The earlier seasons in which something of the unit was counted on the map of a day, the nearest first. */
async function yearsBefore(tx: Tx, unit: NamedUnit, day: Day, season: SeasonFacts): Promise<number[]> {
  const counted =
    unit.level === "nation"
      ? Prisma.sql`figure_coverage s where s.points > 0`
      : Prisma.sql`figure_standing s where s.points > 0 and ${countedIn(unit, day, Prisma.sql`s.unit_id`)}`;
  const rows = await tx.$queryRaw<{ year: number }[]>`
    select o.year from season o
     where o.year < ${season.year} and o.state <> 'draft' and o.id in (select s.season_id from ${counted})
     order by o.year desc limit 1`;
  return rows.map(({ year }) => year);
}

type Before = Pick<ShownFigures, "before" | "redrawn">;
type Beside = { year: number; shown: Before } | null;

/** The same ground in the season before: figures, and how many communes there were. */
async function before(tx: Tx, chosen: Chosen, year: number | undefined, beside: Beside): Promise<Before> {
  const earlier = chosen.seasons.find((one) => one.year === year);
  if (!earlier) return { before: null, redrawn: null };
  if (beside && beside.year === year) return beside.shown;
  const [found] = await together(tx, (one) => [besideIt(one, chosen, earlier)]);
  return found.shown;
}

async function besideIt(
  tx: Tx,
  { unit, season, day }: Chosen,
  earlier: SeasonFacts,
): Promise<NonNullable<Beside>> {
  const [counted, was, are] = await Promise.all([
    countOf(tx, unit, day, earlier),
    communesIn(tx, unit, day, earlier),
    communesIn(tx, unit, day, season),
  ]);
  const { figures, provisional } = figureSetOf(counted, earlier);
  return {
    year: earlier.year,
    shown: {
      before: { year: earlier.year, figures, provisional },
      redrawn: redrawnBetween({ year: earlier.year, communes: was }, are),
    },
  };
}

/** The units below a unit by one figure, as its address asks for them. */
export function planOf(
  { unit, day, season, map }: Chosen,
  code: FigureCode,
  { by, sort, page }: DashboardAddress,
): Parameters<typeof breakdownBy>[1] &
  Pick<Breakdown, "by" | "sort" | "divisible"> & { page: { size: number; number: number } } {
  const nation = unit.level === "nation";
  const divisible = unit.level === "province" && map === "then" && season.endsOn < districtsEndedOn;
  return {
    unit,
    day,
    season,
    code,
    sort,
    by: nation ? "province" : divisible ? by : "place",
    divisible,
    page: nation ? allOfThem : { size: pageSize, number: page },
  };
}
