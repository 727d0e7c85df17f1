import { z } from "zod";
import { choice, id, requiredDay, requiredText } from "@/lib/core/fields";

const content = {
  day: requiredDay("Nhập ngày, ví dụ 02/9/2026."),
  name: requiredText(100, "Nhập tên ngày nghỉ hoặc lý do làm bù."),
  kind: choice(["day_off", "make_up"], "Chọn nghỉ lễ hoặc làm bù."),
  confirmed: z
    .literal("yes")
    .optional()
    .transform((value) => value === "yes"),
};

/** Only a Saturday or Sunday can be worked instead of another day. */
function onWeekend(holiday: { day: string; kind: "day_off" | "make_up" }, ctx: z.RefinementCtx): void {
  const weekday = new Date(`${holiday.day}T00:00:00Z`).getUTCDay();
  if (holiday.kind === "make_up" && weekday !== 0 && weekday !== 6) {
    ctx.addIssue({
      code: "custom",
      path: ["day"],
      message: "Ngày làm bù phải là thứ Bảy hoặc Chủ nhật. Chọn ngày khác, hoặc chọn Nghỉ lễ.",
    });
  }
}

export const addHolidayInput = z.object(content).superRefine(onWeekend);
export type AddHolidayInput = z.output<typeof addHolidayInput>;

export const changeHolidayInput = z.object({ id, ...content }).superRefine(onWeekend);
export type ChangeHolidayInput = z.output<typeof changeHolidayInput>;

export const removeHolidayInput = z.object({ id });
export type RemoveHolidayInput = z.output<typeof removeHolidayInput>;

/** Which year the page shows. */
export const calendarFilter = z.object({
  year: z.coerce.number().int().min(2005).max(2100).or(z.literal("")).catch(""),
});
