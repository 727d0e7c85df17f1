import { type Amount, inSum, isRatio, totalOf } from "@/lib/core/indicator";
import { localAwards } from "@/lib/festivals/indicators";
import type { AwardAuthority, AwardForm, AwardRecipient } from "@/prisma/generated/enums";
import { catalogue, type FigureCode, type FigureEntry, partsOf } from "./catalogue";

export { type FigureCode, figureCodes } from "./catalogue";

/** Null where the figure was not collected, where nobody has reported, or where there is nothing to take a share of. */
export type Figures = Record<FigureCode, number | null>;

/** What was counted of a unit in a season, before it is put into figures. */
export type Tally = readonly Amount[];

export type AwardCount = {
  authority: AwardAuthority;
  form: AwardForm;
  recipient: AwardRecipient;
  count: number;
};

/** Communes: those that there are, those that reported, those that held a point of the commune's level. */
export type Coverage = { expected: number; reported: number; held: number };

export type Breakdown = {
  NH14: AwardCount[];
  NH16: { launched: number; replicated: number; places: number };
};

/** Communes had to report and none has: nothing is known yet, which is not the same as none. */
export function nobodyReported({ expected, reported }: Pick<Coverage, "expected" | "reported">): boolean {
  return expected > 0 && reported === 0;
}

/**
 * The figures of the catalogue, of what was counted; of a unit that has told nothing they are null, not zero. Without a coverage, as for what is only sent, there are no shares of
 * communes: they would count communes twice.
 */
export function figuresOf(tally: Tally, coverage: Coverage | null, season: { endsOn: string }): Figures {
  const silent = coverage !== null && nobodyReported(coverage) && tally.length === 0;
  return Object.fromEntries(
    catalogue.map((entry) => [entry.code, silent ? null : figureOf(entry, tally, coverage, season)]),
  ) as Figures;
}

function figureOf(
  { of, until }: FigureEntry,
  tally: Tally,
  coverage: Coverage | null,
  season: { endsOn: string },
): number | null {
  if (until !== undefined && season.endsOn >= until) return null;
  if (isRatio(of)) return coverage && percent(coverage[of.part], coverage[of.whole]);
  return totalOf(tally, of, partsOf(of.measure));
}

/** What NH14 and NH16 are made of; awards in the order of their authorities. */
export function breakdownOf(tally: Tally): Breakdown {
  const models = (measure: string, kind?: string) =>
    totalOf(tally, { measure, ...(kind && { cells: [{ kind: [kind] }] }) }, partsOf(measure));
  return {
    NH14: localAwards.flatMap((cell) =>
      tally
        .filter(
          (row) =>
            row.measure === "festival.awards" &&
            inSum({ measure: row.measure, cells: [cell] }, partsOf(row.measure), row.cell),
        )
        .map(awardCount)
        .sort((a, b) => a.recipient.localeCompare(b.recipient)),
    ),
    NH16: {
      launched: models("festival.models", "launched"),
      replicated: models("festival.models", "replicated"),
      places: models("festival.model_places"),
    },
  };
}

function awardCount({ cell, amount }: Amount): AwardCount {
  const [authority, form, recipient] = cell.split("/") as [AwardAuthority, AwardForm, AwardRecipient];
  return { authority, form, recipient, count: amount };
}

/** A share in percent with one digit, half up; null of nothing. */
export function percent(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((part * 1000) / whole) / 10;
}
