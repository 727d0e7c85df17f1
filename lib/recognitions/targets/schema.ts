import { z } from "zod";
import { parseHundredths } from "@/lib/core/decimals";
import * as field from "@/lib/core/fields";

const help = "Nhập tỷ lệ từ 0,01 đến 100, ví dụ 50 hoặc 62,5.";

/** The share of its units that a province means to have recognised by a year; a year that is there is changed. */
export const setTargetInput = z.object({
  scheme: field.id,
  year: z.coerce
    .number({ error: "Nhập năm, ví dụ 2030." })
    .int()
    .min(2021, "Nhập năm từ 2021.")
    .max(2100, "Nhập năm."),
  percent: z.string({ error: help }).transform((value, ctx) => {
    const read = parseHundredths(value);
    if (read !== null && read >= 1 && read <= 10_000) return read;
    ctx.addIssue({ code: "custom", message: help });
    return z.NEVER;
  }),
  paper: field.text(200),
});
export type SetTargetInput = z.output<typeof setTargetInput>;

export const dropTargetInput = z.object({ id: field.id, version: field.version });
export type DropTargetInput = z.output<typeof dropTargetInput>;
