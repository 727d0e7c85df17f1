import { createHash, randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db";
import { openFile, receiveFile } from "@/lib/core/files";
import { NotThere } from "@/lib/core/refusal";
import { attachSignedPaper, checkAttach } from "@/lib/festivals/reports/signed-commands";
import { getSignedPaper, listSignedPapers } from "@/lib/festivals/reports/signed-queries";
import { buildReport, inState } from "@/tests/support/builders";
import { pdf } from "@/tests/support/pdf";
import { as, openScene, refusalOf, type Scene } from "./points-scene";

let scene: Scene;
let report: string;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());
beforeEach(async () => {
  for (const table of ["signed_paper", "report_exception", "festival_report", "festival"]) {
    await scene.owner.query(`delete from ${table}`);
  }
  report = await buildReport(scene.owner, { unitId: scene.province.id, seasonId: scene.season });
});

/** A file as the door hands it over: in the store, under its hash. */
async function stored(remark: string, name = "Báo cáo số 45.pdf") {
  const content = Buffer.from(pdf(remark));
  const file = await receiveFile(
    (async function* () {
      yield content;
    })(),
    { maxBytes: 10_000 },
  );
  return { ...(await file.keep()), name, scan: "clean" as const };
}

const attach = async (who: Actor, remark = randomBytes(4).toString("hex"), id = report) => {
  const file = await stored(remark);
  return as(who, (tx, actor) => attachSignedPaper(tx, actor, { id, unclassified: "yes", file }));
};
const papers = (who: Actor = scene.people.provinceLeader) => as(who, (tx) => listSignedPapers(tx, report));
const setState = (state: "submitted" | "sent" | "accepted" | "locked") => {
  const row = inState(state, scene.province.id);
  const names = Object.keys(row);
  return scene.owner.query(
    `update festival_report set ${names.map((name, at) => `${name} = $${at + 2}`).join(", ")} where id = $1`,
    [report, ...Object.values(row)],
  );
};
const count = async (table: string) =>
  (await scene.owner.query(`select count(*)::int as n from ${table}`)).rows[0].n as number;
const nothingWritten = async (work: () => Promise<unknown>) => {
  const before = [await count("signed_paper"), await count("audit_entry")];
  await work();
  expect([await count("signed_paper"), await count("audit_entry")]).toEqual(before);
};

describe("attaching the signed paper", () => {
  test("keeps file, hash and name; who sees the report sees it and reads the same bytes", async () => {
    const { provinceLeader, provinceOfficer, v05 } = scene.people;
    const { id } = await attach(provinceLeader, "lần đầu");
    const sha256 = createHash("sha256").update(pdf("lần đầu")).digest("hex");
    for (const who of [provinceLeader, provinceOfficer, v05]) {
      const paper = await as(who, (tx) => getSignedPaper(tx, report, id));
      expect(paper).toMatchObject({
        number: 1,
        sha256,
        fileName: "Báo cáo số 45.pdf",
        addedByName: provinceLeader.fullName,
      });
      expect(await new Response((await openFile(paper.sha256)).stream).text()).toBe(pdf("lần đầu"));
    }
  });

  test("a later one takes its place and leaves it to be read; the same file again changes nothing", async () => {
    const { provinceLeader } = scene.people;
    const first = await attach(provinceLeader, "một");
    const second = await attach(provinceLeader, "hai");
    expect((await papers()).map(({ id, number }) => [id, number])).toEqual([
      [second.id, 2],
      [first.id, 1],
    ]);
    await nothingWritten(async () => {
      expect(await attach(provinceLeader, "hai")).toEqual({ id: second.id });
    });
    // Back to the first is a decision of its own.
    await attach(provinceLeader, "một");
    expect((await papers()).map(({ number }) => number)).toEqual([3, 2, 1]);
  });

  test("is in the trail as a part of its report, with the declaration", async () => {
    await attach(scene.people.provinceLeader);
    const { rows } = await scene.owner.query(
      `select operation, action, actor_id, after ->> 'unclassified' as declared,
              audit_record_id(table_name, row_id, before, after) as record
         from audit_entry where table_name = 'signed_paper' order by id desc limit 1`,
    );
    expect(rows[0]).toEqual({
      operation: "insert",
      action: "test",
      actor_id: scene.people.provinceLeader.userId,
      declared: "true",
      record: report,
    });
  });

  test.each([
    ["submitted", 2],
    ["sent", 2],
    ["accepted", 1],
    ["locked", 0],
  ] as const)("a report that is %s takes so many: %s", async (state, takes) => {
    const { provinceLeader } = scene.people;
    await setState(state);
    for (let at = 0; at < takes; at++) await attach(provinceLeader);
    if (state === "accepted" || state === "locked") {
      await nothingWritten(async () => {
        expect(await refusalOf(attach(provinceLeader))).toEqual([state]);
      });
    }
    expect(await papers()).toHaveLength(takes);
  });

  test("refused for who does not sign, before the file is kept and after", async () => {
    const { provinceOfficer, officer, chief, v05 } = scene.people;
    await nothingWritten(async () => {
      for (const who of [provinceOfficer, v05]) {
        expect(await refusalOf(attach(who))).toEqual(["not_permitted"]);
        expect(await refusalOf(as(who, (tx, actor) => checkAttach(tx, actor, { id: report })))).toEqual([
          "not_permitted",
        ]);
      }
      // A commune does not see the report of its province.
      for (const who of [officer, chief]) await expect(attach(who)).rejects.toThrow(NotThere);
    });
  });

  test("not there for another province: neither to attach nor to read", async () => {
    const foreign = scene.people.foreignProvinceOfficer;
    const leader: Actor = { ...foreign, role: "province_leader" };
    const { id } = await attach(scene.people.provinceLeader);
    await nothingWritten(async () => {
      await expect(attach(leader)).rejects.toThrow(NotThere);
    });
    await expect(as(leader, (tx) => getSignedPaper(tx, report, id))).rejects.toThrow(NotThere);
    expect(await papers(leader)).toEqual([]);
  });

  test("a paper is asked for with its own report, not with another", async () => {
    const { id } = await attach(scene.people.provinceLeader);
    const other = "019a0000-0000-7000-8000-000000000001";
    await expect(as(scene.people.v05, (tx) => getSignedPaper(tx, other, id))).rejects.toThrow(NotThere);
  });
});

