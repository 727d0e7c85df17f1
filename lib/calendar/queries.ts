import "server-only";
import { fromDate } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { type WorkCalendar, workCalendar } from "@/lib/core/working-days";
import type { HolidayRow } from "./view";

const columns = { id: true, day: true, name: true, kind: true, confirmed: true } as const;

/** The calendar by which deadlines are counted. */
export async function readCalendar(tx: Tx): Promise<WorkCalendar> {
  return workCalendar(await listHolidays(tx));
}

/** The special days of a year, or all, in their order. */
export async function listHolidays(tx: Tx, year?: number): Promise<HolidayRow[]> {
  const rows = await tx.holiday.findMany({
    where: year
      ? { day: { gte: new Date(Date.UTC(year, 0, 1)), lt: new Date(Date.UTC(year + 1, 0, 1)) } }
      : {},
    select: columns,
    orderBy: { day: "asc" },
  });
  return rows.map((row) => ({ ...row, day: fromDate(row.day) }));
}

/** The years that have special days. */
export async function holidayYears(tx: Tx): Promise<number[]> {
  const rows = await tx.$queryRaw<{ year: number }[]>`
    select distinct extract(year from day)::int as year from holiday order by 1`;
  return rows.map(({ year }) => year);
}

/** One special day; null when it is not there. */
export async function getHoliday(tx: Tx, id: string): Promise<HolidayRow | null> {
  const row = await tx.holiday.findUnique({ where: { id }, select: columns });
  return row && { ...row, day: fromDate(row.day) };
}
