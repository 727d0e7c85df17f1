import type { Issue } from "@/lib/core/refusal";
import { kindWords, policeOf } from "@/lib/core/words";
import type { DecisionState, RecognitionState, UnitKind, UnitLevel } from "@/prisma/generated/enums";

const sentences = {
  nothing_proposed: "Chưa có hồ sơ nào được đề nghị công nhận mà chưa nằm trong quyết định khác.",
  changed: "Quyết định vừa thay đổi. Tải lại trang để đọc bản mới rồi làm lại.",
  plan_changed: "Người khác vừa sửa kế hoạch này. Tải lại trang để đọc bản mới rồi làm lại.",
  signed: "Quyết định đã ký nên không sửa được nữa.",
  empty: "Danh sách còn trống: không có gì để công nhận.",
  not_yours: "Quyết định này do đơn vị khác chuẩn bị.",
  not_alone: "Có hồ sơ do chính bạn nhập, sửa hoặc gửi. Cần một người khác trong đơn vị quyết định.",
  ended: "Việc công nhận này đã hết hiệu lực.",
  day_ahead: "Ngày này không sau hôm nay.",
  before: "Ngày này không trước ngày quyết định công nhận.",
  checked_already: "Năm này đã xét lại rồi.",
  recheck_year: "Chọn năm sau năm được công nhận và không sau năm của ngày xét lại.",
  not_merged: "Đơn vị này chưa sáp nhập, chia tách.",
  decided_already: "Đã có quyết định sau sáp nhập.",
  not_successor: "Chọn đơn vị trong danh sách tiếp nhận.",
} as const;

export type DecisionCode = keyof typeof sentences;

export function decisionIssue(code: DecisionCode, path = ""): Issue {
  return { path, code, message: sentences[code] };
}

export const decisionStateWords: Record<DecisionState, string> = { draft: "Dự thảo", signed: "Đã ký" };

/** How a recognition stands on a day. */
export type Standing = RecognitionState | "expired" | "pending";

export const standingWords: Record<Standing, string> = {
  valid: "Còn hiệu lực",
  withdrawn: "Đã thu hồi",
  lost: "Rớt chuẩn",
  ended: "Chấm dứt sau sáp nhập",
  expired: "Hết thời hạn",
  pending: "Chờ quyết định sau sáp nhập",
};

const lower = (unit: { kind: UnitKind; name: string }) => `${kindWords[unit.kind]} ${unit.name}`;

type Deciding = { level: UnitLevel; kind: UnitKind; name: string };

/** What the police only confirm, for another's recognition (NTM 19.2, đô thị văn minh: domain §6.2), its title says so itself. */
const confirmed = (title: string) => /^xác nhận /iu.test(title);

/** An issuer of a decision that is the police themselves. */
export const byPolice = (issuer: string) => /^(công an|bộ công an)/iu.test(issuer);

/** Who issues a decision of a level, as it stands on the paper (TT 124/2021, Điều 10; QĐ 639; HD 04, HD 12). */
export function issuerOf(unit: Deciding, title: string): string {
  if (unit.level === "nation") return "Bộ Công an";
  return confirmed(title) ? policeOf(unit) : `Ủy ban nhân dân ${lower(unit)}`;
}

/** The office of who signs it. */
export function signerPostOf(unit: Deciding, title: string): string {
  if (unit.level === "nation") return "Bộ trưởng Bộ Công an";
  if (confirmed(title)) return `${unit.level === "province" ? "Giám đốc" : "Trưởng"} ${policeOf(unit)}`;
  return `Chủ tịch Ủy ban nhân dân ${lower(unit)}`;
}

/** How a recognition stands today: what ran out and what lost its unit is told by the day. */
export function standingOf(
  row: {
    state: RecognitionState;
    validTo: string | null;
    unitValidTo: string | null;
    decidedAfterMerger: boolean;
  },
  today: string,
): Standing {
  if (row.state !== "valid") return row.state;
  if (row.validTo !== null && row.validTo <= today) return "expired";
  if (row.unitValidTo !== null && row.unitValidTo <= today && !row.decidedAfterMerger) return "pending";
  return "valid";
}
