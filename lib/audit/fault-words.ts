import { formatInstant } from "@/lib/core/dates";
import { formatNumber } from "@/lib/core/numbers";
import type { Fault, FaultKind } from "./verify";

/** What is wrong with an entry, in few words. */
export const faultWords: Record<FaultKind, string> = {
  changed: "Bị sửa nội dung",
  swapped: "Bị đổi chỗ",
  removed: "Bị xóa",
  missing: "Bị gỡ khỏi chuỗi",
  stranger: "Bị chèn thêm",
  broken: "Đứt mắt xích",
  cut: "Bị cắt đuôi",
  head: "Mốc cuối bị sửa",
};

type About = { chain: string; entry?: { record: string; at: Date } };

/** One sentence that names the entry: "Mục 12 của chuỗi Hà Tĩnh (mã 345, Điểm Ngày hội, 08:42, 21/11/2026) …". */
export function faultSentence(fault: Fault, { chain, entry }: About): string {
  const known = [
    fault.entryId === null ? null : `mã ${fault.entryId}`,
    entry?.record,
    entry && formatInstant(entry.at),
  ].filter(Boolean);
  const brackets = known.length > 0 ? ` (${known.join(", ")})` : "";
  const seq = fault.seq === null ? "" : formatNumber(fault.seq);
  const entryNamed = `Mục ${seq} của chuỗi ${chain}${brackets}`;
  const several = fault.count > 1n;
  const last = several && fault.seq !== null ? formatNumber(fault.seq + fault.count - 1n) : "";
  const stretch = several ? `Các mục ${seq}–${last} của chuỗi ${chain}` : `Mục ${seq} của chuỗi ${chain}`;
  switch (fault.kind) {
    case "changed":
      return `${entryNamed}: nội dung không còn như lúc ghi.`;
    case "swapped":
      return `${entryNamed}: đã đổi chỗ với mục mã ${fault.withId}.`;
    case "removed":
      return `${entryNamed}: đã bị xóa khỏi nhật ký.`;
    case "missing":
      return `${stretch}: không còn trong chuỗi.`;
    case "stranger":
      return `Mục${brackets}: không thuộc chuỗi nào, do ai đó chèn thêm.`;
    case "broken":
      return `${entryNamed}: mắt xích không nối với mục ngay trước.`;
    case "cut":
      return `${stretch}: đuôi chuỗi đã bị cắt.`;
    case "head":
      return `Chuỗi ${chain}: mốc cuối không khớp với mục cuối cùng (mục ${seq}).`;
  }
}
