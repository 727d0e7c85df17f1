import type { Issue } from "@/lib/core/refusal";
import { policeOf } from "@/lib/core/words";
import type { UnitKind, UnitLevel, UnitPostKind } from "@/prisma/generated/enums";

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

const sentences = {
  unit_ended: "Đơn vị đã kết thúc, thông tin được giữ nguyên.",
  post_overlap: "Thời gian này đã có người đứng đầu khác. Kết thúc hoặc đính chính người đó trước.",
  contact_overlap: "Đã có thông tin liên hệ từ ngày này hoặc sau ngày này. Dùng Đính chính để sửa.",
  term: "Ngày kết thúc phải sau ngày bắt đầu.",
  ended_already: "Nhiệm kỳ này đã kết thúc. Dùng Đính chính nếu ngày ghi sai.",
  put_right_already: "Dòng này đã được đính chính. Tải lại trang để xem dòng mới.",
} as const;

export type ProfileCode = keyof typeof sentences;

/** What stands in the way, as an issue of the form. */
export function profileIssue(code: ProfileCode, path = ""): Issue {
  return { path, code, message: sentences[code] };
}
