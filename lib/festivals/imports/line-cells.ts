import { readWhole } from "@/lib/core/cell-readings";
import { formatNumber } from "@/lib/core/numbers";
import type { Content } from "@/lib/festivals/points/content";
import {
  awardAuthorityWords,
  awardFormWords,
  awardRecipientWords,
  leaderTierWords,
  modelKindWords,
} from "@/lib/festivals/words";
import { codeOf } from "./choice-words";

export type LineField = "guests" | "pledges" | "models" | "awards";

type Part = { name: string; said: string; words?: Record<string, string>; optional?: true; whole?: true };

/** What stands in a line of the cell, part by part; in the order of the notes of the columns. */
const parts: Record<LineField, readonly Part[]> = {
  guests: [
    { name: "tier", said: "bậc", words: leaderTierWords },
    { name: "fullName", said: "họ và tên" },
    { name: "jobTitle", said: "chức vụ", optional: true },
    { name: "organisation", said: "cơ quan", optional: true },
  ],
  pledges: [
    { name: "count", said: "số bản", whole: true },
    { name: "parties", said: "giữa ai với ai" },
  ],
  models: [
    { name: "name", said: "tên mô hình" },
    { name: "kind", said: "Ra mắt mới hoặc Nhân rộng", words: modelKindWords },
    { name: "places", said: "số nơi", whole: true },
  ],
  awards: [
    { name: "authority", said: "cấp khen", words: awardAuthorityWords },
    { name: "form", said: "hình thức", words: awardFormWords },
    { name: "recipient", said: "Tập thể hoặc Cá nhân", words: awardRecipientWords },
    { name: "count", said: "số lượng", whole: true },
  ],
};

/** Rows of a group from the lines of one cell, as its form would send them; or what is wrong with a line. */
export function readLines(
  field: LineField,
  text: string,
): { rows: Record<string, string>[] } | { problem: string } {
  const wanted = parts[field];
  const rows: Record<string, string>[] = [];
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  if (lines.length > 60) return { problem: "nhiều nhất 60 dòng trong một ô." };
  for (const [at, line] of lines.entries()) {
    const said = line.split(";").map((part) => part.trim());
    const row: Record<string, string> = {};
    const shape = wanted.map((part) => part.said).join("; ");
    if (said.length > wanted.length)
      return { problem: `dòng ${at + 1} có ${said.length} phần, cần ghi theo thứ tự: ${shape}.` };
    for (const [nth, part] of wanted.entries()) {
      const value = said[nth] ?? "";
      if (value === "" && !part.optional)
        return { problem: `dòng ${at + 1} thiếu ${part.said}; ghi theo thứ tự: ${shape}.` };
      const code = part.words ? codeOf(part.words, value) : value;
      if (code === null)
        return {
          problem: `dòng ${at + 1}: "${value}" không có trong danh sách ${part.said} (${Object.values(part.words ?? {}).join(", ")}).`,
        };
      const number = part.whole ? readWhole([0, "s", code]) : null;
      // Inside a line nothing can be asked about: what is not plain is refused.
      if (number && number.kind !== "number")
        return {
          problem: `dòng ${at + 1}: ${part.said} "${value}" phải là số nguyên viết liền hoặc có dấu chấm, ví dụ 1.407.`,
        };
      row[part.name] = number ? String(number.value) : code;
    }
    rows.push(row);
  }
  return { rows };
}

const plain = (text: string) =>
  text
    .replace(/\s*\n\s*/g, " ")
    .replaceAll(";", ",")
    .trim();

/** The cell of a group as readLines reads it back. */
export function writeLines(field: LineField, content: Content): string {
  return content[field]
    .map((row) =>
      parts[field]
        .map(({ name, words }) => {
          const value = (row as Record<string, unknown>)[name];
          if (typeof value === "number") return formatNumber(value);
          return plain(words ? (words[String(value)] ?? "") : String(value ?? ""));
        })
        .join("; ")
        .replace(/(; )+$/, ""),
    )
    .join("\n");
}
