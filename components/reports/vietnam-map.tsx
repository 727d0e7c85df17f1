import vietnam from "@svg-maps/vietnam/vietnam.svg";
import { Link } from "@/components/ui/link";
import { formatNumber, formatShare } from "@/lib/core/numbers";
import { type Asked, figuresAddress } from "@/lib/reports/addresses";
import { type RampStep, rampStep, shapesByUnit } from "@/lib/reports/map";
import type { RankedUnit } from "@/lib/reports/overview";
import { provinceName } from "@/lib/reports/words";

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

type VietnamMapProps = {
  rows: RankedUnit[];
  shapes: { old: string; code: string }[];
  asked: Asked;
  title: string;
};

/**
 * Provinces by the share of their communes that held a point. The shapes are those of the 63 provinces; a province
 * that took over others is drawn as their sum: first a white edge around all of them, then the fill over their inner
 * borders. The file is loaded once and kept by the browser. The table beside it says the same in numbers.
 */
export function VietnamMap({ rows, shapes, asked, title }: VietnamMapProps) {
  const byUnit = shapesByUnit(shapes);
  return (
    <figure className="min-w-0">
      <svg viewBox="0 0 812 873" className="mx-auto block h-auto w-full max-w-[34rem]">
        <title>{title}</title>
        {rows.map((row) => {
          const share = row.communes === 0 ? null : row.held / row.communes;
          const parts = byUnit.get(row.code) ?? [];
          const said = `${provinceName(row)}: ${formatShare(share)} xã có tổ chức (${formatNumber(row.held)}/${formatNumber(row.communes)})`;
          return (
            <Link
              key={row.id}
              href={figuresAddress({ ...asked, unit: row.code })}
              aria-label={said}
              className="transition-opacity hover:opacity-80"
            >
              <title>{said}</title>
              <g className="fill-card stroke-card" strokeWidth="2.4" data-edge="">
                {parts.map((part) => (
                  <use key={part} href={`${file}#${part}`} />
                ))}
              </g>
              <g
                className={share === null ? "fill-draft-tint stroke-draft-tint" : fills[rampStep(share)]}
                strokeWidth="0.7"
              >
                {parts.map((part) => (
                  <use key={part} href={`${file}#${part}`} />
                ))}
              </g>
            </Link>
          );
        })}
        <g className="fill-ink text-lead">
          <text x="578" y="362" textAnchor="middle">
            Hoàng Sa
          </text>
          <text x="690" y="636" textAnchor="middle">
            Trường Sa
          </text>
        </g>
      </svg>
      <figcaption className="mt-2 grid justify-items-center gap-1 text-hint text-muted">
        <span className="flex items-center gap-2">
          <span>0 %</span>
          <svg width="180" height="12" viewBox="0 0 180 12" aria-hidden="true">
            {([1, 2, 3, 4, 5, 6] as const).map((step) => (
              <rect key={step} x={(step - 1) * 30} width="29" height="12" className={fills[step]} />
            ))}
          </svg>
          <span>100 %</span>
        </span>
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
