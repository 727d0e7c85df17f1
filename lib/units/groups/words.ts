import { formatNumber } from "@/lib/core/numbers";
import type { Issue } from "@/lib/core/refusal";

/** What stands in the way of putting units into a group. */
export const groupIssues = {
  none: (): Issue => ({ path: "codes", code: "none", message: "Chọn một tỉnh hoặc nhập mã các đơn vị." }),
  unknown: (codes: string[]): Issue => ({
    path: "codes",
    code: "unknown",
    message: `Không có đơn vị mang mã ${codes.slice(0, 10).join(", ")} vào ngày này. Kiểm tra lại mã.`,
  }),
  elsewhere: (names: string[], count: number): Issue => ({
    path: "move",
    code: "elsewhere",
    message: `${formatNumber(count)} đơn vị đang ở nhóm khác của bộ này (${names.slice(0, 5).join("; ")}${count > 5 ? "; …" : ""}). Đánh dấu “Chuyển khỏi nhóm cũ” nếu đúng như vậy.`,
  }),
  later: (): Issue => ({
    path: "validFrom",
    code: "later",
    message:
      "Có đơn vị đã thuộc một nhóm của bộ này từ ngày này hoặc sau ngày này. Chọn ngày khác hoặc đưa ra khỏi nhóm trước.",
  }),
  taken: (): Issue => ({ path: "name", code: "taken", message: "Đã có tên này. Chọn tên khác." }),
  ended: (): Issue => ({ path: "", code: "ended", message: "Đơn vị đã được đưa ra khỏi nhóm trước đó." }),
  beforeStart: (): Issue => ({
    path: "endsOn",
    code: "before",
    message: "Ngày ra khỏi nhóm không thể trước ngày vào nhóm.",
  }),
};

/** What an act on a group did. */
export const groupDone: Record<string, string> = {
  assigned: "Đã đưa các đơn vị vào nhóm.",
  ended: "Đã đưa đơn vị ra khỏi nhóm.",
  confirmed: "Đã xác nhận các đơn vị của nhóm.",
  created: "Đã lập nhóm mới.",
};
