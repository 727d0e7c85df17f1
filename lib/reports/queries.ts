import "server-only";
import { type Actor, isNational } from "@/lib/core/actor";
import { type Day, dayOf } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { NotThere } from "@/lib/core/refusal";
import { type ChainUnit, countedIn, unitOn } from "@/lib/units/queries";
import { Prisma } from "@/prisma/generated/client";
import type { SeasonState } from "@/prisma/generated/enums";
import { type Breakdown, breakdownOf, type Coverage, type Figures, figuresOf } from "./figures";
import type { MapChoice } from "./schema";
import { countOf } from "./tally-queries";

export type ReportSeason = {
  id: string;
  year: number;
  theme: string;
  endsOn: Day;
  planDueOn: Day;
  resultDueOn: Day;
  reportDueOn: Day;
  state: SeasonState;
  demo: boolean;
};

/** The seasons that have figures, the latest first. A draft of a season has none. */
export async function listReportSeasons(tx: Tx): Promise<ReportSeason[]> {
  return tx.$queryRaw<ReportSeason[]>`
    select id, year, theme, ends_on::text as "endsOn", plan_due_on::text as "planDueOn",
           result_due_on::text as "resultDueOn", report_due_on::text as "reportDueOn", state, demo
      from season where state <> 'draft' order by year desc`;
}

/** The day on whose map figures are asked. */
export function mapDay(map: MapChoice, season: Pick<ReportSeason, "endsOn">): Day {
  return map === "then" ? season.endsOn : dayOf(new Date());
}

/**
 * The unit that had the code on that day, if the actor may ask for its figures: itself, those it absorbed and those
 * below; the nation for those who act for it. Anything else is not there.
 */
export async function askedUnit(tx: Tx, actor: Actor, code: string, day: Day): Promise<ChainUnit> {
  const unit = await unitOn(tx, code, day);
  if (!unit) throw new NotThere();
  if (isNational(actor)) return unit;
  const reached = await tx.unitReach.findUnique({
    where: { holderId_unitId: { holderId: actor.unit.id, unitId: unit.id } },
    select: { via: true },
  });
  if (!reached) throw new NotThere();
  return unit;
}

export type FigureSet = {
  figures: Figures;
  /** Of what was sent and not accepted yet. */
  provisional: Figures;
  breakdown: Breakdown;
  coverage: Coverage;
  divided: number;
  asOf: Date;
};

/** All figures of a unit in a season, on the map of a day. */
export async function getFigures(
  tx: Tx,
  unit: ChainUnit,
  day: Day,
  season: Pick<ReportSeason, "id" | "endsOn">,
): Promise<FigureSet> {
  const counted = await countOf(tx, unit, day, season);
  const sent = { ...counted.coverage, held: 0 };
  return {
    figures: figuresOf(counted.final, counted.coverage, season),
    // A share of communes has no provisional part: it would count communes twice.
    provisional: { ...figuresOf(counted.provisional, sent, season), NH05: null },
    breakdown: breakdownOf(counted.final),
    coverage: counted.coverage,
    divided: counted.divided,
    asOf: counted.asOf,
  };
}

/** The nearest earlier season in which something of this unit was counted. */
export async function seasonBefore(
  tx: Tx,
  unit: ChainUnit,
  day: Day,
  season: Pick<ReportSeason, "year">,
): Promise<ReportSeason | null> {
  const earlier = (await listReportSeasons(tx)).filter((other) => other.year < season.year);
  for (const other of earlier) {
    const [found] = await tx.$queryRaw<{ any: boolean }[]>`
      select exists (
        select from festival f
         where f.season_id = ${other.id}::uuid and f.status = 'held' and f.state in ('accepted', 'locked')
           and ${countedIn(unit, day, Prisma.sql`f.unit_id`)}
      ) as any`;
    if (found?.any) return other;
  }
  return null;
}

export type ComparedFigures = FigureSet & { before: { year: number; figures: Figures } | null };

/**
 * Figures with those of the season before, both on the same map: a unit is compared with the same ground, not with
 * whoever had its code.
 */
export async function getComparedFigures(
  tx: Tx,
  unit: ChainUnit,
  day: Day,
  season: ReportSeason,
): Promise<ComparedFigures> {
  const set = await getFigures(tx, unit, day, season);
  const earlier = await seasonBefore(tx, unit, day, season);
  if (!earlier) return { ...set, before: null };
  const before = await getFigures(tx, unit, day, earlier);
  return { ...set, before: { year: earlier.year, figures: before.figures } };
}
