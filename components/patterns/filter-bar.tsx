import { ListFilter } from "lucide-react";
import type { ReactNode } from "react";
import { buttonVariants } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Link } from "@/components/ui/link";

type FilterBarProps = {
  /** The list's own address. */
  action: string;
  /** Where "Xóa lọc" goes; without it there is nothing to clear. */
  clearHref?: string;
  /** How many filters are set, said on a phone where the fields are folded away. */
  active?: number;
  /** Kept through the filtering: the sorting, the season. */
  keep?: Record<string, string | undefined>;
  children: ReactNode;
};

/** Filters that live in the address: a plain GET form, so a filtered list is a link. */
export function FilterBar({ action, clearHref, active = 0, keep = {}, children }: FilterBarProps) {
  return (
    // The search element is not known to all browsers in use; the role is.
    // biome-ignore lint/a11y/useSemanticElements: see above.
    <form
      role="search"
      aria-label="Lọc danh sách"
      action={action}
      method="get"
      data-screen-only=""
      className="min-w-0"
    >
      {Object.entries(keep).map(
        ([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />,
      )}
      {/* A tick box folds the fields on a phone: it works without JavaScript and draws them once only. */}
      <input id="filter-fold" type="checkbox" className="peer sr-only hidden phone:block" />
      <label
        htmlFor="filter-fold"
        className={cn(
          buttonVariants({ variant: active > 0 ? "chosen" : "secondary" }),
          "hidden peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-accent phone:inline-flex",
        )}
      >
        <ListFilter size={16} aria-hidden="true" />
        Bộ lọc{active > 0 && ` (${active})`}
      </label>
      <div className="filter-fields grid grid-cols-[repeat(auto-fill,minmax(10rem,1fr))] items-end gap-x-3 gap-y-3 peer-checked:grid phone:mt-3 phone:hidden phone:grid-cols-1">
        {children}
        <div className="flex gap-2">
          <button type="submit" className={buttonVariants({ variant: "secondary" })}>
            Lọc
          </button>
          {clearHref && (
            <Link href={clearHref} className={buttonVariants({ variant: "quiet" })}>
              Xóa lọc
            </Link>
          )}
        </div>
      </div>
    </form>
  );
}
