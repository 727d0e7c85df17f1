import "server-only";
import type { Actor } from "@/lib/core/actor";
import { dayOf } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { chooseUnit } from "./asked-queries";
import type { DisciplineAddress } from "./dashboard-schema";
import { standingOf, unsent } from "./discipline";
import type { DisciplinePage } from "./discipline-page";
import { provinceReports, total } from "./overview-queries";
import { paceByProvince, paceIn } from "./pace-queries";
import { rankUnits } from "./ranking-queries";
import { countOf } from "./tally-queries";

const pageSize = 50;

/**
 * Who reported in time, late or not at all: provinces of the nation, communes of the others, what is overdue first. Or the
 * communes that a number of it counts.
 */
export async function getDiscipline(
  tx: Tx,
  actor: Actor,
  address: DisciplineAddress,
  size = pageSize,
): Promise<DisciplinePage | null> {
  const chosen = await chooseUnit(tx, actor, address);
  if (!chosen) return null;
  const { unit, season, day } = chosen;
  const asOf = new Date();
  const today = dayOf(asOf);
  const nation = unit.level === "nation";
  const plan = { unit, day, rowsDay: day, season, sort: { key: "missing", descending: true } } as const;
  const whole = await rankUnits(tx, { ...plan, by: "province", page: { size: 100, number: 1 } });
  const closed = season.state === "locked";
  const only = address.standing && {
    standing: address.standing,
    unsent: unsent(season.resultDueOn, today, closed),
  };
  const provinces = nation && !only;
  const page = { size: provinces ? 100 : size, number: provinces ? 1 : address.page };
  const list = provinces ? whole : await rankUnits(tx, { ...plan, by: "place", page, only });
  return {
    ...chosen,
    standing: standingOf(total(whole.rows).standing, season.resultDueOn, today, closed),
    pace: paceIn((await countOf(tx, unit, day, season)).final),
    rows: list.rows,
    paces: nation ? await paceByProvince(tx, day, season) : new Map(),
    total: list.total,
    page: page.number,
    size: page.size,
    reports: nation ? await provinceReports(tx, season, today) : null,
    asOf,
    state: { dueOn: season.resultDueOn, today, closed },
    only: address.standing ?? null,
  };
}
