import { Bell, ChevronsUpDown, Search } from "lucide-react";
import { DemoRibbon } from "@/components/patterns/demo-ribbon";
import { Count } from "@/components/ui/count";
import { Link } from "@/components/ui/link";
import { PersonMenu } from "./person-menu";
import type { PortalFrameProps } from "./portal-frame";
import { SearchBox } from "./search-box";

type TopBarProps = Omit<PortalFrameProps, "nav" | "mobileNav" | "secretBanner" | "children">;

const iconLink =
  "relative flex size-9 shrink-0 items-center justify-center rounded-control text-muted hover:bg-paper hover:text-ink tap";

/** The unit that one acts for, the search, the inbox, the person. */
export function TopBar({
  unitName,
  unitHref,
  searchAction = "/search",
  inbox,
  demo,
  standing,
  ...person
}: TopBarProps) {
  const { accountHref = "/account", sessionsHref = "/account/sessions" } = person;
  return (
    <header data-frame="" className="sticky top-0 z-20 border-b border-line bg-card">
      {demo && (
        <p className="bg-amber-tint px-3.5 py-0.5 text-center text-hint font-semibold text-amber md:hidden">
          Dữ liệu mẫu
        </p>
      )}
      <div className="flex h-14 items-center gap-2 px-3.5 md:gap-3 md:px-5 lg:px-6">
        <Link
          href={unitHref}
          title="Đổi đơn vị"
          className="flex min-h-9 min-w-0 items-center gap-1.5 rounded-control border border-line bg-card px-2.5 py-1 font-semibold hover:border-line-strong tap"
        >
          <span className="sr-only">Đang làm việc tại: </span>
          <span className="truncate">{unitName}</span>
          <ChevronsUpDown size={14} aria-hidden="true" className="shrink-0 text-muted" />
        </Link>
        <div className="hidden min-w-0 flex-1 md:block">
          <SearchBox action={searchAction} />
        </div>
        <div className="ml-auto flex shrink-0 items-center gap-1">
          {demo && <DemoRibbon className="mr-1 hidden md:block" />}
          <Link href={searchAction} className={`${iconLink} md:hidden`}>
            <Search size={20} strokeWidth={1.75} aria-hidden="true" />
            <span className="sr-only">Tìm kiếm</span>
          </Link>
          {inbox && (
            <Link href={inbox.href} className={iconLink}>
              <Bell size={19} strokeWidth={1.75} aria-hidden="true" />
              <span className="sr-only">Thông báo</span>
              <Count
                value={inbox.count}
                of="chưa đọc"
                className="absolute -right-0.5 -top-0.5 min-w-5 px-1"
              />
            </Link>
          )}
          <PersonMenu {...person} accountHref={accountHref} sessionsHref={sessionsHref} />
        </div>
      </div>
      {standing}
    </header>
  );
}
