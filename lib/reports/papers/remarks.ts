import { formatNumber } from "@/lib/core/numbers";
import type { FormState } from "@/lib/core/refusal";
import { unitTitle } from "@/lib/core/words";
import type { ReportSection } from "@/lib/festivals/reports/view";
import type { UnitKind } from "@/prisma/generated/enums";
import type { Gathered, GatheredParts } from "./facts";

/** How many remarks of one part a paper takes in; the rest is told as a number. */
export const remarksShown = 200;

/** One text for one part, as the database gives it: who wrote it first, and how many wrote the same. */
export type RemarkRow = {
  path: ReportSection;
  text: string;
  kind: UnitKind;
  name: string;
  /** Of a commune's own paper: its points are told apart by their names. */
  point: string | null;
  /** Units (or points) that wrote the same words. */
  sources: number;
  /** Different texts of this part altogether. */
  total: number;
};

/** The remarks by the part of the report that they belong to. */
export function gatherRemarks(rows: readonly RemarkRow[]): GatheredParts {
  const parts: GatheredParts = {};
  for (const row of rows) {
    const found: Gathered = parts[row.path] ?? { items: [], total: row.total };
    found.items.push({ text: row.text.trim(), from: sourceOf(row) });
    parts[row.path] = found;
  }
  return parts;
}

function sourceOf({ point, kind, name, sources }: RemarkRow): string {
  const first = point ?? unitTitle({ kind, name });
  if (sources === 1) return first;
  return `${first} và ${formatNumber(sources - 1)} ${point === null ? "đơn vị" : "điểm"} khác`;
}

/** A part of the report with the remarks below what was written, as far as there is room; nothing is taken twice. */
export function withRemarks(written: string, gathered: Gathered | undefined, room: number): string {
  let text = written.trimEnd();
  for (const { text: remark, from } of gathered?.items ?? []) {
    const line = `- ${remark.replace(/\s*\n\s*/g, " ")} (${from})`;
    if (text.includes(line)) continue;
    const longer = text === "" ? line : `${text}\n${line}`;
    if (longer.length > room) break;
    text = longer;
  }
  return text;
}

/** How long a section of the report may be; the field takes no more. */
const sectionRoom = 20_000;

/** The form as it begins where a section takes in what the points say: shown, and not saved before somebody says so. */
export function formTaking(
  initial: FormState,
  path: ReportSection,
  stored: string,
  gathered: Gathered | undefined,
): FormState {
  const before = initial.values[path] ?? stored;
  const written = typeof before === "string" ? before : stored;
  const text = withRemarks(written, gathered, sectionRoom);
  if (text === written) return initial;
  return {
    ...initial,
    values: { ...initial.values, [path]: text },
    message: "Đã lấy ý kiến của các điểm vào mục, chưa lưu. Sửa lại rồi bấm Lưu báo cáo.",
    nonce: Math.max(1, initial.nonce),
  };
}
