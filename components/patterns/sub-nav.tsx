import { cn } from "@/components/ui/cn";
import { Link } from "@/components/ui/link";
import { formatNumber } from "@/lib/core/numbers";

export type SubNavItem = { href: string; label: string; count?: number; current?: boolean };

/** The parts of one subject, as links under its header. */
export function SubNav({ items, label }: { items: SubNavItem[]; label: string }) {
  return (
    <nav aria-label={label} className="min-w-0 overflow-x-auto border-b border-line">
      <ul className="flex min-w-max gap-5">
        {items.map(({ href, label: text, count, current }) => (
          <li key={href}>
            <Link
              href={href}
              aria-current={current ? "page" : undefined}
              className={cn(
                "flex items-center gap-1.5 border-b-2 px-0.5 py-2 font-medium -outline-offset-2 tap",
                current
                  ? "border-accent font-semibold text-accent"
                  : "border-transparent text-muted hover:border-line-strong hover:text-ink",
              )}
            >
              {text}
              {count !== undefined && (
                <span className="figures text-hint font-normal text-muted">{formatNumber(count)}</span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
