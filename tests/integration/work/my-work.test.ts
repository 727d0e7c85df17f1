import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { countMyWork, listMyWork } from "@/lib/work/queries";
import { findUnit } from "@/tests/support/actors";
import { buildPlan, buildReport, inState } from "@/tests/support/builders";
import { as, openScene, type Scene } from "../festivals/points-scene";

const today = "2026-11-21";
let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
  const { owner, season, sibling, province, nation, people } = scene;
  await scene.point("draft", { name: "Chưa nhập", status: "planned", held_on: "2026-08-01" });
  await scene.point("draft", { name: "Chưa đến ngày", status: "planned", held_on: "2026-12-30" });
  await scene.point("returned", { name: "Bị trả lại" });
  await scene.point("submitted", { name: "Chờ trưởng" });
  for (const name of ["a", "b", "c"]) await scene.point("sent", { name });
  await scene.point("sent", { name: "một mình" }, sibling);
  await scene.point("sent", { name: "của mình", entered_by_id: people.provinceOfficer.userId }, sibling);
  await scene.point("accepted", { name: "xong" });
  await buildPlan(owner, { unitId: sibling.id, seasonId: season }, inState("sent", province.id));
  await buildPlan(owner, { unitId: province.id, seasonId: season }, inState("sent", nation.id));
  const third = await findUnit(owner, "01", "province");
  await buildReport(owner, { unitId: third.id, seasonId: season }, inState("accepted", nation.id));
  await buildReport(
    owner,
    { unitId: scene.foreignProvince.id, seasonId: season },
    inState("sent", nation.id),
  );
});
afterAll(() => scene.close());

const queue = (actor: Actor, page = { limit: 50, offset: 0 }) =>
  as(actor, (tx, who) => listMyWork(tx, who, page, today));
const count = (actor: Actor) => as(actor, (tx, who) => countMyWork(tx, who, today));
const lines = async (actor: Actor) => (await queue(actor)).map(({ act, title }) => `${act}: ${title}`);

describe("Việc của tôi", () => {
  test("the officer of a commune: what came back, what has no result yet, the plan that is owed; late first", async () => {
    const items = await queue(scene.people.officer);
    expect(items.map(({ act }) => act).sort()).toEqual(["amend_result", "enter_result", "write_plan"]);
    expect(items[0]).toMatchObject({ act: "write_plan", lateDays: 101 });
    expect(items.find(({ act }) => act === "enter_result")?.href).toMatch(
      /^\/festivals\/[0-9a-f-]+\/edit\/attendance$/,
    );
    expect(items.every((item, at) => at === 0 || (items[at - 1]?.dueOn ?? "") <= (item.dueOn ?? "9"))).toBe(
      true,
    );
  });

  test("the chief: what waits to be confirmed", async () => {
    expect(await lines(scene.people.chief)).toEqual(["confirm_result: Xác nhận và gửi: Chờ trưởng"]);
  });

  test("the province: one line for each commune, not what one entered or sent oneself, plans", async () => {
    const officer = await lines(scene.people.provinceOfficer);
    expect(officer.filter((line) => line.startsWith("accept_points"))).toHaveLength(2);
    expect(officer.some((line) => line.includes("3 điểm chờ tiếp nhận"))).toBe(true);
    expect(officer.some((line) => line.includes("một mình chờ tiếp nhận"))).toBe(true);
    expect(officer.filter((line) => line.startsWith("accept_plan"))).toHaveLength(1);
    const colleague = await lines(scene.people.provinceOfficer2);
    expect(colleague.some((line) => line.includes("2 điểm chờ tiếp nhận"))).toBe(true);
    const grouped = (await queue(scene.people.provinceOfficer)).find(({ title }) => title.includes("3 điểm"));
    const which = `season=2026&unit=${scene.commune.code}&state=sent`;
    expect(grouped?.href).toBe(`/festivals?${which}`);
    expect(grouped?.together).toEqual({
      label: "Tiếp nhận cả 3 điểm",
      href: `/festivals/accept?all=yes&${which}`,
    });
  });

  test("V05: plans and reports of provinces; partners and leaders of the ministry have no queue", async () => {
    const acts = (await queue(scene.people.v05)).map(({ act }) => act).sort();
    expect(acts).toEqual(["accept_plan", "accept_report", "lock_report"]);
    expect((await queue(scene.people.v05Officer)).map(({ act }) => act).sort()).toEqual([
      "accept_plan",
      "accept_report",
    ]);
    expect(await queue(scene.people.partner)).toEqual([]);
  });

  test("the count is that of the list, page by page", async () => {
    for (const actor of Object.values(scene.people)) {
      const all = await queue(actor);
      const counted = await count(actor);
      expect(counted).toEqual({
        all: all.length,
        late: all.filter(({ lateDays }) => lateDays !== null).length,
      });
      if (all.length > 1) {
        const [second] = await queue(actor, { limit: 1, offset: 1 });
        expect(second?.key).toBe(all[1]?.key);
      }
    }
  });

  test("nothing of a foreign unit", async () => {
    const foreign = await queue(scene.people.foreignOfficer);
    expect(foreign.map(({ act }) => act)).toEqual(["write_plan"]);
    expect(
      (await queue(scene.people.foreignProvinceOfficer)).some(({ act }) => act === "accept_points"),
    ).toBe(false);
  });

  test("what a signed report counts is nobody's work until the ministry gives the report back", async () => {
    const { owner, province, season, people } = scene;
    const held = ["amend_result", "enter_result", "confirm_result", "accept_points", "accept_plan"];
    const below = [people.officer, people.chief, people.provinceOfficer, people.provinceLeader];
    const acts = async () =>
      (await Promise.all(below.map((actor) => queue(actor)))).flat().map(({ act }) => act);
    expect((await acts()).filter((act) => held.includes(act)).length).toBeGreaterThan(4);
    const report = await buildReport(
      owner,
      { unitId: province.id, seasonId: season },
      inState("sent", scene.nation.id),
    );
    try {
      expect((await acts()).filter((act) => held.includes(act))).toEqual([]);
      // The ministry's own work is not held, nor that of another province.
      expect((await queue(people.v05)).map(({ act }) => act)).toContain("accept_plan");
      expect((await queue(people.foreignOfficer)).map(({ act }) => act)).toEqual(["write_plan"]);
      for (const actor of below) expect((await count(actor)).all).toBe((await queue(actor)).length);
    } finally {
      await owner.query("delete from festival_report where id = $1", [report]);
    }
  });
});
