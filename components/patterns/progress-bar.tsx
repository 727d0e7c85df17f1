import { formatNumber } from "@/lib/core/numbers";

type ProgressBarProps = {
  label: string;
  done: number;
  of: number;
  /** "đơn vị", "dòng" */
  noun?: string;
  /** What comes next. */
  note?: string;
};

/** How far it is: a bar, with its count in words. */
export function ProgressBar({ label, done, of, noun, note }: ProgressBarProps) {
  const percent = of > 0 ? Math.round((Math.min(done, of) / of) * 1000) / 10 : 0;
  return (
    <div className="grid gap-1">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <p className="font-medium">{label}</p>
        <p className="figures text-hint text-muted">
          {formatNumber(done)}/{formatNumber(of)}
          {noun && ` ${noun}`} ({percent.toLocaleString("vi-VN")} %)
        </p>
      </div>
      <svg
        width="100%"
        height="8"
        role="img"
        aria-label={`${label}: ${percent.toLocaleString("vi-VN")} %`}
        className="rounded-full"
      >
        <rect width="100%" height="8" rx="4" className="fill-draft-tint" />
        <rect width={`${percent}%`} height="8" rx="4" className="fill-accent" />
      </svg>
      {note && <p className="text-hint text-muted">{note}</p>}
    </div>
  );
}
