import { scaleLinear } from "d3-scale";
import type { FigureEntry } from "@/lib/reports/catalogue";
import { barText, type TrendYear, trendWords } from "@/lib/reports/trend";
import { Hatch } from "./hatch";

const [width, barHeight, between] = [320, 20, 8];
const bar = { from: 42, to: 230 };

type PairChartPhoneProps = {
  id: string;
  title: string;
  entry: FigureEntry;
  names: [string, string];
  years: [readonly TrendYear[], readonly TrendYear[]];
};

/** The same for a phone: of each year that either has, a full bar and a hatched one with their numbers. */
export function PairChartPhone({ id, title, entry, names, years }: PairChartPhoneProps) {
  const rows = years[0].flatMap((one, index) => {
    const twin = years[1][index];
    return twin && (one.value !== null || twin.value !== null)
      ? [{ year: one.year, values: [one.value, twin.value] }]
      : [];
  });
  const along = scaleLinear()
    .domain([0, Math.max(...years.flat().map(({ value }) => value ?? 0), 1)])
    .range([0, bar.to - bar.from]);
  const rowHeight = 2 * barHeight + between;
  return (
    <svg
      viewBox={`0 0 ${width} ${Math.max(rows.length, 1) * rowHeight}`}
      role="img"
      aria-labelledby={`${id}-phone-title`}
      aria-describedby={`${id}-phone-words`}
      className="hidden h-auto w-full phone:block"
    >
      <title id={`${id}-phone-title`}>{title}</title>
      <desc id={`${id}-phone-words`}>
        {years.map((one, index) => `${names[index]}: ${trendWords(one, entry)}`).join(" ")}
      </desc>
      <defs>
        <Hatch id={`${id}-phone-hatch`} className="fill-ink" />
      </defs>
      <path d={`M${bar.from - 0.5} 0V${rows.length * rowHeight}`} className="stroke-line-strong" />
      {rows.map(({ year, values }, index) => (
        <g key={year} className="figures text-[12.5px]">
          <text x="0" y={index * rowHeight + between / 2 + 25} className="fill-muted">
            {year}
          </text>
          {values.map((value, side) => {
            const y = index * rowHeight + between / 2 + side * barHeight;
            const length = along(value ?? 0);
            return (
              <g key={names[side]}>
                <rect
                  x={bar.from}
                  y={y + 2}
                  width={Math.max(length, (value ?? 0) > 0 ? 1 : 0)}
                  height={barHeight - 4}
                  fill={side === 1 ? `url(#${id}-phone-hatch)` : undefined}
                  className={side === 1 ? "stroke-ink" : "fill-accent"}
                  strokeWidth="0.7"
                />
                <text x={bar.from + length + 6} y={y + 15} className="fill-ink font-semibold">
                  {value === null ? "–" : barText(entry, value)}
                </text>
              </g>
            );
          })}
        </g>
      ))}
    </svg>
  );
}
