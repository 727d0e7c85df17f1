import { createHash, randomUUID } from "node:crypto";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { FileDamaged, openFile } from "@/lib/core/files";
import { NotThere } from "@/lib/core/refusal";
import { findUpload, keepEvidence, removeEvidence } from "@/lib/evidence/commands";
import { getContent, getEvidence, listEvidence, listReports } from "@/lib/evidence/queries";
import { decideReport, destroyUnneeded, reportEvidence } from "@/lib/evidence/report-commands";
import { deleteFestival } from "@/lib/festivals/points/commands";
import { pointEvidence } from "@/lib/festivals/points/evidence-queries";
import { createActor } from "@/tests/support/actors";
import { photo } from "@/tests/support/hostile-files";
import { word } from "@/tests/support/office-files";
import { pdf } from "@/tests/support/pdf";
import { codeOf, handIn } from "./evidence-scene";
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
const stored = () =>
  readdirSync(process.env.FILES_DIR ?? "", { recursive: true, encoding: "utf8" }).filter((name) =>
    /[0-9a-f]{64}$/.test(name),
  );
const incoming = () => readdirSync(join(process.env.FILES_DIR ?? "", "incoming"));
const report = (who: Actor, id: string, concern: "secret" | "wrong" = "secret") =>
  as(who, (tx) => reportEvidence(tx, who, { id, concern, note: "xem lại" }));
const decide = async (who: Actor, decision: "kept" | "removed") => {
  const { rows } = await as(who, (tx) => listReports(tx, false, 1));
  const id = rows[0]?.id ?? randomUUID();
  return as(who, (tx) => decideReport(tx, who, { id, decision, decisionNote: "đã xem" }));
};
const close = (state: string) =>
  scene.owner.query(
    `update festival set state = $2::record_state, sent_by_id = gen_random_uuid(), sent_at = now(), holder_unit_id = $3,
            accepted_by_id = case when $2 in ('accepted', 'locked') then gen_random_uuid() end,
            accepted_at = case when $2 in ('accepted', 'locked') then now() end where id = $1`,
    [point, state, scene.province.id],
  );

