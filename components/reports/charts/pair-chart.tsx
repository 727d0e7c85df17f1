import { scaleLinear, scalePoint } from "d3-scale";
import { line } from "d3-shape";
import type { FigureEntry } from "@/lib/reports/catalogue";
import { barText, type TrendYear, trendWords } from "@/lib/reports/trend";

const [width, height] = [360, 190];
const plot = { left: 16, right: 342, top: 16, bottom: 164 };

type PairChartProps = {
  id: string;
  title: string;
  entry: FigureEntry;
  names: [string, string];
  years: [readonly TrendYear[], readonly TrendYear[]];
};

/** The same figure of two units, year by year: a full line with dots and a dashed one with squares; gaps stay open. */
export function PairChart({ id, title, entry, names, years }: PairChartProps) {
  const values = years.flat().map(({ value }) => value ?? 0);
  const across = scalePoint<number>()
    .domain(years[0].map(({ year }) => year))
    .range([plot.left, plot.right]);
  const up = scaleLinear()
    .domain([0, Math.max(...values, 1)])
    .range([plot.bottom, plot.top]);
  const path = line<TrendYear>()
    .defined(({ value }) => value !== null)
    .x(({ year }) => across(year) ?? 0)
    .y(({ value }) => up(value ?? 0));
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
        {years.map((one, index) => `${names[index]}: ${trendWords(one, entry)}`).join(" ")}
      </desc>
      <path d={`M0 ${plot.bottom + 0.5}H${width}`} className="stroke-line-strong" strokeWidth="1" />
      {years[0].map(({ year }) => (
        <text
          key={year}
          x={across(year)}
          y={height - 10}
          textAnchor="middle"
          className="figures fill-muted text-[10px]"
        >
          {year}
        </text>
      ))}
      {years.map((one, side) => (
        <g key={names[side]} className={side === 0 ? "text-accent" : "text-ink"}>
          <path
            d={path([...one]) ?? ""}
            fill="none"
            className="stroke-current"
            strokeWidth="1.8"
            strokeDasharray={side === 0 ? undefined : "4 3"}
          />
          {one
            .filter(({ value }) => value !== null)
            .map(({ year, value }) => {
              const [x, y] = [across(year) ?? 0, up(value ?? 0)];
              const twin = years[1 - side]?.find((other) => other.year === year)?.value ?? -1;
              return (
                <g key={year} className="fill-current">
                  {side === 0 ? (
                    <circle cx={x} cy={y} r="3" />
                  ) : (
                    <rect x={x - 2.8} y={y - 2.8} width="5.6" height="5.6" />
                  )}
                  <text
                    x={x}
                    y={(value ?? 0) >= twin ? y - 6 : y + 13}
                    textAnchor={x > 330 ? "end" : x < 30 ? "start" : "middle"}
                    className="figures text-[9.5px] font-semibold"
                  >
                    {barText(entry, value ?? 0)}
                  </text>
                </g>
              );
            })}
        </g>
      ))}
    </svg>
  );
}
