import {
  Award,
  BadgeCheck,
  Bell,
  Building2,
  CalendarDays,
  CalendarOff,
  CalendarPlus,
  ChartColumn,
  ChartPie,
  CircleHelp,
  ClipboardList,
  FileText,
  Flag,
  History,
  House,
  ListChecks,
  LogIn,
  type LucideIcon,
  Map as MapShape,
  Presentation,
  Search,
  Settings,
  ShieldCheck,
  Upload,
  UserRound,
  Users,
} from "lucide-react";

const shapes = {
  award: Award,
  "badge-check": BadgeCheck,
  bell: Bell,
  "building-2": Building2,
  "calendar-days": CalendarDays,
  "calendar-off": CalendarOff,
  "calendar-plus": CalendarPlus,
  "chart-column": ChartColumn,
  "chart-pie": ChartPie,
  "circle-help": CircleHelp,
  "clipboard-list": ClipboardList,
  "file-text": FileText,
  flag: Flag,
  history: History,
  house: House,
  "list-checks": ListChecks,
  "log-in": LogIn,
  map: MapShape,
  presentation: Presentation,
  search: Search,
  settings: Settings,
  "shield-check": ShieldCheck,
  upload: Upload,
  "user-round": UserRound,
  users: Users,
} satisfies Record<string, LucideIcon>;

export type NavIconName = keyof typeof shapes;

/** A drawn sign before a word of the menu. The word says what it is. */
export function NavIcon({ name, size = 17 }: { name: NavIconName; size?: number }) {
  const Shape = shapes[name];
  return <Shape size={size} strokeWidth={1.75} aria-hidden="true" className="shrink-0" />;
}
