import { scaleLinear } from "d3-scale";
import { formatNumber } from "@/lib/core/numbers";
import type { Standing } from "@/lib/reports/overview";
import { type Discipline, disciplineWords } from "@/lib/reports/words";
import { Hatch } from "./hatch";

const [width, height] = [360, 22];

/** In the order of a day: done in time first, what is missing last. */
const order: readonly Discipline[] = [
  "ontime",
  "late",
  "waiting",
  "returned",
  "pending",
  "overdue",
  "silent",
];

const look: Record<Discipline, { fill?: string; className: string }> = {
  ontime: { className: "fill-accent" },
  late: { fill: "late", className: "stroke-accent" },
  waiting: { className: "fill-blue-line stroke-blue" },
  returned: { fill: "returned", className: "stroke-amber" },
  pending: { className: "fill-draft-tint stroke-line-strong" },
  overdue: { fill: "overdue", className: "stroke-red" },
  silent: { className: "fill-ink" },
};

type StandingBarProps = { id: string; title: string; standing: Standing };

/** Communes by how they stand, as parts of one bar; each part is told apart by its pattern too, and named in the list. */
export function StandingBar({ id, title, standing }: StandingBarProps) {
  const some = order.flatMap((discipline) =>
    standing.filter((one) => one.discipline === discipline && one.count > 0),
  );
  const all = some.reduce((sum, { count }) => sum + count, 0);
  const across = scaleLinear()
    .domain([0, all])
    .range([1, width - 1]);
  let before = 0;
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-words`}
      preserveAspectRatio="none"
      className="block h-5 w-full"
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-words`}>
        {some
          .map(({ discipline, count }) => `${disciplineWords[discipline]}: ${formatNumber(count)}`)
          .join("; ")}
      </desc>
      <defs>
        <Hatch id={`${id}-late`} className="fill-accent" />
        <Hatch id={`${id}-returned`} className="fill-amber" turn={-45} line={1} />
        <Hatch id={`${id}-overdue`} className="fill-red" turn={90} line={3} />
      </defs>
      {some.map(({ discipline, count }) => {
        const x = across(before);
        before += count;
        const { fill, className } = look[discipline];
        return (
          <rect
            key={discipline}
            x={x}
            y="1"
            width={Math.max(across(before) - x - 1, 1.5)}
            height={height - 2}
            fill={fill && `url(#${id}-${fill})`}
            className={className}
            strokeWidth="1"
          />
        );
      })}
    </svg>
  );
}

/** The mark of a part in the list beside the bar. */
export function StandingMark({ id, discipline }: { id: string; discipline: Discipline }) {
  const { fill, className } = look[discipline];
  return (
    <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true" className="shrink-0">
      <rect
        x="1"
        y="1"
        width="12"
        height="12"
        fill={fill && `url(#${id}-${fill})`}
        className={className}
        strokeWidth="1"
      />
    </svg>
  );
}

export { order as standingOrder };
