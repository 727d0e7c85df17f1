const whole = new Intl.NumberFormat("vi-VN", { maximumFractionDigits: 0 });
const oneDigit = new Intl.NumberFormat("vi-VN", { maximumFractionDigits: 1 });
const shareDigit = new Intl.NumberFormat("vi-VN", { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** 1407 as "1.407"; a figure that was not collected as "–". */
export function formatNumber(value: number | bigint | null | undefined): string {
  return value === null || value === undefined ? "–" : whole.format(value);
}

/** A share from 0 to 1 as "98,5 %", always with its digit: "93,0 %". */
export function formatShare(share: number | null): string {
  return share === null ? "–" : `${formatPercent(share * 100)} %`;
}

/** A number of percent with one digit and without its sign. */
export function formatPercent(percent: number): string {
  return shareDigit.format(percent);
}

/** How many of all: "100,0 %" is said only when nobody is missing. */
export function formatPart(part: number, whole: number): string {
  const percent = partPercent(part, whole);
  return percent === null ? formatShare(null) : `${formatPercent(percent)} %`;
}

/** The same as a number with one digit, for files. */
export function partPercent(part: number, whole: number): number | null {
  if (whole === 0) return null;
  return Math.round((part < whole ? Math.min(part / whole, 0.999) : part / whole) * 1000) / 10;
}

/** Đồng in words for reading: "35,9 tỷ đồng", "1,2 triệu đồng", "500.000 đồng". */
export function formatMoney(dong: number | bigint | null | undefined): string {
  if (dong === null || dong === undefined) return "–";
  const value = Number(dong);
  if (Math.abs(value) >= 1e9) return `${oneDigit.format(value / 1e9)} tỷ đồng`;
  if (Math.abs(value) >= 1e6) return `${oneDigit.format(value / 1e6)} triệu đồng`;
  return `${whole.format(value)} đồng`;
}

/** Full đồng for tables: "34.900.000.000". */
export function formatDong(dong: number | bigint | null | undefined): string {
  return formatNumber(dong);
}

/**
 * Reads a whole number as people write it: "1407", "1.407", "1,407", "1 407". Null when it is not one;
 * "1.25" and "1,5" are refused and never guessed.
 */
export function parseWhole(text: string): number | null {
  const value = text.trim().replace(/\u00a0/g, " ");
  if (/^\d+$/.test(value)) return toSafe(value);
  for (const mark of [".", ",", " "]) {
    const groups = value.split(mark);
    if (
      groups.length > 1 &&
      /^\d{1,3}$/.test(groups[0] ?? "") &&
      groups.slice(1).every((g) => /^\d{3}$/.test(g))
    ) {
      return toSafe(groups.join(""));
    }
  }
  return null;
}

function toSafe(digits: string): number | null {
  const value = Number(digits);
  return Number.isSafeInteger(value) ? value : null;
}
