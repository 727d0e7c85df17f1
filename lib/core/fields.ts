import { z } from "zod";
import { parseDay } from "./dates";
import { parseWhole } from "./numbers";

/**
 * The kinds of field that forms are made of. Each reads what a person typed (always text) and says, in words that
 * help, what to do about what it cannot read.
 */

const typed = z.string({ error: "Điền mục này." }).transform((value) => value.normalize("NFC").trim());

/** Text of one or more lines, at most `max` characters; empty is "". */
export function text(max: number) {
  return typed.pipe(z.string().max(max, `Rút gọn còn tối đa ${max} ký tự.`)).default("");
}

/** Text that must be there; `ask` says what to enter. */
export function requiredText(max: number, ask: string) {
  return z
    .string({ error: ask })
    .transform((value) => value.normalize("NFC").trim())
    .pipe(z.string().min(1, ask).max(max, `Rút gọn còn tối đa ${max} ký tự.`));
}

/** A whole number or nothing; "1.407", "1,407" and "1407" are the same. */
export function whole(min: number, max: number, example: string) {
  const help = `Nhập số nguyên từ ${min.toLocaleString("vi-VN")} trở lên, ví dụ ${example}.`;
  return typed.default("").transform((value, ctx) => {
    if (value === "") return null;
    const number = parseWhole(value);
    if (number === null || number < min) {
      ctx.addIssue({ code: "custom", message: help });
      return z.NEVER;
    }
    if (number > max) {
      ctx.addIssue({
        code: "custom",
        message: `Số quá lớn: nhiều nhất ${max.toLocaleString("vi-VN")}. Kiểm tra lại.`,
      });
      return z.NEVER;
    }
    return number;
  });
}

/** A whole number that must be there. */
export function requiredWhole(min: number, max: number, example: string) {
  return whole(min, max, example).transform((value, ctx) => {
    if (value !== null) return value;
    ctx.addIssue({
      code: "custom",
      message: `Nhập số nguyên từ ${min.toLocaleString("vi-VN")} trở lên, ví dụ ${example}.`,
    });
    return z.NEVER;
  });
}

/** Đồng, whole; at most 10.000 tỷ. */
export function money() {
  return whole(0, 10_000_000_000_000, "35.000.000").transform((value) =>
    value === null ? null : BigInt(value),
  );
}

/** True for what is written like a day, whether the calendar has it or not. */
const looksLikeDay = (text: string) => /^\d{1,2}[/.-]\d{1,2}[/.-]\d{4}$/.test(text);

/** A day or nothing, typed as dd/mm/yyyy. */
export function day() {
  return typed.default("").transform((value, ctx) => {
    if (value === "") return null;
    const parsed = parseDay(value);
    if (parsed) return parsed;
    const message = looksLikeDay(value)
      ? `Không có ngày ${value} trong lịch. Kiểm tra lại ngày và tháng.`
      : "Nhập ngày theo dạng ngày/tháng/năm, ví dụ 19/08/2026.";
    ctx.addIssue({ code: "custom", message });
    return z.NEVER;
  });
}

/** A day that must be there. */
export function requiredDay(ask: string) {
  return day().transform((value, ctx) => {
    if (value !== null) return value;
    ctx.addIssue({ code: "custom", message: ask });
    return z.NEVER;
  });
}

/** An hour of the day, "7:30" or "07:30", or nothing. */
export function hour() {
  return typed.default("").transform((value, ctx) => {
    if (value === "") return null;
    const match = /^(\d{1,2})[:hg.](\d{2})$/.exec(value);
    if (match && Number(match[1]) < 24 && Number(match[2]) < 60)
      return `${match[1]?.padStart(2, "0")}:${match[2]}`;
    ctx.addIssue({ code: "custom", message: "Nhập giờ theo dạng giờ:phút, ví dụ 07:30." });
    return z.NEVER;
  });
}

/** One of a closed list of codes. */
export function choice<const T extends string>(codes: readonly T[], ask: string) {
  return z.enum(codes as readonly [T, ...T[]], { error: ask });
}

/** One of a closed list, or nothing. */
export function optionalChoice<const T extends string>(codes: readonly T[], ask: string) {
  return z
    .union([z.literal("").transform(() => null), choice(codes, ask)], { error: ask })
    .optional()
    .transform((value) => value ?? null);
}

/** Any of a closed list; in the order of the list, without doubles. */
export function choices<const T extends string>(codes: readonly T[]) {
  return z
    .array(z.enum(codes as readonly [T, ...T[]], { error: "Chọn trong danh sách." }))
    .default([])
    .transform((picked) => codes.filter((code) => picked.includes(code)));
}

/** Số, ký hiệu văn bản (domain §9.2; the same pattern as the check in the database), or nothing. */
export function documentNumber() {
  return typed
    .default("")
    .pipe(
      z
        .string()
        .refine(
          (value) =>
            value === "" ||
            /^\d{1,5}(?:\/\d{4})?[/-][A-ZĐa-zđ0-9]{1,14}(?:[-/][A-ZĐa-zđ0-9]{1,16})*$/.test(value),
          "Nhập số, ký hiệu như trên văn bản, ví dụ 122/KH-UBND.",
        ),
    );
}

/** Rows of a repeated group. A row left wholly blank is dropped; errors keep the number of the row on the page. */
export function rows<T extends z.ZodObject>(row: T, max = 60) {
  return z
    .array(z.record(z.string(), z.unknown()))
    .max(max, `Nhiều nhất ${max} dòng.`)
    .default([])
    .transform((list, ctx) => {
      const kept: z.infer<T>[] = [];
      list.forEach((value, index) => {
        const blank = Object.values(value).every((cell) => cell === "" || cell === undefined);
        if (blank) return;
        const result = row.safeParse(value);
        if (result.success) kept.push(result.data);
        else
          for (const issue of result.error.issues) {
            ctx.addIssue({ code: "custom", message: issue.message, path: [index, ...issue.path] });
          }
      });
      return kept;
    });
}

/** The number of the record that the form was filled from; a later one in the database means that somebody else saved. */
export const version = z.coerce.number().int().min(0);

/** Id of a record. */
export const id = z.uuid();

/** What a form was drawn with, field by field; what cannot be read is nothing, and then every difference is asked about. */
const original = z
  .string()
  .max(600_000)
  .transform((value): Record<string, string> => {
    try {
      return z.record(z.string(), z.string()).parse(JSON.parse(value));
    } catch {
      return {};
    }
  })
  .optional();

/** The fields of every form that changes a record: which one, as it was drawn, and what was chosen since. */
export const editing = {
  id,
  version,
  original,
  choice: z.record(z.string(), z.string().max(100)).optional().catch(undefined),
};
