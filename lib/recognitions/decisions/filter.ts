import { withQuery } from "@/lib/core/paging";
import type { DecisionFilter, RecognisedFilter } from "./view";
import { type Standing, standingWords } from "./words";

type Params = Record<string, string | string[] | undefined>;

const first = (value: string | string[] | undefined) =>
  (Array.isArray(value) ? value[0] : value)?.trim() ?? "";

/** Reads the address of the list of decisions. Codes that nobody knows are left out, never an error. */
export function readDecisionFilter(params: Params): DecisionFilter {
  const [year, page] = [Number(first(params.year)), Number(first(params.page))];
  return {
    year: Number.isInteger(year) && year >= 2012 && year <= 2100 ? year : null,
    scheme: /^[a-z_]{3,40}$/.test(first(params.scheme)) ? first(params.scheme) : "",
    page: Number.isInteger(page) && page >= 1 && page <= 100_000 ? page : 1,
  };
}

/** Reads the address of the list of recognitions. */
export function readRecognisedFilter(params: Params): RecognisedFilter {
  const standing = first(params.standing);
  return {
    ...readDecisionFilter(params),
    standing: Object.hasOwn(standingWords, standing) ? (standing as Standing) : null,
  };
}

/** The address of the list of decisions, another page of it. */
export function decisionsHref({ year, scheme }: DecisionFilter, page: number): string {
  return withQuery("/recognitions/decisions", { year: year ?? undefined, scheme }, { page });
}

/** The address of a filter, changed in one part. */
export function recognisedHref(filter: RecognisedFilter, change: Partial<RecognisedFilter> = {}): string {
  const { year, scheme, standing, page } = { ...filter, page: 1, ...change };
  return withQuery(
    "/recognitions/recognised",
    { year: year ?? undefined, scheme, standing: standing ?? undefined, page: page > 1 ? page : undefined },
    { page },
  );
}
