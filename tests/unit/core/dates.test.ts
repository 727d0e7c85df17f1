import { expect, test } from "vitest";
import { dayOf, daysBetween, formatDay, formatInstant, parseDay } from "@/lib/core/dates";

test("the tests run far from Vietnam, and days are Vietnam's all the same", () => {
  expect(dayOf(new Date("2026-08-18T17:30:00Z"))).toBe("2026-08-19");
  expect(dayOf(new Date("2026-08-18T16:59:59Z"))).toBe("2026-08-18");
  expect(formatInstant(new Date("2026-11-21T01:42:00Z"))).toBe("08:42, 21/11/2026");
});

test.each([
  ["19/8/2026", "2026-08-19"],
  ["9-8-2026", "2026-08-09"],
  ["2026-08-09", "2026-08-09"],
  ["31/02/2026", null],
  ["19/8", null],
  ["", null],
])("parseDay(%s)", (typed, day) => {
  expect(parseDay(typed)).toBe(day);
});

test("days are written as official texts do", () => {
  expect(formatDay("2026-08-09")).toBe("09/8/2026");
  expect(daysBetween("2026-08-31", "2026-09-03")).toBe(3);
});
