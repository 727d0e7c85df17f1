import { z } from "zod";
import { id, requiredText, text } from "@/lib/core/fields";

/** 20 MB: a photo of a telephone is 3 to 12, a scanned paper of forty pages about 8. */
export const evidenceBytes = 20 * 1024 * 1024;

const declared = {
  kind: z.enum(["festival", "application"], "not_there"),
  record: z.uuid("not_there"),
  part: z.string().max(100).default(""),
  caption: z
    .string()
    .max(300, "caption_long")
    .transform((value) => value.normalize("NFC").trim())
    .default(""),
  /** Before anything else is asked: nobody sends what they have not thought about. */
  unclassified: z.literal("yes", "secret_not_declared"),
};

/** What the plain form says beside its file. The messages are codes of evidenceSentences. */
export const evidenceFormInput = z.object(declared);

/** What is said before a file is sent in pieces. */
export const beginUploadInput = z.object({
  ...declared,
  actingUnit: z.string().default(""),
  name: z.string().min(1, "form_unreadable").max(500, "form_unreadable"),
  bytes: z.number("form_unreadable").int().min(1, "file_empty").max(evidenceBytes, "file_too_large"),
});
export type DeclaredEvidence = z.output<typeof evidenceFormInput> & { name: string; bytes: number };

export const removeEvidenceInput = z.object({ id });
export type RemoveEvidenceInput = z.output<typeof removeEvidenceInput>;

export const concerns = ["secret", "private", "wrong", "other"] as const;

export const reportEvidenceInput = z
  .object({
    id,
    concern: z.enum(concerns, "Chọn lý do báo cáo."),
    note: text(1_000),
  })
  .superRefine(({ concern, note }, ctx) => {
    if (concern === "other" && note === "")
      ctx.addIssue({ code: "custom", path: ["note"], message: "Ghi rõ vì sao tệp này cần được xem lại." });
  });
export type ReportEvidenceInput = z.output<typeof reportEvidenceInput>;

export const decideReportInput = z.object({
  id,
  decision: z.enum(["kept", "removed"], "Chọn hiện lại hoặc gỡ bỏ."),
  decisionNote: requiredText(1_000, "Ghi lý do của quyết định."),
});
export type DecideReportInput = z.output<typeof decideReportInput>;

/** Which reports the administrator's list shows. */
export const reportFilter = z.object({
  state: z.enum(["waiting", "decided"]).optional().catch(undefined),
  done: z.enum(["kept", "removed"]).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(10_000).catch(1).default(1),
});
