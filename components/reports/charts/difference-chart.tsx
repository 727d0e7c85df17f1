import { scaleLinear } from "d3-scale";
import type { Differing } from "@/lib/reports/compare";
import { Hatch } from "./hatch";

/** Names beside the bars where there is room for both; on a phone over them, so that the letters keep their size. */
const layouts = {
  desk: {
    ...{ width: 360, rowHeight: 24, top: 16, from: 176, to: 356 },
    ...{ label: 11, bar: 3, words: 20.5, ends: "text-[9.5px]", name: "text-[10px]", said: "text-[8px]" },
    line: [-2, 24],
    look: "mx-auto block h-auto w-full max-w-[36rem] phone:hidden",
  },
  phone: {
    ...{ width: 320, rowHeight: 54, top: 22, from: 2, to: 318 },
    ...{ label: 14, bar: 20, words: 45, ends: "text-[12.5px]", name: "text-[12.5px]", said: "text-[12.5px]" },
    // Not through the names between the bars.
    line: [17, 33],
    look: "hidden h-auto w-full phone:block",
  },
} as const;

/** Beyond it a bar says no more; its end is drawn open and its words say how much. */
const bound = 100;

export type DifferenceRow = { key: string; label: string; difference: Differing };

type DifferenceChartProps = { id: string; title: string; rows: DifferenceRow[]; less: string; more: string };

/** How much higher or lower each figure is, in percent, to the two sides of a line. */
export function DifferenceChart({ id, ...chart }: DifferenceChartProps) {
  return (
    <>
      <Drawing id={id} {...chart} layout={layouts.desk} />
      <Drawing id={`${id}-phone`} {...chart} layout={layouts.phone} />
    </>
  );
}

type DrawingProps = DifferenceChartProps & { layout: (typeof layouts)[keyof typeof layouts] };

function Drawing({ id, title, rows, less, more, layout }: DrawingProps) {
  const { width, rowHeight, top } = layout;
  const most = Math.min(
    Math.max(...rows.map(({ difference }) => Math.abs(difference.share ?? 0)), 10),
    bound,
  );
  const across = scaleLinear().domain([-most, most]).range([layout.from, layout.to]).clamp(true);
  const middle = across(0);
  const height = top + rows.length * rowHeight + 4;
  const line = rows
    .map((_, index) => top + index * rowHeight)
    .map((y) => `M${middle} ${y + layout.line[0]}V${y + layout.line[1]}`)
    .join("");
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-words`}
      className={layout.look}
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-words`}>
        {rows.map(({ label, difference }) => `${label}: ${difference.words}`).join("; ")}
      </desc>
      <defs>
        <Hatch id={`${id}-less`} className="fill-ink" />
      </defs>
      <g className={`fill-muted ${layout.ends}`}>
        <text x={middle - 6} y={top - 6} textAnchor="end">
          ◂ {less}
        </text>
        <text x={middle + 6} y={top - 6}>
          {more} ▸
        </text>
      </g>
      <path d={line} className="stroke-line-strong" strokeWidth="1" />
      {rows.map(({ key, label, difference }, index) => {
        const share = difference.share ?? 0;
        const y = top + index * rowHeight;
        const end = across(share);
        const [x, length] = share >= 0 ? [middle, end - middle] : [end, middle - end];
        return (
          <g key={key}>
            <text x="0" y={y + layout.label} className={`fill-ink ${layout.name}`}>
              {label}
            </text>
            <rect
              x={x}
              y={y + layout.bar}
              width={Math.max(length, 0.8)}
              height="10"
              fill={share < 0 ? `url(#${id}-less)` : undefined}
              className={share < 0 ? "stroke-ink" : "fill-accent"}
              strokeWidth="0.7"
            />
            <text x="0" y={y + layout.words} className={`figures fill-muted ${layout.said}`}>
              {difference.words}
              {Math.abs(share) > most && " (quá thang đo)"}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
