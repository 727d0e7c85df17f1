import type { Issue } from "@/lib/core/refusal";
import type { SignInOutcome } from "@/prisma/generated/enums";

/** The one sentence for every failed sign-in: it tells nobody whether the account exists, is locked or is disabled. */
export const signInFailed =
  "Tên đăng nhập hoặc mật khẩu chưa đúng, hoặc tài khoản đang tạm khóa. Sau nhiều lần sai, tài khoản hoặc địa chỉ mạng đang dùng bị tạm chặn 15 phút rồi tự mở; tài khoản bị khóa thì quản trị viên đơn vị mở được ngay.";

/** What became of an attempt to sign in. */
export const outcomeWords: Record<SignInOutcome, string> = {
  success: "Thành công",
  wrong_password: "Sai mật khẩu",
  unknown_user: "Không có tài khoản",
  disabled: "Tài khoản đã ngừng",
  locked: "Đang tạm khóa",
  throttled: "Địa chỉ bị chặn tạm",
};

/** States of an account, in the order of the filter. */
export const accountStates = ["active", "first_password", "locked", "disabled"] as const;
export type AccountState = (typeof accountStates)[number];

export const accountStateWords: Record<AccountState, string> = {
  active: "Đang dùng",
  first_password: "Chờ đổi mật khẩu",
  locked: "Đang tạm khóa",
  disabled: "Đã ngừng",
};

const refusals = {
  busy: "Đang có nhiều lượt đăng nhập, thử lại sau ít phút.",
  not_kept: "Tài khoản này do đơn vị khác quản lý; ở đây chỉ xem được.",
  stop_only: "Tài khoản này do công an tỉnh quản lý; Bộ chỉ ngừng tài khoản và kết thúc phiên được.",
  own_account: "Không tự làm việc này với tài khoản của mình. Đề nghị một quản trị viên khác.",
  unit_not_kept: "Chọn đơn vị của bạn hoặc đơn vị trực thuộc.",
  unit_closed: "Đơn vị này đã kết thúc. Chọn đơn vị đang hoạt động.",
  unit_outside: "Chỉ giao vai trò trong phạm vi của đơn vị quản lý tài khoản này.",
  role_level: "Vai trò này không có ở cấp của đơn vị đã chọn.",
  term: "Ngày kết thúc phải sau ngày bắt đầu.",
  term_past: "Ngày kết thúc phải từ hôm nay trở đi.",
  term_ended: "Phân công này đã kết thúc.",
  assignment_twice: "Người này đã giữ đúng vai trò ấy tại đơn vị này trong thời gian đó.",
  username_taken: "Tên đăng nhập này đã có người dùng. Thêm tên đơn vị hoặc số thứ tự.",
  already: "Tài khoản đã ở trạng thái này. Tải lại trang để xem.",
  wrong_current: "Mật khẩu đang dùng chưa đúng.",
  wrong_current_locked: "Nhập sai nhiều lần. Đợi 15 phút rồi thử lại.",
  password_same: "Mật khẩu mới phải khác mật khẩu đang dùng.",
  password_repeat: "Hai lần nhập mật khẩu mới chưa giống nhau.",
  unit_choice: "Chọn một đơn vị trong danh sách.",
} as const;

/** What a form on a person's page has done. */
export const doneWords: Record<string, string> = {
  opened: "Đã tạo tài khoản. Cấp mật khẩu tạm để người này đăng nhập được.",
  renamed: "Đã lưu họ tên và chức vụ.",
  assigned: "Đã giao vai trò.",
  ended: "Đã ghi ngày kết thúc vai trò.",
  disabled: "Đã ngừng tài khoản, mọi phiên đã kết thúc.",
  enabled: "Tài khoản hoạt động trở lại.",
  unlocked: "Đã mở khóa tài khoản.",
  session: "Đã kết thúc phiên.",
  sessions: "Đã kết thúc mọi phiên.",
  delegated: "Đã ghi ủy quyền.",
  undelegated: "Đã thu hồi ủy quyền.",
};

export type IdentityCode = keyof typeof refusals;

/** An expected "no" of this domain as an issue of the form. */
export function identityIssue(code: IdentityCode, path = ""): Issue {
  return { path, code, message: refusals[code] };
}

/** A browser in few words, so that a person recognises their own session. */
export function browserWords(userAgent: string): string {
  const browser = /Edg\//.test(userAgent)
    ? "Edge"
    : /coc_coc/i.test(userAgent)
      ? "Cốc Cốc"
      : /OPR\//.test(userAgent)
        ? "Opera"
        : /Chrome\//.test(userAgent)
          ? "Chrome"
          : /Firefox\//.test(userAgent)
            ? "Firefox"
            : /Safari\//.test(userAgent)
              ? "Safari"
              : "Trình duyệt khác";
  const system = /Windows/.test(userAgent)
    ? "Windows"
    : /Android/.test(userAgent)
      ? "Android"
      : /iPhone|iPad/.test(userAgent)
        ? "iOS"
        : /Mac OS/.test(userAgent)
          ? "macOS"
          : /Linux/.test(userAgent)
            ? "Linux"
            : "";
  return system ? `${browser} trên ${system}` : browser;
}
