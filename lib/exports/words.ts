import { formatNumber } from "@/lib/core/numbers";
import type { ExportFormat } from "@/prisma/generated/enums";
import type { Standing } from "./view";

export const formatWords: Record<ExportFormat, string> = { xlsx: "Excel", csv: "CSV" };

export const standingWords: Record<Standing, string> = {
  waiting: "Chờ đến lượt",
  running: "Đang chuẩn bị",
  ready: "Sẵn sàng tải",
  given: "Đã tải",
  expired: "Đã hết hạn",
  cancelled: "Đã hủy",
  failed: "Không chuẩn bị được",
  interrupted: "Bị gián đoạn",
};

/** The size of a file: "3,4 MB", "820 kB". */
export function sizeText(bytes: number): string {
  if (bytes < 1_000_000) return `${formatNumber(Math.max(1, Math.round(bytes / 1000)))} kB`;
  return `${(bytes / 1_000_000).toLocaleString("vi-VN", { maximumFractionDigits: 1 })} MB`;
}

/** Why no file came, for somebody who clicked. */
export const exportRefusals = {
  viewing:
    'Bạn đang xem như người khác, chỉ đọc: không xuất được tệp đứng tên người ấy. Bấm "Thôi xem" ở đầu trang để xuất với quyền của mình.',
  notThere: "Không tìm thấy.",
  format: "Tham số format là xlsx hoặc csv. Bản in và Word: mở báo cáo của đơn vị.",
  elsewhere: "Mở danh sách trong cổng rồi chọn Tải về.",
  failed: (id: string) => `Chưa xuất được tệp. Thử lại; nếu vẫn lỗi, báo quản trị mã ${id}.`,
} as const;
