import { parseWhole } from "@/lib/core/numbers";
import type { Issue } from "@/lib/core/refusal";
import { fold } from "@/lib/core/text";
import type { SubjectKind } from "@/prisma/generated/enums";

/** A subject as a line of a pasted list gives it. */
export type SubjectLine = { name: string; size: number | null; people: number | null };

export const maxLines = 500;

/**
 * Reads lines of "name; size; people", parted by tabs as a table pastes them, or by semicolons. A line that cannot be
 * read is told with its number; the same name twice is one subject.
 */
export function readLines(text: string, kind: SubjectKind): { lines: SubjectLine[]; issues: Issue[] } {
  const issues: Issue[] = [];
  const lines = new Map<string, SubjectLine>();
  text.split(/\r\n?|\n/).forEach((raw, index) => {
    if (raw.trim() === "") return;
    const read = readLine(raw, kind);
    if (typeof read === "string") {
      issues.push({ path: "lines", code: "line_unreadable", message: `Dòng ${index + 1}: ${read}` });
    } else if (!lines.has(fold(read.name))) lines.set(fold(read.name), read);
  });
  if (lines.size > maxLines) {
    issues.push({ path: "lines", code: "line_count", message: `Dán nhiều nhất ${maxLines} dòng một lần.` });
  }
  return { lines: [...lines.values()], issues };
}

/** One line, or what to mend in it. */
function readLine(raw: string, kind: SubjectKind): SubjectLine | string {
  const cells = raw.split(raw.includes("\t") ? "\t" : ";").map((cell) => cell.normalize("NFC").trim());
  const [name = "", size = "", people = "", ...more] = cells;
  if (fold(name) === "") return "ghi tên ở cột đầu.";
  if (name.length > 200) return "rút gọn tên còn tối đa 200 ký tự.";
  if (more.some((cell) => cell !== "")) return "nhiều cột hơn tên, quy mô, nhân khẩu.";
  if (people !== "" && kind !== "residential") return "chỉ khu dân cư có cột nhân khẩu.";
  const [sizeRead, peopleRead] = [parseWhole(size), parseWhole(people)];
  if ((size !== "" && sizeRead === null) || (people !== "" && peopleRead === null)) {
    return "quy mô và nhân khẩu là số nguyên, ví dụ 120.";
  }
  if ((sizeRead ?? 0) > 1_000_000 || (peopleRead ?? 0) > 1_000_000) return "số quá lớn, kiểm tra lại.";
  return { name, size: sizeRead, people: peopleRead };
}
