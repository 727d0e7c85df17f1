import { concernWords, decisionWords, scanWords, typeName } from "@/lib/evidence/words";
import { count, instant, one, type Row, refers, silent, type TableWords, text, yesNo } from "./columns";

const said = (row: Row, column: string) => String(row[column] ?? "");
const partOf = { table: "festival", column: "record_id", kindColumn: "record_kind" };
const place = { id: silent, unit_id: silent, record_kind: silent, record_id: silent } as const;

/** Photos and papers of records: the declaration before each, the file, and what was said against it. */
export const evidenceTables: Readonly<Record<string, TableWords>> = {
  evidence_upload: {
    label: "Tải tệp minh chứng lên",
    title: (row) => said(row, "file_name"),
    partOf,
    columns: {
      ...place,
      part: text("Mục"),
      file_name: text("Tên tệp"),
      caption: text("Chú thích"),
      bytes: count("Số byte"),
      unclassified: yesNo("Xác nhận không thuộc danh mục bí mật nhà nước"),
      user_id: silent,
      user_name: text("Người tải lên"),
      state: one("Kết quả", { open: "Đang tải lên", kept: "Đã nhận", refused: "Không nhận" }),
      refusal: text("Mã lý do không nhận"),
      begun_at: instant("Xác nhận lúc"),
      ended_at: instant("Kết thúc lúc"),
    },
  },
  evidence_file: {
    label: "Tệp minh chứng",
    title: (row) => said(row, "file_name"),
    partOf,
    columns: {
      ...place,
      part: text("Mục"),
      upload_id: silent,
      kind: one("Loại", { photo: "Ảnh", paper: "Tài liệu" }),
      type: { label: "Định dạng", say: (value) => typeName(String(value ?? "")) },
      file_name: text("Tên tệp"),
      caption: text("Chú thích"),
      received_sha256: text("SHA-256 của tệp gốc"),
      received_bytes: count("Số byte của tệp gốc"),
      sha256: text("SHA-256"),
      bytes: count("Số byte"),
      width: silent,
      height: silent,
      thumb_sha256: silent,
      scan: one("Quét vi-rút", scanWords),
      added_by_id: silent,
      added_by_name: text("Người tải lên"),
      added_at: instant("Nhận lúc"),
      hidden_at: instant("Ẩn từ lúc"),
      removed_at: instant("Gỡ bỏ lúc"),
    },
  },
  evidence_report: {
    label: "Báo cáo tệp minh chứng",
    title: (row) => concernWords[said(row, "concern") as keyof typeof concernWords] ?? "",
    partOf,
    columns: {
      ...place,
      evidence_id: silent,
      concern: one("Lý do", concernWords),
      note: text("Nói rõ"),
      reported_by_id: silent,
      reported_by_name: text("Người báo cáo"),
      reported_at: instant("Báo cáo lúc"),
      decision: one("Quyết định", decisionWords),
      decision_note: text("Lý do của quyết định"),
      decided_by_id: refers("Người quyết định", "person"),
      decided_by_name: silent,
      decided_at: instant("Quyết định lúc"),
    },
  },
};
