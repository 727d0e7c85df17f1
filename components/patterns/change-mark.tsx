import { cn } from "@/components/ui/cn";

export type Change = {
  direction: "up" | "down" | "same";
  /** In words: "4,2 % so với cùng kỳ". The sign and "tăng" or "giảm" come from the direction. */
  text: string;
  /** Whether that is good news; without it a rise is green and a fall is neither. */
  tone?: "good" | "bad" | "plain";
  /** False where the text says the direction itself: "cao hơn 4,2 %". */
  spoken?: boolean;
};

const toneClass = { good: "text-accent", bad: "text-red", plain: "text-muted" } as const;
const shapes = { up: "M4.5 0 9 8H0z", down: "M0 0h9L4.5 8z", same: "M0 1.5h9v1.5H0zM0 5h9v1.5H0z" } as const;
const words = { up: "Tăng", down: "Giảm", same: "" } as const;

/** A change, with its sign drawn and its word said. */
export function ChangeMark({ direction, text, tone, spoken = true }: Change) {
  const shade = tone ?? (direction === "up" ? "good" : "plain");
  return (
    <span className={cn("inline-flex items-baseline gap-1", toneClass[shade])}>
      <svg width="9" height="8" viewBox="0 0 9 8" aria-hidden="true" className="shrink-0 fill-current">
        <path d={shapes[direction]} />
      </svg>
      <span>
        {spoken && words[direction] && <span className="sr-only">{words[direction]} </span>}
        {text}
      </span>
    </span>
  );
}
