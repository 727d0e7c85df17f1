import type { Day } from "@/lib/core/dates";
import { withQuery } from "@/lib/core/paging";
import type { CountryTarget, TargetRow } from "@/lib/recognitions/targets/distance";
import type { SchemePeriod, UnitLevel } from "@/prisma/generated/enums";
import type { YearFigureCode } from "./catalogue";
import type { NamedUnit } from "./overview";
import type { MapChoice } from "./schema";
import type { YearFigure, YearFigures } from "./year-figures";
import type { YearCount } from "./year-queries";

/** The last day of a year: its communes are those that figures are shares of. */
export const yearEnd = (year: number): Day => `${year}-12-31`;

/** Of which unit, in which year, on which map: what links of these pages keep. */
export type AskedYear = { year: number; unit: string; map: MapChoice };

/** The unit below by one figure: its place among its equals, 1 for the greatest; none where there is nothing. */
export type YearRow = {
  unit: NamedUnit;
  figure: YearFigure;
  rank: number | null;
  coverage: YearCount["coverage"];
};

/** A criterion at which applications got no point. */
export type FailingCriterion = {
  id: string;
  scheme: string;
  code: string;
  text: string;
  edition: number;
  sample: boolean;
  /** Applications that were sent, and of them those at which no point was given. */
  judged: number;
  unmet: number;
  /** Of these, those that were not recognised in the end. */
  refused: number;
};

/** Where a criterion stops whom. */
export type FailingPlace = { unit: NamedUnit; unmet: number; refused: number };

export type YearPage = {
  unit: NamedUnit;
  own: boolean;
  asked: AskedYear;
  day: Day;
  years: number[];
  figure: YearFigureCode;
  figures: YearFigures;
  before: YearFigures;
  coverage: YearCount["coverage"];
  /** Ten years of the chosen figure, oldest first. */
  trend: { year: number; figure: YearFigure }[];
  rows: YearRow[];
  above: NamedUnit[];
  otherMapCode: string | null;
  shapes: { old: string; code: string }[];
  failing: FailingCriterion[];
  /** The criterion whose places are shown, and these. */
  where: { criterion: FailingCriterion; places: FailingPlace[] } | null;
  targets: TargetRow[];
  /** What the country asks, where one does not see it whole. */
  countryTargets: CountryTarget[];
  /** What targets of the scheme count; null where it is not in use. */
  period: SchemePeriod | null;
  asOf: Date;
};

/** The figures that each level looks at first. */
export const yearHeadline: Record<UnitLevel, readonly YearFigureCode[]> = {
  nation: ["KM03", "KM04", "XH03", "AT02", "AT04", "NT01"],
  province: ["KM03", "KM04", "XH03", "AT02", "AT04", "NT01"],
  district: ["KM03", "XH03", "AT02", "AT04", "PL04", "NT01"],
  commune: ["AT01", "AT02", "AT06", "AT08", "AT10", "PL04"],
};

export const firstYearFigure: Record<UnitLevel, YearFigureCode> = {
  nation: "KM04",
  province: "AT02",
  district: "AT02",
  commune: "AT02",
};

type Kept = Partial<AskedYear> & { figure?: YearFigureCode };

/** A page of the figures of recognition. */
export const yearLink = (kept: Kept, change: Record<string, string | number | undefined> = {}) =>
  withQuery("/reports/recognitions", kept, change);

/** The units in the order asked for, with their places. */
export function rankedRows(rows: Omit<YearRow, "rank">[], sort: "value" | "name"): YearRow[] {
  const value = (row: Omit<YearRow, "rank">) => row.figure.value;
  const ranked = rows.map((row) => ({
    ...row,
    // Whoever has nothing shares no place.
    rank: !value(row) ? null : 1 + rows.filter((other) => (value(other) ?? -1) > (value(row) ?? 0)).length,
  }));
  const byCode = (a: YearRow, b: YearRow) => (a.unit.code < b.unit.code ? -1 : 1);
  if (sort === "name") return ranked.sort(byCode);
  return ranked.sort((a, b) => (b.figure.value ?? -1) - (a.figure.value ?? -1) || byCode(a, b));
}
