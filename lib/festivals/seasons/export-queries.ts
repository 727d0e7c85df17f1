import "server-only";
import { type ExportSource, type RowColumn, tableOf } from "@/lib/core/export";
import { seasonStateWords } from "@/lib/festivals/words";
import { listSeasons } from "./queries";
import { countOf, type SeasonListRow, type StateCount } from "./view";

const finished = ["accepted", "locked"] as const;

const counted = (kind: StateCount["kind"], noun: string): RowColumn<SeasonListRow>[] => [
  { header: `${noun} đã xong`, kind: "count", of: (row) => countOf(row.counts, kind, finished) },
  { header: `${noun} tổng số`, kind: "count", of: (row) => countOf(row.counts, kind) },
];

const columns: readonly RowColumn<SeasonListRow>[] = [
  { header: "Mùa", kind: "text", width: 8, of: (row) => row.year },
  { header: "Chủ đề", kind: "text", width: 50, of: (row) => row.theme },
  { header: "Trạng thái", kind: "text", of: (row) => seasonStateWords[row.state] },
  { header: "Dữ liệu mẫu", kind: "text", width: 12, of: (row) => (row.demo ? "Có" : "Không") },
  { header: "Từ ngày", kind: "day", of: (row) => row.startsOn },
  { header: "Đến ngày", kind: "day", of: (row) => row.endsOn },
  { header: "Hạn kế hoạch", kind: "day", of: (row) => row.due.plan.on },
  { header: "Hạn kế hoạch của tỉnh", kind: "day", of: (row) => row.due.provincePlan.on },
  { header: "Hạn kết quả", kind: "day", of: (row) => row.due.result.on },
  { header: "Hạn báo cáo tỉnh", kind: "day", of: (row) => row.due.report.on },
  ...counted("festival", "Điểm"),
  ...counted("plan", "Kế hoạch"),
  ...counted("report", "Báo cáo tỉnh"),
];

/** The seasons as a file. */
export const seasonExport: ExportSource = {
  name: "seasons",
  needs: "festival.view",
  async open(tx, actor) {
    const rows = await listSeasons(tx, actor);
    return tableOf({ title: "Mùa Ngày hội", filter: [], noun: "mùa", total: rows.length }, columns, [rows]);
  },
};
