import { scaleLinear } from "d3-scale";
import type { Differing } from "@/lib/reports/compare";
import { Hatch } from "./hatch";

const [width, rowHeight, top] = [360, 24, 16];
const axis = { from: 176, to: 356 };

/** Beyond it a bar says no more; its end is drawn open and its words say how much. */
const bound = 100;

export type DifferenceRow = { key: string; label: string; difference: Differing };

type DifferenceChartProps = { id: string; title: string; rows: DifferenceRow[]; less: string; more: string };

/** How much higher or lower each figure is, in percent, to the two sides of a line. */
export function DifferenceChart({ id, title, rows, less, more }: DifferenceChartProps) {
  const most = Math.min(
    Math.max(...rows.map(({ difference }) => Math.abs(difference.share ?? 0)), 10),
    bound,
  );
  const across = scaleLinear().domain([-most, most]).range([axis.from, axis.to]).clamp(true);
  const middle = across(0);
  const height = top + rows.length * rowHeight + 4;
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-words`}
      className="mx-auto block h-auto w-full max-w-[36rem]"
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-words`}>
        {rows.map(({ label, difference }) => `${label}: ${difference.words}`).join("; ")}
      </desc>
      <defs>
        <Hatch id={`${id}-less`} className="fill-ink" />
      </defs>
      <g className="fill-muted text-[9.5px]">
        <text x={middle - 6} y="10" textAnchor="end">
          ◂ {less}
        </text>
        <text x={middle + 6} y="10">
          {more} ▸
        </text>
      </g>
      <path d={`M${middle} ${top - 2}V${height}`} className="stroke-line-strong" strokeWidth="1" />
      {rows.map(({ key, label, difference }, index) => {
        const share = difference.share ?? 0;
        const y = top + index * rowHeight;
        const end = across(share);
        const [x, length] = share >= 0 ? [middle, end - middle] : [end, middle - end];
        return (
          <g key={key}>
            <text x="0" y={y + 11} className="fill-ink text-[10px]">
              {label}
            </text>
            <rect
              x={x}
              y={y + 3}
              width={Math.max(length, 0.8)}
              height="10"
              fill={share < 0 ? `url(#${id}-less)` : undefined}
              className={share < 0 ? "stroke-ink" : "fill-accent"}
              strokeWidth="0.7"
            />
            <text x="0" y={y + 20.5} className="figures fill-muted text-[8px]">
              {difference.words}
              {Math.abs(share) > most && " (quá thang đo)"}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
