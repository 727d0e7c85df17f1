import { Ellipsis } from "lucide-react";
import { Menu } from "@/components/ui/menu";
import { NavLink } from "./nav-link";
import type { NavGroup, NavItem } from "./nav-model";
import { SideNav } from "./side-nav";

type BottomBarProps = { items: NavItem[]; groups: NavGroup[] };

/** On a phone: four places under the thumb, and everything else under "Thêm". */
export function BottomBar({ items, groups }: BottomBarProps) {
  return (
    <div
      data-frame=""
      className="fixed inset-x-0 bottom-0 z-20 border-t border-line bg-card pb-[env(safe-area-inset-bottom)] lg:hidden"
    >
      <div className="mx-auto grid max-w-read grid-cols-5">
        <nav aria-label="Lối tắt" className="col-span-4">
          <ul className="grid h-full grid-cols-4">
            {items.slice(0, 4).map((item) => (
              <li key={item.href} className="min-w-0">
                <NavLink item={item} look="bottom" />
              </li>
            ))}
          </ul>
        </nav>
        <Menu
          className="static"
          triggerClassName="flex h-full min-h-14 flex-col items-center justify-center gap-0.5 text-tag font-medium text-muted -outline-offset-2"
          panelClassName="inset-x-0 bottom-full top-auto mt-0 max-h-[75dvh] overflow-y-auto rounded-none rounded-t-card border-x-0 border-b-0 p-4"
          label={
            <>
              <Ellipsis size={21} strokeWidth={1.75} aria-hidden="true" />
              Thêm
            </>
          }
        >
          <SideNav groups={groups} label="Tất cả mục" />
        </Menu>
      </div>
    </div>
  );
}
