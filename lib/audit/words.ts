import type { Permission } from "@/lib/core/permissions";
import { appraisalTables } from "./appraisal-words";
import type { TableWords } from "./columns";
import { evidenceTables } from "./evidence-words";
import { festivalTables } from "./festival-words";
import { identityTables } from "./identity-words";
import { importTables } from "./import-words";
import { recognitionTables } from "./recognition-words";
import { reportTables } from "./report-words";
import { unitProfileTables } from "./unit-profile-words";
import { unitTables } from "./unit-words";
import { viewTables } from "./view-words";

/** Every table of the trail in words; a test holds it against the catalogue, column by column. */
export const tableWords: Readonly<Record<string, TableWords>> = {
  ...festivalTables,
  ...evidenceTables,
  ...reportTables,
  ...identityTables,
  ...importTables,
  ...recognitionTables,
  ...appraisalTables,
  ...unitTables,
  ...unitProfileTables,
  ...viewTables,
};

/** What a row of a table is called; the table's own name where nobody has named it. */
export function recordWord(table: string): string {
  return tableWords[table]?.label ?? table;
}

/** What was done to a row. */
export const operationWords: Readonly<Record<string, string>> = {
  insert: "Thêm",
  update: "Sửa",
  delete: "Xóa",
};

/** By which act, as a person would say it: the permission under which it was done. */
const permissionActs: Record<Permission, string> = {
  "home.view": "Việc của mình",
  "festival.view": "Xem hồ sơ",
  "festival.enter": "Nhập điểm Ngày hội",
  "festival.send": "Xác nhận, gửi điểm Ngày hội",
  "plan.enter": "Soạn kế hoạch",
  "plan.send": "Ký, gửi kế hoạch",
  "review.forward": "Chuyển lên cấp trên",
  "review.accept": "Tiếp nhận",
  "review.return": "Trả lại",
  "report.enter": "Soạn báo cáo của tỉnh",
  "report.send": "Ký, gửi báo cáo của tỉnh",
  "report.lock": "Khóa báo cáo",
  "festival.correct": "Đính chính sau khóa",
  "season.manage": "Quản lý mùa Ngày hội",
  "evidence.view": "Xem ảnh, tài liệu minh chứng",
  "evidence.report": "Báo cáo tệp minh chứng",
  "evidence.decide": "Quyết định về tệp bị báo cáo",
  "figure.view": "Xem số liệu",
  "export.take": "Xuất tệp",
  "view.save": "Lưu góc nhìn",
  "view.tidy": "Gỡ góc nhìn đã chia sẻ",
  "criteria.view": "Xem bộ tiêu chí",
  "criteria.draft": "Soạn bộ tiêu chí",
  "criteria.publish": "Ban hành, thôi áp dụng bộ tiêu chí",
  "scheme.manage": "Quản lý chương trình công nhận",
  "recognition.view": "Xem hồ sơ công nhận",
  "subject.manage": "Danh sách khu dân cư, cơ quan, trường học",
  "target.manage": "Chỉ tiêu công nhận",
  "target.view": "Xem chỉ tiêu công nhận",
  "recognition.enter": "Đăng ký, tự chấm hồ sơ công nhận",
  "recognition.send": "Ký, gửi hồ sơ công nhận",
  "recognition.forward": "Chuyển hồ sơ công nhận lên tỉnh",
  "recognition.appraise": "Thẩm định hồ sơ công nhận",
  "recognition.decide": "Quyết định công nhận",
  "appraisal.score": "Chấm điểm thẩm định",
  "unit.view": "Xem đơn vị",
  "people.manage": "Quản lý tài khoản",
  "calendar.view": "Xem lịch làm việc",
  "calendar.manage": "Quản lý lịch nghỉ",
  "delegation.give": "Ủy quyền",
  "extension.ask": "Đề nghị gia hạn",
  "extension.decide": "Quyết định gia hạn",
  "units.history": "Xem thay đổi đơn vị",
  "units.request": "Đề nghị thay đổi đơn vị",
  "units.change": "Thay đổi đơn vị",
  "units.profile": "Ghi thông tin đơn vị",
  "units.group": "Quản lý nhóm đơn vị",
  "audit.view": "Xem nhật ký",
  "audit.verify": "Kiểm tra nhật ký",
};

const otherActs: Readonly<Record<string, string>> = {
  "session.begin": "Đăng nhập",
  "session.end": "Đăng xuất",
  "account.view": "Tài khoản của mình",
  "admin.create": "Tạo quản trị viên đầu tiên",
  "reference.load": "Nạp danh mục đi kèm bản phát hành",
  "demonstration.load": "Nạp dữ liệu mẫu",
};

/** The acts that the filter offers, with their words. */
export const actWords: Readonly<Record<string, string>> = { ...permissionActs, ...otherActs };

/** The act in words; a console session under the name it signed in with. */
export function actWord(action: string | null): string {
  if (!action) return "Không rõ";
  if (action.startsWith("console:")) return `Thao tác thẳng trên cơ sở dữ liệu (${action.slice(8)})`;
  return actWords[action] ?? action;
}
