import type { HolidayKind } from "@/prisma/generated/enums";

/** What a special day is. */
export const holidayKindWords: Record<HolidayKind, string> = {
  day_off: "Nghỉ lễ",
  make_up: "Làm bù",
};

const weekdays = ["Chủ nhật", "Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy"];

/** The day of the week of a day. */
export function weekdayWord(day: string): string {
  return weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? "";
}

/** What was done, told once on the page that comes after. */
export function holidayDoneSentence(done: string | undefined): string | null {
  switch (done) {
    case "add":
      return "Đã thêm ngày. Hạn nộp được tính lại ngay";
    case "change":
      return "Đã lưu ngày. Hạn nộp được tính lại ngay";
    case "remove":
      return "Đã xóa ngày. Hạn nộp được tính lại ngay";
    default:
      return null;
  }
}
