"use client";

import { usePathname } from "next/navigation";
import { cn } from "@/components/ui/cn";
import { Count } from "@/components/ui/count";
import { Link } from "@/components/ui/link";
import { NavIcon } from "./nav-icon";
import type { NavItem } from "./nav-model";

type NavLinkProps = { item: NavItem; look: "side" | "bottom" };

/** One entry of the menu. A layout is not drawn anew on the way to the next page, so the entry itself looks at the address. */
export function NavLink({
  item: { href, label, icon, count = 0, current, except = [], also = [] },
  look,
}: NavLinkProps) {
  const pathname = usePathname();
  const within = (place: string) => pathname === place || (place !== "/" && pathname.startsWith(`${place}/`));
  const here = current ?? ((within(href) && !except.some(within)) || also.some(within));
  if (look === "bottom") {
    return (
      <Link
        href={href}
        aria-current={here ? "page" : undefined}
        className={cn(
          "relative flex h-full min-h-14 flex-col items-center justify-center gap-0.5 text-tag -outline-offset-2",
          here ? "font-semibold text-accent" : "font-medium text-muted",
        )}
      >
        <NavIcon name={icon} size={21} />
        <span className="max-w-full truncate tracking-[-0.01em]">{label}</span>
        <Count value={count} of="việc đang chờ" className="absolute left-1/2 top-1 ml-1 min-w-5 px-1" />
      </Link>
    );
  }
  return (
    <Link
      href={href}
      aria-current={here ? "page" : undefined}
      className={cn(
        "flex min-h-9 items-center gap-2.5 rounded-control px-2.5 py-1.5 tap",
        here ? "bg-accent-tint font-semibold text-accent" : "font-medium hover:bg-paper",
      )}
    >
      <NavIcon name={icon} />
      <span className="min-w-0 flex-1">{label}</span>
      <Count value={count} of="việc đang chờ" />
    </Link>
  );
}