describe("a file of a point", () => {
  test("a paper is kept as it came, under its hash, with the declaration before it on record", async () => {
    const { officer, provinceOfficer, v05, partner } = scene.people;
    const paper = Buffer.from(pdf("biên bản"));
    const { id } = await handIn(officer, point, paper, "Biên bản.PDF");
    for (const who of [officer, provinceOfficer, v05, partner]) {
      const found = await content(who, id);
      expect(found).toMatchObject({ name: "Biên bản.PDF", type: "application/pdf", inline: false });
      expect(await bytesOf(found.sha256)).toEqual(paper);
    }
    expect(await files()).toMatchObject([{ id, kind: "paper", scan: "unscanned", caption: "Chú thích" }]);
    const { rows } = await scene.owner.query(
      `select u.state, u.unclassified, u.user_id as "user", u.begun_at <= f.added_at as before, f.received_sha256 as hash,
              (select count(*)::int from audit_entry e where e.table_name = 'evidence_upload' and e.row_id = u.id::text and e.operation = 'insert'
                  and e.after ->> 'unclassified' = 'true') as declared,
              (select audit_record_id(table_name, row_id, before, after) from audit_entry e where e.row_id = f.id::text) as record
         from evidence_upload u join evidence_file f on f.upload_id = u.id`,
    );
    const hash = createHash("sha256").update(paper).digest("hex");
    expect(rows).toEqual([
      {
        state: "kept",
        unclassified: true,
        user: officer.userId,
        before: true,
        hash,
        declared: 1,
        record: point,
      },
    ]);
    expect(incoming()).toEqual([]);
  });

  test("a photo is kept as it was drawn anew; the original is nowhere", async () => {
    const taken = await photo();
    const { id } = await handIn(scene.people.officer, point, taken, "IMG_0042.PNG");
    const [item] = await files();
    expect(item).toMatchObject({ kind: "photo", fileName: "IMG_0042.jpg", width: 1200, height: 900 });
    for (const wanted of ["file", "view", "thumb"] as const) {
      const { sha256, type, inline } = await content(scene.people.officer, id, wanted);
      expect([type, inline]).toEqual(["image/jpeg", wanted !== "file"]);
      expect((await bytesOf(sha256)).includes("Exif")).toBe(false);
    }
    expect(stored().join()).not.toContain(createHash("sha256").update(taken).digest("hex"));
  });

  test("is called by what it is, and only pictures are shown within a page", async () => {
    const { id } = await handIn(scene.people.officer, point, word(["Kế hoạch"]), "ke-hoach.exe");
    expect((await content(scene.people.officer, id)).name).toBe("ke-hoach.docx");
    await expect(content(scene.people.officer, id, "view")).rejects.toThrow(NotThere);
    await expect(content(scene.people.officer, id, "thumb")).rejects.toThrow(NotThere);
  });

  test("the same content in two records lies in the store once; in one record it is there once", async () => {
    const before = stored().length;
    const paper = Buffer.from(pdf("một lần"));
    const other = await scene.point();
    await handIn(scene.people.officer, point, paper);
    await handIn(scene.people.officer, other, paper);
    expect(stored().length).toBe(before + 1);
    expect(await codeOf(handIn(scene.people.officer, point, paper, "tên khác.pdf"))).toBe("already_there");
    expect(await files()).toHaveLength(1);
  });

  test("what is refused leaves no content, and its reason on record", async () => {
    const before = stored().length;
    expect(await codeOf(handIn(scene.people.officer, point, Buffer.from("MZ..."), "anh.jpg"))).toBe(
      "executable",
    );
    expect(await codeOf(handIn(scene.people.officer, point, word(["TỐI MẬT"]), "a.docx"))).toBe(
      "secret_text",
    );
    expect([stored().length, incoming()]).toEqual([before, []]);
    const { rows } = await scene.owner.query("select state, refusal from evidence_upload order by begun_at");
    expect(rows).toEqual([
      { state: "refused", refusal: "executable" },
      { state: "refused", refusal: "secret_text" },
    ]);
  });
});

