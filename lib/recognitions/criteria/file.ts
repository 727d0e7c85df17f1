import { z } from "zod";
import type { Issue } from "@/lib/core/refusal";
import { sampleSentence } from "@/lib/recognitions/words";
import { documentIssues } from "./checks";
import { type CriteriaDocument, criteriaDocument, type LeafCriterion } from "./document";

/** Says what the file is, so that any other JSON is told apart. */
const mark = "bo-tieu-chi";
const edition = 1;

/** Fields that are hundredths here and numbers as people write them in the file. */
const measured = new Set(["max", "metAt", "at", "points", "total", "groupPercent", "atLeast", "from"]);

/** No set is nested deeper; what is, is no set. */
const deepest = 12;

/** Inside metCount "atLeast" is a number of criteria, not of hundredths. */
function convert(
  value: unknown,
  name: string,
  inside: string,
  by: (value: number) => number,
  depth = 0,
): unknown {
  if (depth > deepest) return null;
  if (Array.isArray(value)) return value.map((one) => convert(one, "", inside || name, by, depth + 1));
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, one]) => [key, convert(one, key, name || inside, by, depth + 1)]),
    );
  }
  return typeof value === "number" && measured.has(name) && inside !== "metCount" ? by(value) : value;
}

/** A set as a file that people can read and mend. */
export function toFile(document: CriteriaDocument): string {
  const content = convert(document, "", "", (value) => value / 100) as object;
  // Who opens the file by itself reads as well that it is not the wording of the law.
  const note = document.sample ? { luuY: sampleSentence } : {};
  return `${JSON.stringify({ tep: mark, phienBan: edition, ...note, ...content }, null, 2)}\n`;
}

export type ReadFile = { document: CriteriaDocument; remarks: Issue[] } | { issues: Issue[] };

const issue = (code: string, message: string): Issue => ({ path: "content", code, message });

/**
 * Reads such a file. What cannot be read is refused, place by place; what is still missing for publishing comes back as
 * remarks, for a draft may have gaps.
 */
export function fromFile(text: string): ReadFile {
  let raw: unknown;
  try {
    raw = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return {
      issues: [
        issue(
          "json",
          "Tệp không phải JSON. Chọn tệp đã xuất từ trang bộ tiêu chí, hoặc sửa chỗ sai dấu phẩy, ngoặc.",
        ),
      ],
    };
  }
  const head = z.object({ tep: z.literal(mark), phienBan: z.unknown() }).safeParse(raw);
  if (!head.success) {
    return {
      issues: [
        issue("mark", `Đây không phải tệp bộ tiêu chí: thiếu "tep": "${mark}" và "phienBan": ${edition}.`),
      ],
    };
  }
  if (head.data.phienBan !== edition) {
    const given =
      typeof head.data.phienBan === "number" ? `phiên bản ${head.data.phienBan}` : "phiên bản khác";
    const message = `Tệp theo mẫu ${given}, cổng này đọc mẫu phiên bản ${edition}. Xuất lại tệp từ cổng này, chép nội dung sang rồi nhập.`;
    return { issues: [issue("edition", message)] };
  }
  const { tep: _mark, phienBan: _edition, luuY: _note, ...content } = raw as Record<string, unknown>;
  const fractions: string[] = [];
  const whole = convert(content, "", "", (value) => {
    const hundredths = Math.round(value * 100);
    if (Math.abs(hundredths - value * 100) > 1e-6) fractions.push(String(value));
    return hundredths;
  });
  if (fractions.length > 0) {
    return {
      issues: [
        issue(
          "fraction",
          `Điểm và tỷ lệ có nhiều nhất hai chữ số thập phân: ${fractions.slice(0, 5).join(", ")}.`,
        ),
      ],
    };
  }
  const odd = unreadable(whole);
  if (odd.length > 0) return { issues: odd.slice(0, 20).map((one) => issue("sign", one)) };
  const parsed = criteriaDocument.safeParse(whole, { reportInput: true });
  if (!parsed.success) {
    return {
      issues: parsed.error.issues
        .slice(0, 20)
        .map((one) => issue("field", `${placeOf(one.path, raw)}: ${wordsOf(one)}.`)),
    };
  }
  const lost = lostPlaces(whole, parsed.data);
  if (lost.length > 0) {
    return {
      issues: lost
        .slice(0, 20)
        .map((path) =>
          issue("field", `${placeOf(path.slice(0, -1), raw)}: không có mục ${String(path.at(-1))}.`),
        ),
    };
  }
  const document = addedUp(parsed.data);
  const remarks = documentIssues(document);
  // Two of one key would be one row: this is not a gap but a file that cannot be kept.
  const doubles = remarks.filter((one) => one.code === "double" && one.message.includes("khóa"));
  return doubles.length > 0
    ? { issues: doubles.map((one) => ({ ...one, path: "content" })) }
    : { document, remarks };
}

