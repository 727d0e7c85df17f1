import "server-only";
import type { Actor } from "@/lib/core/actor";
import { dayOf } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { type Chosen, chooseUnit } from "./asked-queries";
import { breakdownBy } from "./breakdown-queries";
import type { FigureCode } from "./catalogue";
import { yesterday } from "./changes";
import { recentChanges } from "./changes-queries";
import { type Breakdown, type Dashboard, firstFigure } from "./dashboard";
import type { DashboardAddress } from "./dashboard-schema";
import { standingOf } from "./discipline";
import { dutiesOf, ownPoints, provinceReports, successorsOfShapes, total } from "./overview-queries";
import { paceOf } from "./pace-queries";
import { unitsAbove } from "./page-queries";
import { getComparedFigures } from "./queries";
import { rankUnits } from "./ranking-queries";
import { seriesOf } from "./series-queries";

const pageSize = 50;
/** Of the administrative map; the police of the districts ended with February (domain §8). */
const districtsEndedOn = "2025-07-01";

/** The dashboard of a unit; null while there is no season. Every part is one statement whose cost does not grow with what is stored. */
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
  // Provinces of a province: one row, or one for each that it absorbed; together they are the unit.
  const whole = await rankUnits(tx, {
    unit,
    day,
    rowsDay: day,
    by: "province",
    season,
    sort: { key: "name", descending: false },
    page: { size: 100, number: 1 },
  });
  return {
    ...chosen,
    figure,
    above: chosen.own ? [] : await unitsAbove(tx, actor, unit),
    set: await getComparedFigures(tx, unit, day, season),
    series: await seriesOf(tx, unit, chosen.asked.map, [figure]),
    breakdown: commune ? null : await divided(tx, chosen, figure, address),
    standing: standingOf(total(whole.rows).standing, season.resultDueOn, today, season.state === "locked"),
    silent: nation
      ? whole.rows.filter(({ missing }) => missing > 0).sort((a, b) => b.missing - a.missing)
      : [],
    pace: await paceOf(tx, unit, day, season),
    changes: await recentChanges(tx, { unit, day, since: yesterday(now) }),
    reports: nation ? await provinceReports(tx, season, today) : null,
    duties: commune && chosen.own ? await dutiesOf(tx, unit, season, today) : null,
    points: commune ? await ownPoints(tx, unit, day, season) : null,
    shapes: nation ? await successorsOfShapes(tx, day) : [],
  };
}

async function divided(
  tx: Tx,
  { unit, day, season, map }: Chosen,
  code: FigureCode,
  { by, sort, page }: DashboardAddress,
): Promise<Breakdown> {
  const nation = unit.level === "nation";
  const divisible = unit.level === "province" && map === "then" && season.endsOn < districtsEndedOn;
  const division = nation ? "province" : divisible ? by : "place";
  const size = nation ? 100 : pageSize;
  const number = nation ? 1 : page;
  const { rows, total: all } = await breakdownBy(tx, {
    unit,
    day,
    season,
    by: division,
    code,
    sort,
    page: { size, number },
  });
  return { rows, total: all, page: number, size, by: division, sort, divisible };
}
