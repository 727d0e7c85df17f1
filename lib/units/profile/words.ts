import { type Day, formatDay } from "@/lib/core/dates";
import type { Issue } from "@/lib/core/refusal";
import { policeOf, roleWords } from "@/lib/core/words";
import { dayBefore } from "@/lib/units/lineage";
import type { Role, UnitKind, UnitLevel, UnitPostKind } from "@/prisma/generated/enums";

/** The posts of a unit, in the order in which they are shown. */
export const postKinds = ["head", "deputy", "officer", "contact"] as const satisfies readonly UnitPostKind[];

type Unit = { level: UnitLevel; kind: UnitKind; name: string };

const heads: Record<UnitLevel, string> = {
  nation: "Cục trưởng V05",
  province: "Giám đốc",
  district: "Trưởng",
  commune: "Trưởng",
};

const deputies: Record<UnitLevel, string> = {
  nation: "Phó Cục trưởng V05",
  province: "Phó Giám đốc",
  district: "Phó Trưởng",
  commune: "Phó Trưởng",
};

/** A post as people say it: "Trưởng Công an xã Thạch Hà". */
export function postTitle(post: UnitPostKind, unit: Unit): string {
  const of = unit.level === "nation" ? "" : ` ${policeOf(unit)}`;
  switch (post) {
    case "head":
      return `${heads[unit.level]}${of}`;
    case "deputy":
      return `${deputies[unit.level]}${of}`;
    case "officer":
      return "Cán bộ phụ trách phong trào";
    case "contact":
      return "Đầu mối liên hệ";
  }
}

/** What an account stands for: its role's title, or only what it does where somebody else is the head. */
export function accountTitle(role: Role, asHead: boolean): string {
  return role === "commune_chief" && !asHead ? "Người xác nhận hồ sơ cấp xã" : roleWords[role];
}

/** How many rows of a profile end with their unit: "2 người giữ chức vụ, 1 thông tin liên hệ". */
export function endingInWords(posts: number, contacts: number): string {
  return [posts > 0 && `${posts} người giữ chức vụ`, contacts > 0 && `${contacts} thông tin liên hệ`]
    .filter(Boolean)
    .join(", ");
}

const sentences = {
  post_overlap: "Thời gian này đã có người đứng đầu khác. Kết thúc hoặc đính chính người đó trước.",
  contact_overlap: "Đã có thông tin liên hệ từ ngày này hoặc sau ngày này. Dùng Đính chính để sửa.",
  term: "Ngày kết thúc phải sau ngày bắt đầu.",
  ended_already: "Nhiệm kỳ này đã kết thúc. Dùng Đính chính nếu ngày ghi sai.",
  put_right_already: "Dòng này đã được đính chính. Tải lại trang để xem dòng mới.",
  before_unit: (day: Day) => `Đơn vị có từ ngày ${formatDay(day)}. Nhập ngày đó hoặc ngày sau đó.`,
  begins_after_unit: (day: Day) =>
    `Đơn vị chỉ còn đến hết ngày ${formatDay(dayBefore(day))}. Nhập ngày bắt đầu trước ngày ${formatDay(day)}.`,
  after_unit: (day: Day) =>
    `Đơn vị chỉ còn đến hết ngày ${formatDay(dayBefore(day))}. Nhập ngày kết thúc không muộn hơn ${formatDay(day)}, hoặc để trống nếu còn giữ đến khi đơn vị kết thúc.`,
  term_in_unit: "Thời gian tồn tại của đơn vị vừa thay đổi. Tải lại trang rồi nhập ngày trong thời gian đó.",
} as const;

export type ProfileCode = keyof typeof sentences;

/** What stands in the way, as an issue of the form; some say a day of the unit. */
export function profileIssue(code: ProfileCode, path = "", day: Day = ""): Issue {
  const sentence = sentences[code];
  return { path, code, message: typeof sentence === "string" ? sentence : sentence(day) };
}
