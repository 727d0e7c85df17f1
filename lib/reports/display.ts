import { formatMoney, formatNumber, formatPercent } from "@/lib/core/numbers";
import type { FigureEntry } from "./catalogue";

type Shown = Pick<FigureEntry, "kind" | "unit" | "said">;

const oneDigit = new Intl.NumberFormat("vi-VN", { maximumFractionDigits: 1 });

const scales = [
  { from: 1e9, word: "tỷ" },
  { from: 1e6, word: "triệu" },
] as const;

/** A figure for a sentence, with at most one digit after the comma (domain §9.4): 34.900.000.000 as "34,9 tỷ" "đồng". */
export function roundedFigure(entry: Shown, value: number): { text: string; unit: string; exact: boolean } {
  if (entry.kind === "share") return { text: formatPercent(value), unit: "%", exact: true };
  // Carried up: 999.960.000 is 1 tỷ, not 1.000 triệu.
  const scale = scales.find(({ from }) => Math.round((Math.abs(value) / from) * 10) / 10 >= 1);
  if (!scale) return { text: formatNumber(value), unit: entry.unit, exact: true };
  const rounded = Math.round((value / scale.from) * 10) / 10;
  return {
    text: `${oneDigit.format(rounded)} ${scale.word}`,
    unit: entry.unit,
    exact: Math.round(rounded * scale.from) === value,
  };
}

/** How official texts say that a number was rounded: "trên" when there was more, "gần" when there was less. */
export function qualified(value: number, rounded: number): "trên" | "gần" | "" {
  if (value === rounded) return "";
  return value > rounded ? "trên" : "gần";
}

/** Below this a number is said as it is. */
const saidInFull = 1000;

/**
 * A figure as a speech or the first lines of a report say it, by the display rule of the catalogue: "trên 84.000 lượt người",
 * "gần 35 tỷ đồng", "1.407 điểm", "54,8 %". Where it is rounded the exact number stands beside it, or in the table.
 */
export function qualifiedText(entry: Shown, value: number): string {
  return spoken(entry, value).text;
}

/** The same, with whether it says less than the number: then the number itself must stand near. */
export function spoken(entry: Shown, value: number): { text: string; exact: boolean } {
  if (entry.kind === "share") return { text: `${formatPercent(value)} %`, exact: true };
  const unit = entry.kind === "money" ? "" : ` ${entry.unit}`;
  const size = Math.abs(value);
  const inFull = entry.kind === "money" ? formatMoney(value) : formatNumber(value);
  if (entry.said !== "rounded" || size < saidInFull) return { text: `${inFull}${unit}`, exact: true };
  const step = 10 ** (Math.floor(Math.log10(size)) - 1);
  const rounded = Math.round(value / step) * step;
  const words = entry.kind === "money" ? formatMoney(rounded) : roundedFigure(entry, rounded).text;
  return {
    text: `${qualified(value, rounded)} ${words}${unit}`.trimStart(),
    exact: rounded === value,
  };
}
