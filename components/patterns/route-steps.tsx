import { Check, Circle, CircleDot, Undo2 } from "lucide-react";
import { cn } from "@/components/ui/cn";

export type RouteStep = {
  key: string;
  state: "done" | "returned" | "now" | "ahead";
  /** What and by whom: "Xã gửi". */
  label: string;
  /** In which role: "Trưởng Công an cấp xã". */
  who?: string;
  unit?: string;
  /** "14/8", or "hạn 20/8" for what is still to come. */
  date?: string;
};

const look = {
  done: { shape: Check, word: "Đã qua", className: "text-accent" },
  returned: { shape: Undo2, word: "Trả lại", className: "text-amber" },
  now: { shape: CircleDot, word: "Đang ở đây", className: "text-ink" },
  ahead: { shape: Circle, word: "Chưa tới", className: "text-muted" },
} as const;

/** The way of a record: where it was, where it lies now, what is ahead. */
export function RouteSteps({ steps }: { steps: RouteStep[] }) {
  return (
    <ol className="grid gap-1.5">
      {steps.map(({ key, state, label, who, unit, date }) => {
        const { shape: Shape, word, className } = look[state];
        return (
          <li key={key} aria-current={state === "now" ? "step" : undefined} className="flex gap-2">
            <Shape
              size={15}
              strokeWidth={2.25}
              aria-hidden="true"
              className={cn("mt-[0.2rem] shrink-0", className)}
            />
            <div className={cn("min-w-0", state === "now" ? "font-semibold" : "text-muted")}>
              <span className="sr-only">{word}: </span>
              {label}
              {date && <span className="figures"> · {date}</span>}
              {who && <span className="block text-hint font-normal">{who}</span>}
              {unit && <span className="block text-hint font-normal text-muted">{unit}</span>}
            </div>
          </li>
        );
      })}
    </ol>
  );
}
