import { z } from "zod";
import { type Actor, may } from "@/lib/core/actor";
import { id } from "@/lib/core/fields";
import type { Issue } from "@/lib/core/refusal";
import { secretName } from "@/lib/core/secret-marks";
import type { WorkflowRow } from "@/lib/core/workflow";
import { evidenceSentences } from "@/lib/evidence/words";

/** 20 MB: a scanned report of forty pages is about 8. */
export const signedPaperBytes = 20 * 1024 * 1024;

/** Nobody signs one report so often; a script might. */
const papersPerReport = 20;

/** Where the signed papers stand on the page of their report. */
export const signedAnchor = "ban-ky";

/** A signed PDF of a report; the greatest number is the one that counts. */
export type SignedPaper = {
  id: string;
  number: number;
  sha256: string;
  bytes: number;
  fileName: string;
  scan: "clean" | "unscanned";
  addedByName: string;
  addedAt: Date;
};

/** What the form says beside the file. The messages are codes of signedSentences. */
export const attachSignedInput = z.object({
  id,
  unclassified: z.literal("yes", "secret_not_declared"),
});
export type AttachSignedInput = z.output<typeof attachSignedInput>;

const sentences = {
  file_missing: "Chọn tệp PDF của bản đã ký rồi bấm Đính kèm.",
  file_too_large: "Tệp lớn hơn 20 MB. Quét lại với độ phân giải 200–300 dpi rồi đính kèm.",
  form_unreadable: "Tệp chưa tới đủ. Kiểm tra đường truyền rồi đính kèm lại.",
  not_pdf: "Tệp này không phải PDF. Xuất hoặc quét bản ký ra PDF rồi đính kèm.",
  pdf_cut: "Tệp PDF bị cắt cụt. Mở thử tệp trên máy, lưu lại rồi đính kèm.",
  secret_name:
    "Tên tệp cho thấy đây là tài liệu có độ mật. Không đưa tài liệu mật lên hệ thống này; nếu không phải, đổi tên tệp.",
  secret_not_declared: "Đánh dấu xác nhận tệp không thuộc danh mục bí mật nhà nước.",
  not_permitted: "Chỉ lãnh đạo ký báo cáo của tỉnh đính kèm được bản ký.",
  not_yours: "Báo cáo này của đơn vị khác.",
  season_closed: "Mùa Ngày hội không mở để nhập nên không đính kèm được.",
  locked: "Báo cáo đã khóa nên không thay đổi được nữa.",
  too_many: `Báo cáo này đã có ${papersPerReport} bản ký. Đề nghị V05 hỗ trợ nếu vẫn cần thay.`,
  accepted: "Báo cáo đã được tiếp nhận cùng bản ký này. Cần thay thì đề nghị V05 trả lại báo cáo.",
  other_unit:
    "Bạn vừa chọn làm việc cho đơn vị khác nên chưa lưu gì. Chọn lại đơn vị ở đầu trang rồi đính kèm.",
  only_viewing: "Bạn đang xem như người khác, chỉ đọc, nên không đính kèm được.",
  failed: "Có lỗi khi lưu tệp, chưa đính kèm gì. Thử lại sau ít phút.",
} as const;

/** What is said of the form and of its report; what speaks against the file itself is said as of any other. */
const all = { ...evidenceSentences, ...sentences };

export type SignedCode = keyof typeof all;

/** A refusal of an upload as an issue of its form; what is not known is a failure. */
export function signedIssue(code: string): Issue {
  const known: SignedCode = Object.hasOwn(all, code) ? (code as SignedCode) : "failed";
  const path = known === "secret_not_declared" ? "unclassified" : "file";
  return { path, code: known, message: all[known] };
}

/** What is in the way of attaching a signed paper; the page shows the form only where nothing is. */
export function attachObstacles(
  row: Pick<WorkflowRow, "state" | "unitId" | "seasonState">,
  actor: Actor,
  attached: number,
): SignedCode[] {
  const found: SignedCode[] = [];
  if (row.state === "locked") found.push("locked");
  // What the ministry read and accepted is not exchanged behind its back; what had none may still get one.
  if (row.state === "accepted" && attached > 0) found.push("accepted");
  if (attached >= papersPerReport) found.push("too_many");
  if (!may(actor, "report.send")) found.push("not_permitted");
  if (!actor.actsFor.includes(row.unitId)) found.push("not_yours");
  if (row.seasonState !== "open" && row.seasonState !== "reopened") found.push("season_closed");
  return found;
}

/** What speaks against a file, from its name, its first and its last bytes; never from what the browser calls it. */
export function inspectPdf(file: { name: string; head: Uint8Array; tail: Uint8Array }): SignedCode | null {
  if (!/^%PDF-[12]\.\d/.test(latin(file.head.subarray(0, 8)))) return "not_pdf";
  // A file that broke off on its way has no end.
  if (!latin(file.tail).includes("%%EOF")) return "pdf_cut";
  return secretName(file.name) ? "secret_name" : null;
}

function latin(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
