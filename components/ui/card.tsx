import type { ReactNode } from "react";
import { cn } from "./cn";

type CardProps = {
  title?: ReactNode;
  /** A line of facts under the title: period, unit, coverage. */
  note?: ReactNode;
  actions?: ReactNode;
  /** Tables and lists reach the edges of the card. */
  flush?: boolean;
  id?: string;
  className?: string;
  children?: ReactNode;
};

/** A white sheet with a hairline, for one subject. */
export function Card({ title, note, actions, flush = false, id, className, children }: CardProps) {
  return (
    <section id={id} className={cn("min-w-0 rounded-card border border-line bg-card", className)}>
      {(title || actions) && (
        <header
          className={cn(
            "flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 pt-3.5",
            flush && "pb-2.5",
          )}
        >
          <div className="min-w-0">
            {title && <h2 className="text-base font-semibold">{title}</h2>}
            {note && <p className="text-hint text-muted">{note}</p>}
          </div>
          {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
        </header>
      )}
      <div className={cn(!flush && "px-4 py-3.5", flush && (title || actions) && "border-t border-line")}>
        {children}
      </div>
    </section>
  );
}
