import type { UnitKind } from "@/prisma/generated/enums";
import type { Day } from "./dates";

/** What contributions are counted under, and the parts of which their cells are made, in order: "host/tier". */
export type Measure = {
  label: string;
  unit: string;
  parts: readonly { name: string; label: string; words: Readonly<Record<string, string>> }[];
};

/** What a unit, a track or the nation adds up to in one cell of a measure. */
export type Amount = { measure: string; cell: string; amount: number };

/** Cells by their parts: each part named must be one of the values; a part that is not named may be anything. */
export type CellPattern = Readonly<Record<string, readonly string[]>>;

/** A sum over the cells of a measure: all of them, or those that fit one of the patterns. */
export type Sum = { measure: string; cells?: readonly CellPattern[] };

/** Communes counted by the place in which they lie; not a sum of what units have. */
export type CoveragePart = "expected" | "reported" | "held";

/**
 * By which parts of its cells a sum is told apart, and what one of them is called: the words of the part in braces, small
 * inside the sentence where its name is written small, "{Form} của {Authority}, {recipient}".
 */
export type Apart = {
  by: readonly string[];
  label: string;
  /** Of a part's values those that are not collected in seasons that end on this day or later: nothing, not zero. */
  until?: Readonly<Record<string, Readonly<Record<string, Day>>>>;
};

/** One of the other, in percent. */
export type Ratio = { part: CoveragePart; whole: CoveragePart };

/** Communes of some kinds that there are at the end of a year. */
export type Communes = { communes: readonly UnitKind[] };

/** Of a whole in percent: of another sum, or of the communes that there are; holding are those whose recognition stands then. */
export type Rate = { part: Sum | { holding: string }; of: Sum | Communes };

/** The reporting year that a figure is of; domain §9.3. The first is the season's own days. */
export type WindowKind =
  | "season"
  | "calendar"
  | "government"
  | "police"
  | "residential_safety"
  | "agency_safety";

export type Indicator<Code extends string = string> = {
  code: Code;
  /** As in a report. */
  label: string;
  /** On a card, where the place is narrow. */
  short: string;
  unit: string;
  /** On a card, where the unit is long. */
  shortUnit?: string;
  kind: "count" | "share" | "money";
  /** How a sentence says it: in full ("1.407 điểm") unless it is one that official texts round ("trên 84.000 lượt người"). */
  said?: "rounded";
  /** What is counted, for those who must trust the number. */
  counts: string;
  of: Sum | Ratio;
  /** A part of the figure above it, shown below it. */
  part?: true;
  /** Told apart in a report, below its row. */
  apart?: Apart;
  window: WindowKind;
  /** Not collected in seasons that end on this day or later: nothing, not zero. */
  until?: Day;
  /** Filters of the domain's list that give exactly the rows counted. */
  filter: Readonly<Record<string, string>>;
};

/** A figure of a year, not of a season. */
export type YearIndicator<Code extends string = string> = Omit<
  Indicator<Code>,
  "of" | "window" | "until" | "apart"
> & {
  /** The scheme that it is of: what its list shows. */
  scheme: string;
  of: Sum | Rate;
  /** All years up to the one asked, together. */
  everSince?: true;
  /** Of what it is said as a share as well, beside its number. */
  against?: { of: Sum | Communes; words: string };
  window: Exclude<WindowKind, "season">;
  /** The criteria behind it are a sample, not the wording of the law. */
  sample?: true;
};

/** True for a figure of a year that divides instead of adding up. */
export function isRate(of: Sum | Rate): of is Rate {
  return "part" in of;
}

/** True for a figure that divides instead of adding up. */
export function isRatio(of: Sum | Ratio): of is Ratio {
  return "whole" in of;
}

/** Whether a cell belongs to a sum; the same as the condition that SQL is given (lib/reports/sum-queries.ts). */
export function inSum(sum: Sum, parts: readonly { name: string }[], cell: string): boolean {
  if (!sum.cells) return true;
  const values = cell.split("/");
  return sum.cells.some((pattern) =>
    Object.entries(pattern).every(([name, allowed]) =>
      allowed.includes(values[parts.findIndex((part) => part.name === name)] ?? ""),
    ),
  );
}

/** What some amounts have in the cells of a sum. */
export function totalOf(amounts: readonly Amount[], sum: Sum, parts: readonly { name: string }[]): number {
  return amounts
    .filter((row) => row.measure === sum.measure && inSum(sum, parts, row.cell))
    .reduce((all, row) => all + row.amount, 0);
}
