import { FestivalStatus, HostLevel, LeaderTier, RecordState } from "@/prisma/generated/enums";

/** Columns that the list of points can be ordered by. */
export const sortKeys = ["held_on", "name", "unit", "turnout", "gifts", "state", "sent_at"] as const;
export type SortKey = (typeof sortKeys)[number];
export type Sort = { key: SortKey; descending: boolean };

/** Points that have something: what the figures of gifts, awards, pledges and models count. */
export const parts = ["turnout", "gifts", "medal", "merit", "other_awards", "pledges", "models"] as const;
export type Part = (typeof parts)[number];

/** Those that have no column of their own: a list filtered by one shows how many there are. */
export const countedParts = ["medal", "merit", "other_awards", "pledges", "models"] as const satisfies Part[];
export type CountedPart = (typeof countedParts)[number];

/** What the address of the list of points says. Codes that nobody knows are left out, never an error. */
export type Filter = {
  season: number | null;
  /** A code or a name, in any spelling. */
  unit: string;
  hosts: HostLevel[];
  states: RecordState[];
  statuses: FestivalStatus[];
  tiers: LeaderTier[];
  late: boolean;
  /** The unit's code is meant on the map of the season or on that of today; null: by name, or any that had the code. */
  map: "then" | "now" | null;
  has: Part[];
  q: string;
  sort: Sort[];
  page: number;
};

export type SearchParams = Record<string, string | string[] | undefined>;

const first = (value: string | string[] | undefined) =>
  (Array.isArray(value) ? value[0] : value)?.trim() ?? "";

/** Any of a closed list, parted by commas: "residential,inter_residential". */
function known<T extends string>(list: Record<string, T>, value: string | string[] | undefined): T[] {
  const asked = first(value).split(",");
  return Object.values(list).filter((code) => asked.includes(code));
}

/** Reads the address of the list. */
export function readFilter(params: SearchParams): Filter {
  const year = Number(first(params.season));
  const page = Number(first(params.page));
  return {
    season: Number.isInteger(year) && year > 2000 && year < 2200 ? year : null,
    unit: first(params.unit).slice(0, 100),
    hosts: known(HostLevel, params.host),
    states: known(RecordState, params.state),
    statuses: known(FestivalStatus, params.status),
    tiers: known(LeaderTier, params.tier),
    late: first(params.late) === "1",
    map: first(params.map) === "then" ? "then" : first(params.map) === "now" ? "now" : null,
    has: parts.filter((part) => first(params.has).split(",").includes(part)),
    q: first(params.q).slice(0, 100),
    sort: readSort(first(params.sort)),
    page: Number.isInteger(page) && page >= 1 && page <= 100_000 ? page : 1,
  };
}

function readSort(text: string): Sort[] {
  const seen = new Set<SortKey>();
  return text.split(",").flatMap((part) => {
    const key = sortKeys.find((one) => one === part.replace(/^-/, ""));
    if (!key || seen.has(key)) return [];
    seen.add(key);
    return [{ key, descending: part.startsWith("-") }];
  });
}

/** The address of a filter: only what differs from the whole list, always in the same order. */
export function filterQuery(filter: Filter): string {
  const params = new URLSearchParams();
  const put = (name: string, value: string) => {
    if (value !== "") params.set(name, value);
  };
  put("season", filter.season === null ? "" : String(filter.season));
  put("unit", filter.unit);
  put("map", filter.map ?? "");
  put("host", filter.hosts.join(","));
  put("state", filter.states.join(","));
  put("status", filter.statuses.join(","));
  put("tier", filter.tiers.join(","));
  put("has", filter.has.join(","));
  put("late", filter.late ? "1" : "");
  put("q", filter.q);
  put("sort", sortText(filter.sort));
  put("page", filter.page > 1 ? String(filter.page) : "");
  return params.toString();
}

export function sortText(sort: Sort[]): string {
  return sort.map(({ key, descending }) => (descending ? `-${key}` : key)).join(",");
}

/** The sorting after a click on a column: this one first, the other way round if it was first already. */
export function sortedBy(sort: Sort[], key: SortKey): Sort[] {
  const [head] = sort;
  const descending =
    head?.key === key ? !head.descending : ["held_on", "turnout", "gifts", "sent_at"].includes(key);
  return [{ key, descending }, ...sort.filter((one) => one.key !== key)].slice(0, 3);
}

/** How many filters are set, the season apart. */
export function activeFilters(filter: Filter): number {
  return [
    filter.unit !== "",
    filter.hosts.length > 0,
    filter.states.length > 0,
    filter.statuses.length > 0,
    filter.tiers.length > 0,
    filter.late,
    filter.has.length > 0,
    filter.q !== "",
  ].filter(Boolean).length;
}
