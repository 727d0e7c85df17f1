import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

/** What stands on a page, one under the other, with even space between. */
export function PageBody({ children, className }: { children: ReactNode; className?: string }) {
  return <div className={cn("grid min-w-0 grid-cols-[minmax(0,1fr)] gap-5", className)}>{children}</div>;
}

/** A form in the middle, its steps at the left, what the level above asked and the way of the record at the right. */
export function FormLayout({
  steps,
  aside,
  children,
}: {
  steps?: ReactNode;
  aside?: ReactNode;
  children: ReactNode;
}) {
  return (
    <div
      className={cn(
        "grid min-w-0 grid-cols-[minmax(0,1fr)] items-start gap-x-6 gap-y-5",
        steps && aside && "lg:grid-cols-[12.5rem_minmax(0,1fr)] xl:grid-cols-[13rem_minmax(0,1fr)_15.75rem]",
        steps && !aside && "lg:grid-cols-[13rem_minmax(0,1fr)]",
        !steps && aside && "lg:grid-cols-[minmax(0,1fr)_17rem]",
      )}
    >
      {steps && <div className="min-w-0 lg:sticky lg:top-[4.75rem]">{steps}</div>}
      <div className="grid min-w-0 gap-5">{children}</div>
      {aside && (
        <div className={cn("grid min-w-0 gap-4", steps && "lg:col-start-2 xl:col-start-auto")}>{aside}</div>
      )}
    </div>
  );
}
