import { ChevronDown, KeyRound, MonitorSmartphone } from "lucide-react";
import type { ReactNode } from "react";
import { Link } from "@/components/ui/link";
import { Menu } from "@/components/ui/menu";
import { menuItemClass } from "@/components/ui/menu-item";

type PersonMenuProps = {
  personName: string;
  roleName: string;
  accountHref: string;
  sessionsHref: string;
  /** The form that signs out; its button wears signOutClass. */
  signOut: ReactNode;
};

/** For the button of the sign-out form, so that it looks like its neighbours in the menu. */
export const signOutClass = `${menuItemClass} text-red`;

/** Who one is here, and what belongs to oneself. */
export function PersonMenu({ personName, roleName, accountHref, sessionsHref, signOut }: PersonMenuProps) {
  const initial = personName.trim().split(/\s+/).at(-1)?.charAt(0).toUpperCase() ?? "";
  return (
    <Menu
      align="end"
      triggerClassName="flex min-h-9 items-center gap-2 rounded-control px-1.5 py-1 hover:bg-paper tap phone:justify-center"
      panelClassName="w-64"
      label={
        <>
          <span
            aria-hidden="true"
            className="flex size-8 shrink-0 items-center justify-center rounded-full bg-accent-tint font-semibold text-accent"
          >
            {initial}
          </span>
          <span className="min-w-0 text-left leading-tight folded:sr-only">
            <span className="block max-w-40 truncate font-medium">{personName}</span>
            <span className="block max-w-40 truncate text-tag text-muted">{roleName}</span>
          </span>
          <ChevronDown size={15} aria-hidden="true" className="text-muted folded:hidden" />
        </>
      }
    >
      <div className="border-b border-line px-2.5 pb-2 pt-1">
        <p className="font-semibold">{personName}</p>
        <p className="text-hint text-muted">{roleName}</p>
      </div>
      <div className="pt-1.5">
        <Link href={accountHref} className={menuItemClass}>
          <KeyRound size={16} aria-hidden="true" className="text-muted" />
          Tài khoản
        </Link>
        <Link href={sessionsHref} className={menuItemClass}>
          <MonitorSmartphone size={16} aria-hidden="true" className="text-muted" />
          Phiên đăng nhập
        </Link>
        {signOut}
      </div>
    </Menu>
  );
}
