import type { Issue } from "@/lib/core/refusal";
import type { DelegationState } from "./delegable";

export const delegationStateWords: Record<DelegationState, string> = {
  active: "Đang hiệu lực",
  upcoming: "Chưa bắt đầu",
  revoked: "Đã thu hồi",
  ended: "Đã hết hạn",
  stopped: "Đã dừng",
};

/** Why a delegation is no longer in force, in one sentence for the reader. */
export const delegationStateHints: Record<DelegationState, string> = {
  active: "Người được ủy quyền chọn vai trò này ở đầu trang.",
  upcoming: "Tự có hiệu lực từ ngày bắt đầu.",
  revoked: "Bị thu hồi trước hạn; việc đã làm giữ nguyên.",
  ended: "Tự hết sau ngày cuối; việc đã làm giữ nguyên.",
  stopped: "Một trong hai người không còn giữ vai trò tại đơn vị.",
};

const refusals = {
  not_own_post: "Chỉ ủy quyền vai trò bạn đang giữ và đang làm việc.",
  not_delegable: "Vai trò này không ủy quyền được. Chỉ người ký thay mặt đơn vị mới ủy quyền.",
  chain: "Bạn đang làm việc theo ủy quyền. Người được ủy quyền không ủy quyền lại cho người khác.",
  self: "Chọn một người khác: không ủy quyền cho chính mình.",
  own_benefit: "Không tự ghi ủy quyền cho mình. Đề nghị người ủy quyền hoặc quản trị viên khác ghi.",
  colleague: "Chọn người đang giữ vai trò tại chính đơn vị này vào ngày bắt đầu.",
  post_ended: "Vai trò này không còn được giữ vào ngày bắt đầu ủy quyền.",
  past: "Ngày bắt đầu phải từ hôm nay trở đi.",
  term: "Ngày cuối phải từ ngày bắt đầu trở đi.",
  too_long: "Một lần ủy quyền dài nhất 12 tháng. Chọn ngày cuối gần hơn.",
  overlap: "Người này đã được ủy quyền vai trò ấy trong thời gian đó. Thu hồi lần trước hoặc chọn ngày khác.",
  over: "Ủy quyền này đã kết thúc. Tải lại trang để xem.",
} as const;

export type DelegationCode = keyof typeof refusals;

/** An expected "no" about delegations as an issue of the form. */
export function delegationIssue(code: DelegationCode, path = ""): Issue {
  return { path, code, message: refusals[code] };
}
