import { z } from "zod";
import { choice, day, documentNumber, editing, id, requiredText, text, version } from "@/lib/core/fields";
import { returnForm } from "@/lib/core/return-input";
import { RecordState } from "@/prisma/generated/enums";
import { reportReaders } from "./view";

const section = () => text(20_000);

const content = {
  number: documentNumber(),
  issuedOn: day(),
  signer: text(200),
  leadership: section(),
  results: section(),
  strengths: section(),
  shortcomings: section(),
  lessons: section(),
  proposals: section(),
};

/** A new report: of which province, for which season. */
export const createReportInput = z.object({
  unitId: z.uuid("Chọn đơn vị lập báo cáo."),
  seasonId: z.uuid("Chọn mùa."),
  ...content,
});
export type CreateReportInput = z.output<typeof createReportInput>;

/** What an existing report shall say. */
export const editReportInput = z.object({ ...editing, ...content });
export type EditReportInput = z.output<typeof editReportInput>;

export const reportStepInput = z.object({ id, version });
export type ReportStepInput = z.output<typeof reportStepInput>;

/** Signing: communes that sent nothing are named on the page, and the signer says that they have been seen. */
export const sendReportInput = z.object({
  id,
  version,
  acknowledged: z.literal("yes").optional().catch(undefined),
  /** Why communes are missing that have no reason of their own, and when they are expected. */
  reason: text(500).optional(),
  expectedOn: day().optional(),
});
export type SendReportInput = z.output<typeof sendReportInput>;

const labels = Object.fromEntries(reportReaders.map(({ path, label }) => [path, label]));
export const returnReportInput = returnForm(labels, "Ghi lý do trả lại để Công an tỉnh biết cần sửa gì.");

export const lockReportInput = z.object({ id, version });
export type LockReportInput = z.output<typeof lockReportInput>;

export const unlockReportInput = z.object({
  id,
  version,
  note: requiredText(2_000, "Ghi lý do mở khóa, ví dụ số văn bản đề nghị của Công an tỉnh."),
});
export type UnlockReportInput = z.output<typeof unlockReportInput>;

export const lockReportsInput = z.object({
  seasonId: z.uuid("Chọn mùa."),
  /** When the list was read: a report that is accepted later was not in it. */
  until: z.iso.datetime({ error: "Mở lại trang để lấy danh sách mới." }),
  confirmed: choice(["yes"], "Đánh dấu xác nhận đã đọc danh sách trước khi khóa."),
});
export type LockReportsInput = z.output<typeof lockReportsInput>;

/** What the address of the list of reports may say; "none" are the provinces that have not begun. */
export const reportFilter = z.object({
  season: z.coerce.number().int().min(2005).max(2100).or(z.literal("")).catch(""),
  q: z.string().trim().max(100).catch(""),
  state: z.enum(RecordState).or(z.literal("none")).or(z.literal("")).catch(""),
  sort: z.enum(["unit", "sent", "waiting", "coverage"]).catch("unit"),
  dir: z.enum(["asc", "desc"]).catch("asc"),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});
export type ReportFilter = z.output<typeof reportFilter>;

/** Which season the page of the lock is about. */
export const lockPageFilter = z.object({
  season: z.coerce.number().int().min(2005).max(2100).or(z.literal("")).catch(""),
});
