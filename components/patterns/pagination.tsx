import { ChevronLeft, ChevronRight } from "lucide-react";
import { buttonVariants } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Link } from "@/components/ui/link";
import { formatNumber } from "@/lib/core/numbers";

type PaginationProps = {
  page: number;
  pageSize: number;
  total: number;
  hrefFor: (page: number) => string;
  /** "điểm": gives "1–50 trong 1.407 điểm". */
  noun?: string;
  /** Where the list can be taken out whole: said on paper, which has this page alone. */
  exported?: boolean;
};

/** Where one is in a long list, and the ways on. */
export function Pagination({ page, pageSize, total, hrefFor, noun, exported = true }: PaginationProps) {
  if (total === 0) return null;
  const pages = Math.max(1, Math.ceil(total / pageSize));
  const first = (page - 1) * pageSize + 1;
  const last = Math.min(page * pageSize, total);
  const shown = `${formatNumber(first)}–${formatNumber(last)} trong ${formatNumber(total)}${noun ? ` ${noun}` : ""}`;
  return (
    <>
      {pages > 1 && (
        <p className="figures hidden text-hint print:block">
          {shown}; đủ cả danh sách: {exported ? "“Tải về” trên Cổng" : "in tiếp các trang sau trên Cổng"}.
        </p>
      )}
      <nav aria-label="Phân trang" className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <p className="figures text-hint text-muted">{shown}</p>
        {pages > 1 && (
          <ul className="figures flex flex-wrap items-center gap-1">
            <li>
              <Step href={page > 1 ? hrefFor(page - 1) : undefined} label="Trang trước">
                <ChevronLeft size={16} aria-hidden="true" />
              </Step>
            </li>
            {around(page, pages).map((item, index) =>
              item === null ? (
                // biome-ignore lint/suspicious/noArrayIndexKey: a gap has no other name than its place.
                <li key={`gap-${index}`} aria-hidden="true" className="px-1 text-muted phone:hidden">
                  …
                </li>
              ) : (
                <li key={item} className={cn(item !== page && "phone:hidden")}>
                  <Link
                    href={hrefFor(item)}
                    aria-label={`Trang ${item}`}
                    aria-current={item === page ? "page" : undefined}
                    className={cn(
                      buttonVariants({ variant: item === page ? "chosen" : "quiet", size: "small" }),
                      "min-w-8 font-medium",
                      item !== page && "text-ink",
                    )}
                  >
                    {item}
                  </Link>
                </li>
              ),
            )}
            <li>
              <Step href={page < pages ? hrefFor(page + 1) : undefined} label="Trang sau">
                <ChevronRight size={16} aria-hidden="true" />
              </Step>
            </li>
          </ul>
        )}
      </nav>
    </>
  );
}

function Step({ href, label, children }: { href?: string; label: string; children: React.ReactNode }) {
  const look = cn(buttonVariants({ variant: "secondary", size: "small" }), "min-w-8 px-1.5");
  if (!href) {
    return (
      <span
        aria-hidden="true"
        className={cn(look, "border-line bg-paper text-line-strong hover:border-line")}
      >
        {children}
      </span>
    );
  }
  return (
    <Link href={href} aria-label={label} className={look}>
      {children}
    </Link>
  );
}

/** First, last and two on either side; null where some are left out. */
function around(page: number, pages: number): (number | null)[] {
  const shown = new Set([1, pages, page - 1, page, page + 1].filter((item) => item >= 1 && item <= pages));
  return [...shown]
    .sort((a, b) => a - b)
    .flatMap((item, index, list) =>
      index > 0 && item - (list[index - 1] ?? item) > 1 ? [null, item] : [item],
    );
}
