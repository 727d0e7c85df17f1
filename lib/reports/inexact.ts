import { isRatio } from "@/lib/core/indicator";
import { formatNumber } from "@/lib/core/numbers";
import type { UnitLevel } from "@/prisma/generated/enums";
import type { FigureEntry } from "./catalogue";

/**
 * Communes of the season that were divided on the way to the map: on a unit's ground, and of these the ones whose parts lie in
 * more than one province. The figures of each go whole to its main successor.
 */
export type Divided = { divided: number; crossing: number };

type Summed = Pick<FigureEntry, "of">;

/**
 * How many divided communes make a figure of a unit approximate. A sum loses nothing where all parts lie in the unit: that of
 * the nation never, that of a province only where a part lies in another one. A share counts the communes themselves.
 */
export function inexactIn(level: UnitLevel, entry: Summed, { divided, crossing }: Divided): number {
  if (isRatio(entry.of)) return divided;
  switch (level) {
    case "nation":
      return 0;
    case "province":
      return crossing;
    case "district":
    case "commune":
      return divided;
  }
}

/** The same of the figures of the units below it: provinces of the nation, communes of all others. */
export function inexactBelow(level: UnitLevel, entry: Summed, { divided, crossing }: Divided): number {
  return level === "nation" && !isRatio(entry.of) ? crossing : divided;
}

/** On the figure itself, where the place is narrow. */
export function inexactMark(count: number): string {
  return `gần đúng: có ${formatNumber(count)} xã đã chia`;
}

/** What divided communes mean for the figures of a unit, in full; null where there are none. */
export function dividedNote(level: UnitLevel, { divided, crossing }: Divided): string | null {
  if (divided === 0) return null;
  const main = `${formatNumber(divided)} xã đã được chia cho nhiều xã mới; số liệu của mỗi xã được tính trọn cho xã kế thừa chính.`;
  const below = "tỷ lệ xã có tổ chức và số liệu của từng xã ấy là gần đúng.";
  const across = `${formatNumber(crossing)} xã trong số đó có phần nay thuộc tỉnh khác`;
  switch (level) {
    case "nation":
      return `${main} Tổng toàn quốc không vì thế mà thay đổi; ${below}${crossing > 0 ? ` ${across}, nên số của các tỉnh ấy cũng gần đúng.` : ""}`;
    case "province":
      return crossing > 0
        ? `${main} ${across}, nên số của tỉnh là gần đúng.`
        : `${main} Tổng của tỉnh không vì thế mà thay đổi; ${below}`;
    case "district":
    case "commune":
      return `${main} Vì vậy số liệu này là gần đúng.`;
  }
}
