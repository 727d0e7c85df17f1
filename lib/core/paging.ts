/** An address with some of its query changed; empty values are dropped and the page starts again unless it is what changes. */
export function withQuery(
  path: string,
  current: Record<string, string | number | undefined>,
  change: Record<string, string | number | undefined> = {},
): string {
  const query = new URLSearchParams();
  const merged = { ...current, ...("page" in change ? {} : { page: undefined }), ...change };
  for (const [name, value] of Object.entries(merged)) {
    if (value !== undefined && value !== "" && !(name === "page" && value === 1))
      query.set(name, String(value));
  }
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}

/** Which rows of a list are read. */
export type RowRange = { limit: number | null; offset: number };

/** A page of a list. */
export function pageRange(page: number, size: number): RowRange {
  return { limit: size, offset: (page - 1) * size };
}

/** The list whole. */
export const wholeRange: RowRange = { limit: null, offset: 0 };
