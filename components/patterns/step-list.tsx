import { Check, ChevronDown, Lock } from "lucide-react";
import { cn } from "@/components/ui/cn";
import { Link } from "@/components/ui/link";

export type FormStep = {
  key: string;
  label: string;
  href: string;
  state: "todo" | "done" | "issues";
  /** With "issues": how many. */
  issues?: number;
  current?: boolean;
  /** Nothing on it may be changed now: it is named, and no link. */
  closed?: boolean;
};

/** The steps of a long form with their state: a column on a desk, folded under "Bước 3/7" on a phone. */
export function StepList({ steps, label = "Các bước" }: { steps: FormStep[]; label?: string }) {
  const at = steps.findIndex((step) => step.current);
  return (
    <nav aria-label={label} className="min-w-0">
      <details className="rounded-card border border-line bg-card lg:hidden">
        <summary className="flex min-h-11 items-center justify-between gap-3 px-4 py-2 font-semibold">
          <span>
            <span className="figures font-normal text-muted">
              Bước {at + 1}/{steps.length}:{" "}
            </span>
            {steps[at]?.label ?? label}
          </span>
          <ChevronDown size={18} aria-hidden="true" className="shrink-0 text-muted" />
        </summary>
        <Steps steps={steps} className="border-t border-line p-1.5" />
      </details>
      <Steps steps={steps} className="hidden lg:grid" />
    </nav>
  );
}

const line = "flex min-h-9 items-center justify-between gap-3 rounded-control px-2.5 py-1.5 tap";

function Steps({ steps, className }: { steps: FormStep[]; className: string }) {
  return (
    <ol className={cn("grid gap-0.5", className)}>
      {steps.map((step) => (
        <li key={step.key}>
          {step.closed ? (
            <span
              aria-current={step.current ? "step" : undefined}
              className={cn(line, "text-muted", step.current && "bg-accent-tint font-semibold")}
            >
              {step.label}
              <ClosedMark />
            </span>
          ) : (
            <Link
              href={step.href}
              aria-current={step.current ? "step" : undefined}
              className={cn(
                line,
                step.current ? "bg-accent-tint font-semibold text-accent" : "hover:bg-card",
              )}
            >
              {step.label}
              <StepState state={step.state} issues={step.issues} />
            </Link>
          )}
        </li>
      ))}
    </ol>
  );
}

function ClosedMark() {
  return (
    <span className="shrink-0">
      <Lock size={14} aria-hidden="true" />
      <span className="sr-only">không phải sửa</span>
    </span>
  );
}

function StepState({ state, issues = 0 }: Pick<FormStep, "state" | "issues">) {
  switch (state) {
    case "done":
      return (
        <span className="text-accent">
          <Check size={16} aria-hidden="true" />
          <span className="sr-only">đã đủ</span>
        </span>
      );
    case "issues":
      return (
        <span className="figures whitespace-nowrap font-semibold text-red">
          {issues > 0 ? `${issues} lỗi` : "có lỗi"}
        </span>
      );
    case "todo":
      return null;
  }
}
