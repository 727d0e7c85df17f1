import { expect, test } from "vitest";
import { describeWork, type WorkRow } from "@/lib/core/work";
import { workCalendar } from "@/lib/core/working-days";
import { workActs, workWords } from "@/lib/festivals/work/words";

const calendar = workCalendar([]);

test.each(workActs)("%s has a title and a place", (act) => {
  const row: WorkRow = {
    key: "k",
    act,
    name: "Thôn Đông",
    unitCode: "18562",
    unitKind: "commune",
    unitName: "Thạch Hà",
    state: "sent",
    dueOn: "2026-08-31",
    recordId: "r",
    year: 2026,
    count: 3,
  };
  const item = describeWork(row, workWords, "2026-09-03", calendar);
  expect(item.title.length).toBeGreaterThan(10);
  expect(item.href).toMatch(/^\/festivals/);
  expect(item.lateDays).toBe(3);
  expect(describeWork({ ...row, dueOn: null }, workWords, "2026-09-03", calendar).lateDays).toBeNull();
  expect(describeWork(row, workWords, "2026-08-27", calendar)).toMatchObject({
    lateDays: null,
    left: "còn 2 ngày làm việc",
  });
});

test("an act without words is a mistake that is heard", () => {
  expect(() => describeWork({ act: "nothing" } as WorkRow, workWords, "2026-09-03", calendar)).toThrow(
    "nothing",
  );
});
