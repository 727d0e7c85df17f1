import type { UnitKind, UnitLevel, ViewSharing } from "@/prisma/generated/enums";
import { figureCodes } from "../catalogue";
import { changeActs, comparisons, divisions } from "../dashboard-schema";
import { standings } from "../discipline";
import { maps } from "../schema";
import { waitingKinds, waitingStates } from "../waiting";

/** A saved view as lists show it. */
export type SavedView = {
  id: string;
  name: string;
  /** As it opens for the reader: of their own unit where it names one out of their reach. */
  address: string;
  /** What it shows, in words. */
  shows: string;
  sharing: ViewSharing;
  ownerName: string;
  /** Kept by the reader. */
  mine: boolean;
  /** Shared by a unit above. */
  fromAbove: boolean;
  unitName: string;
};

/** The parameters of an address that name a unit by its code. */
export const namedParameters = ["unit", "other", "of"] as const;

/** The units that an address names; none where nobody has the code. */
export type ViewUnits = Partial<
  Record<
    (typeof namedParameters)[number],
    { code: string; level: UnitLevel; kind: UnitKind; name: string; reached: boolean }
  >
>;

/** Pages that can be kept, with what each is called. */
export const viewPages: Readonly<Record<string, string>> = {
  "/reports": "Tổng quan",
  "/reports/figures": "Số liệu",
  "/reports/compare": "So sánh",
  "/reports/discipline": "Kỷ luật báo cáo",
  "/reports/origin": "Con số này từ đâu",
  "/reports/changes": "Thay đổi gần đây",
  "/reports/waiting": "Thời gian xử lý",
};

/** How many of them the menu of a page names. */
export const shownInMenu = 8;

const oneOf = (codes: readonly string[]) => (value: string) => codes.includes(value);
const like = (pattern: RegExp) => (value: string) => pattern.test(value);
const code = like(/^(VN|\d{2}|\d{3}|\d{5})$/);
const year = like(/^\d{4}$/);

/** What an address may be asked, and what of it there is: a code that nobody knows is not kept. */
const known: Readonly<Record<string, (value: string) => boolean>> = {
  season: year,
  unit: code,
  map: oneOf(maps),
  figure: oneOf(figureCodes),
  by: oneOf(divisions),
  sort: like(/^(value|-?(name|communes|points|turnout|reported|held|missing))$/),
  with: oneOf(comparisons),
  year,
  other: code,
  of: code,
  act: oneOf(changeActs),
  kind: oneOf(waitingKinds),
  state: oneOf(waitingStates),
  standing: oneOf(standings),
};

const longest = 600;

/**
 * The part of an address that a view keeps: a page of figures and what it was asked, nothing else. The page of a list, a day
 * of "since yesterday" and words about what a form did are of the moment. Null where it leads anywhere else.
 */
export function viewAddress(text: string): string | null {
  if (!text.startsWith("/") || text.startsWith("//") || text.length > 2000) return null;
  let url: URL;
  try {
    url = new URL(text, "http://portal.invalid");
  } catch {
    return null;
  }
  if (url.host !== "portal.invalid" || !Object.hasOwn(viewPages, url.pathname)) return null;
  const kept = new URLSearchParams();
  for (const [name, isKnown] of Object.entries(known)) {
    const value = url.searchParams.get(name);
    if (value !== null && isKnown(value)) kept.set(name, value);
  }
  const query = kept.toString();
  const address = query ? `${url.pathname}?${query}` : url.pathname;
  return address.length <= longest ? address : null;
}

/** The same without its season: it opens in whatever season is the latest then. */
export function withoutSeason(address: string): string {
  const [path = "", query = ""] = address.split("?");
  const kept = new URLSearchParams(query);
  kept.delete("season");
  return kept.size > 0 ? `${path}?${kept}` : path;
}

/** The same as one reader opens it: a unit out of their reach is left out, and the page is that of their own. */
export function openedAddress(address: string, named: ViewUnits): string {
  const [path = "", query = ""] = address.split("?");
  const kept = new URLSearchParams(query);
  const out = namedParameters.filter((name) => kept.has(name) && !named[name]?.reached);
  for (const name of out) kept.delete(name);
  // What lies in a unit that is not theirs is not theirs either.
  if (out.includes("unit")) for (const name of ["other", "of"]) kept.delete(name);
  return kept.size > 0 ? `${path}?${kept}` : path;
}
