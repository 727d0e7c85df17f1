import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { keepEvidence } from "@/lib/evidence/commands";
import { listEvidence } from "@/lib/evidence/queries";
import { pointEvidence } from "@/lib/festivals/points/evidence-queries";
import { createActor } from "@/tests/support/actors";
import { declaredFile, handIn, hash, keptFile } from "./evidence-scene";
import { as, openScene, type Scene } from "./points-scene";

let scene: Scene;
let point: string;
let provinceAdmin: Actor;
beforeAll(async () => {
  scene = await openScene();
  provinceAdmin = await createActor(scene.owner, "province_admin", scene.province);
});
afterAll(() => scene.close());
beforeEach(async () => {
  for (const table of ["evidence_report", "evidence_file", "evidence_upload", "festival_report", "festival"])
    await scene.owner.query(`delete from ${table}`);
  point = await scene.point();
});

const files = (who: Actor = scene.people.officer) => as(who, (tx) => listEvidence(tx, "festival", point));
const close = (state: string) =>
  scene.owner.query(
    `update festival set state = $2::record_state, sent_by_id = gen_random_uuid(), sent_at = now(), holder_unit_id = $3,
            accepted_by_id = case when $2 in ('accepted', 'locked') then gen_random_uuid() end,
            accepted_at = case when $2 in ('accepted', 'locked') then now() end where id = $1`,
    [point, state, scene.province.id],
  );

