import "server-only";
import { type ExportSource, type RowColumn, said, tableOf } from "@/lib/core/export";
import { wholeRange } from "@/lib/core/paging";
import { stateWords, unitTitle } from "@/lib/core/words";
import { isOpenState } from "@/lib/festivals/papers/paper";
import { listReports } from "./list-queries";
import { type ReportFilter, reportFilter } from "./schema";
import type { ReportListRow } from "./view";

const late = (row: ReportListRow, open: boolean) =>
  (row.state === null || isOpenState(row.state)) === open ? row.lateDays : null;

const columns: readonly RowColumn<ReportListRow>[] = [
  { header: "Mã", kind: "text", width: 8, of: (row) => row.code },
  { header: "Tỉnh, thành phố", kind: "text", width: 30, of: unitTitle },
  {
    header: "Báo cáo",
    kind: "text",
    width: 18,
    of: (row) => (row.state ? stateWords[row.state] : "Chưa lập"),
  },
  { header: "Số, ký hiệu", kind: "text", width: 20, of: (row) => row.number },
  { header: "Ngày ký", kind: "day", of: (row) => row.issuedOn },
  { header: "Số xã", kind: "count", of: (row) => row.expected },
  { header: "Xã đã gửi", kind: "count", of: (row) => row.reported },
  {
    header: "Xã đã gửi (%)",
    kind: "decimal",
    of: (row) => (row.expected > 0 ? (row.reported / row.expected) * 100 : null),
  },
  { header: "Ký khi còn thiếu (xã)", kind: "count", of: (row) => row.missing },
  { header: "Điểm chờ tiếp nhận", kind: "count", of: (row) => row.waiting },
  { header: "Gửi lúc", kind: "instant", of: (row) => row.sentAt },
  { header: "Quá hạn (ngày làm việc)", kind: "count", of: (row) => late(row, true) },
  { header: "Gửi muộn (ngày làm việc)", kind: "count", of: (row) => late(row, false) },
];

const sorts: Record<ReportFilter["sort"], string> = {
  unit: "đơn vị",
  sent: "ngày gửi",
  waiting: "điểm chờ tiếp nhận",
  coverage: "tỷ lệ xã đã gửi",
};

/** The list of the provinces' reports as a file. */
export const reportExport: ExportSource = {
  name: "reports",
  needs: "festival.view",
  async open(tx, actor, asked) {
    const filter = reportFilter.parse(asked);
    const list = await listReports(tx, actor, filter, wholeRange);
    if (!list) return null;
    const { state } = filter;
    const about = {
      title: `Báo cáo kết quả Ngày hội ${list.season.year}`,
      filter: said(
        `mùa ${list.season.year}`,
        state !== "" && `trạng thái: ${state === "none" ? "Chưa lập" : stateWords[state]}`,
        filter.q !== "" && `từ tìm: ${filter.q}`,
        `xếp theo ${sorts[filter.sort]} ${filter.dir === "desc" ? "giảm dần" : "tăng dần"}`,
      ),
      noun: "tỉnh, thành phố",
      total: list.total,
    };
    return tableOf(about, columns, [list.rows]);
  },
};
