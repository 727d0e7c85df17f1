import { z } from "zod";

const twoDigits = new Intl.NumberFormat("vi-VN", { maximumFractionDigits: 2 });

/** Hundredths as people write them: 450 is "4,5", 123456 is "1.234,56". */
export function formatHundredths(value: number): string {
  return twoDigits.format(value / 100);
}

/** The same to be typed over: without marks between thousands. */
export function inputHundredths(value: number | null): string {
  return value === null ? "" : String(value / 100).replace(".", ",");
}

/** Reads "4", "4,5" or "-2,25" as hundredths; null when it is no such number. A point is never guessed at. */
export function parseHundredths(text: string): number | null {
  const match = /^(-?)(\d{1,7})(?:,(\d{1,2}))?$/.exec(text.trim().replace("−", "-"));
  if (!match) return null;
  const value = Number(match[2]) * 100 + Number((match[3] ?? "").padEnd(2, "0"));
  return match[1] ? -value : value;
}

/** A number with at most two digits after the comma, as hundredths, or nothing. */
export function hundredths(min: number, max: number, example: string) {
  return z
    .string()
    .default("")
    .transform((value, ctx) => {
      if (value.trim() === "") return null;
      const parsed = parseHundredths(value);
      if (parsed !== null && parsed >= min && parsed <= max) return parsed;
      const range = `từ ${formatHundredths(min)} đến ${formatHundredths(max)}`;
      ctx.addIssue({ code: "custom", message: `Nhập số ${range}, phần lẻ sau dấu phẩy, ví dụ ${example}.` });
      return z.NEVER;
    });
}
