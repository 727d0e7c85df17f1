import { scaleBand, scaleLinear } from "d3-scale";
import { Drawn, type Markup, markup } from "@/components/patterns/markup";
import type { FigureEntry } from "@/lib/reports/catalogue";
import {
  barText,
  type TrendYear,
  targetWords,
  trendFrame,
  trendWords,
  type YearTarget,
} from "@/lib/reports/trend";
import { Hatch } from "./hatch";
import { TargetLine } from "./target-line";

const [width, height] = [360, 176];
const plot = { top: 28, bottom: 152 };

export type TrendChartProps = {
  id: string;
  title: string;
  entry: Pick<FigureEntry, "kind" | "unit">;
  years: readonly TrendYear[];
  /** The season that the page is about: its bar is full, those of others are lighter. */
  current: number;
  /** What is meant to be reached, by year: a broken line over the bars. */
  targets?: readonly YearTarget[];
};

/**
 * A figure year by year: bars, for a year without a season is a gap and no line may run over it. The bars are markup, as all that
 * a dashboard has by the dozen.
 */
export function TrendChart({ id, title, entry, years, current, targets = [] }: TrendChartProps) {
  const { shown, most } = trendFrame(years, targets);
  const across = scaleBand<number>()
    .domain(years.map(({ year }) => year))
    .range([0, width])
    .paddingInner(0.28)
    // What is written over the first and the last bar is wider than they are.
    .paddingOuter(0.4);
  const up = scaleLinear().domain([0, most]).range([plot.bottom, plot.top]);
  const drawn = ({ year, value, provisional }: TrendYear): Markup => {
    const x = across(year) ?? 0;
    const middle = x + across.bandwidth() / 2;
    const top = up(value ?? 0);
    const upper = up((value ?? 0) + (provisional ?? 0));
    const now = year === current;
    const waits = value !== null && (provisional ?? 0) > 0;
    const bar =
      value === null
        ? markup`<text x='${middle}' y='${plot.bottom - 5}' text-anchor='middle' class='fill-muted text-[11px]'>–</text>`
        : markup`<rect x='${x}' y='${top}' width='${across.bandwidth()}' height='${Math.max(plot.bottom - top, value > 0 ? 1 : 0)}' class='${now ? "fill-ramp-6" : "fill-ramp-3"}'/>`;
    const hatched =
      waits &&
      markup`<rect x='${x + 0.5}' y='${upper}' width='${across.bandwidth() - 1}' height='${Math.max(top - upper, 1)}' fill='url(#${id}-hatch)' class='stroke-accent' stroke-width='0.7'/>`;
    const amount =
      value !== null &&
      markup`<text x='${middle}' y='${upper - (provisional ? 14 : 5)}' text-anchor='middle' class='figures fill-ink text-[10px] font-semibold'>${barText(entry, value)}</text>`;
    const more =
      waits &&
      markup`<text x='${middle}' y='${upper - 4}' text-anchor='middle' class='figures fill-muted text-[8.5px]'>+${barText(entry, provisional ?? 0)}</text>`;
    return markup`<g>${bar}${hatched}${amount}${more}<text x='${middle}' y='${height - 8}' text-anchor='middle' class='${now ? "figures fill-ink text-[10.5px] font-semibold" : "figures fill-muted text-[10.5px]"}'>${year}</text></g>`;
  };
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-words`}
      className="mx-auto block h-auto w-full max-w-[32rem] phone:hidden"
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-words`}>
        {trendWords(years, entry)}
        {targetWords(shown, entry)}
      </desc>
      <defs>
        <Hatch id={`${id}-hatch`} className="fill-accent" />
      </defs>
      <path d={`M0 ${plot.bottom + 0.5}H${width}`} className="stroke-line-strong" strokeWidth="1" />
      <Drawn as="g" of={markup`${years.map(drawn)}`} />
      <TargetLine
        entry={entry}
        points={shown.map(({ year, value }) => ({
          ...{ year, value, top: up(value) },
          middle: (across(year) ?? 0) + across.bandwidth() / 2,
        }))}
      />
    </svg>
  );
}
