import type { ReactNode } from "react";
import { DemoRibbon } from "@/components/patterns/demo-ribbon";
import { SecretBanner } from "@/components/patterns/secret-banner";
import { Emblem } from "@/components/ui/emblem";
import { Link } from "@/components/ui/link";
import { BottomBar } from "./bottom-bar";
import type { NavGroup, NavItem } from "./nav-model";
import { SideNav } from "./side-nav";
import { TopBar } from "./top-bar";

export type PortalFrameProps = {
  unitName: string;
  /** Where one chooses another unit to act for. */
  unitHref: string;
  personName: string;
  roleName: string;
  nav: NavGroup[];
  /** The four places of the bottom bar; without it the first four of the menu. */
  mobileNav?: NavItem[];
  searchAction?: string;
  inbox?: { href: string; count: number };
  accountHref?: string;
  sessionsHref?: string;
  /** The form that signs out; give its button signOutClass. */
  signOut: ReactNode;
  /** A bar under the top bar while one does not simply work as oneself. */
  standing?: ReactNode;
  /** The warning about state secrets, on pages where something is entered. Pages may also set <SecretBanner/> themselves. */
  secretBanner?: boolean;
  demo: boolean;
  children: ReactNode;
};

/** What stands around every page behind a session. */
export function PortalFrame({ nav, mobileNav, secretBanner = false, children, ...top }: PortalFrameProps) {
  const places = mobileNav ?? nav.flatMap((group) => group.items).slice(0, 4);
  return (
    <div className="min-h-dvh lg:grid lg:grid-cols-[14.1875rem_minmax(0,1fr)] print:block">
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:fixed focus:left-3 focus:top-3 focus:z-50 focus:rounded-control focus:bg-accent focus:px-4 focus:py-3 focus:font-semibold focus:text-card"
      >
        Tới nội dung
      </a>
      <div
        data-frame=""
        className="sticky top-0 hidden h-dvh overflow-y-auto border-r border-line bg-card px-2.5 pb-6 pt-4 lg:block"
      >
        <SideNav groups={nav} label="Điều hướng chính" brand={<Brand />} />
      </div>
      <div className="frame-column min-w-0">
        <TopBar {...top} />
        <main
          id="content"
          tabIndex={-1}
          className="mx-auto min-w-0 max-w-page px-3.5 pb-28 pt-4 md:px-5 lg:px-6 lg:pb-12 lg:pt-5"
        >
          {top.demo && <DemoRibbon className="hidden w-fit print:mb-2 print:block" />}
          {secretBanner && (
            <div className="mb-4">
              <SecretBanner />
            </div>
          )}
          {children}
        </main>
      </div>
      <BottomBar items={places} groups={nav} />
    </div>
  );
}

function Brand() {
  return (
    <Link
      href="/"
      className="flex items-center gap-2.5 rounded-control px-2 py-0.5 text-hint font-bold leading-tight"
    >
      <Emblem size={34} />
      <span>
        Cổng phong trào
        <br />
        bảo vệ ANTQ
      </span>
    </Link>
  );
}
