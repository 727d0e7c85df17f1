import { type Amount, type Indicator, isRatio, type Measure, totalOf } from "@/lib/core/indicator";
import { type FestivalFigure, indicatorOf } from "@/lib/festivals/indicators";
import { festivalMeasures } from "@/lib/festivals/measures";

/** What the checks of a report ask of its figures; the figures themselves are those of its appendix (lib/reports/papers). */
export type ReportFigures = {
  /** Communes of the season on this land. */
  communes: number;
  points: number;
  communePoints: number;
  partyState: number;
  provinceLeaders: number;
  turnout: number | null;
  gifts: number;
  giftValue: bigint;
};

/** The figures of a report, of what was counted of its land; which points belong to which is said by the catalogue. */
export function reportFiguresOf(amounts: readonly Amount[], communes: number): ReportFigures {
  const value = (code: FestivalFigure) => {
    const { of }: Indicator = indicatorOf(code);
    return isRatio(of) ? 0 : totalOf(amounts, of, partsOf(of.measure));
  };
  return {
    communes,
    points: value("NH01"),
    communePoints: value("NH02"),
    partyState: value("NH06"),
    provinceLeaders: value("NH07"),
    // Nobody told how many came: nothing, not zero.
    turnout: amounts.some((row) => row.measure === "festival.turnout") ? value("NH09") : null,
    gifts: value("NH10"),
    giftValue: BigInt(value("NH11")),
  };
}

function partsOf(measure: string): Measure["parts"] {
  const found: Readonly<Record<string, Measure>> = festivalMeasures;
  return found[measure]?.parts ?? [];
}