describe("who may", () => {
  test("not there from outside: neither to read, nor to hand in, nor to report, nor to take away", async () => {
    const { officer, siblingOfficer, foreignOfficer, foreignProvinceOfficer } = scene.people;
    const { id } = await handIn(officer, point);
    for (const who of [siblingOfficer, foreignOfficer, foreignProvinceOfficer, foreignAdmin]) {
      for (const wanted of ["file", "view", "thumb"] as const)
        await expect(content(who, id, wanted)).rejects.toThrow(NotThere);
      await expect(as(who, (tx) => getEvidence(tx, id))).rejects.toThrow(NotThere);
      await expect(report(who, id)).rejects.toThrow(NotThere);
      expect(await as(who, (tx) => listEvidence(tx, "festival", point))).toEqual([]);
    }
    for (const who of [siblingOfficer, foreignOfficer]) {
      await expect(handIn(who, point)).rejects.toThrow(NotThere);
      await expect(as(who, (tx) => removeEvidence(tx, who, pointEvidence, { id }))).rejects.toThrow(NotThere);
    }
    expect(await files()).toMatchObject([{ id, hiddenAt: null }]);
  });

  test("handed in only by who may change the point, while it may be changed", async () => {
    const { officer, chief, partner, provinceOfficer, v05 } = scene.people;
    await handIn(chief, point);
    for (const who of [partner, v05]) expect(await codeOf(handIn(who, point))).toBe("not_permitted");
    expect(await codeOf(handIn(provinceOfficer, point))).toBe("not_yours");
    for (const state of ["sent", "accepted", "locked"]) {
      await close(state);
      expect(await codeOf(handIn(officer, point))).toBe(state === "locked" ? "locked" : "wrong_state");
      const [item] = await files();
      expect(
        await refusalOf(
          as(officer, (tx) => removeEvidence(tx, officer, pointEvidence, { id: item?.id ?? "" })),
        ),
      ).toContain(state === "locked" ? "locked" : "wrong_state");
    }
  });

  test("a file on its way is its sender's alone", async () => {
    const { officer, chief } = scene.people;
    await handIn(officer, point, Buffer.from("MZ"), "a.pdf").catch(() => {});
    const { rows } = await scene.owner.query(
      "update evidence_upload set state = 'open', refusal = '', ended_at = null returning id",
    );
    const id = rows[0].id as string;
    expect(await as(officer, (tx) => findUpload(tx, officer, id))).toMatchObject({ id });
    for (const who of [chief, scene.people.foreignOfficer])
      await expect(as(who, (tx) => findUpload(tx, who, id))).rejects.toThrow(NotThere);
  });

  test("no more than so many, also when two come at once", async () => {
    const { officer } = scene.people;
    for (let at = 0; at < pointEvidence.papers - 1; at++) await handIn(officer, point);
    const both = await Promise.allSettled([handIn(officer, point), handIn(officer, point)]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await codeOf(handIn(officer, point))).toBe("too_many_papers");
    expect(await files()).toHaveLength(pointEvidence.papers);
    // Photos still fit.
    await handIn(officer, point, await photo());
  }, 60_000);

  test("two who hand in the same file at the same moment: one of them is told", async () => {
    const { officer, chief } = scene.people;
    const paper = Buffer.from(pdf("cùng lúc"));
    const both = await Promise.allSettled([handIn(officer, point, paper), handIn(chief, point, paper)]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await files()).toHaveLength(1);
  });

  test("taken away by who may change the point; with the draft goes what hangs on it", async () => {
    const { officer } = scene.people;
    const { id } = await handIn(officer, point);
    await as(officer, (tx) => removeEvidence(tx, officer, pointEvidence, { id }));
    expect(await files()).toEqual([]);
    await handIn(officer, point);
    await as(officer, (tx) =>
      deleteFestival(tx, officer, { id: point, version: 1, intent: "", note: "" } as never),
    );
    expect((await scene.owner.query("select from evidence_file")).rowCount).toBe(0);
  });
});

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

describe("what the database holds by itself", () => {
  const declared = (who: Actor, more: Record<string, unknown> = {}) => ({
    data: {
      unitId: scene.commune.id,
      recordKind: "festival" as const,
      recordId: point,
      fileName: "a.pdf",
      bytes: 10,
      unclassified: true,
      userId: who.userId,
      userName: who.fullName,
      ...more,
    },
  });
  const hash = (letter: string) => letter.repeat(64);
  const put = (who: Actor, upload: string, more: Record<string, unknown> = {}) =>
    as(who, (tx) =>
      tx.evidenceFile.create({
        data: {
          unitId: scene.commune.id,
          recordKind: "festival",
          recordId: point,
          uploadId: upload,
          kind: "paper",
          type: "application/pdf",
          fileName: "a.pdf",
          receivedSha256: hash("a"),
          receivedBytes: 10,
          sha256: hash("a"),
          bytes: 10,
          scan: "clean",
          addedById: who.userId,
          addedByName: who.fullName,
          ...more,
        },
      }),
    );
  const begin = async (who: Actor = scene.people.officer) =>
    (await as(who, (tx) => tx.evidenceUpload.create(declared(who)))).id;

  test.each([
    ["no declaration", { unclassified: false }, "upload_declared"],
    ["more than 25 MB", { bytes: 26_214_401 }, "upload_size"],
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
    ["somebody else's name", { addedById: "019a0000-0000-7000-8000-000000000001" }, "upload_owner"],
    ["another record than declared", { recordId: "019a0000-0000-7000-8000-000000000001" }, "upload_over"],
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
    await expect(make({ recordId: other })).rejects.toThrow("report_file");
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
