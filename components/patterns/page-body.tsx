import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

/** What stands on a page, one under the other, with even space between. */
export function PageBody({ children, className }: { children: ReactNode; className?: string }) {
  return <div className={cn("grid min-w-0 grid-cols-[minmax(0,1fr)] gap-5", className)}>{children}</div>;
}

type FormLayoutProps = {
  steps?: ReactNode;
  /** What the level above asked for: beside the form on a desk, before it on a phone. */
  asked?: ReactNode;
  /** The way of the record and the like: beside the form on a desk, after it on a phone. */
  aside?: ReactNode;
  children: ReactNode;
};

/** A form in the middle, its steps at the left, what was asked and the way of the record at the right. */
export function FormLayout({ steps, asked, aside, children }: FormLayoutProps) {
  const right = Boolean(asked || aside);
  return (
    <div
      className={cn(
        "grid min-w-0 grid-cols-[minmax(0,1fr)] items-start gap-x-6 gap-y-5",
        steps && "lg:grid-cols-[13rem_minmax(0,1fr)]",
        right && !steps && "xl:grid-cols-[minmax(0,1fr)_16.5rem] xl:grid-rows-[auto_1fr]",
        right && steps && "xl:grid-cols-[13rem_minmax(0,1fr)_15.75rem] xl:grid-rows-[auto_1fr]",
      )}
    >
      {steps && <div className="min-w-0 lg:sticky lg:top-[4.75rem] lg:row-span-3 xl:row-span-2">{steps}</div>}
      {asked && (
        <div
          className={cn(
            "grid min-w-0 gap-4",
            steps && "lg:col-start-2",
            right && "xl:-col-end-1 xl:col-start-auto xl:row-start-1",
          )}
        >
          {asked}
        </div>
      )}
      <div
        className={cn(
          "grid min-w-0 gap-5",
          steps && "lg:col-start-2",
          right && "xl:row-span-2 xl:row-start-1",
          right && !steps && "xl:col-start-1",
        )}
      >
        {children}
      </div>
      {aside && (
        <div
          className={cn(
            "grid min-w-0 gap-4",
            steps && "lg:col-start-2",
            right && "xl:-col-end-1 xl:col-start-auto",
            asked ? "xl:row-start-2" : "xl:row-start-1",
          )}
        >
          {aside}
        </div>
      )}
    </div>
  );
}
