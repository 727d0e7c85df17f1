import type { NavGroup, NavItem } from "@/components/frame/nav-model";
import { allows, type Permission } from "@/lib/core/permissions";
import type { Role } from "@/prisma/generated/enums";

type Place = Omit<NavItem, "count"> & { needs: Permission };

const groups: { heading?: string; items: Place[] }[] = [
  {
    items: [
      { href: "/", label: "Việc của tôi", icon: "list-checks", needs: "home.view" },
      { href: "/reports", label: "Tổng quan", icon: "chart-pie", needs: "figure.view" },
    ],
  },
  {
    heading: "Ngày hội",
    items: [
      { href: "/festivals", label: "Điểm tổ chức", icon: "flag", needs: "festival.view" },
      { href: "/festivals/plans", label: "Kế hoạch", icon: "clipboard-list", needs: "festival.view" },
      { href: "/festivals/reports", label: "Báo cáo tỉnh", icon: "file-text", needs: "festival.view" },
      { href: "/festivals/seasons", label: "Mùa Ngày hội", icon: "calendar-days", needs: "festival.view" },
      { href: "/festivals/extensions", label: "Gia hạn", icon: "calendar-plus", needs: "festival.view" },
      { href: "/calendar", label: "Lịch nghỉ", icon: "calendar-off", needs: "calendar.view" },
    ],
  },
  {
    heading: "Công nhận",
    items: [
      {
        href: "/recognitions/applications",
        label: "Hồ sơ công nhận",
        icon: "badge-check",
        needs: "recognition.view",
      },
      {
        href: "/recognitions/appraisals",
        label: "Thẩm định",
        icon: "clipboard-list",
        needs: "appraisal.score",
      },
      {
        href: "/recognitions/decisions",
        label: "Quyết định, giấy",
        icon: "award",
        needs: "recognition.view",
      },
      { href: "/recognitions/subjects", label: "Đối tượng", icon: "house", needs: "recognition.view" },
      { href: "/recognitions/targets", label: "Chỉ tiêu", icon: "presentation", needs: "target.view" },
      {
        href: "/recognitions/schemes",
        label: "Bộ tiêu chí",
        icon: "list-checks",
        needs: "criteria.view",
        also: ["/recognitions/criteria"],
      },
    ],
  },
  {
    heading: "Số liệu",
    items: [
      { href: "/reports/figures", label: "Số liệu", icon: "chart-column", needs: "figure.view" },
      { href: "/reports/waiting", label: "Thời gian xử lý", icon: "history", needs: "figure.view" },
      { href: "/units", label: "Đơn vị", icon: "building-2", needs: "unit.view" },
    ],
  },
  {
    heading: "Hệ thống",
    items: [
      { href: "/admin/people", label: "Người dùng", icon: "users", needs: "people.manage" },
      { href: "/admin/sign-ins", label: "Nhật ký đăng nhập", icon: "history", needs: "people.manage" },
      { href: "/admin/evidence", label: "Tệp bị báo cáo", icon: "flag", needs: "evidence.decide" },
      { href: "/audit", label: "Nhật ký thay đổi", icon: "shield-check", needs: "audit.view" },
      { href: "/admin/viewings", label: "Nhật ký xem như", icon: "user-round", needs: "people.manage" },
    ],
  },
];

const places = groups.flatMap(({ items }) => items.map(({ href }) => href));

/** The menu of a role: only what it may open. */
export function portalMenu(role: Role, waiting: number): NavGroup[] {
  const shown = ({ href, label, icon, also }: Place): NavItem => ({
    href,
    label,
    icon,
    also,
    except: places.filter((place) => place.startsWith(`${href}/`)),
    ...(href === "/" && { count: waiting }),
  });
  return groups
    .map(({ heading, items }) => ({
      heading,
      items: items.filter(({ needs }) => allows(role, needs)).map(shown),
    }))
    .filter(({ items }) => items.length > 0);
}

/** The four places of a phone's bottom bar. */
export function portalPlaces(nav: NavGroup[]): NavItem[] {
  const wanted = ["/", "/festivals", "/reports", "/units"];
  const items = nav.flatMap((group) => group.items);
  return wanted.flatMap((href) => items.find((item) => item.href === href) ?? []);
}
