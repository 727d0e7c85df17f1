import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { openFile } from "@/lib/core/files";
import { NotThere } from "@/lib/core/refusal";
import { findUpload, removeEvidence } from "@/lib/evidence/commands";
import { getContent, getEvidence, listEvidence } from "@/lib/evidence/queries";
import { reportEvidence } from "@/lib/evidence/report-commands";
import { deleteFestival } from "@/lib/festivals/points/commands";
import { pointEvidence } from "@/lib/festivals/points/evidence-queries";
import { createActor } from "@/tests/support/actors";
import { codeOf, handInTo } from "@/tests/support/evidence";
import { photo } from "@/tests/support/hostile-files";
import { word } from "@/tests/support/office-files";
import { pdf } from "@/tests/support/pdf";
import { handIn } from "./evidence-scene";
import { as, openScene, refusalOf, type Scene } from "./points-scene";

let scene: Scene;
let point: string;
let foreignAdmin: Actor;
beforeAll(async () => {
  scene = await openScene();
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

  test("a name is a name: no path, no turned letters, no signs that a header reads", async () => {
    const { officer } = scene.people;
    const named = async (name: string) => {
      const { id } = await handIn(officer, point, undefined, name);
      return (await content(officer, id)).name;
    };
    expect(await named("..\\..\\etc/passwd\u0000.pdf")).toBe("etc passwd.pdf");
    expect(await named("bao-cao\u202efdp.exe")).toBe("bao-caofdp.pdf");
    expect(await named('a"\r\nSet-Cookie: x=1;.pdf')).not.toMatch(/["\r\n;:]/);
    expect((await named(`${"dài".repeat(200)}.pdf`)).length).toBeLessThan(160);
    expect(await named("\u200b\u200b")).toMatch(/^tep\.pdf$/);
  });

  test("a mark of secrecy in what is said of a file refuses it, on record", async () => {
    const { officer } = scene.people;
    const marked = handInTo(pointEvidence, officer, { record: point, caption: "Công văn TỐI MẬT" });
    expect(await codeOf(marked)).toBe("secret_caption");
    expect(await codeOf(handIn(officer, point, undefined, "Tuyệt mật.pdf"))).toBe("secret_name");
    const { rows } = await scene.owner.query("select refusal from evidence_upload order by begun_at");
    expect(rows).toEqual([{ refusal: "secret_caption" }, { refusal: "secret_name" }]);
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
      await expect(as(who, (tx) => getEvidence(tx, who, id))).rejects.toThrow(NotThere);
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
