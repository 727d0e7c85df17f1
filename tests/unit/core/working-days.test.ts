import { describe, expect, test } from "vitest";
import {
  addWorkingDays,
  dueText,
  isWorkingDay,
  lateBy,
  lateCounter,
  lateText,
  nextWorkingDay,
  workCalendar,
  workingDaysBetween,
} from "@/lib/core/working-days";

/** Quốc khánh 2026 as it was announced: Saturday 29/8 to Wednesday 02/9 off, Saturday 22/8 worked. */
const calendar = workCalendar([
  { day: "2026-08-22", name: "Làm bù", kind: "make_up" },
  { day: "2026-08-31", name: "Hoán đổi", kind: "day_off" },
  { day: "2026-09-01", name: "Quốc khánh", kind: "day_off" },
  { day: "2026-09-02", name: "Quốc khánh", kind: "day_off" },
]);

describe("working days", () => {
  test.each([
    ["2026-08-21", true],
    ["2026-08-22", true],
    ["2026-08-23", false],
    ["2026-08-29", false],
    ["2026-08-31", false],
    ["2026-09-03", true],
  ])("%s: %s", (day, worked) => expect(isWorkingDay(day, calendar)).toBe(worked));

  test("a deadline on a day off moves to the next working day, any other stays", () => {
    expect(nextWorkingDay("2026-08-31", calendar)).toBe("2026-09-03");
    expect(nextWorkingDay("2026-08-29", calendar)).toBe("2026-09-03");
    expect(nextWorkingDay("2026-08-28", calendar)).toBe("2026-08-28");
    expect(nextWorkingDay("2026-08-22", calendar)).toBe("2026-08-22");
  });

  test.each([
    ["2026-08-28", 1, "2026-09-03"],
    ["2026-08-28", 3, "2026-09-07"],
    ["2026-08-21", 1, "2026-08-22"],
    ["2026-09-03", -1, "2026-08-28"],
    ["2026-09-03", 0, "2026-09-03"],
  ])("%s and %i working days is %s", (day, days, found) => {
    expect(addWorkingDays(day, days, calendar)).toBe(found);
  });

  test.each([
    ["2026-08-28", "2026-08-28", 0],
    ["2026-08-28", "2026-09-02", 0],
    ["2026-08-28", "2026-09-04", 2],
    ["2026-09-04", "2026-08-28", -2],
    ["2026-08-20", "2026-08-24", 3],
  ])("from %s to %s: %i", (from, to, days) => expect(workingDaysBetween(from, to, calendar)).toBe(days));

  test("late from the first day after the last one, counted in days that were worked", () => {
    expect(lateBy("2026-08-28", "2026-08-28", calendar)).toBeNull();
    expect(lateBy("2026-08-28", "2026-08-29", calendar)).toBe(0);
    expect(lateBy("2026-08-28", "2026-09-04", calendar)).toBe(2);
    expect(lateBy(null, "2026-09-04", calendar)).toBeNull();
  });

  test("in words", () => {
    expect(dueText("2026-09-04", "2026-08-28", calendar)).toBe("còn 2 ngày làm việc");
    expect(dueText("2026-09-04", "2026-09-04", calendar)).toBe("hạn là hôm nay");
    expect(dueText("2026-08-28", "2026-09-04", calendar)).toBe("quá hạn 2 ngày làm việc");
    expect(dueText("2026-08-28", "2026-08-30", calendar)).toBe("quá hạn");
    expect(lateText(1_200)).toBe("Quá hạn 1.200 ngày làm việc");
  });
});

test("counted for many rows, lateness is what it is for one", () => {
  const late = lateCounter(calendar);
  for (const due of [null, "2026-08-31", "2026-11-20", "2026-11-21", "2026-12-01"])
    for (const at of ["2026-11-21", "2026-11-23", "2026-11-21"])
      expect(late(due, at)).toBe(lateBy(due, at, calendar));
});
