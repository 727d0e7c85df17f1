import { z } from "zod";
import * as field from "@/lib/core/fields";

/** Begins the draft of a decision with everything that is proposed in a scheme and a year. */
export const draftDecisionInput = z.object({
  scheme: field.id,
  year: z.coerce.number({ error: "Chọn năm." }).int().min(2012).max(2100),
});
export type DraftDecisionInput = z.output<typeof draftDecisionInput>;

/** Taking one line off the list of a draft. */
export const dropItemInput = z.object({ id: field.id, version: field.version, application: field.id });
export type DropItemInput = z.output<typeof dropItemInput>;

export const discardDecisionInput = z.object({ id: field.id, version: field.version });
export type DiscardDecisionInput = z.output<typeof discardDecisionInput>;

/** The decision as it was signed on paper: from now on everything on its list is recognised. */
export const signDecisionInput = z
  .object({
    id: field.id,
    version: field.version,
    issuer: field.requiredText(200, "Ghi cơ quan ban hành."),
    number: field.documentNumber().pipe(z.string().min(1, "Ghi số, ký hiệu quyết định.")),
    decidedOn: field.requiredDay("Ghi ngày ký quyết định."),
    signerName: field.requiredText(120, "Ghi họ tên người ký."),
    signerPost: field.requiredText(160, "Ghi chức vụ người ký."),
    validTo: field.day(),
  })
  .superRefine(({ decidedOn, validTo }, ctx) => {
    if (validTo && validTo <= decidedOn) {
      ctx.addIssue({ code: "custom", path: ["validTo"], message: "Ngày hết hiệu lực phải sau ngày ký." });
    }
  });
export type SignDecisionInput = z.output<typeof signDecisionInput>;

/** Withdrawal of a recognition. */
export const withdrawRecognitionInput = z.object({
  id: field.id,
  version: field.version,
  reason: field.requiredText(2_000, "Ghi lý do thu hồi."),
  number: field.documentNumber().pipe(z.string().min(1, "Ghi số quyết định thu hồi.")),
  endedOn: field.requiredDay("Ghi ngày thu hồi."),
});
export type WithdrawRecognitionInput = z.output<typeof withdrawRecognitionInput>;

/** The yearly re-check: kept, or lost with its cause. */
export const recheckInput = z
  .object({
    id: field.id,
    version: field.version,
    year: z.coerce.number({ error: "Chọn năm." }).int().min(2012).max(2100),
    kept: field.choice(["yes", "no"], "Chọn giữ chuẩn hoặc rớt chuẩn."),
    cause: field.text(2_000),
    paperNumber: field.documentNumber(),
    checkedOn: field.requiredDay("Ghi ngày xét lại."),
  })
  .superRefine(({ kept, cause }, ctx) => {
    if (kept === "no" && cause === "") {
      ctx.addIssue({ code: "custom", path: ["cause"], message: "Ghi nguyên nhân rớt chuẩn." });
    }
  });
export type RecheckInput = z.output<typeof recheckInput>;

/** What becomes of the recognition of a unit that was merged. */
export const succeedInput = z
  .object({
    id: field.id,
    version: field.version,
    carried: field.choice(["yes", "no"], "Chọn chuyển tiếp hoặc chấm dứt."),
    successor: z.union([z.literal(""), field.id]).default(""),
    reason: field.requiredText(2_000, "Ghi căn cứ, lý do."),
    paperNumber: field.documentNumber(),
    decidedOn: field.requiredDay("Ghi ngày quyết định."),
  })
  .superRefine(({ carried, successor }, ctx) => {
    if (carried === "yes" && successor === "") {
      ctx.addIssue({ code: "custom", path: ["successor"], message: "Chọn đơn vị tiếp nhận." });
    }
  });
export type SucceedInput = z.output<typeof succeedInput>;

/** The plan to strengthen what was classed low. */
export const planInput = z.object({
  application: field.id,
  /** Of the plan as it was read; none yet is 0. */
  version: field.version,
  causes: field.requiredText(4_000, "Ghi hạn chế, nguyên nhân."),
  measures: field.requiredText(4_000, "Ghi biện pháp củng cố."),
  dueOn: field.requiredDay("Ghi hạn hoàn thành."),
  result: field.text(4_000),
  doneOn: field.day(),
});
export type PlanInput = z.output<typeof planInput>;
