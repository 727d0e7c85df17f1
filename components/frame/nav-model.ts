import type { NavIconName } from "./nav-icon";

export type NavItem = {
  href: string;
  label: string;
  icon: NavIconName;
  /** Waiting acts; nothing is shown for 0. */
  count?: number;
  /** Said outright; without it the address decides. */
  current?: boolean;
  /** Addresses below this one that have an entry of their own. */
  except?: string[];
  /** Addresses elsewhere that belong to it. */
  also?: string[];
};

export type NavGroup = { heading?: string; items: NavItem[] };