/** Points of a criterion with parts are those of its parts; where criteria are met or not, there are none. */
function addedUp(document: CriteriaDocument): CriteriaDocument {
  const byPoints = document.scoring === "points";
  const max = (of: LeafCriterion) => (byPoints ? of.max : 0);
  return {
    ...document,
    groups: document.groups.map((group) => ({
      ...group,
      criteria: group.criteria.map((of) => {
        const parts = of.parts.map((part) => ({ ...part, max: max(part) }));
        const sum = parts.reduce((all, part) => all + part.max, 0);
        return { ...of, parts, max: of.kind === "parts" ? sum : max(of) };
      }),
    })),
  };
}

/** What a keyboard does not write and the database does not keep. */
const unprintable = /[^\P{Cc}\t\n\r]|\p{Surrogate}|[\uFFFE\uFFFF]/u;

function unreadable(value: unknown, path: PropertyKey[] = []): string[] {
  if (typeof value === "string") {
    return unprintable.test(value)
      ? [`${placeOf(path, null)}: có ký tự không đọc được, gõ lại phần này.`]
      : [];
  }
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) =>
    unreadable(one, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

/** What stands in the file and would not be kept: a field that there is not. */
function lostPlaces(given: unknown, kept: unknown, path: PropertyKey[] = []): PropertyKey[][] {
  if (typeof given !== "object" || given === null) return [];
  const held = kept as Record<string, unknown>;
  return Object.entries(given).flatMap(([key, one]) => {
    const here = [...path, Array.isArray(given) ? Number(key) : key];
    return Object.hasOwn(held, key) ? lostPlaces(one, held[key], here) : [here];
  });
}

/** Where in the file: with the code of the group or criterion, where it has one. */
function placeOf(path: readonly PropertyKey[], raw: unknown): string {
  let here: unknown = raw;
  const words: string[] = [];
  for (const step of path) {
    here =
      typeof here === "object" && here !== null ? (here as Record<PropertyKey, unknown>)[step] : undefined;
    const code =
      typeof here === "object" && here !== null && "code" in here ? ` (mã ${String(here.code)})` : "";
    words.push(typeof step === "number" ? `thứ ${step + 1}${code}` : String(step));
  }
  return words.length > 0 ? `Mục ${words.join(" → ")}` : "Tệp";
}

function wordsOf(one: z.core.$ZodIssue): string {
  switch (one.code) {
    case "invalid_type":
      return one.input === undefined
        ? "thiếu hoặc để trống"
        : `cần kiểu ${typeWords[one.expected] ?? one.expected}`;
    case "invalid_value":
      return `phải là một trong: ${one.values.map(String).join(", ")}`;
    case "too_big":
      return `quá dài hoặc quá lớn, nhiều nhất ${one.maximum}`;
    case "too_small":
      return `quá ngắn hoặc quá nhỏ, ít nhất ${one.minimum}`;
    case "invalid_format":
      return "viết sai mẫu: khóa và mã chỉ gồm chữ, số, dấu chấm, gạch";
    default:
      return "giá trị không hợp lệ";
  }
}

const typeWords: Readonly<Record<string, string>> = {
  string: "chữ",
  number: "số",
  boolean: "true hoặc false",
  array: "danh sách",
  object: "nhóm mục",
};
