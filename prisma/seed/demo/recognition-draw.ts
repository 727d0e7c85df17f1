import { createHash } from "node:crypto";

/** As the choices in sql.ts, for rows that are made outside of the database: the same for the same key. */
const digest = (key: string) => createHash("md5").update(key).digest();

/** A number from 0 below 1. */
export const fraction = (key: string): number => digest(key).readUIntBE(0, 6) / 2 ** 48;

/** A whole number from one bound to the other, both included. */
export const between = (from: number, to: number, key: string): number =>
  from + Math.floor(fraction(key) * (to - from + 1));

/** One of some values. */
export function oneOf<T>(values: readonly T[], key: string): T {
  const value = values[between(0, values.length - 1, key)];
  if (value === undefined) throw new Error("nothing to choose from");
  return value;
}

/** One of some values by their shares, which add up to 1. */
export function byShare<T extends string>(shares: Readonly<Partial<Record<T, number>>>, key: string): T {
  let left = fraction(key);
  const all = Object.entries(shares) as [T, number][];
  for (const [value, share] of all) {
    if (left < share) return value;
    left -= share;
  }
  return (all[0] as [T, number])[0];
}

/** The identifier that pg_temp.demo_id gives to the same moment and key. */
export function demoId(at: Date, key: string): string {
  const time = `0${at.getTime().toString(16).padStart(11, "0")}7`;
  const hex = `${time}${createHash("md5").update(key).digest("hex").slice(13, 16)}8${createHash("md5").update(key).digest("hex").slice(17)}`;
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** An instant in office hours of a day in Vietnam. */
export function officeHour(day: string, key: string): Date {
  const minutes = 450 + between(0, 569, `${key}:minute`);
  return new Date(Date.parse(`${day}T00:00:00+07:00`) + minutes * 60_000);
}

const dayMs = 86_400_000;

/** A day between two days, both included. */
export function dayBetween(from: string, to: string, key: string): string {
  const days = Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / dayMs));
  return new Date(Date.parse(from) + between(0, days, key) * dayMs).toISOString().slice(0, 10);
}

export function laterDay(day: string, days: number): string {
  return new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10);
}
