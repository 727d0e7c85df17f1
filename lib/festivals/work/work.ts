import { type Day, daysBetween } from "@/lib/core/dates";
import { formatNumber } from "@/lib/core/numbers";
import { policeOf } from "@/lib/core/words";
import type { RecordState, UnitKind } from "@/prisma/generated/enums";

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
] as const;

export type WorkAct = (typeof workActs)[number];

/** One line of the queue as the database gives it. */
export type WorkRow = {
  key: string;
  act: WorkAct;
  /** Name of a point; "" for plans and reports. */
  name: string;
  unitCode: string;
  unitKind: UnitKind;
  unitName: string;
  state: RecordState | null;
  dueOn: Day | null;
  recordId: string | null;
  year: number;
  count: number;
};

/** One line of the queue as a person reads it. */
export type WorkItem = {
  key: string;
  act: WorkAct;
  title: string;
  unit: string;
  year: number;
  state: RecordState | null;
  dueOn: Day | null;
  lateDays: number;
  href: string;
};

/** How many lines there are, and how many of them are late. */
export type WorkCount = { all: number; late: number };

type Told = { title: string; href: string };

const sentences: Record<WorkAct, (row: WorkRow) => Told> = {
  enter_result: (row) => point(row, "Nhập kết quả", "/edit/attendance"),
  finish_result: (row) => point(row, "Hoàn thành và gửi", "/edit/check"),
  amend_result: (row) => point(row, "Bổ sung kết quả", "/edit/check"),
  confirm_result: (row) => point(row, "Xác nhận và gửi", "/edit/check"),
  forward_points: (row) => points(row, "chờ kiểm tra, chuyển tỉnh"),
  accept_points: (row) => points(row, "chờ tiếp nhận"),
  write_plan: (row) => ({
    title: `Lập kế hoạch Ngày hội ${row.year}`,
    href: `/festivals/plans/new?season=${row.year}`,
  }),
  finish_plan: (row) => paper(row, "Hoàn thành kế hoạch Ngày hội", "plans"),
  amend_plan: (row) => paper(row, "Bổ sung kế hoạch Ngày hội", "plans"),
  sign_plan: (row) => paper(row, "Ký, gửi kế hoạch Ngày hội", "plans"),
  forward_plan: (row) => paper(row, "Kiểm tra, chuyển kế hoạch Ngày hội", "plans"),
  accept_plan: (row) => paper(row, "Tiếp nhận kế hoạch Ngày hội", "plans"),
  write_report: (row) => ({
    title: `Lập báo cáo kết quả Ngày hội ${row.year}`,
    href: `/festivals/reports/new?season=${row.year}`,
  }),
  finish_report: (row) => paper(row, "Hoàn thành báo cáo kết quả", "reports"),
  amend_report: (row) => paper(row, "Bổ sung báo cáo kết quả", "reports"),
  sign_report: (row) => paper(row, "Ký, gửi báo cáo kết quả", "reports"),
  accept_report: (row) => paper(row, "Tiếp nhận báo cáo kết quả", "reports"),
  lock_report: (row) => paper(row, "Khóa báo cáo kết quả", "reports"),
};

function point(row: WorkRow, verb: string, place: string): Told {
  return { title: `${verb}: ${row.name}`, href: `/festivals/${row.recordId}${place}` };
}

function points(row: WorkRow, waiting: string): Told {
  const unit = policeOf({ kind: row.unitKind, name: row.unitName });
  // A single one is opened at once.
  if (row.count === 1 && row.recordId) {
    return { title: `${unit}: ${row.name} ${waiting}`, href: `/festivals/${row.recordId}` };
  }
  return {
    title: `${unit}: ${formatNumber(row.count)} điểm ${waiting}`,
    href: `/festivals?season=${row.year}&unit=${row.unitCode}&state=sent`,
  };
}

function paper(row: WorkRow, verb: string, folder: "plans" | "reports"): Told {
  return { title: `${verb} ${row.year}`, href: `/festivals/${folder}/${row.recordId}` };
}

/** Puts a line into words, with what is late counted from today. */
export function describeWork(row: WorkRow, today: Day): WorkItem {
  const late = row.dueOn ? daysBetween(row.dueOn, today) : 0;
  return {
    key: row.key,
    act: row.act,
    ...sentences[row.act](row),
    unit: policeOf({ kind: row.unitKind, name: row.unitName }),
    year: row.year,
    state: row.state,
    dueOn: row.dueOn,
    lateDays: Math.max(late, 0),
  };
}
