import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { createPlan, editPlan } from "@/lib/festivals/plans/commands";
import { planContent } from "@/lib/festivals/plans/queries";
import { acceptFestivals } from "@/lib/festivals/points/bulk-commands";
import { getBulkResult } from "@/lib/festivals/points/bulk-queries";
import { correctFestival, deleteFestival, editFestival, planFestival } from "@/lib/festivals/points/commands";
import { acceptFestival, returnFestival, sendFestival } from "@/lib/festivals/points/flow-commands";
import { createReport, editReport } from "@/lib/festivals/reports/commands";
import { reportContent } from "@/lib/festivals/reports/queries";
import { createActor } from "@/tests/support/actors";
import { as, attendance, openScene, plan, refusalOf, type Scene, sheet, stateOf } from "./points-scene";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const versionOf = async (id: string) => (await stateOf(scene, id))?.version ?? 0;
const turnout = async (actor: Actor, id: string, count: number) => {
  const version = await versionOf(id);
  return as(actor, (tx, who) =>
    editFestival(tx, who, "attendance", attendance(id, version, { turnout: count })),
  );
};
const step = async (actor: Actor, command: typeof acceptFestival, id: string) => {
  const version = await versionOf(id);
  return as(actor, (tx, who) => command(tx, who, { id, version }));
};
const kept = async (table: string, id: string) =>
  (
    await scene.owner.query(
      `select editor_ids as editors, created_by_unit_id as "for" from ${table} where id = $1`,
      [id],
    )
  ).rows[0];

describe("who wrote is kept", () => {
  test("everybody in order, the first one for good; none of them accepts, one by one or among many", async () => {
    const { provinceOfficer, provinceOfficer2, provinceLeader, officer, chief } = scene.people;
    const planned = await as(provinceOfficer, (tx, who) =>
      planFestival(tx, who, plan({ unit: scene.commune.code })),
    );
    const { id } = planned;
    await turnout(provinceOfficer2, id, 150);
    await turnout(officer, id, 160);
    await turnout(provinceOfficer2, id, 170);
    await scene.owner.query("update festival set top_tier = 'commune' where id = $1", [id]);
    await step(chief, sendFestival, id);
    const version = await versionOf(id);
    await as(provinceLeader, (tx, who) => returnFestival(tx, who, { id, version, note: "Đếm lại" }));
    await turnout(officer, id, 180);
    await step(chief, sendFestival, id);
    expect(await kept("festival", id)).toEqual({
      editors: [provinceOfficer.userId, provinceOfficer2.userId, officer.userId],
      for: scene.province.id,
    });
    for (const who of [provinceOfficer, provinceOfficer2]) {
      expect(await refusalOf(step(who, acceptFestival, id))).toEqual(["four_eyes"]);
      const { resultId } = await as(who, (tx) =>
        acceptFestivals(tx, who, { ids: [id], query: "", until: new Date().toISOString() }),
      );
      expect((await as(who, (tx) => getBulkResult(tx, resultId)))?.accepted).toBe(0);
      const raw = as(
        who,
        (tx) => tx.$executeRaw`
          update festival set state = 'accepted', accepted_by_id = ${who.userId}::uuid, editor_ids = '{}'
           where id = ${id}::uuid`,
      );
      await expect(raw).rejects.toThrow(/festival_four_eyes/);
    }
    await step(provinceLeader, acceptFestival, id);
    expect((await stateOf(scene, id))?.state).toBe("accepted");
  });

  test("plans and reports keep them too", async () => {
    const { officer, chief, provinceOfficer, provinceOfficer2 } = scene.people;
    const empty = { number: "", issuedOn: null, signer: "" };
    const paper = await as(officer, (tx, who) =>
      createPlan(tx, who, {
        ...{ ...empty, issuer: "", communePoints: 1, residentialPoints: 1, agencyPoints: 0, note: "" },
        ...{ budgetState: null, budgetSocial: null, pilots: [] },
        ...{ unitId: scene.commune.id, seasonId: scene.season },
      }),
    );
    const said = await as(chief, (tx) => planContent(tx, paper.id));
    await as(chief, (tx, who) => editPlan(tx, who, { ...said, ...paper, version: 1, note: "b" }));
    await as(officer, (tx, who) => editPlan(tx, who, { ...said, ...paper, version: 2, note: "c" }));
    expect((await kept("festival_plan", paper.id)).editors).toEqual([officer.userId, chief.userId]);
    const sections = {
      leadership: "",
      results: "",
      strengths: "",
      shortcomings: "",
      lessons: "",
      proposals: "",
    };
    const report = await as(provinceOfficer, (tx, who) =>
      createReport(tx, who, { ...empty, ...sections, unitId: scene.province.id, seasonId: scene.oldSeason }),
    );
    const told = await as(provinceOfficer2, (tx) => reportContent(tx, report.id));
    await as(provinceOfficer2, (tx, who) =>
      editReport(tx, who, { ...told, ...report, version: 1, lessons: "x" }),
    );
    expect((await kept("festival_report", report.id)).editors).toEqual([
      provinceOfficer.userId,
      provinceOfficer2.userId,
    ]);
  });

  test("a correction by V05 of what it locked leaves the list as it was", async () => {
    const id = await scene.point("locked");
    const before = await kept("festival", id);
    await as(scene.people.v05, (tx, who) =>
      correctFestival(tx, who, { ...sheet(id, 1, { turnout: 9, delegates: 1 }), reason: "Công văn 88" }),
    );
    expect((await stateOf(scene, id))?.turnout).toBe(9);
    expect(await kept("festival", id)).toEqual(before);
  });
});

describe("a province and what a commune began", () => {
  test("is neither edited nor sent by the province; the draft goes only with who began it", async () => {
    const { provinceOfficer, officer } = scene.people;
    const id = await scene.point();
    expect(await refusalOf(turnout(provinceOfficer, id, 5))).toEqual(["not_yours"]);
    expect(await refusalOf(step(provinceOfficer, sendFestival, id))).toEqual(["not_yours"]);
    const colleague = await createActor(scene.owner, "commune_officer", scene.commune);
    const remove = (who: Actor, version: number) => as(who, (tx) => deleteFestival(tx, who, { id, version }));
    await turnout(colleague, id, 130);
    expect(await refusalOf(remove(colleague, 2))).toEqual(["not_creator"]);
    expect(await refusalOf(remove(officer, 1))).toEqual(["changed"]);
    await remove(officer, 2);
    expect(await stateOf(scene, id)).toBeUndefined();
  });
});
