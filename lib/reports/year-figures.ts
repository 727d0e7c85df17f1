import { type Communes, isRate, type Rate, type Sum, totalOf } from "@/lib/core/indicator";
import type { UnitKind } from "@/prisma/generated/enums";
import { partsOf, type YearFigureCode, type YearFigureEntry, yearCatalogue } from "./catalogue";
import { percent, type Tally } from "./figures";

/** What was counted of a unit: by year in sums, and live what no sum can know, how many communes there are. */
export type YearCounted = {
  /** By year, up to the one asked. */
  years: ReadonlyMap<number, { final: Tally; provisional: Tally }>;
  /** Communes by kind at the end of the year asked. */
  communes: readonly { kind: UnitKind; count: number }[];
  /** Of them those whose recognition stands then, by scheme. */
  holding: readonly { scheme: string; kind: UnitKind; count: number }[];
};

export type YearFigure = {
  /** Null where there is nothing to take a share of. */
  value: number | null;
  provisional: number | null;
  /** The value in percent of what it is told against. */
  share: number | null;
  /** What the share, or a figure that is one, divides. */
  part: number;
  whole: number | null;
};

export type YearFigures = Record<YearFigureCode, YearFigure>;

/** All figures of a year, of what was counted. */
export function yearFiguresOf(counted: YearCounted, year: number): YearFigures {
  return Object.fromEntries(
    yearCatalogue.map((entry) => [entry.code, yearFigureOf(entry, counted, year)]),
  ) as YearFigures;
}

/** One figure of a year. */
export function yearFigureOf(entry: YearFigureEntry, counted: YearCounted, year: number): YearFigure {
  const { of, against, everSince } = entry;
  if (isRate(of)) {
    const [part, whole] = [partOf(of, counted, year, "final"), wholeOf(of.of, counted, year, "final")];
    const waiting = "holding" in of.part ? null : sumOf(of.part, counted, year, "provisional");
    const ofWaiting = "holding" in of.part ? 0 : wholeOf(of.of, counted, year, "provisional");
    const provisional = waiting === null ? null : percent(waiting, ofWaiting);
    return { value: percent(part, whole), provisional, share: null, part, whole };
  }
  const years = everSince ? [...counted.years.keys()].filter((one) => one <= year) : [year];
  const all = (column: "final" | "provisional") =>
    years.reduce((sum, one) => sum + sumOf(of, counted, one, column), 0);
  const value = all("final");
  const whole = against ? wholeOf(against.of, counted, year, "final") : null;
  return {
    ...{ value, provisional: all("provisional"), part: value, whole },
    share: whole === null ? null : percent(value, whole),
  };
}

function sumOf(sum: Sum, { years }: YearCounted, year: number, column: "final" | "provisional"): number {
  return totalOf(years.get(year)?.[column] ?? [], sum, partsOf(sum.measure));
}

function partOf({ part, of }: Rate, counted: YearCounted, year: number, column: "final"): number {
  if (!("holding" in part)) return sumOf(part, counted, year, column);
  const kinds = "communes" in of ? of.communes : [];
  return counted.holding
    .filter((row) => row.scheme === part.holding && kinds.includes(row.kind))
    .reduce((all, row) => all + row.count, 0);
}

function wholeOf(
  of: Sum | Communes,
  counted: YearCounted,
  year: number,
  column: "final" | "provisional",
): number {
  if (!("communes" in of)) return sumOf(of, counted, year, column);
  return counted.communes
    .filter((row) => of.communes.includes(row.kind))
    .reduce((all, row) => all + row.count, 0);
}

/** The measures from which a figure is made. */
export function yearMeasures({ of, against }: YearFigureEntry): string[] {
  const sums = [...(isRate(of) ? [of.part, of.of] : [of]), ...(against ? [against.of] : [])];
  return [...new Set(sums.flatMap((sum) => ("measure" in sum ? [sum.measure] : [])))];
}

/** True where it divides the communes of the year's end, which no sum of another year knows. */
export function dividesCommunes({ of, against }: YearFigureEntry): boolean {
  return (isRate(of) && "communes" in of.of) || (against !== undefined && "communes" in against.of);
}
