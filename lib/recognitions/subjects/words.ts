import type { Issue } from "@/lib/core/refusal";
import type { SubjectKind, UnitLevel } from "@/prisma/generated/enums";

/** What the size of a subject counts. */
export const sizeWords: Partial<Record<SubjectKind, string>> = {
  residential: "hộ",
  agency: "cán bộ, nhân viên",
  enterprise: "người lao động",
  school: "học sinh",
};

export const managedWords: Partial<Record<UnitLevel, string>> = {
  commune: "Cấp xã quản lý",
  province: "Cấp tỉnh quản lý",
};

/** Which rows of the register are shown. */
export const activeWords = { active: "Đang hoạt động", ended: "Đã thôi", all: "Tất cả" } as const;

const sentences = {
  subject_there: "Đã có đối tượng cùng loại, cùng tên đang hoạt động trong danh sách.",
  subject_ended: "Đối tượng này đã thôi hoạt động. Thêm mới nếu hoạt động trở lại.",
  subject_begins_later: "Ngày thôi hoạt động phải sau ngày bắt đầu.",
  subject_not_commune: "Danh sách do cấp xã lập. Chọn đơn vị cấp xã để làm việc.",
  nothing_left: "Danh sách của đơn vị cũ đã được tiếp nhận hết.",
} as const;

export function subjectIssue(code: keyof typeof sentences, path = ""): Issue {
  return { path, code, message: sentences[code] };
}
