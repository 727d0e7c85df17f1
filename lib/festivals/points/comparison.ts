import { formatNumber, formatShare } from "@/lib/core/numbers";
import type { Origin } from "./clone";
import { type Content, totals } from "./content";
import type { EarlierFigures } from "./record";

/** What is usual among others: the middle half lies between low and high. */
export type Spread = { low: number; middle: number; high: number };

/** What points of the same level came to in the other communes of the province, without saying which. */
export type NeighbourFigures = { year: number; units: number; turnout: Spread; gifts: Spread };

/** A figure beside the year before and beside the neighbours, in words. */
export type Comparison = { key: string; label: string; value: string; sentences: string[] };

/** "cao hơn 51 %", "bằng", "thấp hơn 20 %". */
function against(now: number, before: number): string {
  if (now === before) return "bằng";
  if (before === 0) return "cao hơn";
  const share = formatShare(Math.abs(now - before) / before);
  return now > before ? `cao hơn ${share}` : `thấp hơn ${share}`;
}

/** Where a figure stands among its neighbours. */
export function amongNeighbours(now: number | null, usual: Spread, of: NeighbourFigures): string {
  const span = `${formatNumber(usual.low)} – ${formatNumber(usual.high)}, ở giữa là ${formatNumber(usual.middle)}`;
  const whose = `${formatNumber(of.units)} xã khác trong tỉnh năm ${of.year} (thường ${span})`;
  if (now === null) return `Mức của ${whose}.`;
  if (now < usual.low) return `Thấp hơn phần lớn các điểm cùng cấp của ${whose}.`;
  if (now > usual.high) return `Cao hơn phần lớn các điểm cùng cấp của ${whose}.`;
  return `Trong mức thường gặp của các điểm cùng cấp ở ${whose}.`;
}

type Beside = {
  origin: Origin | null;
  earlier: EarlierFigures | null;
  neighbours: NeighbourFigures | null;
};

/** The figures of a held point beside those of the year before and of its neighbours; empty where there is nothing. */
export function comparisons(content: Content, { origin, earlier, neighbours }: Beside): Comparison[] {
  if (content.status !== "held" || content.turnout === null) return [];
  const gifts = totals(content).gifts;
  const turnout: string[] = [];
  const before = origin?.content.turnout ?? earlier?.sameName ?? null;
  if (before !== null) {
    const year = origin?.content.turnout ? origin.year : earlier?.year;
    turnout.push(
      `Năm ${year} điểm này có ${formatNumber(before)}: năm nay ${against(content.turnout, before)}.`,
    );
  } else if (earlier && earlier.turnout !== null) {
    turnout.push(
      `Trung bình các điểm trong xã năm ${earlier.year} là ${formatNumber(earlier.turnout)}: điểm này ${against(content.turnout, earlier.turnout)}.`,
    );
  }
  if (neighbours) turnout.push(amongNeighbours(content.turnout, neighbours.turnout, neighbours));
  const given: string[] = [];
  if (earlier && earlier.points > 0 && earlier.gifts > 0) {
    given.push(
      `Năm ${earlier.year} cả xã tặng ${formatNumber(earlier.gifts)} suất ở ${formatNumber(earlier.points)} điểm.`,
    );
  }
  // Where most give nothing there is nothing to measure against.
  if (neighbours && neighbours.gifts.high > 0)
    given.push(amongNeighbours(gifts, neighbours.gifts, neighbours));
  return [
    {
      key: "turnout",
      label: "Lượt người",
      value: formatNumber(content.turnout),
      sentences: turnout,
    },
    { key: "gifts", label: "Suất quà", value: formatNumber(gifts), sentences: given },
  ].filter(({ sentences }) => sentences.length > 0);
}
