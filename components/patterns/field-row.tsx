import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

/** Fields side by side, their inputs level; one under the other on a phone. */
export function FieldRow({ columns = 2, children }: { columns?: 2 | 3 | 4; children: ReactNode }) {
  return <div className={cn("field-row", columns > 2 && `field-row-${columns}`)}>{children}</div>;
}

/** Fields that belong together, under a heading of their own. */
export function FieldSet({
  legend,
  hint,
  children,
}: {
  legend: string;
  hint?: ReactNode;
  children: ReactNode;
}) {
  return (
    <fieldset className="grid min-w-0 gap-5 border-t border-line pt-5">
      <legend className="sr-only">{legend}</legend>
      <div>
        <p aria-hidden="true" className="text-lead font-semibold">
          {legend}
        </p>
        {hint && <p className="text-hint text-muted">{hint}</p>}
      </div>
      {children}
    </fieldset>
  );
}
