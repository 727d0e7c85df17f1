import { Bookmark, ChevronDown } from "lucide-react";
import { buttonVariants } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { Menu } from "@/components/ui/menu";
import { menuItemClass } from "@/components/ui/menu-item";
import { withQuery } from "@/lib/core/paging";
import { type SavedView, shownInMenu } from "@/lib/reports/views/view";

type ViewsMenuProps = {
  views: SavedView[];
  /** The page as it is now, to be kept. */
  address: string;
};

/** The saved views at hand, and the way to keep this page as one more. */
export function ViewsMenu({ views, address }: ViewsMenuProps) {
  return (
    <Menu
      align="end"
      label={
        <>
          <Bookmark size={15} aria-hidden="true" />
          Góc nhìn
          <ChevronDown size={15} aria-hidden="true" />
        </>
      }
      triggerClassName={buttonVariants({ variant: "secondary" })}
      panelClassName="max-h-96 w-72 max-w-[calc(100vw-2.5rem)] overflow-y-auto"
    >
      <ul>
        {views.slice(0, shownInMenu).map((view) => (
          <li key={view.id}>
            <Link href={view.address} className={menuItemClass}>
              <span className="min-w-0">
                {view.name}
                {!view.mine && (
                  <span className="block text-hint font-normal text-muted">{view.unitName}</span>
                )}
              </span>
            </Link>
          </li>
        ))}
        <li>
          <Link href={withQuery("/reports/views/new", { address })} className={menuItemClass}>
            Lưu góc nhìn này
          </Link>
        </li>
        <li>
          <Link href="/reports/views" className={menuItemClass}>
            {views.length > shownInMenu ? "Xem mọi góc nhìn" : "Quản lý góc nhìn"}
          </Link>
        </li>
      </ul>
    </Menu>
  );
}
