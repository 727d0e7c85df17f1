import { withQuery } from "@/lib/core/paging";
import type { RecognisedFilter } from "./view";
import { type Standing, standingWords } from "./words";

type Params = Record<string, string | string[] | undefined>;

const first = (value: string | string[] | undefined) =>
  (Array.isArray(value) ? value[0] : value)?.trim() ?? "";

/** Reads the address of the list of recognitions. Codes that nobody knows are left out, never an error. */
export function readRecognisedFilter(params: Params): RecognisedFilter {
  const [year, page] = [Number(first(params.year)), Number(first(params.page))];
  const standing = first(params.standing);
  return {
    year: Number.isInteger(year) && year >= 2012 && year <= 2100 ? year : null,
    scheme: /^[a-z_]{3,40}$/.test(first(params.scheme)) ? first(params.scheme) : "",
    standing: Object.hasOwn(standingWords, standing) ? (standing as Standing) : null,
    page: Number.isInteger(page) && page >= 1 && page <= 100_000 ? page : 1,
  };
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
