import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { Link } from "@/components/ui/link";
import { type Change, ChangeMark } from "./change-mark";

type FigureCardProps = {
  label: string;
  /** Already written for reading: "3.148", "2,61 triệu". */
  value: string;
  unit?: string;
  change?: Change;
  /** Period, coverage, or the figure of the year before. */
  hint?: ReactNode;
  /** The way down to the rows that are counted. */
  href?: string;
  /** A figure that asks for an act: late, missing. */
  alert?: boolean;
  /** How fresh it is and where it comes from: its links lie above that of the card. */
  foot?: ReactNode;
};

/** One figure, with its unit, its change and the way to its rows. */
export function FigureCard({ label, value, unit, change, hint, href, alert = false, foot }: FigureCardProps) {
  return (
    <div
      className={cn(
        "relative flex min-w-0 flex-col rounded-card border border-line bg-card px-4 py-3",
        href && "transition-colors hover:border-accent has-focus-visible:border-accent",
      )}
    >
      <p className="text-hint leading-snug text-muted">
        {href ? (
          <Link
            href={href}
            className="after:absolute after:inset-0 after:rounded-card focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-accent"
          >
            {label}
          </Link>
        ) : (
          label
        )}
      </p>
      <p
        className={cn(
          "figures mt-0.5 text-figure font-bold tracking-[-0.015em] break-words",
          alert && "text-red",
        )}
      >
        {value}
        {unit && <span className="text-base font-semibold tracking-normal"> {unit}</span>}
      </p>
      {change && (
        <p className="text-hint">
          <ChangeMark {...change} />
        </p>
      )}
      {hint && <p className="text-hint text-muted">{hint}</p>}
      {foot && <div className="mt-auto pt-1.5 text-tag text-muted [&_a]:relative [&_a]:z-1">{foot}</div>}
    </div>
  );
}

/** Figures side by side: two on a phone, up to six on a desk. */
export function FigureGrid({ columns = 6, children }: { columns?: 3 | 4 | 5 | 6; children: ReactNode }) {
  const wide = {
    3: "lg:grid-cols-3",
    4: "lg:grid-cols-4",
    5: "lg:grid-cols-5",
    6: "lg:grid-cols-3 xl:grid-cols-6",
  };
  return <div className={cn("grid grid-cols-2 gap-3 sm:grid-cols-3", wide[columns])}>{children}</div>;
}
