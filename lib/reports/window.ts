import { type Day, formatDay } from "@/lib/core/dates";
import type { Indicator, WindowKind } from "@/lib/core/indicator";

export type Window = {
  firstDay: Day;
  lastDay: Day;
  /** What says so. */
  law: string;
};

/** Month and day on which a reporting year begins and ends; it begins in the year before where it begins later than it ends. */
const years: Record<Exclude<WindowKind, "season">, { first: string; last: string; law: string }> = {
  calendar: { first: "01-01", last: "12-31", law: "năm dương lịch" },
  government: { first: "12-15", last: "12-14", law: "Nghị định 09/2019/NĐ-CP, Điều 12" },
  police: { first: "11-15", last: "11-14", law: "năm công tác Công an (Hướng dẫn 01/HD-BCA-V05)" },
  residential_safety: { first: "11-01", last: "10-31", law: "Thông tư 124/2021/TT-BCA (khu dân cư)" },
  agency_safety: {
    first: "11-16",
    last: "11-15",
    law: "Thông tư 124/2021/TT-BCA (xã, cơ quan, doanh nghiệp, cơ sở giáo dục)",
  },
};

/** The days that a figure of a year is counted over; that of a season over the season's own days. */
export function windowOf(kind: WindowKind, year: number, season?: { startsOn: Day; endsOn: Day }): Window {
  if (kind === "season") {
    if (!season) throw new Error("the window of a season is its days");
    return { firstDay: season.startsOn, lastDay: season.endsOn, law: `mùa Ngày hội ${year}` };
  }
  const { first, last, law } = years[kind];
  return { firstDay: `${first > last ? year - 1 : year}-${first}`, lastDay: `${year}-${last}`, law };
}

/** The reporting year in which a day falls. */
export function yearOf(kind: Exclude<WindowKind, "season">, day: Day): number {
  const year = Number(day.slice(0, 4));
  return day <= windowOf(kind, year).lastDay ? year : year + 1;
}

/** Over which days a figure is counted, and by what law: "01/7/2026 – 19/8/2026 (mùa Ngày hội 2026)". */
export function windowText(
  { window }: Pick<Indicator, "window">,
  season: { year: number; startsOn: Day; endsOn: Day },
): string {
  const { firstDay, lastDay, law } = windowOf(window, season.year, season);
  return `${formatDay(firstDay)} – ${formatDay(lastDay)} (${law})`;
}