describe("what the database holds by itself", () => {
  const declared = (who: Actor, more: Record<string, unknown> = {}) => declaredFile(scene, point, who, more);
  const put = (who: Actor, upload: string, more: Record<string, unknown> = {}) =>
    as(who, (tx) => tx.evidenceFile.create(keptFile(scene, point, who, upload, more)));
  const begin = async (who: Actor = scene.people.officer) =>
    (await as(who, (tx) => tx.evidenceUpload.create(declared(who)))).id;

  test.each([
    ["no declaration", { unclassified: false }, "upload_declared"],
    ["more than 25 MB", { bytes: 26_214_401 }, "upload_size"],
    ["nothing in it", { bytes: 0 }, "upload_size"],
    ["no name", { fileName: "" }, "upload_name"],
    ["a name without end", { fileName: "a".repeat(201) }, "upload_name"],
    ["a caption without end", { caption: "a".repeat(301) }, "upload_name"],
    ["somebody else's name", { userId: "019a0000-0000-7000-8000-000000000001" }, "upload_owner"],
    ["a record that is not there", { recordId: "019a0000-0000-7000-8000-000000000001" }, "evidence_unit"],
    ["kept before it came", { state: "kept", endedAt: new Date() }, "upload_begins"],
  ])("a declaration with %s is refused", async (_, more, rule) => {
    const { officer } = scene.people;
    await expect(as(officer, (tx) => tx.evidenceUpload.create(declared(officer, more)))).rejects.toThrow(
      rule,
    );
  });

  test.each([
    ["another type", { type: "text/html" }, "evidence_type"],
    ["a photo that is none", { kind: "photo" }, "evidence_photo"],
    ["no hash", { sha256: "../../etc/passwd" }, "evidence_hash"],
    ["no hash of what came", { receivedSha256: "a" }, "evidence_hash"],
    ["nothing in it", { bytes: 0 }, "evidence_size"],
    ["more than came", { receivedBytes: 26_214_401 }, "evidence_size"],
    ["somebody else's name", { addedById: "019a0000-0000-7000-8000-000000000001" }, "upload_owner"],
    ["another record than declared", { recordId: "019a0000-0000-7000-8000-000000000001" }, "upload_over"],
    ["another kind of record than declared", { recordKind: "application" }, "upload_over"],
    ["another part than declared", { part: "khác" }, "upload_over"],
    ["another caption than declared", { caption: "khác" }, "upload_over"],
  ])("a file with %s is refused", async (_, more, rule) => {
    const upload = await begin();
    await expect(put(scene.people.officer, upload, more)).rejects.toThrow(rule);
  });

  test("a file without a declaration of one's own, or of one that is over, is refused", async () => {
    const { officer, chief } = scene.people;
    const upload = await begin();
    await expect(put(chief, upload)).rejects.toThrow("upload_owner");
    await as(officer, (tx) =>
      tx.evidenceUpload.update({
        where: { id: upload },
        data: { state: "refused", refusal: "virus", endedAt: new Date() },
      }),
    );
    await expect(put(officer, upload)).rejects.toThrow("upload_over");
    await expect(
      as(officer, (tx) =>
        tx.evidenceUpload.update({
          where: { id: upload },
          data: { state: "open", refusal: "", endedAt: null },
        }),
      ),
    ).rejects.toThrow("upload_over");
  });

  test("the same file stands once in a part, also past all code", async () => {
    const { officer } = scene.people;
    const [first, second] = [await begin(), await begin()];
    await put(officer, first);
    await expect(put(officer, second)).rejects.toThrow();
    await put(officer, second, { receivedSha256: hash("b") });
  });

  test("a point that stands takes none and gives none away", async () => {
    const { officer, provinceOfficer } = scene.people;
    const [first, second] = [await begin(), await begin()];
    const { id } = await put(officer, first);
    await close("sent");
    await expect(put(officer, second, { receivedSha256: hash("b") })).rejects.toThrow("evidence_closed");
    await expect(begin()).rejects.toThrow("evidence_closed");
    for (const who of [officer, provinceOfficer])
      await expect(as(who, (tx) => tx.evidenceFile.delete({ where: { id } }))).rejects.toThrow(
        "evidence_closed",
      );
  });

  test("nobody hides, shows or changes a file but through a report", async () => {
    const { officer, v05 } = scene.people;
    const { id } = await put(officer, await begin());
    for (const who of [officer, v05])
      await expect(
        as(who, (tx) => tx.evidenceFile.update({ where: { id }, data: { hiddenAt: new Date() } })),
      ).rejects.toThrow("permission denied");
    // Hidden or removed from the beginning is not the application's to say.
    const second = await put(officer, await begin(), { receivedSha256: hash("c"), removedAt: new Date() });
    expect(second.removedAt).toBeNull();
  });

  test("a report is in one's own name, undecided, and not withdrawn; decided by administrators alone", async () => {
    const { officer, provinceOfficer, v05 } = scene.people;
    const { id } = await put(officer, await begin());
    const about = (who: Actor, more: Record<string, unknown> = {}) => ({
      unitId: scene.commune.id,
      evidenceId: id,
      recordKind: "festival" as const,
      recordId: point,
      concern: "secret" as const,
      reportedById: who.userId,
      reportedByName: who.fullName,
      ...more,
    });
    const other = "019a0000-0000-7000-8000-000000000001";
    const make = (more: Record<string, unknown> = {}) =>
      as(officer, (tx) => tx.evidenceReport.create({ data: about(officer, more) }));
    await expect(make({ reportedById: other })).rejects.toThrow("report_owner");
    await expect(make({ decision: "kept", decisionNote: "x" })).rejects.toThrow("report_owner");
    await expect(make({ recordId: other })).rejects.toThrow("report_file");
    await expect(make({ recordKind: "application" })).rejects.toThrow("report_file");
    const made = await make();
    await expect(make()).rejects.toThrow();
    const decision = (who: Actor) => ({
      decision: "kept" as const,
      decisionNote: "x",
      decidedById: who.userId,
      decidedByName: who.fullName,
      decidedAt: new Date(0),
    });
    const put2 = (who: Actor, data = decision(who)) =>
      as(who, (tx) => tx.evidenceReport.update({ where: { id: made.id }, data }));
    await expect(put2(provinceOfficer)).rejects.toThrow("report_decider");
    await expect(put2(v05, decision(officer))).rejects.toThrow("report_decider");
    await scene.owner.query("update evidence_file set added_by_id = $2 where id = $1", [id, v05.userId]);
    await expect(put2(v05)).rejects.toThrow("report_decider");
    await scene.owner.query("update evidence_file set added_by_id = $2 where id = $1", [id, officer.userId]);
    // What was reported is not taken away by who handed it in.
    await expect(as(officer, (tx) => tx.evidenceFile.delete({ where: { id } }))).rejects.toThrow(
      "evidence_reported",
    );
    await expect(as(officer, (tx) => tx.evidenceReport.delete({ where: { id: made.id } }))).rejects.toThrow(
      "permission denied",
    );
    expect((await put2(v05)).decidedAt?.getFullYear()).toBeGreaterThan(2000);
    await expect(put2(provinceAdmin)).rejects.toThrow("report_over");
  });

  test("a content that was taken away is refused past all code; a record does not go before its files", async () => {
    const { officer } = scene.people;
    const { id } = await put(officer, await begin());
    await expect(scene.owner.query("delete from festival where id = $1", [point])).rejects.toThrow(
      "evidence_left",
    );
    await scene.owner.query("update evidence_file set removed_at = now() where id = $1", [id]);
    const upload = await begin();
    await expect(put(officer, upload, { sha256: hash("d") })).rejects.toThrow("evidence_banned");
    // Drawn anew it may be the same content though it came as another.
    await expect(put(officer, upload, { receivedSha256: hash("d") })).rejects.toThrow("evidence_banned");
    await expect(
      as(officer, (tx) =>
        tx.evidenceReport.create({
          data: {
            ...{ unitId: scene.commune.id, evidenceId: id, recordKind: "festival", recordId: point },
            ...{ concern: "secret", reportedById: officer.userId, reportedByName: officer.fullName },
          },
        }),
      ),
    ).rejects.toThrow("report_file");
  });

  test("the rows of another unit are not there, neither to read nor to write", async () => {
    const { officer, foreignOfficer } = scene.people;
    const upload = await begin();
    const { id } = await put(officer, upload);
    await as(foreignOfficer, async (tx) => {
      expect(await tx.evidenceUpload.count()).toBe(0);
      expect(await tx.evidenceFile.count()).toBe(0);
      expect((await tx.evidenceFile.deleteMany({ where: { id } })).count).toBe(0);
    });
    await expect(
      as(foreignOfficer, (tx) => tx.evidenceUpload.create(declared(foreignOfficer))),
    ).rejects.toThrow("row-level security");
  });
});

test("keeping twice what was declared once is refused", async () => {
  const { officer } = scene.people;
  const { id } = await handIn(officer, point);
  const { rows } = await scene.owner.query("select upload_id as id from evidence_file where id = $1", [id]);
  const upload = {
    id: rows[0].id,
    unitId: scene.commune.id,
    recordId: point,
    part: "",
    fileName: "a.pdf",
    caption: "Chú thích",
    bytes: 10,
  };
  const sum = (letter: string) => ({ sha256: letter.repeat(64), bytes: 10 });
  const contents = {
    received: sum("e"),
    main: sum("e"),
    thumb: null,
    found: { kind: "paper" as const, type: "application/pdf" },
    scan: "clean" as const,
  };
  await expect(
    as(officer, (tx) => keepEvidence(tx, officer, pointEvidence, upload, contents)),
  ).rejects.toThrow();
  expect(await files()).toHaveLength(1);
});
