import { formatNumber } from "@/lib/core/numbers";

/** How many there are: "12 điểm"; where the counting stopped, "hơn 300 điểm". */
export function countWords({ total, more, noun }: { total: number; more: boolean; noun: string }): string {
  return `${more ? "hơn " : ""}${formatNumber(total)} ${noun}`;
}
