import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { NotThere } from "@/lib/core/refusal";
import { removeEvidence } from "@/lib/evidence/commands";
import { getContent, getEvidence, listEvidence } from "@/lib/evidence/queries";
import { decideReport, reportEvidence } from "@/lib/evidence/report-commands";
import { answerFiles, takesAnswerFiles } from "@/lib/recognitions/applications/evidence-queries";
import { recallApplication, returnApplication } from "@/lib/recognitions/applications/flow-commands";
import { missing } from "@/lib/recognitions/applications/missing";
import { codeOf, handInTo } from "@/tests/support/evidence";
import { photo } from "@/tests/support/hostile-files";
import { pdf } from "@/tests/support/pdf";
import { answer, begun, fill, fillPapers, recordFor, send, today } from "./application-scene";
import { as, openScene, type Scene } from "./scene";

let scene: Scene;
let id: string;
let part: string;
let other: string;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());
beforeEach(async () => {
  for (const table of ["evidence_report", "evidence_file", "evidence_upload", "answer_evidence"])
    await scene.owner.query(`delete from ${table}`);
  await scene.owner.query("delete from application_answer");
  await scene.owner.query("delete from application");
  id = await begun(scene, scene.people.wardOfficer);
  part = scene.set.criteria.met as string;
  other = scene.set.criteria.points as string;
});

const handIn = (who: Actor, at = part, content?: Uint8Array) =>
  handInTo(answerFiles, who, { record: id, part: at }, content);
const files = (who: Actor, at = part) => as(who, (tx) => listEvidence(tx, "application", id, at));
const sent = async () => {
  const { wardOfficer, wardChief } = scene.people;
  await fill(wardOfficer, id);
  await fillPapers(wardOfficer, id);
  await send(wardChief, id);
};
const moved = async (who: Actor) => ({
  id,
  version: (await recordFor(who, id)).row.version,
  note: "Xem lại.",
});

describe("files of a criterion", () => {
  test("stand at their criterion, count as its evidence, and are read up to the ministry", async () => {
    const { wardOfficer, provinceOfficer, v05 } = scene.people;
    const { rows } = await scene.owner.query("select id from criterion where evidence_required and id = $1", [
      part,
    ]);
    await answer(wardOfficer, id, "met", { answer: "yes" });
    const lacking = async () =>
      missing(await recordFor(wardOfficer, id)).filter(({ code }) => code === "evidence_missing").length;
    const before = await lacking();
    const { id: file } = await handIn(wardOfficer, part, await photo());
    const record = await recordFor(wardOfficer, id);
    expect(record.answers.met?.files).toEqual(["Chú thích"]);
    expect(await lacking()).toBe(before - rows.length);
    expect(await files(wardOfficer)).toMatchObject([{ id: file, kind: "photo" }]);
    expect(await files(wardOfficer, other)).toEqual([]);
    for (const who of [provinceOfficer, v05])
      expect(await as(who, (tx) => getContent(tx, who, file, "view"))).toMatchObject({ inline: true });
    // The same paper may prove two criteria; it lies in the store once.
    const paper = Buffer.from(pdf("hai tiêu chí"));
    await handIn(wardOfficer, part, paper);
    await handIn(wardOfficer, other, paper);
    expect(await codeOf(handIn(wardOfficer, other, paper))).toBe("already_there");
  });

  test("are not there from outside, and handed in only by who makes the application", async () => {
    const { wardOfficer, provinceOfficer, foreignOfficer, siblingOfficer } = scene.people;
    const { id: file } = await handIn(wardOfficer);
    for (const who of [foreignOfficer, siblingOfficer])
      await expect(as(who, (tx) => getContent(tx, who, file, "file"))).rejects.toThrow(NotThere);
    await expect(handIn(siblingOfficer)).rejects.toThrow(NotThere);
    expect(await codeOf(handIn(provinceOfficer))).toBe("not_permitted");
    expect(await codeOf(handIn(wardOfficer, "019a0000-0000-7000-8000-000000000001"))).toBe("not_there");
    expect(await codeOf(handIn(wardOfficer, ""))).toBe("not_there");
  });

  test("make who adds or takes away one of its editors, who then cannot decide about it", async () => {
    const { wardOfficer, wardChief } = scene.people;
    const { id: file } = await handIn(wardChief);
    const editors = async () =>
      (await scene.owner.query("select editor_ids from application where id = $1", [id])).rows[0].editor_ids;
    expect(await editors()).toContain(wardChief.userId);
    const { row } = await recordFor(wardOfficer, id);
    await as(wardOfficer, (tx) => removeEvidence(tx, wardOfficer, answerFiles, { id: file }));
    expect((await recordFor(wardOfficer, id)).row.version).toBe(row.version + 1);
    expect(await files(wardOfficer)).toEqual([]);
  });

  test("stay as they were sent; a return opens only its criteria, also after a recall", async () => {
    const { wardOfficer, wardChief, provinceOfficer } = scene.people;
    const { id: file } = await handIn(wardOfficer);
    await sent();
    expect(await codeOf(handIn(wardOfficer))).toBe("wrong_state");
    expect(await as(wardOfficer, (tx) => takesAnswerFiles(tx, wardOfficer, id, part))).toBe(false);
    const order = { whole: false, remarks: [{ path: other, remark: "Thiếu minh chứng." }] };
    await as(provinceOfficer, async (tx) =>
      returnApplication(tx, provinceOfficer, { ...(await moved(provinceOfficer)), ...order }, today),
    );
    expect(await codeOf(handIn(wardOfficer))).toBe("criterion_closed");
    expect(
      await codeOf(as(wardOfficer, (tx) => removeEvidence(tx, wardOfficer, answerFiles, { id: file }))),
    ).toBe("criterion_closed");
    await handIn(wardOfficer, other);
    await send(wardChief, id);
    await as(wardChief, async (tx) => recallApplication(tx, wardChief, await moved(wardChief)));
    expect(await codeOf(handIn(wardOfficer))).toBe("criterion_closed");
    expect(await as(wardOfficer, (tx) => takesAnswerFiles(tx, wardOfficer, id, other))).toBe(true);
  });

  test("one that an administrator took away is evidence no more", async () => {
    const { wardOfficer, provinceOfficer, provinceAdmin: admin } = scene.people;
    const { id: file } = await handIn(wardOfficer);
    await answer(wardOfficer, id, "met", { answer: "yes" });
    await as(provinceOfficer, (tx) =>
      reportEvidence(tx, provinceOfficer, { id: file, concern: "wrong", note: "" }),
    );
    // Hidden at once: it proves nothing, and nobody reads its name but who decides about it.
    expect((await recordFor(wardOfficer, id)).answers.met?.files).toEqual([]);
    expect(await files(wardOfficer)).toMatchObject([{ fileName: "Tệp đang ẩn", caption: "" }]);
    const page = (who: Actor) => as(who, (tx) => getEvidence(tx, who, file));
    expect(await page(wardOfficer)).toMatchObject({ fileName: "Tệp đang ẩn", caption: "" });
    expect(await page(admin)).toMatchObject({ caption: "Chú thích" });
    const { rows } = await scene.owner.query("select id from evidence_report");
    const decided = { id: rows[0].id as string, decision: "removed" as const, decisionNote: "Sai hồ sơ." };
    await as(admin, (tx) => decideReport(tx, admin, decided));
    expect((await recordFor(wardOfficer, id)).answers.met?.files).toEqual([]);
  });
});

