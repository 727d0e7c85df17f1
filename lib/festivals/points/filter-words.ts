import { said } from "@/lib/core/export";
import { stateWords } from "@/lib/core/words";
import { festivalStatusWords, hostLevelWords, leaderTierWords } from "@/lib/festivals/words";
import type { Filter, Part, SortKey } from "./filter";

const partWords: Record<Part, string> = {
  turnout: "có lượt người",
  gifts: "có quà tặng",
  medal: "có Kỷ niệm chương",
  merit: "có Bằng khen của Bộ",
  other_awards: "có khen thưởng của địa phương",
  pledges: "có giao ước thi đua",
  models: "có mô hình",
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
    any("chỉ điểm", filter.has, partWords),
    filter.late && "chỉ điểm quá hạn",
    filter.q !== "" && `từ tìm: ${filter.q}`,
    filter.sort.length > 0 &&
      `xếp theo ${filter.sort.map(({ key, descending }) => `${sortWords[key]} ${descending ? "giảm dần" : "tăng dần"}`).join(", ")}`,
  );
}