describe("what the database holds by itself", () => {
  const row = (who: Actor, more: Record<string, unknown> = {}) => ({
    data: {
      unitId: scene.province.id,
      reportId: report,
      sha256: "a".repeat(64),
      bytes: 10,
      fileName: "a.pdf",
      unclassified: true,
      addedById: who.userId,
      addedByName: who.fullName,
      ...more,
    },
  });
  const put = (who: Actor, more: Record<string, unknown> = {}) =>
    as(who, (tx, actor) => tx.signedPaper.create(row(actor, more)));

  test.each([
    ["no hash", { sha256: "x" }, "signed_paper_hash"],
    ["an empty file", { bytes: 0 }, "signed_paper_size"],
    ["a file that is too large", { bytes: 20 * 1024 * 1024 + 1 }, "signed_paper_size"],
    ["no name", { fileName: "" }, "signed_paper_name"],
    ["no declaration", { unclassified: false }, "signed_paper_secret"],
    ["somebody else's name", { addedById: "019a0000-0000-7000-8000-000000000001" }, "signed_paper_signer"],
  ])("%s is refused", async (_, more, rule) => {
    await expect(put(scene.people.provinceLeader, more)).rejects.toThrow(rule);
  });

  test("only who signs, whatever the command forgot; a locked report takes none", async () => {
    await expect(put(scene.people.provinceOfficer)).rejects.toThrow("signed_paper_signer");
    await expect(put(scene.people.v05)).rejects.toThrow("signed_paper_signer");
    await put(scene.people.provinceLeader, { number: 99, addedAt: new Date(0) });
    // The number and the time are not the application's to say.
    expect(await papers()).toMatchObject([{ number: 1 }]);
    expect(Date.now() - Number((await papers())[0]?.addedAt)).toBeLessThan(60_000);
    await setState("accepted");
    await expect(put(scene.people.provinceLeader)).rejects.toThrow("signed_paper_closed");
    await setState("locked");
    await expect(put(scene.people.provinceLeader)).rejects.toThrow("signed_paper_closed");
  });

  test("nobody changes or takes away a paper", async () => {
    await attach(scene.people.provinceLeader);
    for (const who of [scene.people.provinceLeader, scene.people.v05]) {
      await expect(
        as(who, (tx) => tx.signedPaper.updateMany({ data: { fileName: "b.pdf" } })),
      ).rejects.toThrow("permission denied");
      await expect(as(who, (tx) => tx.signedPaper.deleteMany())).rejects.toThrow("permission denied");
    }
  });
});

test("two who attach at once stand one after the other", async () => {
  const { provinceLeader } = scene.people;
  const [one, two] = [await stored("một"), await stored("hai")];
  let release = () => {};
  const held = new Promise<void>((done) => {
    release = done;
  });
  const put = (file: Awaited<ReturnType<typeof stored>>, wait?: Promise<void>) =>
    as(provinceLeader, async (tx: Tx, actor) => {
      const paper = await attachSignedPaper(tx, actor, { id: report, unclassified: "yes", file });
      await wait;
      return paper;
    });
  const first = put(one, held);
  await sleep(150);
  let done = false;
  const second = put(two).then((paper) => {
    done = true;
    return paper;
  });
  await sleep(150);
  expect(done).toBe(false);
  release();
  const ids = [(await first).id, (await second).id];
  expect((await papers()).map(({ id, number }) => [id, number])).toEqual([
    [ids[1], 2],
    [ids[0], 1],
  ]);
});
