import type { FigureEntry } from "@/lib/reports/catalogue";
import { barText } from "@/lib/reports/trend";

type Point = { year: number; value: number; middle: number; top: number };

/** From target to target a broken line; a mark and the number at each. */
export function TargetLine({
  entry,
  points,
}: {
  entry: Pick<FigureEntry, "kind">;
  points: readonly Point[];
}) {
  if (points.length === 0) return null;
  return (
    <g data-part="targets">
      <polyline
        points={points.map(({ middle, top }) => `${middle},${top}`).join(" ")}
        className="fill-none stroke-red"
        strokeWidth="1.5"
        strokeDasharray="4 3"
      />
      {points.map(({ year, value, middle, top }) => (
        <g key={year}>
          <path
            d={`M${middle - 4} ${top}l4 -4l4 4l-4 4z`}
            className="fill-card stroke-red"
            strokeWidth="1.5"
          />
          <text
            x={middle}
            y={top - 8}
            textAnchor="middle"
            className="figures fill-red text-[10px] font-semibold"
          >
            {barText(entry, value)}
          </text>
        </g>
      ))}
    </g>
  );
}
