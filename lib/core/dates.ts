/** A day without a zone, "2026-08-19". Days are compared as text. */
export type Day = string;

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const ZONE = "Asia/Ho_Chi_Minh";
// Kept: to make one of these takes fifty times as long as to use it.
const days = new Intl.DateTimeFormat("sv-SE", { timeZone: ZONE, dateStyle: "short" });
const times = new Intl.DateTimeFormat("vi-VN", {
  timeZone: ZONE,
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

/** True for a day that exists in the calendar. */
export function isDay(value: string): value is Day {
  if (!DAY.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === value;
}

/** The day on which an instant falls in Vietnam. */
export function dayOf(instant: Date): Day {
  return days.format(instant);
}

/** A day as Prisma wants and gives a `date` column: midnight UTC. */
export function toDate(day: Day): Date {
  return new Date(`${day}T00:00:00Z`);
}

/** A `date` column as a day. */
export function fromDate(date: Date): Day {
  return date.toISOString().slice(0, 10);
}

/** Whole days from one day to another; negative when the second is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((toDate(to).getTime() - toDate(from).getTime()) / 86_400_000);
}

/** "09/8/2026": as official Vietnamese texts write a day. */
export function formatDay(day: Day): string {
  const [year, month, date] = day.split("-");
  return `${date}/${Number(month)}/${year}`;
}

/** "ngày 05 tháng 02 năm 2026": days below ten and the first two months with a nought (NĐ 30/2020, Phụ lục I). */
export function writtenDay(day: Day): string {
  const [year, month = "", date] = day.split("-");
  return `ngày ${date} tháng ${Number(month) < 3 ? month : Number(month)} năm ${year}`;
}

/** "19/08/2026" as it is typed into a form. */
export function inputDay(day: Day): string {
  const [year, month, date] = day.split("-");
  return `${date}/${month}/${year}`;
}

/** "08:42" in Vietnam. */
export function formatTime(instant: Date): string {
  return times.format(instant);
}

/** "08:42, 21/11/2026" in Vietnam. */
export function formatInstant(instant: Date): string {
  return `${formatTime(instant)}, ${formatDay(dayOf(instant))}`;
}

/** Reads "9/8/2026", "09/08/2026", "09-08-2026" or "2026-08-09"; null when it is no day. */
export function parseDay(text: string): Day | null {
  const value = text.trim();
  if (isDay(value)) return value;
  const match = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(value);
  if (!match) return null;
  const day = `${match[3]}-${match[2]?.padStart(2, "0")}-${match[1]?.padStart(2, "0")}`;
  return isDay(day) ? day : null;
}
