import "server-only";
import type { Actor } from "@/lib/core/actor";
import { dayOf } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { type Chosen, chooseUnit } from "./asked-queries";
import type { Pace } from "./dashboard";
import { standingOf } from "./discipline";
import type { Overview, RankedUnit, Standing } from "./overview";
import { provinceReports, total } from "./overview-queries";
import { paceByProvince, paceIn } from "./pace-queries";
import { rankUnits } from "./ranking-queries";
import type { ReportAddress } from "./schema";
import { countOf } from "./tally-queries";

const pageSize = 50;

export type DisciplinePage = Chosen & {
  standing: Standing;
  pace: Pace;
  rows: RankedUnit[];
  /** By province, for the nation. */
  paces: ReadonlyMap<string, Pace>;
  total: number;
  page: number;
  size: number;
  reports: Overview["reports"];
  asOf: Date;
};

/** Who reported in time, late or not at all: provinces of the nation, communes of the others, what is missing first. */
export async function getDiscipline(
  tx: Tx,
  actor: Actor,
  address: Pick<ReportAddress, "season" | "unit" | "map" | "page">,
): Promise<DisciplinePage | null> {
  const chosen = await chooseUnit(tx, actor, address);
  if (!chosen) return null;
  const { unit, season, day } = chosen;
  const asOf = new Date();
  const today = dayOf(asOf);
  const nation = unit.level === "nation";
  const plan = { unit, day, rowsDay: day, season, sort: { key: "missing", descending: true } } as const;
  const whole = await rankUnits(tx, { ...plan, by: "province", page: { size: 100, number: 1 } });
  const page = { size: nation ? 100 : pageSize, number: nation ? 1 : address.page };
  const list = nation ? whole : await rankUnits(tx, { ...plan, by: "place", page });
  return {
    ...chosen,
    standing: standingOf(total(whole.rows).standing, season.resultDueOn, today, season.state === "locked"),
    pace: paceIn((await countOf(tx, unit, day, season)).final),
    rows: list.rows,
    paces: nation ? await paceByProvince(tx, day, season) : new Map(),
    total: list.total,
    page: page.number,
    size: page.size,
    reports: nation ? await provinceReports(tx, season, today) : null,
    asOf,
  };
}
