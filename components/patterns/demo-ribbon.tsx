import { cn } from "@/components/ui/cn";

/** Says that what is shown was made up. Also on paper: an invented figure must not pass for a real one. */
export function DemoRibbon({ className }: { className?: string }) {
  return (
    <p
      className={cn(
        "whitespace-nowrap rounded-tag border border-dashed border-amber bg-card px-2 py-0.5 text-hint font-semibold text-amber",
        className,
      )}
    >
      Dữ liệu mẫu
    </p>
  );
}
