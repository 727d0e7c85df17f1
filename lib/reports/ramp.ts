import { scaleLinear, scaleQuantile, scaleThreshold } from "d3-scale";
import { formatMoney, formatNumber } from "@/lib/core/numbers";
import type { FigureEntry } from "./catalogue";

export type RampStep = 1 | 2 | 3 | 4 | 5 | 6;

/** One shade of the map: what it stands for, and how many units have it. */
export type RampClass = { step: RampStep; words: string; count: number };

export type Ramp = { classes: RampClass[]; stepOf: (value: number | null) => RampStep | null };

const steps = 6;

/**
 * Shades fitted to the values: about as many units in each, bounds rounded so that they can be said. A fixed ramp from
 * 0 to 100 % paints a country one colour as soon as most of it does well. Nothing at all is a shade of its own.
 */
export function rampOf(values: readonly (number | null)[], entry: Pick<FigureEntry, "kind" | "unit">): Ramp {
  const given = values.filter((value) => value !== null).sort((a, b) => a - b);
  const bounds = boundsOf(given);
  const shade = scaleThreshold<number, number>()
    .domain(bounds)
    .range([...bounds, 0].map((_, index) => index));
  const stepAt = (index: number) => stepOfClass(index, bounds.length + 1);
  return {
    classes: [...bounds, 0].map((_, index) => ({
      step: stepAt(index),
      words: wordsOf(index, bounds, given, entry),
      count: given.filter((value) => shade(value) === index).length,
    })),
    stepOf: (value) => (value === null || given.length === 0 ? null : stepAt(shade(value))),
  };
}

/** Where one shade ends and the next begins; between two bounds there is always somebody. */
function boundsOf(given: number[]): number[] {
  const positive = given.filter((value) => value > 0);
  const [least, most] = [positive[0], positive.at(-1)];
  if (least === undefined || most === undefined) return [];
  const nothing = positive.length < given.length;
  const quantiles = scaleQuantile<number>()
    .domain(positive)
    .range(Array.from({ length: nothing ? steps - 1 : steps }, (_, index) => index))
    .quantiles();
  const [first = 0, second = 0] = scaleLinear().domain([least, most]).ticks(24);
  const grain = second > first ? second - first : 1;
  const rounded = quantiles.map((bound) => Number((Math.round(bound / grain) * grain).toPrecision(12)));
  const bounds: number[] = nothing ? [Math.min(least, Number.MIN_VALUE)] : [];
  for (const bound of rounded) {
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

function wordsOf(
  index: number,
  bounds: number[],
  given: number[],
  entry: Pick<FigureEntry, "kind" | "unit">,
): string {
  const [from, until] = [bounds[index - 1], bounds[index]];
  const nothing = until !== undefined && until < 1e-9;
  if (nothing) return said(entry, 0);
  if (bounds.length === 0) {
    const [least, most] = [given[0] ?? 0, given.at(-1) ?? 0];
    return least === most ? said(entry, least) : `${said(entry, least)} – ${said(entry, most)}`;
  }
  if (from === undefined || from < 1e-9) return until === undefined ? "trên 0" : `dưới ${said(entry, until)}`;
  return until === undefined
    ? `từ ${said(entry, from)}`
    : `từ ${said(entry, from)} đến dưới ${said(entry, until)}`;
}

const digit = new Intl.NumberFormat("vi-VN", { maximumFractionDigits: 1 });
const digits = new Intl.NumberFormat("vi-VN", { maximumFractionDigits: 2 });

/** A bound as people say it: "92,5 %", "1,2 tỷ đồng", "1.500", "1,25 triệu". */
function said(entry: Pick<FigureEntry, "kind">, value: number): string {
  if (entry.kind === "share") return `${digit.format(value)} %`;
  if (entry.kind === "money") return formatMoney(value);
  return value >= 1e6 ? `${digits.format(value / 1e6)} triệu` : formatNumber(value);
}
