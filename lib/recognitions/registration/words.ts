import type { Issue } from "@/lib/core/refusal";

const sentences = {
  not_commune:
    "Cấp xã đăng ký cho mình và cho các đối tượng trong danh sách. Chọn đơn vị cấp xã để làm việc.",
  nothing_chosen: "Chọn ít nhất một đối tượng để đăng ký.",
  day_ahead: "Ngày đăng ký không sau hôm nay.",
} as const;

export function registrationIssue(code: keyof typeof sentences, path = ""): Issue {
  return { path, code, message: sentences[code] };
}
