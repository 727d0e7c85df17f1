import { z } from "zod";
import {
  day,
  documentNumber,
  editing,
  id,
  requiredDay,
  requiredText,
  text,
  version,
} from "@/lib/core/fields";

/** Why each commune is missing; who has no reason of its own gets the common one. */
export const nameExceptionsInput = z.object({
  id,
  original: editing.original,
  choice: editing.choice,
  reason: text(500),
  expectedOn: day(),
  /** By unit. One that has sent since, or was never asked about, is passed over by the command. */
  missing: z
    .record(id, z.object({ reason: text(500), expectedOn: day() }))
    .default({})
    .transform((rows) => Object.entries(rows).map(([unitId, row]) => ({ unitId, ...row }))),
});
export type NameExceptionsInput = z.output<typeof nameExceptionsInput>;

const content = {
  number: documentNumber().refine((value) => value !== "", "Nhập số, ký hiệu, ví dụ 61/BC-CAT-PV05."),
  issuedOn: requiredDay("Nhập ngày ký, ví dụ 20/9/2026."),
  signer: requiredText(200, "Nhập người ký."),
  note: text(5_000),
};

export const createSupplementInput = z.object({ reportId: id, ...content });
export type CreateSupplementInput = z.output<typeof createSupplementInput>;

export const editSupplementInput = z.object({ ...editing, ...content });
export type EditSupplementInput = z.output<typeof editSupplementInput>;

export const supplementStepInput = z.object({ id, version });
export type SupplementStepInput = z.output<typeof supplementStepInput>;

export const returnSupplementInput = z.object({
  id,
  version,
  reason: requiredText(2_000, "Ghi lý do trả lại để Công an tỉnh biết cần sửa gì."),
});
export type ReturnSupplementInput = z.output<typeof returnSupplementInput>;
