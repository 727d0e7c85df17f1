import { cn } from "./cn";

type CountProps = {
  value: number /** Read out after the number, e.g. "việc". */;
  of?: string;
  className?: string;
};

/** A small number beside a word; above 99 it stops counting. */
export function Count({ value, of, className }: CountProps) {
  if (value <= 0) return null;
  return (
    <span
      className={cn(
        "figures inline-flex min-w-6 items-center justify-center rounded-full bg-amber-tint px-1.5 text-tag font-bold text-amber",
        className,
      )}
    >
      {value > 99 ? "99+" : value}
      {of && <span className="sr-only"> {of}</span>}
    </span>
  );
}
