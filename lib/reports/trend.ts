import { formatNumber, formatPercent } from "@/lib/core/numbers";
import type { FigureCode, FigureEntry } from "./catalogue";
import type { SeriesPoint } from "./series-queries";
import { figureText } from "./words";

/** One year of a trend; null where nothing was counted: a gap, not a nought. */
export type TrendYear = {
  year: number;
  value: number | null;
  provisional: number | null;
  reported: number;
  expected: number;
  counted: boolean;
};

/** What is meant to be reached in a year. */
export type YearTarget = { year: number; value: number };

const length = 10;

/** The ten years up to the latest season, each with its figure or a gap. */
export function trendOf(series: readonly SeriesPoint[], code: FigureCode): TrendYear[] {
  const last = series.at(-1)?.season.year;
  if (last === undefined) return [];
  return Array.from({ length }, (_, index) => {
    const year = last - length + 1 + index;
    const point = series.find((one) => one.season.year === year);
    return {
      year,
      value: point?.counted ? (point.final[code] ?? null) : null,
      provisional: point?.counted ? (point.provisional[code] ?? null) : null,
      reported: point?.coverage.reported ?? 0,
      expected: point?.coverage.expected ?? 0,
      counted: point?.counted ?? false,
    };
  });
}

/** What the drawings of a trend have in common: the targets of its years, and the highest that has to find room. */
export function trendFrame(years: readonly TrendYear[], targets: readonly YearTarget[]) {
  const shown = targets.filter((target) => years.some(({ year }) => year === target.year));
  const most = Math.max(
    ...years.map(({ value, provisional }) => (value ?? 0) + (provisional ?? 0)),
    ...shown.map(({ value }) => value),
    1,
  );
  return { shown, most };
}

/** What a trend says, for those who do not see it. */
export function trendWords(years: readonly TrendYear[], entry: Pick<FigureEntry, "kind" | "unit">): string {
  const known = years.filter(({ value }) => value !== null);
  if (known.length === 0) return "Chưa có số liệu của năm nào.";
  const said = known.map(({ year, value }) => `${year}: ${figureText(entry, value)}`).join("; ");
  const gaps = years.filter(({ value }) => value === null).map(({ year }) => year);
  const without = gaps.length > 0 ? ` Không có số liệu: ${yearSpans(gaps)}.` : "";
  return `${said} (${entry.unit}).${without}`;
}

/** The targets beside a trend, for those who do not see them. */
export function targetWords(
  targets: readonly YearTarget[],
  entry: Pick<FigureEntry, "kind" | "unit">,
): string {
  if (targets.length === 0) return "";
  return ` Chỉ tiêu: ${targets.map(({ year, value }) => `${year}: ${figureText(entry, value)}`).join("; ")} (${entry.unit}).`;
}

/** Years as people write them: "2017–2021, 2023". */
export function yearSpans(years: readonly number[]): string {
  const spans: [number, number][] = [];
  for (const year of years) {
    const span = spans.at(-1);
    if (span && span[1] === year - 1) span[1] = year;
    else spans.push([year, year]);
  }
  return spans.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(", ");
}

const digit = new Intl.NumberFormat("vi-VN", { maximumFractionDigits: 1 });
const digits = new Intl.NumberFormat("vi-VN", { maximumFractionDigits: 2 });

/** A number so short that it stands above a bar: "39.971", "4,56 tr", "34,9 tỷ". */
export function barText(entry: Pick<FigureEntry, "kind">, value: number): string {
  if (entry.kind === "share") return `${formatPercent(value)} %`;
  if (value >= 1e9) return `${digit.format(value / 1e9)} tỷ`;
  if (value >= 1e6) return `${digits.format(value / 1e6)} tr`;
  return formatNumber(value);
}
