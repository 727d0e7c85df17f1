import { scaleLinear } from "d3-scale";
import { Drawn, type Markup, markup } from "@/components/patterns/markup";
import { barText, type TrendYear, targetWords, trendFrame, trendWords } from "@/lib/reports/trend";
import { Hatch } from "./hatch";
import type { TrendChartProps } from "./trend-chart";

const [width, rowHeight] = [320, 26];
const bar = { from: 42, to: 200, height: 15 };

/** The same years drawn for a phone: one bar under the other, so that what is written beside them keeps its size. */
export function TrendChartPhone({ id, title, entry, years, current, targets = [] }: TrendChartProps) {
  const { shown, most } = trendFrame(years, targets);
  const along = scaleLinear()
    .domain([0, most])
    .range([0, bar.to - bar.from]);
  const drawn = ({ year, value, provisional }: TrendYear, index: number): Markup => {
    const y = index * rowHeight;
    const [length, more] = [along(value ?? 0), along(provisional ?? 0)];
    const now = year === current;
    const hatched =
      more > 0 &&
      markup`<rect x='${bar.from + length}' y='${y + 5.5}' width='${Math.max(more, 1)}' height='${bar.height - 1}' fill='url(#${id}-phone-hatch)' class='stroke-accent' stroke-width='0.7'/>`;
    const waiting =
      more > 0 && markup`<tspan class='fill-muted font-normal'> +${barText(entry, provisional ?? 0)}</tspan>`;
    const target = shown.find((one) => one.year === year)?.value;
    const mark =
      target !== undefined &&
      markup`<path d='M${bar.from + along(target)} ${y + 3}v${bar.height + 4}' class='stroke-red' stroke-width='2'/>`;
    const aim = target !== undefined && markup`<tspan class='fill-red'> / ${barText(entry, target)}</tspan>`;
    const end = bar.from + Math.max(length + more, along(target ?? 0)) + 6;
    return markup`<g><text x='0' y='${y + 17}' class='${now ? "fill-ink font-semibold" : "fill-muted"}'>${year}</text><rect x='${bar.from}' y='${y + 5}' width='${Math.max(length, (value ?? 0) > 0 ? 1 : 0)}' height='${bar.height}' class='${now ? "fill-ramp-6" : "fill-ramp-3"}'/>${hatched}${mark}<text x='${end}' y='${y + 17}' class='fill-ink font-semibold'>${value === null ? "–" : barText(entry, value)}${waiting}${aim}</text></g>`;
  };
  return (
    <svg
      viewBox={`0 0 ${width} ${years.length * rowHeight}`}
      role="img"
      aria-labelledby={`${id}-phone-title`}
      aria-describedby={`${id}-phone-words`}
      className="hidden h-auto w-full phone:block"
    >
      <title id={`${id}-phone-title`}>{title}</title>
      <desc id={`${id}-phone-words`}>
        {trendWords(years, entry)}
        {targetWords(shown, entry)}
      </desc>
      <defs>
        <Hatch id={`${id}-phone-hatch`} className="fill-accent" />
      </defs>
      <path d={`M${bar.from - 0.5} 0V${years.length * rowHeight}`} className="stroke-line-strong" />
      <Drawn as="g" className="figures text-[12.5px]" of={markup`${years.map(drawn)}`} />
    </svg>
  );
}
