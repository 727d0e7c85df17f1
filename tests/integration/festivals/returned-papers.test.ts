import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { changesToShow } from "@/lib/core/review";
import { editPlan, returnPlan, sendPlan } from "@/lib/festivals/plans/commands";
import { getPlan, planContent } from "@/lib/festivals/plans/queries";
import { planReaders, planSections } from "@/lib/festivals/plans/view";
import { editReport, returnReport, sendReport } from "@/lib/festivals/reports/commands";
import { getReport, reportContent } from "@/lib/festivals/reports/queries";
import { reportParts, reportReaders } from "@/lib/festivals/reports/view";
import { buildPlan, buildReport, inState } from "@/tests/support/builders";
import { as, openScene, refusalOf, type Scene } from "./points-scene";
import { named } from "./returned-scene";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

describe("plans and reports", () => {
  test("a plan: the named field opens, another is refused by command and database, the change is seen", async () => {
    const { officer, chief, provinceOfficer } = scene.people;
    const of = { unitId: scene.commune.id, seasonId: scene.season, enteredById: officer.userId };
    const id = await buildPlan(scene.owner, of, inState("sent", scene.province.id));
    await as(provinceOfficer, (tx, who) =>
      returnPlan(tx, who, { id, version: 1, note: "Xem lại", remarks: named("residentialPoints") }),
    );
    const content = await as(officer, (tx) => planContent(tx, id));
    const edit = (version: number, change: object) =>
      as(officer, (tx, who) => editPlan(tx, who, { ...content, id, version, ...change }));
    const pilots = [{ place: "Thôn Đông", level: "residential" as const, plannedOn: null }];
    expect(await refusalOf(edit(2, { residentialPoints: 7, note: "thêm", pilots }))).toEqual([
      "field_closed",
      "field_closed",
    ]);
    await edit(2, { residentialPoints: 7 });
    for (const sql of [
      `update festival_plan set note = 'x' where id = '${id}'`,
      `insert into plan_pilot (plan_id, unit_id, place, level) values ('${id}', '${scene.commune.id}', 'x', 'commune')`,
    ]) {
      await expect(as(officer, (tx) => tx.$executeRawUnsafe(sql))).rejects.toThrow(/record_field_closed/);
    }
    await as(chief, (tx, who) => sendPlan(tx, who, { id, version: 3 }));
    const plan = await as(provinceOfficer, (tx) => getPlan(tx, id));
    expect(changesToShow(plan.workflow.state, plan.review, planSections, plan.content)).toMatchObject([
      { path: "residentialPoints", before: "5", after: "7", changed: true, remark: "Sửa residentialPoints" },
    ]);
    const { rows } = await scene.owner.query("select path from record_field where record_kind = 'plan'");
    expect(rows.map(({ path }) => path).sort()).toEqual(planReaders.map(({ path }) => path).sort());
  });

  test("a report: the same", async () => {
    const { provinceOfficer, provinceLeader, v05Officer } = scene.people;
    const of = { unitId: scene.province.id, seasonId: scene.oldSeason, enteredById: provinceOfficer.userId };
    const id = await buildReport(scene.owner, of, inState("sent", scene.nation.id));
    await as(v05Officer, (tx, who) =>
      returnReport(tx, who, { id, version: 1, note: "Xem lại", remarks: named("lessons") }),
    );
    const content = await as(provinceOfficer, (tx) => reportContent(tx, id));
    const edit = (version: number, change: object) =>
      as(provinceOfficer, (tx, who) => editReport(tx, who, { ...content, id, version, ...change }));
    expect(await refusalOf(edit(2, { lessons: "Bài học", signer: "Người khác" }))).toEqual(["field_closed"]);
    await edit(2, { lessons: "Bài học" });
    await expect(
      as(provinceOfficer, (tx) =>
        tx.$executeRawUnsafe(`update festival_report set signer = 'x' where id = '${id}'`),
      ),
    ).rejects.toThrow(/record_field_closed/);
    await as(provinceLeader, (tx, who) =>
      sendReport(tx, who, { id, version: 3, acknowledged: "yes", reason: "Mưa lũ" }),
    );
    const report = await as(v05Officer, (tx) => getReport(tx, id));
    expect(changesToShow(report.workflow.state, report.review, reportParts, report.content)).toMatchObject([
      { path: "lessons", before: "", after: "Bài học", changed: true },
    ]);
    const { rows } = await scene.owner.query("select path from record_field where record_kind = 'report'");
    expect(rows.map(({ path }) => path).sort()).toEqual(reportReaders.map(({ path }) => path).sort());
  });
});
