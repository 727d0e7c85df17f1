import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

export type TimelineEntry = {
  key: string;
  who: string;
  unit?: string;
  what: ReactNode;
  /** As it is read: "08:42, 21/11/2026". */
  when: string;
  /** For machines: ISO. */
  at?: string;
  /** A reason, or what was asked for. */
  note?: ReactNode;
  tone?: "plain" | "good" | "returned" | "bad";
};

const dot = { plain: "bg-line-strong", good: "bg-accent", returned: "bg-amber", bad: "bg-red" } as const;

/** Who moved what and why, the latest first or last as it is given. */
export function Timeline({ entries }: { entries: TimelineEntry[] }) {
  return (
    <ol className="grid">
      {entries.map(({ key, who, unit, what, when, at, note, tone = "plain" }, index) => (
        <li key={key} className="relative flex gap-3 pb-4 last:pb-0">
          {index < entries.length - 1 && (
            <span aria-hidden="true" className="absolute bottom-0 left-[4.5px] top-4 w-px bg-line" />
          )}
          <span aria-hidden="true" className={cn("mt-[0.4rem] size-2.5 shrink-0 rounded-full", dot[tone])} />
          <div className="min-w-0">
            <p className="font-semibold">{what}</p>
            <p className="text-hint text-muted">
              {who}
              {unit && `, ${unit}`} · <time dateTime={at}>{when}</time>
            </p>
            {note && <p className="mt-1 border-l-2 border-line pl-2.5 whitespace-pre-line">{note}</p>}
          </div>
        </li>
      ))}
    </ol>
  );
}
