import { formatNumber } from "@/lib/core/numbers";
import type { FigureEntry } from "./catalogue";

export type ChangeInWords = { direction: "up" | "down" | "same"; text: string };

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
  if (Math.abs(difference) < 0.05) return { direction: "same", text: `bằng năm ${year}` };
  const direction = difference > 0 ? "up" : "down";
  const size = Math.abs(difference);
  if (entry.kind === "share") return { direction, text: `${digits.format(size)} điểm % so với ${year}` };
  if (before < smallest) return { direction, text: `${formatNumber(size)} ${entry.unit} so với ${year}` };
  const share = (size / before) * 100;
  // "Tăng 900 %" is read as a slip; ten times is said as times.
  if (share >= 1000) return { direction, text: `gấp ${digits.format(now / before)} lần năm ${year}` };
  return { direction, text: `${share < 0.1 ? "dưới 0,1" : digits.format(share)} % so với ${year}` };
}

/** The same for a table and for paper, with its word: "tăng 4,2 % so với 2024". */
export function changeSentence(change: ChangeInWords): string {
  const word = { up: "tăng ", down: "giảm ", same: "" }[change.direction];
  return change.text.startsWith("gấp") ? change.text : `${word}${change.text}`;
}
