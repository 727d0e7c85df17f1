import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addHoliday, changeHoliday, removeHoliday } from "@/lib/calendar/commands";
import { listHolidays, readCalendar } from "@/lib/calendar/queries";
import { addHolidayInput } from "@/lib/calendar/schema";
import { NotThere } from "@/lib/core/refusal";
import { addDays, isWorkingDay, nextWorkingDay } from "@/lib/core/working-days";
import { seasonDue } from "@/lib/festivals/deadlines/due";
import { getFestival } from "@/lib/festivals/points/queries";
import { chosenSeason } from "@/lib/festivals/seasons/queries";
import { listMyWork } from "@/lib/work/queries";
import { as, openScene, refusalOf, type Scene, writtenIn } from "./points-scene";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const holiday = (change: Record<string, unknown> = {}) =>
  addHolidayInput.parse({
    day: "24/11/2026",
    name: "Ngày nghỉ thử",
    kind: "day_off",
    confirmed: "yes",
    ...change,
  });

describe("the calendar", () => {
  test("the database and the rules agree on every day from 2024 to 2027", async () => {
    const { rows } = await scene.owner.query<{ day: string; worked: boolean; next: string }>(`
      select d::date::text as day, is_working_day(d::date) as worked, working_day_from(d::date)::text as next
        from generate_series('2024-01-01'::date, '2027-12-31', interval '1 day') d`);
    const calendar = await as(scene.people.officer, (tx) => readCalendar(tx));
    expect(rows).toHaveLength(1461);
    for (const { day, worked, next } of rows) {
      expect([day, isWorkingDay(day, calendar), nextWorkingDay(day, calendar)]).toEqual([day, worked, next]);
    }
  });

  test("the law's days are there: Tết, Giỗ Tổ, and what is announced each year waits for V05", async () => {
    const days = await as(scene.people.officer, (tx) => listHolidays(tx, 2026));
    const named = new Map(days.map((row) => [row.day, row]));
    expect(named.get("2026-02-17")).toMatchObject({ name: "Tết Nguyên đán", confirmed: true });
    expect(named.get("2026-04-27")?.name).toBe("Giỗ Tổ Hùng Vương (nghỉ bù)");
    expect(named.get("2026-08-31")).toMatchObject({ confirmed: false });
    expect(named.get("2026-08-22")).toMatchObject({ kind: "make_up", confirmed: false });
  });

  test("V05 adds, changes and removes a day; deadlines move at once", async () => {
    const { v05, v05Officer, officer } = scene.people;
    const due = async () => (await as(officer, (tx, who) => chosenSeason(tx, who, 2026)))?.due.report.on;
    expect(await due()).toBe("2026-09-15");
    await as(v05Officer, (tx, who) => addHoliday(tx, who, holiday({ day: "15/9/2026" })));
    expect(await due()).toBe("2026-09-16");
    expect(await refusalOf(as(v05, (tx, who) => addHoliday(tx, who, holiday({ day: "15/9/2026" }))))).toEqual(
      ["day_taken"],
    );
    const found = (await as(v05, (tx) => listHolidays(tx, 2026))).find(({ day }) => day === "2026-09-15");
    const id = found?.id ?? "";
    await as(v05, (tx, who) => changeHoliday(tx, who, { id, ...holiday({ day: "16/9/2026" }) }));
    expect(await due()).toBe("2026-09-15");
    await as(v05, (tx, who) => removeHoliday(tx, who, { id }));
    await expect(as(v05, (tx, who) => removeHoliday(tx, who, { id }))).rejects.toThrow(NotThere);
  });

  test("nobody else keeps it, and the database says so too; only a weekend is worked instead", async () => {
    const before = await writtenIn(scene);
    for (const who of [scene.people.provinceLeader, scene.people.officer, scene.people.partner]) {
      expect(await refusalOf(as(who, (tx, actor) => addHoliday(tx, actor, holiday())))).toEqual([
        "not_permitted",
      ]);
    }
    await expect(
      as(
        scene.people.provinceLeader,
        (tx) => tx.$executeRaw`insert into holiday (day, name, kind) values ('2026-11-24', 'x', 'day_off')`,
      ),
    ).rejects.toThrow(/permission denied/);
    await expect(
      as(
        scene.people.v05,
        (tx) => tx.$executeRaw`insert into holiday (day, name, kind) values ('2026-11-24', 'x', 'make_up')`,
      ),
    ).rejects.toThrow(/holiday_make_up/);
    expect(addHolidayInput.safeParse({ day: "24/11/2026", name: "x", kind: "make_up" }).success).toBe(false);
    expect(await writtenIn(scene)).toBe(before);
  });
});

describe("deadlines of the levels", () => {
  test("a season's own days in the database are those of the rules, for every level", async () => {
    await scene.owner.query(
      "update season set province_plan_due_on = '2026-07-04', district_due_on = '2026-09-05' where id = $1",
      [scene.season],
    );
    const { rows } = await scene.owner.query<Record<string, string>>(
      `select plan_on::text, province_plan_on::text, result_on::text, district_on::text, report_on::text
         from season_due where season_id = $1`,
      [scene.season],
    );
    expect(rows[0]).toEqual({
      plan_on: "2026-06-30",
      province_plan_on: "2026-07-06",
      result_on: "2026-09-03",
      district_on: "2026-09-07",
      report_on: "2026-09-15",
    });
    const season = await as(scene.people.officer, (tx, who) => chosenSeason(tx, who, 2026));
    const calendar = await as(scene.people.officer, (tx) => readCalendar(tx));
    expect(season?.due).toEqual(season && seasonDue(season, calendar));
    expect(season?.due.provincePlan).toEqual({ setOn: "2026-07-04", on: "2026-07-06", extended: false });
    // A commune and its province owe their plans by different days.
    const owed = async (who: keyof Scene["people"]) =>
      (
        await as(scene.people[who], (tx, actor) =>
          listMyWork(tx, actor, { limit: 50, offset: 0 }, "2026-07-03"),
        )
      ).find(({ act }) => act === "write_plan");
    expect(await owed("officer")).toMatchObject({ dueOn: "2026-06-30", lateDays: 3 });
    expect(await owed("provinceOfficer")).toMatchObject({
      dueOn: "2026-07-06",
      lateDays: null,
      left: "còn 1 ngày làm việc",
    });
  });

  test("a point is not late on the days off after its day", async () => {
    const id = await scene.point("draft");
    const lateOn = async (today: string) =>
      (await as(scene.people.officer, (tx, who) => getFestival(tx, who, id, today)))?.lateDays;
    expect(addDays("2026-08-31", 3)).toBe("2026-09-03");
    expect(await lateOn("2026-09-03")).toBeNull();
    expect(await lateOn("2026-09-04")).toBe(1);
    expect(await lateOn("2026-09-07")).toBe(2);
  });
});
