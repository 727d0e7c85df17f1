import { formatNumber } from "@/lib/core/numbers";
import { policeOf } from "@/lib/core/words";
import type { WorkRow, WorkTold, WorkWords } from "@/lib/core/work";
import { extensionWhatWords } from "@/lib/festivals/extensions/words";
import type { ExtensionWhat } from "@/prisma/generated/enums";

/** What somebody has to do, as codes; their sentences stand below. */
export const workActs = [
  "enter_result",
  "finish_result",
  "amend_result",
  "confirm_result",
  "forward_points",
  "accept_points",
  "write_plan",
  "finish_plan",
  "amend_plan",
  "sign_plan",
  "forward_plan",
  "accept_plan",
  "write_report",
  "finish_report",
  "amend_report",
  "sign_report",
  "accept_report",
  "lock_report",
  "decide_extension",
  "write_supplement",
  "sign_supplement",
  "accept_supplement",
  "write_file",
] as const;

export type WorkAct = (typeof workActs)[number];

function supplement(row: WorkRow, verb: string): WorkTold {
  return {
    title: `${verb} bổ sung báo cáo số ${row.name}`,
    href: `/festivals/supplements/${row.recordId}`,
    mark: "Chờ xử lý",
  };
}

/** The code of a deadline in words; the line carries it as its name. */
const whatWord = (code: string) => extensionWhatWords[code as ExtensionWhat] ?? "hồ sơ";

/** Every act of Ngày hội in words, and where it is done. */
export const workWords: WorkWords<WorkAct> = {
  enter_result: (row) => point(row, "Nhập kết quả", "/edit/attendance"),
  finish_result: (row) => point(row, "Hoàn thành và gửi", "/edit/check"),
  amend_result: (row) => point(row, "Bổ sung kết quả", "/edit/check"),
  confirm_result: (row) => point(row, "Xác nhận và gửi", "/edit/check"),
  forward_points: (row) => points(row, "chờ kiểm tra, chuyển tỉnh"),
  accept_points: (row) => ({
    ...points(row, "chờ tiếp nhận"),
    ...(row.count > 1 && {
      together: {
        label: `Tiếp nhận cả ${formatNumber(row.count)} điểm`,
        href: `/festivals/accept?all=yes&${sentBy(row)}`,
      },
    }),
  }),
  write_plan: (row) => ({
    title: `Lập kế hoạch Ngày hội ${row.year}`,
    href: `/festivals/plans/new?season=${row.year}`,
    mark: "Chưa lập",
  }),
  finish_plan: (row) => paper(row, "Hoàn thành kế hoạch Ngày hội", "plans"),
  amend_plan: (row) => paper(row, "Bổ sung kế hoạch Ngày hội", "plans"),
  sign_plan: (row) => paper(row, "Ký, gửi kế hoạch Ngày hội", "plans"),
  forward_plan: (row) => paper(row, "Kiểm tra, chuyển kế hoạch Ngày hội", "plans"),
  accept_plan: (row) => paper(row, "Tiếp nhận kế hoạch Ngày hội", "plans"),
  write_report: (row) => ({
    title: `Lập báo cáo kết quả Ngày hội ${row.year}`,
    href: `/festivals/reports/new?season=${row.year}`,
    mark: "Chưa lập",
  }),
  finish_report: (row) => paper(row, "Hoàn thành báo cáo kết quả", "reports"),
  amend_report: (row) => paper(row, "Bổ sung báo cáo kết quả", "reports"),
  sign_report: (row) => paper(row, "Ký, gửi báo cáo kết quả", "reports"),
  accept_report: (row) => paper(row, "Tiếp nhận báo cáo kết quả", "reports"),
  write_supplement: (row) => ({
    title: `Lập bổ sung báo cáo kết quả ${row.year}`,
    href: `/festivals/reports/${row.recordId}#missing`,
    mark: "Chưa lập",
  }),
  sign_supplement: (row) => supplement(row, "Ký, gửi"),
  accept_supplement: (row) => supplement(row, "Tiếp nhận"),
  decide_extension: (row) => ({
    title: `${policeOf({ kind: row.unitKind, name: row.unitName })} xin gia hạn nộp ${whatWord(row.name)}`,
    href: `/festivals/extensions/${row.recordId}`,
    mark: "Chờ trả lời",
  }),
  write_file: (row) => ({
    title: `Ghi hoặc sửa tệp điểm đã tải lên: ${row.name} (${formatNumber(row.count)} dòng)`,
    href: `/festivals/import/${row.recordId}`,
    mark: "Chờ ghi",
  }),
  lock_report: (row) => paper(row, "Khóa báo cáo kết quả", "reports"),
};

function point(row: WorkRow, verb: string, place: string): WorkTold {
  return { title: `${verb}: ${row.name}`, href: `/festivals/${row.recordId}${place}` };
}

function points(row: WorkRow, waiting: string): WorkTold {
  const unit = policeOf({ kind: row.unitKind, name: row.unitName });
  // A single one is opened at once.
  if (row.count === 1 && row.recordId) {
    return { title: `${unit}: ${row.name} ${waiting}`, href: `/festivals/${row.recordId}` };
  }
  return {
    title: `${unit}: ${formatNumber(row.count)} điểm ${waiting}`,
    href: `/festivals?${sentBy(row)}`,
  };
}

const sentBy = (row: WorkRow) => `season=${row.year}&unit=${row.unitCode}&state=sent`;

function paper(row: WorkRow, verb: string, folder: "plans" | "reports"): WorkTold {
  return { title: `${verb} ${row.year}`, href: `/festivals/${folder}/${row.recordId}` };
}
