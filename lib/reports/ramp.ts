import { scaleLinear, scaleQuantile, scaleThreshold } from "d3-scale";
import { formatMoney, formatNumber } from "@/lib/core/numbers";
import type { FigureEntry } from "./catalogue";

export type RampStep = 1 | 2 | 3 | 4 | 5 | 6;

/** One shade of the map: what it stands for, and how many units have it. */
export type RampClass = { step: RampStep; words: string; count: number };

export type Ramp = { classes: RampClass[]; stepOf: (value: number | null) => RampStep | null };

type Entry = Pick<FigureEntry, "kind" | "unit">;

const steps = 6;

/**
 * Shades fitted to the values: about as many units in each, bounds rounded so that they can be said. A fixed ramp from
 * 0 to 100 % paints a country one colour as soon as most of it does well. Nothing at all is a shade of its own.
 */
export function rampOf(values: readonly (number | null)[], entry: Entry): Ramp {
  const given = values.filter((value) => value !== null).sort((a, b) => a - b);
  const bounds = boundsOf(given, entry);
  const shade = scaleThreshold<number, number>()
    .domain(bounds)
    .range([...bounds, 0].map((_, index) => index));
  const stepAt = (index: number) => stepOfClass(index, bounds.length + 1);
  return {
    classes: [...bounds, 0].map((_, index) => ({
      step: stepAt(index),
      words: wordsOf(bounds[index - 1], bounds[index], given, entry),
      count: given.filter((value) => shade(value) === index).length,
    })),
    stepOf: (value) => (value === null || given.length === 0 ? null : stepAt(shade(value))),
  };
}

/** Where one shade ends and the next begins; between two bounds there is always somebody. */
function boundsOf(given: number[], entry: Entry): number[] {
  const positive = given.filter((value) => value > 0);
  const [least, most] = [positive[0], positive.at(-1)];
  if (least === undefined || most === undefined) return [];
  const nothing = positive.length < given.length;
  const quantiles = scaleQuantile<number>()
    .domain(positive)
    .range(Array.from({ length: nothing ? steps - 1 : steps }, (_, index) => index))
    .quantiles();
  const [first = 0, second = 0] = scaleLinear().domain([least, most]).ticks(24);
  const fine = second > first ? second - first : 1;
  const bounds: number[] = nothing ? [Math.min(least, Number.MIN_VALUE)] : [];
  for (const quantile of quantiles) {
    // Rounded to what its words show: two bounds that read the same would be one.
    const grain = Math.max(fine, shownStep(entry, quantile));
    const bound = Number((Math.round(quantile / grain) * grain).toPrecision(12));
    const before = bounds.at(-1) ?? Number.NEGATIVE_INFINITY;
    if (given.some((value) => value >= before && value < bound) && most >= bound && bound > before) {
      bounds.push(bound);
    }
  }
  return bounds;
}

/** Few shades are spread over the whole ramp; one alone stands in its middle. */
function stepOfClass(index: number, count: number): RampStep {
  if (count === 1) return 4;
  return (1 + Math.round((index * (steps - 1)) / (count - 1))) as RampStep;
}

/** What lies between two bounds; above nothing the least is named, so that 0 is in one class alone. */
function wordsOf(from: number | undefined, until: number | undefined, given: number[], entry: Entry): string {
  if (until !== undefined && isNothing(until)) return said(entry, 0);
  const aboveNothing = from === undefined || isNothing(from);
  const least = given.find((value) => value > 0) ?? 0;
  if (until === undefined) {
    if (from === undefined) {
      const most = given.at(-1) ?? 0;
      return given[0] === most ? said(entry, most) : `${said(entry, given[0] ?? 0)} – ${said(entry, most)}`;
    }
    if (aboveNothing && least === given.at(-1)) return said(entry, least);
    return aboveNothing ? `từ ${said(entry, floor(entry, least))}` : `từ ${said(entry, from)}`;
  }
  // Of a few, one says which: "1–2" and not "dưới 3".
  if (entry.kind === "count" && until <= few) return span(aboveNothing ? least : from, until - 1);
  if (from === undefined) return `dưới ${said(entry, until)}`;
  return `${aboveNothing ? "trên 0" : `từ ${said(entry, from)}`} đến dưới ${said(entry, until)}`;
}

const few = 100;

function span(from: number, to: number): string {
  return from === to ? formatNumber(from) : `${formatNumber(from)}–${formatNumber(to)}`;
}

function isNothing(bound: number): boolean {
  return bound < 1e-9;
}

const digit = new Intl.NumberFormat("vi-VN", { maximumFractionDigits: 1 });
const digits = new Intl.NumberFormat("vi-VN", { maximumFractionDigits: 2 });

/** The smallest difference that the words of a bound show. */
function shownStep({ kind }: Pick<FigureEntry, "kind">, value: number): number {
  if (kind === "share") return 0.1;
  if (kind === "money") return value >= 1e9 ? 1e8 : value >= 1e6 ? 1e5 : 1;
  return value >= 1e6 ? 1e4 : 1;
}

/** A value rounded down to what can be said, so that it is in the class that begins there. */
function floor(entry: Entry, value: number): number {
  const step = shownStep(entry, value);
  return Number((Math.floor(value / step) * step).toPrecision(12));
}

/** A bound as people say it: "92,5 %", "1,2 tỷ đồng", "1.500", "1,25 triệu". */
function said(entry: Pick<FigureEntry, "kind">, value: number): string {
  if (entry.kind === "share") return `${digit.format(value)} %`;
  if (entry.kind === "money") return formatMoney(value);
  return value >= 1e6 ? `${digits.format(value / 1e6)} triệu` : formatNumber(value);
}
