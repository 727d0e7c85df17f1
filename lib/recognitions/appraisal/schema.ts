import { z } from "zod";
import * as field from "@/lib/core/fields";

export const createTeamInput = z.object({
  scheme: z.uuid("Chọn chương trình."),
  year: z.coerce.number({ error: "Chọn năm." }).int().min(2012).max(2100),
  name: field.requiredText(200, "Ghi tên Tổ thẩm định."),
  decisionNumber: field.documentNumber().pipe(z.string().min(1, "Ghi số quyết định thành lập.")),
  decidedOn: field.requiredDay("Ghi ngày quyết định thành lập."),
  moderateFrom: field.requiredWhole(0, 100, "20"),
});
export type CreateTeamInput = z.output<typeof createTeamInput>;

export const addMemberInput = z.object({
  team: field.id,
  username: field.requiredText(60, "Nhập tên đăng nhập của thành viên."),
});
export type AddMemberInput = z.output<typeof addMemberInput>;

export const endMemberInput = z.object({ team: field.id, member: field.id });
export type EndMemberInput = z.output<typeof endMemberInput>;

export const assignInput = z.object({
  team: field.id,
  ids: z.array(field.id).max(500).default([]),
  per: field.requiredWhole(2, 9, "3"),
  seed: field.text(40),
});
export type AssignInput = z.output<typeof assignInput>;

/** Gives a place at an appraisal to somebody else of the team; without `assignment` one more place. */
export const replaceInput = z.object({
  appraisal: field.id,
  assignment: field.id.optional(),
  reason: field.requiredText(1_000, "Ghi lý do."),
});
export type ReplaceInput = z.output<typeof replaceInput>;

export const conflictInput = z.object({
  appraisal: field.id,
  reason: field.requiredText(1_000, "Ghi lý do xung đột lợi ích."),
});
export type ConflictInput = z.output<typeof conflictInput>;

export const beginSheetInput = z.object({ appraisal: field.id, reason: field.text(1_000) });
export type BeginSheetInput = z.output<typeof beginSheetInput>;

const typedAnswer = { answer: field.text(40), notApplicable: z.literal("yes").optional().catch(undefined) };

/** A sheet as its form carries it, by the id of each criterion; the button says whether it is sent. */
export const saveSheetInput = z.object({
  ...field.editing,
  scores: z
    .record(
      z.uuid(),
      z.object({
        ...typedAnswer,
        remark: field.text(2_000),
        cites: z.array(z.string().max(60)).max(60).default([]),
      }),
    )
    .default({}),
  intent: z.enum(["draft", "send"]).catch("draft"),
});
export type SaveSheetInput = z.output<typeof saveSheetInput>;

export const agreeInput = z.object({
  appraisal: field.id,
  version: field.version,
  scores: z
    .record(z.uuid(), z.object({ ...typedAnswer, remark: field.text(2_000), moderation: field.text(2_000) }))
    .default({}),
  conclusion: field.text(4_000),
  intent: z.enum(["draft", "conclude"]).catch("draft"),
});
export type AgreeInput = z.output<typeof agreeInput>;

export const noteInput = z.object({
  appraisal: field.id,
  kind: field.choice(["visit", "minutes"], "Chọn loại."),
  heldOn: field.requiredDay("Ghi ngày."),
  place: field.requiredText(300, "Ghi địa điểm."),
  present: field.text(2_000),
  content: field.requiredText(8_000, "Ghi nội dung, kết quả."),
});
export type NoteInput = z.output<typeof noteInput>;