test("who is let in to a file by its record reads what was declared of it, and may report it", async () => {
  const { wardOfficer, foreignOfficer: guest } = scene.people;
  const { id: file } = await handIn(wardOfficer);
  const reading = () => as(guest, (tx) => getEvidence(tx, guest, file));
  const reporting = () =>
    as(guest, (tx) => reportEvidence(tx, guest, { id: file, concern: "private", note: "" }));
  await expect(reading()).rejects.toThrow(NotThere);
  await expect(reporting()).rejects.toThrow(NotThere);
  // As the assignments of an appraisal do.
  await scene.owner.query(
    `create policy guest_read on evidence_file for select to portal_app using (record_id = '${id}')`,
  );
  try {
    expect(await reading()).toMatchObject({ id: file, report: null });
    await reporting();
    expect(await reading()).toMatchObject({ report: { concern: "private" } });
    await expect(as(guest, (tx) => getContent(tx, guest, file, "file"))).rejects.toThrow(NotThere);
    expect(await codeOf(handIn(guest))).toBe("not_permitted");
  } finally {
    await scene.owner.query("drop policy guest_read on evidence_file");
  }
  expect((await files(wardOfficer))[0]?.hiddenAt).not.toBeNull();
});

describe("past all code", () => {
  const declare = (who: Actor, at: string) =>
    as(who, (tx) =>
      tx.evidenceUpload.create({
        data: {
          ...{ unitId: scene.ward.id, recordKind: "application", recordId: id, part: at },
          ...{ fileName: "a.pdf", bytes: 10, unclassified: true, userId: who.userId, userName: who.fullName },
        },
      }),
    );

  test("no criterion of another set, none that is closed, none of what was sent", async () => {
    const { wardOfficer } = scene.people;
    await declare(wardOfficer, part);
    const { rows } = await scene.owner.query("select id from criterion where set_id <> $1 limit 1", [
      scene.set.id,
    ]);
    await expect(declare(wardOfficer, rows[0].id)).rejects.toThrow("evidence_closed");
    await expect(declare(wardOfficer, "")).rejects.toThrow("evidence_closed");
    await scene.owner.query("update application set open_criteria = array[$2::uuid] where id = $1", [
      id,
      other,
    ]);
    await expect(declare(wardOfficer, part)).rejects.toThrow("evidence_closed");
    await declare(wardOfficer, other);
    await scene.owner.query("update application set open_criteria = '{}' where id = $1", [id]);
    await sent();
    await expect(declare(wardOfficer, part)).rejects.toThrow("evidence_closed");
  });

  test("an application does not go while it has files", async () => {
    await handIn(scene.people.wardOfficer);
    await expect(scene.owner.query("delete from application where id = $1", [id])).rejects.toThrow(
      "evidence_left",
    );
  });
});
