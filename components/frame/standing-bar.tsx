import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

const tones = { note: "bg-blue-tint text-blue", alarm: "bg-amber-tint text-amber" } as const;

type StandingBarProps = {
  /** A note of how one works; an alarm while nothing is one's own. */
  tone: keyof typeof tones;
  label: string;
  children: ReactNode;
  action: ReactNode;
};

/** Stands under the top bar of every page while one does not simply work as oneself: in what way, and the way out. */
export function StandingBar({ tone, label, children, action }: StandingBarProps) {
  return (
    <section
      aria-label={label}
      className={cn(
        "flex flex-wrap items-center gap-x-3 gap-y-1.5 border-t border-line px-3.5 py-1.5 text-hint md:px-5 lg:px-6",
        tones[tone],
      )}
    >
      <p className="min-w-0 flex-1 basis-64">{children}</p>
      {action}
    </section>
  );
}
