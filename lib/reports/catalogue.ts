import type { Indicator, Measure, YearIndicator } from "@/lib/core/indicator";
import { festivalIndicators } from "@/lib/festivals/indicators";
import { festivalMeasures } from "@/lib/festivals/measures";
import { recognitionIndicators } from "@/lib/recognitions/indicators";
import { recognitionMeasures } from "@/lib/recognitions/measures";

export type FigureCode = (typeof festivalIndicators)[number]["code"];
export type FigureEntry = Indicator<FigureCode>;

export type YearFigureCode = (typeof recognitionIndicators)[number]["code"];
export type YearFigureEntry = YearIndicator<YearFigureCode>;

/** The figures of a season, in the order of reports. A later domain adds its rows here or below, and no screen. */
export const catalogue: readonly FigureEntry[] = festivalIndicators;

export const figureCodes: readonly FigureCode[] = catalogue.map((entry) => entry.code);

/** The figures of a year. */
export const yearCatalogue: readonly YearFigureEntry[] = recognitionIndicators;

export const yearFigureCodes: readonly YearFigureCode[] = yearCatalogue.map((entry) => entry.code);

/** Every measure: the branches of the view figure_fact. */
export const measures: Readonly<Record<string, Measure>> = {
  ...festivalMeasures,
  ...recognitionMeasures,
};

const byCode = new Map(catalogue.map((entry) => [entry.code, entry]));

/** The entry of a code; every code has one. */
export function entryOf(code: FigureCode): FigureEntry {
  const entry = byCode.get(code);
  if (!entry) throw new Error(`no entry for ${code}`);
  return entry;
}

const byYearCode = new Map(yearCatalogue.map((entry) => [entry.code, entry]));

/** The entry of a figure of a year. */
export function yearEntryOf(code: YearFigureCode): YearFigureEntry {
  const entry = byYearCode.get(code);
  if (!entry) throw new Error(`no entry for ${code}`);
  return entry;
}

/** The parts of which the cells of a measure are made. */
export function partsOf(measure: string): Measure["parts"] {
  const found = measures[measure];
  if (!found) throw new Error(`no measure ${measure}`);
  return found.parts;
}
