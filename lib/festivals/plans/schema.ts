import { z } from "zod";
import {
  choice,
  day,
  documentNumber,
  editing,
  id,
  money,
  requiredText,
  rows,
  text,
  version,
  whole,
} from "@/lib/core/fields";
import { returnForm } from "@/lib/core/return-input";
import { HostLevel, RecordState } from "@/prisma/generated/enums";
import { planReaders } from "./view";

const levels = Object.values(HostLevel);

const pilotRow = z.object({
  place: requiredText(200, "Nhập nơi tổ chức điểm chỉ đạo, ví dụ Thôn Nam Thượng."),
  level: choice(levels, "Chọn cấp tổ chức của điểm chỉ đạo."),
  plannedOn: day(),
});

const content = {
  number: documentNumber(),
  issuedOn: day(),
  issuer: text(200),
  signer: text(200),
  communePoints: whole(0, 10_000, "1"),
  residentialPoints: whole(0, 100_000, "12"),
  agencyPoints: whole(0, 100_000, "3"),
  budgetState: money(),
  budgetSocial: money(),
  pilots: rows(pilotRow, 100),
  note: text(4_000),
};

/** A new plan: of which unit, for which season. */
export const createPlanInput = z.object({
  unitId: z.uuid("Chọn đơn vị lập kế hoạch."),
  seasonId: z.uuid("Chọn mùa."),
  ...content,
});
export type CreatePlanInput = z.output<typeof createPlanInput>;

/** What an existing plan shall say. */
export const editPlanInput = z.object({ ...editing, ...content });
export type EditPlanInput = z.output<typeof editPlanInput>;

/** A step on a plan as it was read. */
export const planStepInput = z.object({ id, version });
export type PlanStepInput = z.output<typeof planStepInput>;

const labels = Object.fromEntries(planReaders.map(({ path, label }) => [path, label]));
export const returnPlanInput = returnForm(labels, "Ghi lý do trả lại để đơn vị biết cần sửa gì.");

/** Plans ticked in the list; how many were accepted is told by their states afterwards. */
export const acceptPlansInput = z.object({
  ids: z
    .array(z.uuid(), "Chọn ít nhất một kế hoạch trong danh sách.")
    .min(1, "Chọn ít nhất một kế hoạch trong danh sách.")
    .max(500),
  /** When the list was read. */
  until: z.iso.datetime({ error: "Mở lại trang để lấy danh sách mới." }),
  back: z.string().startsWith("/festivals/plans").catch("/festivals/plans"),
});
export type AcceptPlansInput = z.output<typeof acceptPlansInput>;

const season = z.coerce.number().int().min(2005).max(2100).or(z.literal("")).catch("");
const unit = z
  .string()
  .regex(/^\d{2,5}$/)
  .or(z.literal(""))
  .catch("");

/** What the address of the list of plans may say; anything else is as if it were not there. */
export const planFilter = z.object({
  season,
  /** Code of a unit: its plan and those of the units below it. */
  unit,
  q: z.string().trim().max(100).catch(""),
  level: z.enum(["province", "commune"]).or(z.literal("")).catch(""),
  state: z.enum(RecordState).or(z.literal("")).catch(""),
  sort: z.enum(["unit", "sent", "points"]).catch("unit"),
  dir: z.enum(["asc", "desc"]).catch("asc"),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});
export type PlanFilter = z.output<typeof planFilter>;

/** What the address of the units without a plan may say. */
export const missingPlanFilter = z.object({ season, unit });
export type MissingPlanFilter = z.output<typeof missingPlanFilter>;

const told = z.object({
  accepted: z.coerce.number().int().min(0).max(500),
  left: z.coerce.number().int().min(0).max(500),
});

/** What accepting many came to, told on the list that follows; null when nothing was done. */
export function acceptedNote(params: Record<string, unknown>): string | null {
  const result = told.safeParse(params);
  if (!result.success) return null;
  const { accepted, left } = result.data;
  const rest =
    left > 0 ? ` ${left} kế hoạch không còn chờ tiếp nhận hoặc do chính bạn gửi nên giữ nguyên.` : "";
  return `Đã tiếp nhận ${accepted} kế hoạch.${rest}`;
}
