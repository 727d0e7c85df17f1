import vietnam from "@svg-maps/vietnam/vietnam.svg";
import { Drawn, type Markup, markup } from "@/components/patterns/markup";
import { Hatch } from "@/components/reports/charts/hatch";
import { shapesByUnit } from "@/lib/reports/map";
import type { Ramp, RampStep } from "@/lib/reports/ramp";

// A picture of a package comes as its address; one of our own would come with its size.
const file: string = typeof vietnam === "string" ? vietnam : vietnam.src;

const fills: Record<RampStep, string> = {
  1: "fill-ramp-1 stroke-ramp-1",
  2: "fill-ramp-2 stroke-ramp-2",
  3: "fill-ramp-3 stroke-ramp-3",
  4: "fill-ramp-4 stroke-ramp-4",
  5: "fill-ramp-5 stroke-ramp-5",
  6: "fill-ramp-6 stroke-ramp-6",
};

/** A unit of the map: what is said of it, its shade (none where nothing was collected), the way to its figures. */
export type MapArea = { code: string; said: string; step: RampStep | null; href: string };

type VietnamMapProps = {
  areas: MapArea[];
  shapes: { old: string; code: string }[];
  title: string;
  ramp: Ramp;
  /** What the shades stand for: "% xã có tổ chức". */
  legend: string;
};

/**
 * Provinces shaded by a figure. The shapes are those of the 63 provinces; a province that took over others is drawn as
 * their sum. The line around each is what shows the palest shade, and the islands in it, on white paper. The file is loaded
 * once and kept by the browser. The table beside it says the same in numbers.
 */
export function VietnamMap({ areas, shapes, title, ramp, legend }: VietnamMapProps) {
  const byUnit = shapesByUnit(shapes);
  const unknown = areas.some(({ step }) => step === null);
  return (
    <figure className="min-w-0">
      <svg viewBox="0 0 812 873" className="mx-auto block h-auto w-full max-w-[34rem] print:max-w-[20.5rem]">
        <title>{title}</title>
        {unknown && (
          <defs>
            <Hatch id="map-unknown" className="fill-line-strong" />
          </defs>
        )}
        <Drawn as="g" of={markup`${areas.map((area) => drawn(area, byUnit.get(area.code) ?? []))}`} />
        {/* The names keep their size where the map is drawn small; on a phone, less than half as large, they stand lower too. */}
        <g className="fill-ink text-[20px] print:text-[26px] phone:translate-y-[14px] phone:text-[32px]">
          <text x="578" y="362" textAnchor="middle">
            Hoàng Sa
          </text>
          <text x="690" y="636" textAnchor="middle">
            Trường Sa
          </text>
        </g>
      </svg>
      <figcaption className="mt-2 grid gap-2 text-hint text-muted">
        <Legend ramp={ramp} legend={legend} unknown={unknown} />
        <span>
          Bản đồ:{" "}
          <a
            className="text-link"
            href="https://github.com/VictorCazanave/svg-maps/tree/master/packages/vietnam"
            rel="noreferrer"
          >
            svg-maps
          </a>{" "}
          (CC BY 4.0), tác giả StephenTruong110; tô màu theo số liệu của cổng.
        </span>
      </figcaption>
    </figure>
  );
}

/**
 * A unit: its shapes are named once and used twice, for the line around all of them and for the fill over their inner
 * borders. A plain link: what it leads to is another page in any case.
 */
function drawn({ code, said, step, href }: MapArea, parts: string[]): Markup {
  const shapes = parts.map((part) => markup`<use href='${file}#${part}'/>`);
  const look = step === null ? "map-unknown" : fills[step];
  return markup`<a href='${href}' aria-label='${said}' class='map-area'><title>${said}</title><defs><g id='map-${code}'>${shapes}</g></defs><use href='#map-${code}' class='map-edge'/><use href='#map-${code}' class='${look}'/></a>`;
}

/** Each shade with its bounds and how many units have it; the ends are called lowest and highest. */
function Legend({ ramp, legend, unknown }: Pick<VietnamMapProps, "ramp" | "legend"> & { unknown: boolean }) {
  const classes = ramp.classes.filter(({ count }) => count > 0);
  const end = (index: number) =>
    classes.length < 2 ? "" : index === 0 ? ", thấp nhất" : index === classes.length - 1 ? ", cao nhất" : "";
  return (
    <div>
      <p className="font-semibold text-ink">{legend}</p>
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(11.5rem,1fr))] gap-x-4 gap-y-0.5">
        {classes.map(({ step, words, count }, index) => (
          <li key={step} className="flex items-center gap-2">
            <svg width="22" height="12" viewBox="0 0 22 12" aria-hidden="true" className="shrink-0">
              <rect x="0.5" y="0.5" width="21" height="11" className={`${fills[step]} stroke-line-strong`} />
            </svg>
            <span className="figures">
              {words}
              {end(index)} <span className="whitespace-nowrap">({count} tỉnh)</span>
            </span>
          </li>
        ))}
        {unknown && (
          <li className="flex items-center gap-2">
            <svg width="22" height="12" viewBox="0 0 22 12" aria-hidden="true" className="shrink-0">
              <rect
                x="0.5"
                y="0.5"
                width="21"
                height="11"
                fill="url(#map-unknown)"
                className="stroke-line-strong"
              />
            </svg>
            <span>chưa có số liệu</span>
          </li>
        )}
      </ul>
    </div>
  );
}
