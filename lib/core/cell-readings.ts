import { type Day, daysBetween, isDay, parseDay, toDate } from "./dates";
import type { Cell } from "./spreadsheet-cells";

/** How a sign between three digits was meant; asked for where nobody can know. */
export type Meant = "thousands" | "decimal";

/** A whole number of a cell: read, to be asked about (with both readings), or not one. */
export type NumberReading =
  | { kind: "number"; value: number }
  | { kind: "asked"; thousands: number; shown: string }
  | { kind: "wrong"; why: "fraction" | "negative" | "not_a_number" };

const wrong = (why: "fraction" | "negative" | "not_a_number"): NumberReading => ({ kind: "wrong", why });

/**
 * Reads a whole number. A number cell is its number. In a text a point parts thousands, as Vietnamese writes them; what
 * stands behind one comma, and what Excel has already taken for a fraction, is asked about and never guessed:
 * "1,407" and the number 1.407 can both be 1 407.
 */
export function readWhole([, kind, value]: Cell, meant?: Meant): NumberReading {
  if (kind === "n" || kind === "d") return wholeOfNumber(Number(value), meant);
  if (kind !== "s") return wrong("not_a_number");
  return wholeOfText(String(value), meant);
}

function wholeOfNumber(value: number, meant?: Meant): NumberReading {
  if (value < 0) return wrong("negative");
  if (Number.isSafeInteger(value)) return { kind: "number", value };
  const thousands = Math.round(value * 1_000);
  const exact = Math.abs(value * 1_000 - thousands) < 1e-6;
  // More than three digits before the mark cannot be a group of thousands: 1407.5 is a fraction.
  if (!exact || value < 1 || value >= 1_000) return wrong("fraction");
  if (meant === "thousands") return { kind: "number", value: thousands };
  if (meant === "decimal") return wrong("fraction");
  return { kind: "asked", thousands, shown: String(value).replace(".", ",") };
}

/** Words of counting that people write behind a number. */
const unit = /\s*(đồng|đ|vnđ|vnd|người|lượt người|lượt|suất|bản|buổi|điểm)\.?$/iu;

function wholeOfText(text: string, meant?: Meant): NumberReading {
  const value = text
    .normalize("NFC")
    .replace(/[\u00a0\u202f\u2009]/g, " ")
    .trim()
    .replace(unit, "")
    .trim();
  const digits = (all: string) => {
    const number = Number(all.replace(/\D/g, ""));
    return Number.isSafeInteger(number)
      ? ({ kind: "number", value: number } as const)
      : wrong("not_a_number");
  };
  if (/^-\s*\d/.test(value)) return wrong("negative");
  if (/^\d+$/.test(value)) return digits(value);
  // 1.407 · 1.234.567 · 1 407; and 1.407,00
  if (/^[1-9]\d{0,2}(\.\d{3})+(,0+)?$/.test(value)) return digits(value.replace(/,0+$/, ""));
  if (/^[1-9]\d{0,2}( \d{3})+$/.test(value)) return digits(value);
  // Two commas part thousands, one comma before a point as well: 1,234,567 · 1,407.00
  if (/^[1-9]\d{0,2}(,\d{3}){2,}(\.0+)?$/.test(value) || /^[1-9]\d{0,2},\d{3}\.0+$/.test(value))
    return digits(value.replace(/\.0+$/, ""));
  if (/^[1-9]\d{0,2},\d{3}$/.test(value)) {
    const thousands = Number(value.replace(",", ""));
    if (meant === "thousands") return { kind: "number", value: thousands };
    if (meant === "decimal") return /,000$/.test(value) ? digits(value.slice(0, -4)) : wrong("fraction");
    return { kind: "asked", thousands, shown: value };
  }
  if (/^\d+,0+$/.test(value)) return digits(value.replace(/,0+$/, ""));
  return /^\d[\d.,]*$/.test(value) && /[.,]/.test(value) ? wrong("fraction") : wrong("not_a_number");
}

/** A day of a cell, or why it is none. */
export type DayReading =
  | { kind: "day"; value: Day /** Read from a bare number: worth saying. */; bare?: true }
  | { kind: "wrong"; why: "short_year" | "no_such_day" | "not_a_day" };

const between = (day: Day) => day >= "2000-01-01" && day <= "2100-12-31";

/** Reads a day: a number that Excel shows as one, a bare number that can only be one, or text day first, year in full. */
export function readDay([, kind, value]: Cell, since1904: boolean): DayReading {
  if (kind === "d" || kind === "n") {
    const day = dayOfSerial(Number(value), since1904);
    if (!day || !between(day)) return { kind: "wrong", why: "not_a_day" };
    return kind === "d" ? { kind: "day", value: day } : { kind: "day", value: day, bare: true };
  }
  if (kind !== "s") return { kind: "wrong", why: "not_a_day" };
  const text = String(value)
    .normalize("NFC")
    .trim()
    .replace(/^ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})$/iu, "$1/$2/$3")
    .replace(/^(\d{4})-(\d{2})-(\d{2})T.*$/, "$1-$2-$3");
  const compact = text.replace(/\s*([/.-])\s*/g, "$1");
  if (/^\d{1,2}[/.-]\d{1,2}[/.-]\d{2}$/.test(compact)) return { kind: "wrong", why: "short_year" };
  const day = parseDay(compact);
  if (day) return { kind: "day", value: day };
  const dated = /^(\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{4}-\d{1,2}-\d{1,2})$/.test(compact);
  return { kind: "wrong", why: dated ? "no_such_day" : "not_a_day" };
}

/** The day of Excel's number. 1900 had no 29 February, but Excel counts it: from March on its days begin one earlier. */
export function dayOfSerial(serial: number, since1904: boolean): Day | null {
  const whole = Math.floor(serial);
  if (!(whole >= 61 && whole < 100_000)) return null;
  const start = toDate(since1904 ? "1904-01-01" : "1899-12-30");
  const day = new Date(start.getTime() + whole * 86_400_000).toISOString().slice(0, 10);
  return isDay(day) ? day : null;
}

/** Excel's number of a day, for files that we write. */
export function serialOfDay(day: Day): number {
  return daysBetween("1899-12-30", day);
}

/** Reads an hour of the day as "07:30"; null where it is none. Part of a day, as Excel keeps it, or text. */
export function readHour([, kind, value]: Cell): string | null {
  if (kind === "d" || kind === "n") {
    const minutes = Math.round((Number(value) % 1) * 1_440);
    if (Number(value) < 0 || minutes >= 1_440 || (Number(value) >= 1 && kind === "n")) return null;
    return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
  }
  const match = /^(\d{1,2})\s*(?:[:hg.]|giờ)\s*(\d{2})?\s*(?:phút)?(?::00)?$/iu.exec(
    String(value).normalize("NFC").trim(),
  );
  if (!match) return null;
  const [hour, minute] = [Number(match[1]), Number(match[2] ?? 0)];
  if (hour > 23 || minute > 59) return null;
  return `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
}
