import type { ReactNode } from "react";
import { NavLink } from "./nav-link";
import type { NavGroup } from "./nav-model";

/** The menu: groups under small headings. Only what the person may open is in it. */
export function SideNav({ groups, label, brand }: { groups: NavGroup[]; label: string; brand?: ReactNode }) {
  return (
    <nav aria-label={label} className="grid gap-4">
      {brand}
      {groups.map(({ heading, items }) => (
        <div key={heading ?? items[0]?.href}>
          {heading && (
            <h2 className="px-2.5 pb-1 text-tag font-medium uppercase tracking-[0.06em] text-muted">
              {heading}
            </h2>
          )}
          <ul className="grid gap-0.5">
            {items.map((item) => (
              <li key={item.href}>
                <NavLink item={item} look="side" />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}
