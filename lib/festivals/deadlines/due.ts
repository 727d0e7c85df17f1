import { type Day, formatDay } from "@/lib/core/dates";
import { nextWorkingDay, type WorkCalendar } from "@/lib/core/working-days";
import type { UnitLevel } from "@/prisma/generated/enums";

/** The days that a season sets, per level; null where a level follows another one. */
export type SeasonDays = {
  planDueOn: Day;
  provincePlanDueOn: Day | null;
  resultDueOn: Day;
  districtDueOn: Day | null;
  reportDueOn: Day;
};

/** One deadline: as the season sets it, and the last day on which one is in time. */
export type Due = { setOn: Day; on: Day; extended: boolean };

/** The deadlines of a season, each for the level that meets it; the view season_due of the database has the same. */
export type SeasonDue = Record<"plan" | "provincePlan" | "result" | "district" | "report", Due>;

/** Every deadline of a season, moved off the days that nobody works. */
export function seasonDue(season: SeasonDays, calendar: WorkCalendar): SeasonDue {
  const due = (setOn: Day): Due => ({ setOn, on: nextWorkingDay(setOn, calendar), extended: false });
  return {
    plan: due(season.planDueOn),
    provincePlan: due(season.provincePlanDueOn ?? season.planDueOn),
    result: due(season.resultDueOn),
    district: due(season.districtDueOn ?? season.reportDueOn),
    report: due(season.reportDueOn),
  };
}

/** By when a unit of a level sends its plan. */
export function planDue(due: SeasonDue, level: UnitLevel): Due {
  return level === "province" ? due.provincePlan : due.plan;
}

/** The same deadline with what was granted, if that is later. */
export function extendedDue(due: Due, until: Day | null): Due {
  return until !== null && until > due.on ? { ...due, on: until, extended: true } : due;
}

/** Why the last day is not the one that was set; null where it is. */
export function dueNote(due: Due): string | null {
  if (due.extended) return `được gia hạn, hạn chung ${formatDay(due.setOn)}`;
  if (due.on === due.setOn) return null;
  return `${formatDay(due.setOn)} là ngày nghỉ nên chuyển sang ngày làm việc tiếp theo`;
}

/** "hạn nộp 03/9/2026 (31/8/2026 là ngày nghỉ)": short, for the head of a page. */
export function dueFact(due: Due, word = "hạn nộp"): string {
  if (due.extended) return `${word} ${formatDay(due.on)} (được gia hạn)`;
  if (due.on === due.setOn) return `${word} ${formatDay(due.on)}`;
  return `${word} ${formatDay(due.on)} (${formatDay(due.setOn)} là ngày nghỉ)`;
}
