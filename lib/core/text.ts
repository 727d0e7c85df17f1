/** Folds Vietnamese text for searching: no marks, đ as d, y as i, punctuation as one space. The SQL function fold() does the same. */
export function fold(value: string): string {
  return value
    .normalize("NFC")
    .toLowerCase()
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .replaceAll("đ", "d")
    .replaceAll("y", "i")
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
}

/** The words of a search as LIKE patterns on a folded column: every word must be found, in any order. */
export function searchPatterns(query: string): string[] {
  return fold(query)
    .split(" ")
    .filter((word) => word !== "")
    .slice(0, 8)
    .map((word) => `%${word}%`);
}

/** True where something was typed of which nothing can be searched: signs alone. */
export function isUnsearchable(query: string): boolean {
  return query.trim() !== "" && fold(query) === "";
}

const byVietnamese = new Intl.Collator("vi");

/** Orders people by tên (the last word), then by the whole name, as Vietnamese lists do. */
export function compareNames(a: string, b: string): number {
  const last = (name: string) => name.trim().split(/\s+/).at(-1) ?? "";
  return byVietnamese.compare(last(a), last(b)) || byVietnamese.compare(a, b);
}
