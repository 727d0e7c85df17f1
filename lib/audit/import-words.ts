import { importStateWords } from "@/lib/festivals/imports/words";
import { count, instant, one, refers, silent, type TableWords, text } from "./columns";

/** Files of points that were handed in. */
export const importTables: Readonly<Record<string, TableWords>> = {
  festival_import: {
    label: "Tệp điểm Ngày hội",
    title: (row) => String(row.file_name ?? ""),
    columns: {
      id: silent,
      unit_id: refers("Đơn vị", "unit"),
      season_id: refers("Mùa", "season"),
      file_name: text("Tên tệp"),
      file_size: count("Dung lượng (byte)"),
      file_hash: text("SHA-256 của tệp"),
      state: one("Trạng thái", importStateWords),
      problem: silent,
      problem_detail: text("Vì sao chưa được"),
      head: silent,
      notes: silent,
      merges: silent,
      answers: silent,
      rows_added: count("Dòng mới"),
      rows_changed: count("Dòng thay đổi"),
      rows_same: count("Dòng không đổi"),
      rows_asked: count("Dòng cần hỏi"),
      rows_wrong: count("Dòng sai"),
      rows_warned: count("Dòng nghi vấn"),
      done: silent,
      total: silent,
      beat_at: silent,
      version: silent,
      uploaded_by_id: silent,
      uploaded_by_name: text("Người tải lên"),
      uploaded_at: instant("Tải lên lúc"),
      committed_at: instant("Ghi lúc"),
      swept_at: instant("Xóa bản xem trước lúc"),
    },
  },
};
