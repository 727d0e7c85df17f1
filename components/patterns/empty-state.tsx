import type { ReactNode } from "react";

type EmptyStateProps = {
  title: string;
  /** What would be here, and what brings it here. */
  children?: ReactNode;
  /** The first step: one link or button. */
  action?: ReactNode;
  /** Inside a card that has its own border. */
  bare?: boolean;
};

/** Nothing here yet: says what would be here and offers the first step. */
export function EmptyState({ title, children, action, bare = false }: EmptyStateProps) {
  return (
    <div
      className={
        bare ? "px-4 py-8" : "rounded-card border border-dashed border-line-strong bg-card px-5 py-9"
      }
    >
      <div className="mx-auto grid max-w-read justify-items-center gap-1.5 text-center">
        <svg
          width="44"
          height="34"
          viewBox="0 0 44 34"
          fill="none"
          aria-hidden="true"
          className="mb-1.5 text-ramp-3"
        >
          <rect x="1" y="1" width="42" height="32" rx="5" stroke="currentColor" strokeWidth="1.5" />
          <path
            d="M9 11h26M9 17h18M9 23h11"
            stroke="currentColor"
            strokeWidth="1.5"
            strokeLinecap="round"
            strokeDasharray="3 4"
          />
        </svg>
        <p className="font-semibold">{title}</p>
        {children && <div className="text-muted">{children}</div>}
        {action && <div className="mt-2.5 flex flex-wrap justify-center gap-2">{action}</div>}
      </div>
    </div>
  );
}
