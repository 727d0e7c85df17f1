import { type Day, formatDay } from "@/lib/core/dates";
import { recordBegins } from "./words";

export type Life = { validFrom: Day; validTo: Day | null };

/** A unit's life in words: "từ 01/7/2025", "đến hết 30/6/2025". */
export function lifeInWords({ validFrom, validTo }: Life): string {
  const from = validFrom === recordBegins ? null : `từ ${formatDay(validFrom)}`;
  const to = validTo ? `đến hết ${formatDay(dayBefore(validTo))}` : null;
  if (from && to) return `${from} ${to}`;
  return from ?? to ?? "có từ trước khi hệ thống ghi nhận";
}

/** The last day of a stretch `[from, to)`. */
export function dayBefore(day: Day): Day {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - 1);
  return date.toISOString().slice(0, 10);
}

/** True while the unit exists. */
export function livesOn({ validFrom, validTo }: Life, day: Day): boolean {
  return validFrom <= day && (validTo === null || validTo > day);
}
