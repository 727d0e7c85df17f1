import type { Issue } from "@/lib/core/refusal";
import type { AppraisalNoteKind, AppraisalState } from "@/prisma/generated/enums";

const sentences = {
  nobody:
    "Không tìm thấy tài khoản này, hoặc tài khoản đã khóa. Nhập đúng tên đăng nhập, ví dụ hatinh.canbo.",
  member_already: "Người này đã ở trong Tổ.",
  member_busy: "Người này còn hồ sơ đang thẩm định. Mở từng hồ sơ, thay người chấm trước.",
  nothing_chosen: "Chọn ít nhất một hồ sơ.",
  too_few: "Tổ chưa có thành viên nào.",
  not_waiting: "Có hồ sơ không còn chờ thẩm định ở đơn vị của bạn.",
  not_enough:
    "Không đủ thành viên không vướng xung đột lợi ích. Thêm thành viên hoặc giảm số người chấm mỗi hồ sơ.",
  not_yours: "Chỉ đơn vị lập Tổ làm được việc này.",
  not_assigned: "Bạn không được phân công hồ sơ này, hoặc phân công đã kết thúc.",
  replaced_sent: "Người này đã gửi phiếu nên không thay được; có xung đột lợi ích thì người ấy khai.",
  places_filled: "Điểm đã mở cho cả Tổ nên không thêm người chấm được.",
  nobody_left: "Tổ không còn thành viên nào chấm được hồ sơ này. Mời thêm người vào Tổ rồi làm lại bước này.",
  alone: "Cần ít nhất hai người chấm riêng. Thêm người chấm trước khi chốt.",
  closed: "Đợt thẩm định này đã thống nhất hoặc đã kết thúc.",
  sent: "Phiếu đã gửi nên giữ nguyên. Muốn đổi thì lập phiếu mới và ghi lý do.",
  not_sent: "Phiếu trước chưa gửi.",
  reason_missing: "Ghi lý do chấm lại.",
  not_scored: "Chưa chấm tiêu chí này.",
  not_cited: "Có điểm thì phải dẫn ít nhất một căn cứ.",
  cite_unknown: "Chọn căn cứ trong danh sách.",
  changed: "Vừa có thay đổi. Tải lại trang rồi làm lại bước này.",
  hidden: "Còn thành viên chưa gửi phiếu; điểm của nhau chỉ mở ra khi tất cả đã gửi.",
  moderation: "Chênh lệch vượt mức: ghi nội dung thống nhất trước khi chốt điểm.",
  not_agreed: "Chưa chốt điểm tiêu chí này.",
  conflict_declared: "Đã khai xung đột lợi ích với hồ sơ này rồi.",
  changed_version: "Vừa có thay đổi. Tải lại trang rồi làm lại bước này.",
  own_work: "Người này đã nhập hoặc gửi chính hồ sơ này.",
  declared: "Người này đã khai xung đột lợi ích.",
  own_unit: "Người này thuộc chính đơn vị nộp hồ sơ.",
  own_province: "Người này thuộc tỉnh của hồ sơ; ở cấp Bộ tỉnh không tự thẩm định hồ sơ của mình.",
} as const;

export type AppraisalCode = keyof typeof sentences;

export function appraisalIssue(code: AppraisalCode, path = ""): Issue {
  return { path, code, message: sentences[code] };
}

/** Why somebody is shut out, by the code of the database. */
export function obstacleWords(code: string): string {
  return Object.hasOwn(sentences, code) ? sentences[code as AppraisalCode] : code;
}

export const appraisalStateWords: Record<AppraisalState, string> = {
  open: "Đang thẩm định",
  agreed: "Đã thống nhất",
  ended: "Đã kết thúc",
};

export const noteKindWords: Record<AppraisalNoteKind, string> = {
  visit: "Kiểm tra thực tế",
  minutes: "Biên bản họp Tổ",
};
