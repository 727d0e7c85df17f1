import { formatNumber } from "@/lib/core/numbers";
import type { ImportRecord } from "./record";

export type ImportStage = {
  label: string;
  note: string;
  /** Rows are still being counted; the last step has none. */
  counted: boolean;
};

const leave = "Có thể rời trang này và quay lại sau.";

/**
 * What the work on a file is doing. With all its rows done a file is not in force yet: their lines of the trail are linked
 * and the sums are closed when the transaction ends, and that of twenty thousand rows takes a while.
 */
export function stageOf({ state, done, total }: Pick<ImportRecord, "state" | "done" | "total">): ImportStage {
  const settling = total !== null && total > 0 && done >= total;
  if (state === "committing") {
    return settling
      ? {
          label: `Đã ghi đủ ${formatNumber(total)} dòng, đang nối nhật ký và kết thúc`,
          note: `Bước cuối, tệp lớn có thể mất vài phút. Chưa điểm nào có hiệu lực cho đến khi xong. ${leave}`,
          counted: false,
        }
      : {
          label: "Đang ghi các điểm",
          note: `Ghi xong mới có hiệu lực, tất cả cùng lúc. ${leave}`,
          counted: true,
        };
  }
  return settling
    ? {
        label: `Đã kiểm tra đủ ${formatNumber(total)} dòng, đang lập bản xem trước`,
        note: `Chưa ghi gì. ${leave}`,
        counted: false,
      }
    : {
        label: "Đang đọc và kiểm tra từng dòng",
        note: `Đọc xong sẽ cho xem trước, chưa ghi gì. ${leave}`,
        counted: true,
      };
}
