import { type Day, formatDay } from "@/lib/core/dates";
import type { SchemeSubject } from "@/lib/recognitions/schemes/subjects";

/** How a registration on a day stands to its window: too early is refused, late is said. */
export function registrationTiming(
  subject: Pick<SchemeSubject, "registersFrom" | "registersTo">,
  year: number,
  day: Day,
): "early" | "open" | "late" {
  if (day < `${year}-${subject.registersFrom}`) return "early";
  return day <= `${year}-${subject.registersTo}` ? "open" : "late";
}

/** "01/01/2026 – 31/3/2026". */
export function registrationWindow(
  { registersFrom, registersTo }: Pick<SchemeSubject, "registersFrom" | "registersTo">,
  year: number,
): string {
  return `${formatDay(`${year}-${registersFrom}`)} – ${formatDay(`${year}-${registersTo}`)}`;
}

/** What is said of a registration that came after its window. */
export function lateNote(subject: Pick<SchemeSubject, "registersTo">, year: number): string {
  return `Đăng ký sau hạn ${formatDay(`${year}-${subject.registersTo}`)}.`;
}
