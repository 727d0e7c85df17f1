import type { Issue } from "@/lib/core/refusal";

const refusals = {
  standing: "Không xem như quản trị viên ngang cấp, cấp trên hoặc Lãnh đạo Bộ.",
  post: "Chọn một vai trò mà người này đang giữ.",
  disabled: "Tài khoản này đã ngừng nên không xem như được.",
  already: "Phiên này đang xem như một người khác. Thôi xem rồi chọn lại.",
} as const;

export type ViewingCode = keyof typeof refusals;

/** An expected "no" about viewing as an issue of the form. */
export function viewingIssue(code: ViewingCode, path = ""): Issue {
  return { path, code, message: refusals[code] };
}
