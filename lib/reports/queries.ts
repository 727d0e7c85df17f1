import "server-only";
import { type Actor, isNational } from "@/lib/core/actor";
import { type Day, dayOf } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { BadParameter } from "@/lib/core/json-read";
import { NotThere } from "@/lib/core/refusal";
import { type ChainUnit, unitOn } from "@/lib/units/queries";
import { Prisma } from "@/prisma/generated/client";
import { redrawnBetween } from "./change";
import { breakdownOf, figuresOf } from "./figures";
import type { SeasonFacts, ShownFigures } from "./overview";
import type { FiguresInput, MapChoice } from "./schema";
import { sumsIn } from "./sum-queries";
import { type Counted, communesIn, countOf } from "./tally-queries";

/** The seasons that have figures, the latest first. A draft of a season has none. */
export async function listReportSeasons(tx: Tx): Promise<SeasonFacts[]> {
  return tx.$queryRaw<SeasonFacts[]>`
    select id, year, theme, starts_on::text as "startsOn", ends_on::text as "endsOn", d.plan_on::text as "planDueOn",
           d.result_on::text as "resultDueOn", d.report_on::text as "reportDueOn", state, demo
      from season join season_due d on d.season_id = season.id
     where state <> 'draft' order by year desc`;
}

/** The day on whose map figures are asked. */
export function mapDay(map: MapChoice, season: Pick<SeasonFacts, "endsOn">): Day {
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
  const reached = await tx.unitReach.findFirst({
    where: { holderId: actor.unit.id, unitId: unit.id },
    select: { via: true },
  });
  if (!reached) throw new NotThere();
  return unit;
}

export type FigureSet = Omit<ShownFigures, "before" | "redrawn">;

/** All figures of a unit in a season, on the map of a day. */
export async function getFigures(
  tx: Tx,
  unit: ChainUnit,
  day: Day,
  season: Pick<SeasonFacts, "id" | "endsOn">,
): Promise<FigureSet> {
  return figureSetOf(await countOf(tx, unit, day, season), season);
}

/** The figures of what was counted, with what they must say of themselves. */
export function figureSetOf(counted: Counted, season: Pick<SeasonFacts, "id" | "endsOn">): FigureSet {
  return {
    figures: figuresOf(counted.final, counted.coverage, season),
    provisional: figuresOf(counted.provisional, null, season),
    breakdown: breakdownOf(counted.final),
    tally: counted.final,
    coverage: counted.coverage,
    divided: counted.divided,
    crossing: counted.crossing,
    asOf: new Date(counted.asOf),
  };
}

/** The nearest earlier season in which something of this unit was counted. */
export async function seasonBefore(
  tx: Tx,
  unit: ChainUnit,
  day: Day,
  season: Pick<SeasonFacts, "year">,
): Promise<SeasonFacts | null> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select o.id from season o
     where o.year < ${season.year} and o.state <> 'draft'
       and exists (select from ${sumsIn(unit, Prisma.sql`o.id`, Prisma.sql`${day}::date`)} and s.measure = 'festival.points' and s.final > 0)
     order by o.year desc limit 1`;
  return (await listReportSeasons(tx)).find((other) => other.id === rows[0]?.id) ?? null;
}

/**
 * Figures with those of the season before, both on the same map: a unit is compared with the same ground, not with
 * whoever had its code.
 */
export async function getComparedFigures(
  tx: Tx,
  unit: ChainUnit,
  day: Day,
  season: SeasonFacts,
): Promise<ShownFigures> {
  const set = await getFigures(tx, unit, day, season);
  const earlier = await seasonBefore(tx, unit, day, season);
  if (!earlier) return { ...set, before: null, redrawn: null };
  const before = await getFigures(tx, unit, day, earlier);
  return {
    ...set,
    before: { year: earlier.year, figures: before.figures, provisional: before.provisional },
    redrawn: redrawnBetween(
      { year: earlier.year, communes: await communesIn(tx, unit, day, earlier) },
      await communesIn(tx, unit, day, season),
    ),
  };
}

/** What GET /api/figures answers. */
export async function answerFigures(tx: Tx, actor: Actor, asked: FiguresInput) {
  const seasons = await listReportSeasons(tx);
  const season = seasons.find((other) => other.year === asked.season);
  if (!season) {
    const years = seasons.map((other) => other.year).join(", ");
    throw new BadParameter(
      "season",
      `Không có mùa Ngày hội năm ${asked.season}. Các mùa có số liệu: ${years}.`,
    );
  }
  const day = mapDay(asked.map, season);
  const unit = await askedUnit(tx, actor, asked.unit, day);
  const { figures, coverage, asOf, breakdown, divided } = await getFigures(tx, unit, day, season);
  return {
    unit: unit.code,
    season: season.year,
    map: asked.map,
    figures,
    coverage: { reported: coverage.reported, expected: coverage.expected },
    asOf: asOf.toISOString(),
    breakdown,
    dividedCommunes: divided,
  };
}
