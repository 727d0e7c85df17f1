import type { RecordState, Role, UnitKind } from "@/prisma/generated/enums";
import type { Issue } from "./refusal";

/** States of a record as people say them. */
export const stateWords: Record<RecordState, string> = {
  draft: "Nháp",
  submitted: "Chờ xác nhận",
  sent: "Chờ tiếp nhận",
  returned: "Trả lại bổ sung",
  accepted: "Đã tiếp nhận",
  locked: "Đã khóa",
};

export const roleWords: Record<Role, string> = {
  ministry_admin: "Quản trị V05",
  ministry_officer: "Chuyên viên V05",
  ministry_leader: "Lãnh đạo Bộ",
  province_admin: "Quản trị Công an tỉnh",
  province_officer: "Cán bộ phong trào Công an tỉnh",
  province_leader: "Lãnh đạo Công an tỉnh",
  district_officer: "Công an huyện (mùa cũ)",
  commune_officer: "Cán bộ Công an cấp xã",
  commune_chief: "Trưởng Công an cấp xã",
  partner: "Cơ quan phối hợp (UBND, MTTQ)",
  appraiser: "Kiểm tra viên, Tổ thẩm định",
};

export const kindWords: Record<UnitKind, string> = {
  ministry: "Bộ",
  province: "tỉnh",
  municipality: "thành phố",
  urban_district: "quận",
  rural_district: "huyện",
  district_town: "thị xã",
  district_city: "thành phố",
  commune: "xã",
  ward: "phường",
  township: "thị trấn",
  special_zone: "đặc khu",
};

/** The police of a unit: "Công an xã Thạch Hà"; the nation is the ministry itself. */
export function policeOf(unit: { kind: UnitKind; name: string }): string {
  return unit.kind === "ministry" ? "Bộ Công an" : `Công an ${kindWords[unit.kind]} ${unit.name}`;
}

/** A place as the head of a paper names it: of the name of a person the city says that it is one (NĐ 30/2020, Phụ lục I). */
export function placeName(name: string): string {
  return name === "Hồ Chí Minh" ? "Thành phố Hồ Chí Minh" : name;
}

/** Whom an actor speaks for: police for their police, a partner (UBND, MTTQ) for the unit itself. */
export function actingFor(actor: { role: Role; unit: { kind: UnitKind; name: string } }): string {
  return actor.role === "partner" ? unitTitle(actor.unit) : policeOf(actor.unit);
}

/** Who did something, as a line of the timeline says it: name, role, and in whose name by which paper. */
export function signedBy(line: {
  actorName: string;
  actorRole: Role;
  delegatorName: string | null;
  delegationNumber: string | null;
}): string {
  const role = roleWords[line.actorRole];
  return line.delegatorName
    ? `${line.actorName} (${role}, ${underDelegation(line.delegatorName, line.delegationNumber ?? "")})`
    : `${line.actorName} (${role})`;
}

/** The name that a paper keeps of who signed it: with in whose name, where it was under a delegation. */
export function signingName(actor: {
  fullName: string;
  delegation?: { fromName: string; number: string };
}): string {
  const { fullName, delegation } = actor;
  return delegation ? `${fullName} (${underDelegation(delegation.fromName, delegation.number)})` : fullName;
}

/** "theo ủy quyền của Lê Duy Quyết – số 15/GUQ-CAT". */
export function underDelegation(fromName: string, number: string): string {
  return `theo ủy quyền của ${fromName} – số ${number}`;
}

/** The unit itself: "Xã Thạch Hà". */
export function unitTitle(unit: { kind: UnitKind; name: string }): string {
  if (unit.kind === "ministry") return "Toàn quốc";
  const kind = kindWords[unit.kind];
  return `${kind.charAt(0).toUpperCase()}${kind.slice(1)} ${unit.name}`;
}

const workflowSentences = {
  wrong_state: "Hồ sơ đã chuyển sang bước khác. Tải lại trang để xem trạng thái mới.",
  not_permitted: "Vai trò đang dùng không có quyền làm bước này.",
  not_yours: "Hồ sơ không ở chỗ đơn vị của bạn lúc này.",
  season_closed: "Mùa Ngày hội không mở để nhập. Đề nghị V05 mở lại nếu cần đính chính.",
  not_deciding: "Cấp của bạn xem xét và chuyển tiếp; việc tiếp nhận do cấp trên làm.",
  four_eyes: "Người nhập, sửa hoặc gửi không tự tiếp nhận. Cần một người khác trong đơn vị.",
  report_signed:
    "Báo cáo mùa này của tỉnh đã ký gửi Bộ nên hồ sơ đứng yên. Cần sửa thì Công an tỉnh đề nghị V05 trả lại báo cáo; báo cáo đã khóa thì V05 mở khóa trước.",
  received: "Cấp trên đã xem xét và chuyển tiếp nên không thu hồi được nữa. Đề nghị cấp trên trả lại.",
  locked: "Hồ sơ đã khóa. Chỉ V05 đính chính được và phải ghi lý do.",
  reason_missing: "Ghi lý do để đơn vị biết cần làm gì.",
} as const;

export type WorkflowCode = keyof typeof workflowSentences;

/** An obstacle of the workflow as an issue of the form. */
export function workflowIssue(code: WorkflowCode, path = ""): Issue {
  return { path, code, message: workflowSentences[code] };
}
