import { type Day, formatDay } from "@/lib/core/dates";
import { dayBefore } from "@/lib/units/lineage";

type Term = { validFrom: Day; validTo: Day | null };

/** A term in words: "từ 01/7/2025 đến nay", "từ 01/7/2025 đến hết 30/6/2026". */
export function termInWords({ validFrom, validTo }: Term, today: Day): string {
  const from = `từ ${formatDay(validFrom)}`;
  if (validTo) return `${from} đến hết ${formatDay(dayBefore(validTo))}`;
  return validFrom > today ? from : `${from} đến nay`;
}

type Row = Term & { putRight: boolean };

/** What holds now or will, and what is past or was put right. */
export function splitByTime<T extends Row>(rows: readonly T[], today: Day): { now: T[]; past: T[] } {
  const holds = (row: T) => !row.putRight && (row.validTo === null || row.validTo > today);
  return { now: rows.filter(holds), past: rows.filter((row) => !holds(row)) };
}
