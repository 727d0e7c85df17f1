import { said } from "@/lib/core/export";
import { formatNumber } from "@/lib/core/numbers";
import { stateWords } from "@/lib/core/words";
import { festivalStatusWords, hostLevelWords, leaderTierWords } from "@/lib/festivals/words";
import { type CountedPart, countedParts, type Filter, type Part, type SortKey } from "./filter";
import type { PartCounts } from "./record";

/** What a point has, as a choice of the list. */
export const partWords: Record<Part, string> = {
  turnout: "Có lượt người",
  gifts: "Có quà tặng",
  medal: "Có Kỷ niệm chương",
  merit: "Có Bằng khen của Bộ",
  other_awards: "Có khen thưởng của địa phương",
  pledges: "Có giao ước thi đua",
  models: "Có mô hình",
};

/** What is counted of a part, above its column and beside its number. */
export const countedWords: Record<CountedPart, string> = {
  medal: "Kỷ niệm chương",
  merit: "Bằng khen của Bộ",
  other_awards: "Khen thưởng của địa phương",
  pledges: "Giao ước đã ký",
  models: "Mô hình",
};

const sortWords: Record<SortKey, string> = {
  held_on: "ngày",
  name: "tên điểm",
  unit: "đơn vị",
  turnout: "lượt người",
  gifts: "suất quà",
  state: "trạng thái",
  sent_at: "ngày gửi",
};

/** "90 kỷ niệm chương": of the parts that a list was asked for. */
export function countedIn(counts: PartCounts): string[] {
  return countedParts.flatMap((part) => {
    const count = counts[part];
    return count === undefined ? [] : [`${formatNumber(count)} ${insideSentence(countedWords[part])}`];
  });
}

/** "Bằng khen của Bộ" after a number: only its first letter is small. */
export const insideSentence = (words: string) => `${words.charAt(0).toLowerCase()}${words.slice(1)}`;

const any = <T extends string>(label: string, codes: readonly T[], words: Record<T, string>) =>
  codes.length > 0 && `${label}: ${codes.map((code) => words[code]).join(", ")}`;

/** The filter of the list of points as a person would say it, one line for each condition; without the season. */
export function filterWords(filter: Filter): string[] {
  const map = filter.map && (filter.map === "now" ? " (địa giới hiện nay)" : " (địa giới của mùa)");
  return said(
    filter.season === null && "mọi mùa",
    filter.unit !== "" &&
      `đơn vị: ${filter.unit.toUpperCase() === "VN" ? "toàn quốc" : filter.unit}${map ?? ""}`,
    any("loại điểm", filter.hosts, hostLevelWords),
    any("trạng thái", filter.states, stateWords),
    any("tình hình tổ chức", filter.statuses, festivalStatusWords),
    any("đại biểu cao nhất", filter.tiers, leaderTierWords),
    filter.has.length > 0 &&
      `chỉ điểm ${filter.has.map((part) => insideSentence(partWords[part])).join(", ")}`,
    filter.late && "chỉ điểm quá hạn",
    filter.q !== "" && `từ tìm: ${filter.q}`,
    filter.sort.length > 0 &&
      `xếp theo ${filter.sort.map(({ key, descending }) => `${sortWords[key]} ${descending ? "giảm dần" : "tăng dần"}`).join(", ")}`,
  );
}
