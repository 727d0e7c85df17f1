import { formatNumber, formatPercent } from "@/lib/core/numbers";
import type { FigureEntry } from "./catalogue";
import type { FigureCode } from "./figures";
import type { Redrawn } from "./overview";

export type ChangeInWords = {
  direction: "up" | "down" | "same";
  /** Where the column or the title names the season already: "4,2 %". */
  size: string;
  /** On its own: "4,2 % so với 2024". */
  text: string;
};

const digits = new Intl.NumberFormat("vi-VN", { maximumFractionDigits: 1 });

/** Below this a share of the season before says more than it knows: 1 → 3 is "2 điểm", not "200 %". */
const smallest = 20;

/**
 * How a figure moved since an earlier season, in words; the sign and "tăng" or "giảm" stand before them.
 * Null where one of the two was not collected.
 */
export function changeOf(
  entry: Pick<FigureEntry, "kind" | "unit">,
  now: number | null,
  before: number | null,
  year: number,
): ChangeInWords | null {
  if (now === null || before === null) return null;
  const difference = now - before;
  if (Math.abs(difference) < 0.05) return { direction: "same", size: "không đổi", text: `bằng năm ${year}` };
  const said = (size: string): ChangeInWords => ({
    direction: difference > 0 ? "up" : "down",
    size,
    text: `${size} so với ${year}`,
  });
  const size = Math.abs(difference);
  if (entry.kind === "share") return said(`${formatPercent(size)} điểm %`);
  if (before < smallest) return said(`${formatNumber(size)} ${entry.unit}`);
  const share = (size / before) * 100;
  // "Tăng 900 %" is read as a slip; ten times is said as times.
  if (difference > 0 && share >= 900) {
    const times = `gấp ${digits.format(now / before)} lần`;
    return { direction: "up", size: times, text: `${times} năm ${year}` };
  }
  return said(`${share < 0.1 ? "dưới 0,1" : formatPercent(share)} %`);
}

/** Whether so many communes were merged or divided that points of two seasons are not the same thing. */
export function redrawnBetween(before: { year: number; communes: number }, now: number): Redrawn | null {
  if (Math.abs(now - before.communes) * 10 <= before.communes) return null;
  return { year: before.year, was: before.communes, now };
}

/** The figures that grow and shrink with the number of communes. */
export function countsByCommune(code: FigureCode): boolean {
  return code === "NH01" || code === "NH02";
}

/** A share of communes says nothing about another season's share once the communes are others. */
export function isComparable(code: FigureCode, redrawn: Redrawn | null): boolean {
  return code !== "NH05" || redrawn === null;
}

/** "2024: 10.035 xã, mùa này 3.321 xã". */
export function redrawnText({ year, was, now }: Redrawn): string {
  return `${year}: ${formatNumber(was)} xã, mùa này ${formatNumber(now)} xã`;
}

/** Said in place of how a share of communes moved. */
export const incomparableText = (redrawn: Redrawn) => `Không so sánh được: ${redrawnText(redrawn)}`;

/** The same for a table and for paper, with its word: "tăng 4,2 % so với 2024". */
export function changeSentence(change: ChangeInWords): string {
  const word = { up: "tăng ", down: "giảm ", same: "" }[change.direction];
  return change.size.startsWith("gấp") ? change.text : `${word}${change.text}`;
}
