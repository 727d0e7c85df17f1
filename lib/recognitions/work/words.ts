import { formatNumber } from "@/lib/core/numbers";
import { withQuery } from "@/lib/core/paging";
import { policeOf } from "@/lib/core/words";
import type { WorkRow, WorkTold, WorkWords } from "@/lib/core/work";
import { unitSubjects } from "@/lib/recognitions/schemes/subjects";

/** What somebody has to do with applications, as codes; their sentences stand below. */
export const recognitionActs = [
  "build",
  "amend",
  "sign",
  "appraise",
  "score",
  "present",
  "decide",
  "merger",
] as const;
export type RecognitionAct = (typeof recognitionActs)[number];

/** One record is opened at once, many as a list; the line carries code, year and short name of its scheme. */
function told(row: WorkRow, verb: string, state: string, mark: string): WorkTold {
  const [scheme = "", year = "", name = ""] = row.name.split("|");
  const unit = policeOf({ kind: row.unitKind, name: row.unitName });
  const what = row.count === 1 ? name : `${name}: ${formatNumber(row.count)} hồ sơ`;
  return {
    title: `${verb} ${year}: ${what} (${unit})`,
    mark,
    href:
      row.count === 1 && row.recordId
        ? `/recognitions/applications/${row.recordId}`
        : withQuery("/recognitions/applications", {
            year,
            scheme,
            state,
            ...whose(row),
          }),
  };
}

/** A commune's line shows its own; above it, what the communes sent for themselves. */
function whose({ unitKind, unitCode }: WorkRow): { unit?: string; kind?: string } {
  return unitSubjects.some((kind) => kind === unitKind) ? { unit: unitCode } : { kind: "unit" };
}

export const recognitionWords: WorkWords<RecognitionAct> = {
  build: (row) => told(row, "Tự chấm, gửi hồ sơ công nhận", "", "Đang xây dựng"),
  amend: (row) => told(row, "Bổ sung hồ sơ công nhận", "returned", "Trả lại bổ sung"),
  sign: (row) => told(row, "Ký, gửi hồ sơ công nhận", "self_scored", "Chờ ký gửi"),
  score: (row) => ({
    title: `Chấm thẩm định ${row.year}: ${row.name}`,
    href: `/recognitions/appraisals/${row.recordId}`,
    mark: "Được phân công chấm",
  }),
  present: (row) => told(row, "Ký tờ trình công nhận", "passed", "Đạt cấp tỉnh"),
  decide: (row) => ({
    title: `Ghi nhận quyết định công nhận ${row.year}: ${row.name}`,
    href: `/recognitions/decisions/${row.recordId}`,
    mark: "Dự thảo quyết định",
  }),
  merger: (row) => ({
    title: `Quyết định sau sáp nhập: ${row.name}`,
    href: `/recognitions/recognised/${row.recordId}`,
    mark: "Đơn vị đã sáp nhập",
  }),
  appraise: (row) => told(row, "Thẩm định hồ sơ công nhận", "sent", "Chờ thẩm định"),
};
