import { formatNumber } from "@/lib/core/numbers";
import { unitTitle } from "@/lib/core/words";
import type { SupplementState } from "@/prisma/generated/enums";
import { type ExceptionRow, type ExceptionStanding, standingOfException } from "./view";

export const supplementStateWords: Record<SupplementState, string> = {
  draft: "Nháp",
  sent: "Chờ tiếp nhận",
  returned: "Trả lại bổ sung",
  accepted: "Đã tiếp nhận",
};

export const exceptionWords: Record<ExceptionStanding, string> = {
  open: "Còn thiếu",
  ready: "Đủ để bổ sung",
  carried: "Đang bổ sung",
  closed: "Đã bổ sung",
};

/** What a commune still lacks before a supplement can carry it. */
export function lackWords({ accepted, waiting, unsent }: ExceptionRow): string {
  const parts = [
    waiting > 0 && `${formatNumber(waiting)} điểm chờ tỉnh tiếp nhận`,
    accepted === 0 && unsent > 0 && `xã còn ${formatNumber(unsent)} điểm chưa gửi`,
    accepted + waiting + unsent === 0 && "chưa có điểm nào",
  ].filter(Boolean);
  return parts.join(", ");
}

/** What was done, told once on the page that comes after. */
export function supplementDoneSentence(done: string | undefined): string | null {
  switch (done) {
    case "missing":
      return "Đã lưu lý do của các đơn vị còn thiếu";
    case "create":
      return "Đã lập bản nháp bổ sung báo cáo";
    case "save":
      return "Đã lưu bổ sung báo cáo";
    case "send":
      return "Đã ký và gửi bổ sung báo cáo";
    case "recall":
      return "Đã thu hồi bổ sung báo cáo";
    case "accept":
      return "Đã tiếp nhận bổ sung báo cáo";
    case "return":
      return "Đã trả lại bổ sung báo cáo";
    default:
      return null;
  }
}

const sentences = {
  wrong_state: "Bổ sung báo cáo đã chuyển sang bước khác. Tải lại trang để xem.",
  not_signed: "Báo cáo chưa ký gửi nên chưa cần bổ sung. Sửa thẳng trong báo cáo.",
  nothing_missing: "Báo cáo không còn đơn vị nào thiếu.",
  open_already: "Báo cáo đang có một bổ sung chưa xong. Mở bổ sung đó để làm tiếp.",
  nothing_ready:
    "Chưa có đơn vị còn thiếu nào được tiếp nhận đủ điểm. Tiếp nhận hết điểm của ít nhất một đơn vị trước khi gửi.",
  report_first: "Báo cáo của tỉnh chưa được tiếp nhận. Tiếp nhận báo cáo trước, rồi đến bổ sung.",
  lock_right: "Báo cáo đã khóa, tiếp nhận bổ sung là khóa thêm số liệu. Quản trị V05 tiếp nhận.",
  four_eyes: "Người nhập hoặc gửi không tự tiếp nhận. Cần một người khác.",
  stale: "Bổ sung báo cáo vừa thay đổi sau khi bạn mở trang này. Tải lại trang rồi thực hiện.",
  signed_in_future: "Ngày ký không được sau hôm nay.",
} as const;

export type SupplementCode = keyof typeof sentences;

/** What stands in the way of a supplement, as an issue of the form. */
export function supplementIssue(code: SupplementCode, path = "") {
  return { path, code, message: sentences[code] };
}

/** Nothing to send yet, with what the first few communes lack. */
export function nothingReadyIssue(exceptions: readonly ExceptionRow[]) {
  const issue = supplementIssue("nothing_ready");
  const open = exceptions.filter((row) => standingOfException(row) === "open");
  if (open.length === 0) return issue;
  const lacks = open.slice(0, 5).map((row) => `${unitTitle(row.unit)}: ${lackWords(row)}`);
  return { ...issue, message: `${issue.message} ${lacks.join("; ")}${open.length > 5 ? "; …" : "."}` };
}
