import { withQuery } from "@/lib/core/paging";
import { ApplicationState, SubjectKind } from "@/prisma/generated/enums";

type Params = Record<string, string | string[] | undefined>;

/** What the address of the list of applications says. Codes that nobody knows are left out, never an error. */
export type ApplicationFilter = {
  year: number | null;
  /** Code of the scheme. */
  scheme: string;
  state: ApplicationState | null;
  /** A kind of subject; "unit" is the communes themselves. */
  kind: SubjectKind | "unit" | null;
  /** A code or a name, in any spelling. */
  unit: string;
  q: string;
  page: number;
};

const first = (value: string | string[] | undefined) =>
  (Array.isArray(value) ? value[0] : value)?.trim() ?? "";

/** Reads the address of the list. */
export function readApplicationFilter(params: Params): ApplicationFilter {
  const [year, page] = [Number(first(params.year)), Number(first(params.page))];
  const kind = first(params.kind);
  return {
    year: Number.isInteger(year) && year >= 2012 && year <= 2100 ? year : null,
    scheme: /^[a-z_]{3,40}$/.test(first(params.scheme)) ? first(params.scheme) : "",
    state: Object.values(ApplicationState).find((state) => state === first(params.state)) ?? null,
    kind: kind === "unit" ? kind : (Object.values(SubjectKind).find((one) => one === kind) ?? null),
    unit: first(params.unit).slice(0, 100),
    q: first(params.q).slice(0, 100),
    page: Number.isInteger(page) && page >= 1 && page <= 100_000 ? page : 1,
  };
}

/** The address of a filter, changed in one part. */
export function applicationsHref(
  filter: Partial<ApplicationFilter>,
  change: Partial<ApplicationFilter> = {},
): string {
  const { year, scheme, state, kind, unit, q, page } = { ...filter, page: undefined, ...change };
  return withQuery(
    "/recognitions/applications",
    {
      ...{ year: year ?? undefined, scheme, state: state ?? undefined, kind: kind ?? undefined, unit, q },
      page,
    },
    { page },
  );
}

/** How many filters are set, the year apart. */
export function activeApplicationFilters({ scheme, state, kind, unit, q }: ApplicationFilter): number {
  return [scheme !== "", state !== null, kind !== null, unit !== "", q !== ""].filter(Boolean).length;
}
