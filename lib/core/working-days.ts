import { type Day, fromDate, toDate } from "./dates";

/** A day that is not what its place in the week says: off though a weekday, or worked though a weekend. */
export type SpecialDay = { day: Day; name: string; kind: "day_off" | "make_up" };

/** The days that are special, by day. */
export type WorkCalendar = ReadonlyMap<Day, SpecialDay>;

/** A calendar of these days. */
export function workCalendar(days: readonly SpecialDay[]): WorkCalendar {
  return new Map(days.map((special) => [special.day, special]));
}

/** The day some days later. */
export function addDays(day: Day, days: number): Day {
  const date = toDate(day);
  date.setUTCDate(date.getUTCDate() + days);
  return fromDate(date);
}

/** True for Monday to Friday, but for days off, and for the days that are worked instead; the database has the same. */
export function isWorkingDay(day: Day, calendar: WorkCalendar): boolean {
  const special = calendar.get(day);
  if (special) return special.kind === "make_up";
  const weekday = toDate(day).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

/** The day itself where it is worked, else the first one after it. */
export function nextWorkingDay(day: Day, calendar: WorkCalendar): Day {
  let found = day;
  while (!isWorkingDay(found, calendar)) found = addDays(found, 1);
  return found;
}

/** The day that lies so many working days after a day, or before it. */
export function addWorkingDays(day: Day, days: number, calendar: WorkCalendar): Day {
  const step = days < 0 ? -1 : 1;
  let found = day;
  for (let left = Math.abs(days); left > 0; ) {
    found = addDays(found, step);
    if (isWorkingDay(found, calendar)) left -= 1;
  }
  return found;
}

/** Working days after the first day up to the second; negative when the second is earlier. */
export function workingDaysBetween(from: Day, to: Day, calendar: WorkCalendar): number {
  if (to < from) return -workingDaysBetween(to, from, calendar);
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) {
    if (isWorkingDay(day, calendar)) count += 1;
  }
  return count;
}

/** By how many working days something is late: null while there is time, 0 before the first working day has passed. */
export function lateBy(due: Day | null, at: Day, calendar: WorkCalendar): number | null {
  return due !== null && at > due ? workingDaysBetween(due, at, calendar) : null;
}

/**
 * The same for many rows: they share a handful of days, and to count the working days between two of them takes longer than
 * to write a row out.
 */
export function lateCounter(calendar: WorkCalendar): (due: Day | null, at: Day) => number | null {
  const known = new Map<string, number | null>();
  return (due, at) => {
    if (due === null || at <= due) return null;
    const days = known.get(due + at) ?? lateBy(due, at, calendar);
    known.set(due + at, days);
    return days;
  };
}

/** "Quá hạn 2 ngày làm việc". */
export function lateText(days: number, word = "Quá hạn"): string {
  return days === 0 ? word : `${word} ${days.toLocaleString("vi-VN")} ngày làm việc`;
}

/** "còn 3 ngày làm việc", "hạn là hôm nay", "quá hạn 2 ngày làm việc". */
export function dueText(due: Day, today: Day, calendar: WorkCalendar): string {
  if (due === today) return "hạn là hôm nay";
  const late = lateBy(due, today, calendar);
  if (late !== null) return lateText(late, "quá hạn");
  return `còn ${workingDaysBetween(today, due, calendar).toLocaleString("vi-VN")} ngày làm việc`;
}
