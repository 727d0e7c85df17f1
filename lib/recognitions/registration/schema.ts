import { z } from "zod";
import * as field from "@/lib/core/fields";

const year = z.coerce.number().int().min(2012, "Chọn năm.").max(2100, "Chọn năm.");

/** Which subjects a commune registers for a scheme and a year; "itself" is the commune. */
export const registerInput = z.object({
  scheme: field.id,
  year,
  registeredOn: field.requiredDay("Nhập ngày đăng ký, ví dụ 15/02/2026."),
  number: field.documentNumber(),
  itself: z.literal("yes").optional().catch(undefined),
  subjects: z.array(field.id).max(1_000).default([]),
});
export type RegisterInput = z.output<typeof registerInput>;

/** The scheme and year that the page of registration is asked for. */
export const registerAddress = z.object({
  scheme: z.uuid().optional().catch(undefined),
  year: year.optional().catch(undefined),
});
