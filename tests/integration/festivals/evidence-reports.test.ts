import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { FileDamaged, openFile } from "@/lib/core/files";
import { NotThere } from "@/lib/core/refusal";
import { removeEvidence } from "@/lib/evidence/commands";
import { getContent, listEvidence, listReports } from "@/lib/evidence/queries";
import { decideReport, destroyUnneeded, reportEvidence } from "@/lib/evidence/report-commands";
import { deleteFestival } from "@/lib/festivals/points/commands";
import { pointEvidence } from "@/lib/festivals/points/evidence-queries";
import { createActor } from "@/tests/support/actors";
import { codeOf } from "@/tests/support/evidence";
import { photo } from "@/tests/support/hostile-files";
import { pdf } from "@/tests/support/pdf";
import { handIn } from "./evidence-scene";
import { as, openScene, refusalOf, type Scene } from "./points-scene";

let scene: Scene;
let point: string;
let provinceAdmin: Actor;
let foreignAdmin: Actor;
beforeAll(async () => {
  scene = await openScene();
  provinceAdmin = await createActor(scene.owner, "province_admin", scene.province);
  foreignAdmin = await createActor(scene.owner, "province_admin", scene.foreignProvince);
});
afterAll(() => scene.close());
beforeEach(async () => {
  for (const table of ["evidence_report", "evidence_file", "evidence_upload", "festival_report", "festival"])
    await scene.owner.query(`delete from ${table}`);
  point = await scene.point();
});

const files = (who: Actor = scene.people.officer) => as(who, (tx) => listEvidence(tx, "festival", point));
const content = (who: Actor, id: string, wanted: "file" | "view" | "thumb" = "file") =>
  as(who, (tx) => getContent(tx, who, id, wanted));
const bytesOf = async (sha256: string) =>
  Buffer.from(await new Response((await openFile(sha256)).stream).arrayBuffer());
const report = (who: Actor, id: string, concern: "secret" | "wrong" = "secret") =>
  as(who, (tx) => reportEvidence(tx, who, { id, concern, note: "xem lại" }));
const decide = async (who: Actor, decision: "kept" | "removed") => {
  const { rows } = await as(who, (tx) => listReports(tx, false, 1));
  const id = rows[0]?.id ?? randomUUID();
  return as(who, (tx) => decideReport(tx, who, { id, decision, decisionNote: "đã xem" }));
};
describe("a report", () => {
  test("hides at once, from everybody but who decides; shown again by a decision", async () => {
    const { officer, partner, provinceOfficer, v05 } = scene.people;
    const { id } = await handIn(officer, point, await photo());
    await report(partner, id);
    for (const who of [officer, partner, provinceOfficer, scene.people.v05Officer])
      for (const wanted of ["file", "view", "thumb"] as const)
        await expect(content(who, id, wanted)).rejects.toThrow(NotThere);
    for (const who of [v05, provinceAdmin]) expect(await content(who, id)).toMatchObject({ inline: false });
    expect(await files()).toMatchObject([{ id, reported: true }]);
    expect((await files())[0]?.hiddenAt).not.toBeNull();
    expect(await refusalOf(report(officer, id))).toEqual(["already_reported"]);
    // Its sender cannot make it vanish meanwhile, nor the record with it.
    expect(await refusalOf(as(officer, (tx) => removeEvidence(tx, officer, pointEvidence, { id })))).toEqual([
      "was_reported",
    ]);
    expect(
      await refusalOf(
        as(officer, (tx) =>
          deleteFestival(tx, officer, { id: point, version: 1, intent: "", note: "" } as never),
        ),
      ),
    ).toEqual(["was_reported"]);
    await decide(provinceAdmin, "kept");
    expect(await content(officer, id)).toMatchObject({ type: "image/jpeg" });
    // It may be reported once more.
    await report(officer, id, "wrong");
    await expect(content(officer, id)).rejects.toThrow(NotThere);
  });

  test("a removal destroys the content, and it does not come back", async () => {
    const { officer, v05 } = scene.people;
    const taken = await photo("#aa3322");
    const { id } = await handIn(officer, point, taken);
    const { sha256 } = await content(officer, id);
    await report(officer, id);
    const { removed } = await decide(v05, "removed");
    expect(removed).toHaveLength(2);
    await destroyUnneeded(v05, removed);
    await expect(openFile(sha256)).rejects.toThrow(FileDamaged);
    for (const who of [officer, v05]) await expect(content(who, id)).rejects.toThrow(NotThere);
    expect(await codeOf(handIn(officer, point, taken))).toBe("banned");
    expect(await codeOf(handIn(officer, await scene.point(), taken))).toBe("banned");
    await expect(openFile(sha256)).rejects.toThrow(FileDamaged);
    // The row still says what it was.
    expect(await files()).toMatchObject([{ id, sha256 }]);
  });

  test("a content that another record needs is not destroyed", async () => {
    const { officer, v05 } = scene.people;
    const paper = Buffer.from(pdf("hai nơi"));
    const other = await scene.point();
    const { id } = await handIn(officer, point, paper);
    const second = await handIn(officer, other, paper);
    await report(officer, id);
    const { rows } = await as(v05, (tx) => listReports(tx, false, 1));
    expect(rows).toMatchObject([{ elsewhere: 1, concern: "secret", decision: null }]);
    await destroyUnneeded(v05, (await decide(v05, "removed")).removed);
    expect(await bytesOf((await content(officer, second.id)).sha256)).toEqual(paper);
  });

  test("decided by an administrator of the scope, not by who handed it in, once", async () => {
    const { officer, provinceOfficer, v05 } = scene.people;
    const { id } = await handIn(officer, point);
    await report(officer, id);
    expect((await as(foreignAdmin, (tx) => listReports(tx, false, 1))).rows).toEqual([]);
    const [row] = (await as(v05, (tx) => listReports(tx, false, 1))).rows;
    const input = { id: row?.id ?? "", decision: "kept" as const, decisionNote: "đúng" };
    await expect(as(foreignAdmin, (tx) => decideReport(tx, foreignAdmin, input))).rejects.toThrow(NotThere);
    expect(await refusalOf(as(provinceOfficer, (tx) => decideReport(tx, provinceOfficer, input)))).toEqual([
      "not_permitted",
    ]);
    await scene.owner.query("update evidence_file set added_by_id = $1", [v05.userId]);
    expect(await refusalOf(as(v05, (tx) => decideReport(tx, v05, input)))).toEqual(["own_file"]);
    await as(provinceAdmin, (tx) => decideReport(tx, provinceAdmin, input));
    expect(await refusalOf(as(provinceAdmin, (tx) => decideReport(tx, provinceAdmin, input)))).toEqual([
      "decided",
    ]);
    expect((await as(v05, (tx) => listReports(tx, true, 1))).rows).toMatchObject([{ decision: "kept" }]);
  });

  test("what is being taken away is not brought in at the same moment", async () => {
    const { officer, v05 } = scene.people;
    const taken = Buffer.from(pdf("đang gỡ"));
    const { id } = await handIn(officer, point, taken);
    await report(officer, id);
    const other = await scene.point();
    let second: Promise<unknown> = Promise.resolve();
    await as(v05, async (tx) => {
      const { rows } = await listReports(tx, false, 1);
      await decideReport(tx, v05, { id: rows[0]?.id ?? "", decision: "removed", decisionNote: "gỡ" });
      second = codeOf(handIn(officer, other, taken));
      await sleep(2_500);
    });
    expect(await second).toBe("banned");
  });
});
