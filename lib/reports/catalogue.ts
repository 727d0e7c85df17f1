import type { Indicator, Measure } from "@/lib/core/indicator";
import { festivalIndicators } from "@/lib/festivals/indicators";
import { festivalMeasures } from "@/lib/festivals/measures";

export type FigureCode = (typeof festivalIndicators)[number]["code"];
export type FigureEntry = Indicator<FigureCode>;

/** Every figure of every domain, in the order of reports. A later domain adds its rows here and no screen. */
export const catalogue: readonly FigureEntry[] = festivalIndicators;

export const figureCodes: readonly FigureCode[] = catalogue.map((entry) => entry.code);

/** Every measure: the branches of the view figure_fact. */
export const measures: Readonly<Record<string, Measure>> = festivalMeasures;

const byCode = new Map(catalogue.map((entry) => [entry.code, entry]));

/** The entry of a code; every code has one. */
export function entryOf(code: FigureCode): FigureEntry {
  const entry = byCode.get(code);
  if (!entry) throw new Error(`no entry for ${code}`);
  return entry;
}

/** The parts of which the cells of a measure are made. */
export function partsOf(measure: string): Measure["parts"] {
  const found = measures[measure];
  if (!found) throw new Error(`no measure ${measure}`);
  return found.parts;
}
