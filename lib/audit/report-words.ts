import { stateWords } from "@/lib/core/words";
import { scanWords } from "@/lib/evidence/words";
import { count, day, instant, one, type Row, refers, silent, type TableWords, text, yesNo } from "./columns";

const said = (row: Row, column: string) => String(row[column] ?? "");

/** What belongs to a province's report: whom it goes without, what was brought later, and its signed paper. */
export const reportTables: Readonly<Record<string, TableWords>> = {
  report_exception: {
    label: "Xã vắng trong báo cáo",
    title: (row, names) => names.get(said(row, "missing_unit_id")) ?? "",
    partOf: { table: "festival_report", column: "report_id" },
    columns: {
      id: silent,
      unit_id: silent,
      report_id: silent,
      missing_unit_id: refers("Xã vắng", "unit"),
      reason: text("Lý do"),
      expected_on: day("Dự kiến bổ sung"),
      supplement_id: silent,
      closed_at: instant("Đã bổ sung xong lúc"),
    },
  },
  report_supplement: {
    label: "Bổ sung báo cáo",
    title: (row) => said(row, "number"),
    partOf: { table: "festival_report", column: "report_id" },
    columns: {
      id: silent,
      unit_id: silent,
      report_id: silent,
      number: text("Số, ký hiệu"),
      issued_on: day("Ngày ký"),
      signer: text("Người ký"),
      note: text("Ghi chú"),
      state: one("Trạng thái", stateWords),
      version: silent,
      entered_by_id: silent,
      entered_by_name: text("Người nhập"),
      sent_by_id: refers("Người gửi", "person"),
      sent_at: instant("Gửi lúc"),
      accepted_by_id: refers("Người tiếp nhận", "person"),
      accepted_at: instant("Tiếp nhận lúc"),
      return_note: text("Lý do trả lại"),
      created_at: silent,
    },
  },
  signed_paper: {
    label: "Bản ký của báo cáo",
    title: (row) => said(row, "file_name"),
    partOf: { table: "festival_report", column: "report_id" },
    columns: {
      id: silent,
      unit_id: silent,
      report_id: silent,
      number: count("Lần đính kèm"),
      sha256: text("SHA-256"),
      bytes: count("Số byte"),
      file_name: text("Tên tệp"),
      unclassified: yesNo("Xác nhận không thuộc danh mục bí mật nhà nước"),
      scan: one("Quét vi-rút", scanWords),
      added_by_id: silent,
      added_by_name: text("Người đính kèm"),
      added_at: instant("Đính kèm lúc"),
    },
  },
};
