import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { Link } from "@/components/ui/link";

export type Crumb = { label: string; href: string };

type PageHeaderProps = {
  /** What it is, and of whom. */
  title: ReactNode;
  /** For when, how complete, how fresh: short facts, parted by dots. Empty ones are left out. */
  facts?: ReactNode[];
  /** The way up; the page itself is not part of it. */
  crumbs?: Crumb[];
  actions?: ReactNode;
};

/** The first lines of a page. */
export function PageHeader({ title, facts = [], crumbs = [], actions }: PageHeaderProps) {
  const said = facts.filter((fact) => fact !== null && fact !== undefined && fact !== false && fact !== "");
  return (
    <header className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
      <div className="min-w-0 max-w-full">
        {crumbs.length > 0 && (
          <nav aria-label="Đường dẫn" className="mb-0.5 phone:-my-2.5">
            <ol className="flex flex-wrap items-center gap-x-1 text-hint text-muted">
              {crumbs.map((crumb, index) => (
                <li key={crumb.href} className="flex items-center gap-1">
                  <Link href={crumb.href} className="py-0.5 hover:text-accent hover:underline phone:py-3.5">
                    {crumb.label}
                  </Link>
                  {index < crumbs.length - 1 && <ChevronRight size={13} aria-hidden="true" />}
                </li>
              ))}
            </ol>
          </nav>
        )}
        <h1 className="text-title font-bold tracking-[-0.012em]">{title}</h1>
        {said.length > 0 && (
          <p className="mt-0.5 text-muted">
            {said.map((fact, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the facts of one page do not change places.
              <span key={index}>
                {index > 0 && " · "}
                {fact}
              </span>
            ))}
          </p>
        )}
      </div>
      {actions && (
        <div data-screen-only="" className="flex flex-wrap gap-2">
          {actions}
        </div>
      )}
    </header>
  );
}
