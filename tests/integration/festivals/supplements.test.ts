import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db";
import { originalOf } from "@/lib/core/merge";
import { Conflict, NotThere } from "@/lib/core/refusal";
import { editFestival, planFestival } from "@/lib/festivals/points/commands";
import { acceptFestival, returnFestival, sendFestival } from "@/lib/festivals/points/flow-commands";
import { acceptReport, recallReport, sendReport } from "@/lib/festivals/reports/commands";
import { listReports } from "@/lib/festivals/reports/list-queries";
import { lockReport } from "@/lib/festivals/reports/lock-commands";
import { getReport } from "@/lib/festivals/reports/queries";
import { reportFilter } from "@/lib/festivals/reports/schema";
import {
  acceptSupplement,
  createSupplement,
  editSupplement,
  recallSupplement,
  returnSupplement,
  sendSupplement,
} from "@/lib/festivals/supplements/commands";
import { nameExceptions } from "@/lib/festivals/supplements/exception-commands";
import { exceptionsOf, getSupplement, ownException } from "@/lib/festivals/supplements/queries";
import { standingOfException, supplementReaders } from "@/lib/festivals/supplements/view";
import { buildReport } from "@/tests/support/builders";
import { as, attendance, openScene, plan, refusalOf, type Scene, stateOf } from "./points-scene";

let scene: Scene;
let report: string;
/** Of the sibling, whose first point was accepted: it is in the report. */
let counted: string;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());
beforeEach(async () => {
  for (const table of ["report_exception", "report_supplement", "festival_report", "festival"]) {
    await scene.owner.query(`delete from ${table}`);
  }
  report = await buildReport(scene.owner, { unitId: scene.province.id, seasonId: scene.season });
  counted = await scene.point("accepted", {}, scene.sibling);
});

type Work = (tx: Tx, who: Actor) => Promise<unknown>;
const versionOf = async (table: string, id: string) =>
  (await scene.owner.query(`select version from ${table} where id = $1`, [id])).rows[0].version as number;
const sign = async (input: Record<string, unknown> = {}) => {
  const version = await versionOf("festival_report", report);
  return as(scene.people.provinceLeader, (tx, who) =>
    sendReport(tx, who, { id: report, version, acknowledged: "yes", reason: "Mưa lũ", ...input }),
  );
};
const exceptions = () => as(scene.people.provinceOfficer, (tx) => exceptionsOf(tx, report));
const mine = async () => (await exceptions()).find(({ unit }) => unit.id === scene.commune.id);
const edit = (who: Actor, id: string, version: number, turnout = 222) =>
  as(who, (tx, actor) => editFestival(tx, actor, "attendance", attendance(id, version, { turnout })));
const content = {
  number: "61/BC-CAT-PV05",
  issuedOn: "2026-10-02",
  signer: "Phó Giám đốc, Thượng tá Mẫu",
  note: "",
};

/** The commune has sent a point after the signature and the province has accepted it. */
async function bring(): Promise<string> {
  const { officer, chief, provinceOfficer } = scene.people;
  const { id } = await as(officer, (tx, who) => planFestival(tx, who, plan({ name: "Bù" })));
  await edit(officer, id, 1);
  const [version] = [await versionOf("festival", id)];
  await as(chief, (tx, who) => sendFestival(tx, who, { id, version }));
  await as(provinceOfficer, (tx, who) => acceptFestival(tx, who, { id, version: version + 1 }));
  return id;
}

async function drafted(): Promise<string> {
  const { id } = await as(scene.people.provinceOfficer, (tx, who) =>
    createSupplement(tx, who, { reportId: report, ...content }),
  );
  return id;
}

const step = async (
  who: Actor,
  act: (tx: Tx, who: Actor, input: { id: string; version: number }) => Promise<unknown>,
  id: string,
) => as(who, async (tx, actor) => act(tx, actor, { id, version: await versionOf("report_supplement", id) }));

describe("signing without some communes", () => {
  test("each is named with a reason: its own, or the common one", async () => {
    const { provinceOfficer, provinceLeader, v05 } = scene.people;
    expect(await refusalOf(sign({ reason: undefined }))).toEqual(["missing_not_named"]);
    await as(provinceOfficer, (tx, who) =>
      nameExceptions(tx, who, {
        ...{ id: report, reason: "", expectedOn: null },
        missing: [{ unitId: scene.commune.id, reason: "Nhà văn hóa đang sửa", expectedOn: "2026-10-15" }],
      }),
    );
    expect((await exceptions()).map(({ reason }) => reason)).toEqual(["Nhà văn hóa đang sửa"]);
    expect(await refusalOf(sign({ reason: undefined }))).toEqual(["missing_not_named"]);
    await sign();
    const rows = await exceptions();
    expect(rows.length).toBeGreaterThan(60);
    expect(rows.some(({ unit }) => unit.id === scene.sibling.id)).toBe(false);
    expect(await mine()).toMatchObject({ reason: "Nhà văn hóa đang sửa", expectedOn: "2026-10-15" });
    expect(rows.filter(({ reason }) => reason === "Mưa lũ")).toHaveLength(rows.length - 1);
    const seen = await as(v05, (tx) => getReport(tx, report));
    expect(seen.exceptions).toHaveLength(rows.length);
    const list = await as(v05, (tx, who) => listReports(tx, who, reportFilter.parse({ season: "2026" })));
    expect(list?.rows.find(({ code }) => code === "42")?.missing).toBe(rows.length);
    // Back with the province: who has sent meanwhile is named no more.
    await as(provinceLeader, async (tx, who) =>
      recallReport(tx, who, { id: report, version: await versionOf("festival_report", report) }),
    );
    await scene.point("accepted");
    await sign();
    expect(await mine()).toBeUndefined();
  });

  test("only by those who write the report, only of one's own, only before it is signed", async () => {
    const { provinceLeader, officer, foreignProvinceOfficer, provinceOfficer } = scene.people;
    const name = (who: Actor) =>
      as(who, (tx, actor) =>
        nameExceptions(tx, actor, { id: report, reason: "x", expectedOn: null, missing: [] }),
      );
    expect(await refusalOf(name(provinceLeader))).toEqual(["not_permitted"]);
    await expect(name(officer)).rejects.toThrow(NotThere);
    await expect(name(foreignProvinceOfficer)).rejects.toThrow(NotThere);
    await sign();
    expect(await refusalOf(name(provinceOfficer))).toEqual(["wrong_state"]);
  });

  test("the named commune reads that it is; its neighbour and the other province read nothing", async () => {
    await sign();
    const { officer, siblingOfficer, foreignOfficer, foreignProvinceOfficer } = scene.people;
    expect(await as(officer, (tx, who) => ownException(tx, who))).toMatchObject({
      year: 2026,
      reason: "Mưa lũ",
    });
    expect(await as(siblingOfficer, (tx, who) => ownException(tx, who))).toBeNull();
    expect(await as(foreignOfficer, (tx, who) => ownException(tx, who))).toBeNull();
    for (const who of [siblingOfficer, foreignProvinceOfficer]) {
      expect(await as(who, (tx) => exceptionsOf(tx, report))).toEqual([]);
    }
  });
});

describe("while an exception is open", () => {
  test("the commune enters and sends and the province accepts; everybody else stands still", async () => {
    const sibling = await scene.point("draft", {}, scene.sibling);
    await sign();
    const { siblingOfficer, provinceOfficer } = scene.people;
    expect(await refusalOf(edit(siblingOfficer, sibling, 1))).toEqual(["report_signed"]);
    const back = as(provinceOfficer, (tx, who) =>
      returnFestival(tx, who, { id: counted, version: 1, note: "x" }),
    );
    expect(await refusalOf(back)).toEqual(["report_signed"]);
    const id = await bring();
    expect((await stateOf(scene, id))?.state).toBe("accepted");
    expect(await mine()).toMatchObject({ accepted: 1, waiting: 0 });
    const figures = (await as(provinceOfficer, (tx) => getReport(tx, report))).figures;
    expect(figures.points).toBe(2);
  });

  test("below the application: nothing is named, renamed or unnamed after the signature, nor carried without a point", async () => {
    const sibling = await scene.point("draft", {}, scene.sibling);
    await sign();
    const { provinceOfficer, provinceLeader, siblingOfficer, v05 } = scene.people;
    const run = (who: Actor, sql: string) => as(who, (tx) => tx.$executeRawUnsafe(sql));
    const name = (unit: string) =>
      `insert into report_exception (unit_id, report_id, missing_unit_id, reason) values ('${scene.province.id}', '${report}', '${unit}', 'x')`;
    for (const who of [provinceOfficer, v05]) {
      await expect(run(who, name(scene.sibling.id))).rejects.toThrow(/exception_signed/);
      await expect(run(who, "update report_exception set reason = 'y'")).rejects.toThrow(/exception_signed/);
      await expect(run(who, "delete from report_exception")).rejects.toThrow(/exception_signed/);
    }
    await expect(run(siblingOfficer, name(scene.sibling.id))).rejects.toThrow(
      /row-level security|exception_/,
    );
    await expect(
      run(siblingOfficer, `update festival set version = version + 1 where id = '${sibling}'`),
    ).rejects.toThrow(/report_signed/);
    const id = await drafted();
    const carry = `update report_exception set supplement_id = '${id}' where missing_unit_id = '${scene.commune.id}'`;
    await expect(run(provinceOfficer, carry)).rejects.toThrow(/exception_empty/);
    await bring();
    await run(provinceOfficer, carry);
    await expect(
      run(provinceOfficer, "update report_exception set closed_at = now() where supplement_id is not null"),
    ).rejects.toThrow(/exception_closing/);
    await expect(
      run(
        provinceOfficer,
        `update report_supplement set state = 'accepted', accepted_by_id = '${provinceOfficer.userId}' where id = '${id}'`,
      ),
    ).rejects.toThrow(/supplement_/);
    await run(
      provinceLeader,
      `update report_supplement set state = 'sent', sent_by_id = '${provinceLeader.userId}' where id = '${id}'`,
    );
    await expect(
      run(provinceOfficer, `update report_supplement set note = 'y' where id = '${id}'`),
    ).rejects.toThrow(/supplement_content/);
    await expect(
      run(
        v05,
        `update report_supplement set state = 'accepted', accepted_by_id = '${v05.userId}' where id = '${id}'`,
      ),
    ).rejects.toThrow(/supplement_report/);
    await scene.owner.query("update report_supplement set entered_by_id = $1", [v05.userId]);
    await scene.owner.query(
      "update festival_report set state = 'accepted', accepted_by_id = gen_random_uuid(), accepted_at = now()",
    );
    await expect(
      run(
        v05,
        `update report_supplement set state = 'accepted', accepted_by_id = '${v05.userId}' where id = '${id}'`,
      ),
    ).rejects.toThrow(/supplement_four_eyes/);
    // What the report does not speak of is not missing in it.
    await scene.owner.query("delete from report_exception");
    await scene.owner.query(
      "update festival_report set state = 'draft', accepted_by_id = null, accepted_at = null where id = $1",
      [report],
    );
    await expect(run(provinceOfficer, name(scene.foreignCommune.id))).rejects.toThrow(/exception_commune/);
  });
});

describe("the supplement", () => {
  test("two officers on one: each keeps their field, and the one that both changed is chosen", async () => {
    const { provinceOfficer, provinceOfficer2 } = scene.people;
    await sign();
    const id = await drafted();
    const form = { ...content, id, version: 1, original: originalOf(supplementReaders, content) };
    await as(provinceOfficer, (tx, who) => editSupplement(tx, who, { ...form, note: "Một", signer: "Lê A" }));
    const mine = { ...form, note: "Hai" };
    const conflict = await as(provinceOfficer2, (tx, who) => editSupplement(tx, who, mine)).catch(
      (error: unknown) => error,
    );
    if (!(conflict instanceof Conflict)) throw new Error("no conflict");
    expect(conflict.by).toContain(provinceOfficer.fullName);
    const note = conflict.differences.find(({ path }) => path === "note");
    const choice = { note: note?.values.mine ?? "" };
    const done = await as(provinceOfficer2, (tx, who) => editSupplement(tx, who, { ...mine, choice }));
    expect(done).toEqual({ id, merged: true });
    const { rows } = await scene.owner.query("select note, signer from report_supplement where id = $1", [
      id,
    ]);
    expect(rows).toEqual([{ note: "Hai", signer: "Lê A" }]);
  });

  test("carries who is in, holds them again, and is accepted by V05 with four eyes", async () => {
    const { provinceOfficer, provinceLeader, v05Officer, officer } = scene.people;
    await sign();
    const id = await drafted();
    expect(await refusalOf(step(provinceLeader, sendSupplement, id))).toEqual(["nothing_ready"]);
    const point = await bring();
    const later = await scene.point("draft");
    expect(standingOfException((await mine()) as never)).toBe("ready");
    expect(await refusalOf(step(provinceOfficer, sendSupplement, id))).toEqual(["not_permitted"]);
    await as(provinceOfficer, (tx, who) =>
      editSupplement(tx, who, { id, version: 1, ...content, note: "Thêm" }),
    );
    await step(provinceLeader, sendSupplement, id);
    expect(await mine()).toMatchObject({ supplementId: id, closedAt: null });
    expect(await refusalOf(edit(officer, later, 1))).toEqual(["report_signed"]);
    expect(await refusalOf(step(v05Officer, acceptSupplement, id))).toEqual(["report_first"]);
    await as(v05Officer, async (tx, who) =>
      acceptReport(tx, who, { id: report, version: await versionOf("festival_report", report) }),
    );
    await step(v05Officer, acceptSupplement, id);
    expect((await mine())?.closedAt).toBeInstanceOf(Date);
    const seen = await as(provinceOfficer, (tx) => getReport(tx, report));
    expect(seen.timeline.slice(0, 3).map((row) => row.step)).toContain("supplementAccept");
    expect(seen.supplements).toMatchObject([{ id, state: "accepted" }]);
    expect((await stateOf(scene, point))?.state).toBe("accepted");
    expect(await refusalOf(step(v05Officer, acceptSupplement, id))).toEqual(["wrong_state"]);
  });

  test("recalled or returned with a reason, its communes are open again", async () => {
    const { provinceLeader, v05Officer, officer } = scene.people;
    await sign();
    await bring();
    const later = await scene.point("draft");
    const id = await drafted();
    await step(provinceLeader, sendSupplement, id);
    await step(provinceLeader, recallSupplement, id);
    await edit(officer, later, 1);
    await scene.owner.query("delete from festival where id = $1", [later]);
    await step(provinceLeader, sendSupplement, id);
    await as(v05Officer, async (tx, who) =>
      returnSupplement(tx, who, {
        id,
        version: await versionOf("report_supplement", id),
        reason: "Thiếu chữ ký",
      }),
    );
    expect(await mine()).toMatchObject({ supplementId: null });
    const seen = await as(provinceLeader, (tx, who) => getSupplement(tx, who, id));
    expect(seen).toMatchObject({ state: "returned", returnNote: "Thiếu chữ ký" });
  });

  test("one at a time, of a signed report, by its own province; invisible from the others", async () => {
    const { provinceOfficer, provinceLeader, foreignProvinceOfficer, v05, officer } = scene.people;
    const create = (who: Actor) =>
      as(who, (tx, actor) => createSupplement(tx, actor, { reportId: report, ...content }));
    expect(await refusalOf(create(provinceOfficer))).toEqual(["not_signed"]);
    await sign();
    expect(await refusalOf(create(provinceLeader))).toEqual(["not_permitted"]);
    await expect(create(foreignProvinceOfficer)).rejects.toThrow(NotThere);
    expect(await refusalOf(create(v05))).toEqual(["not_permitted"]);
    const id = await drafted();
    expect(await refusalOf(create(provinceOfficer))).toEqual(["open_already"]);
    for (const who of [foreignProvinceOfficer, officer]) {
      expect(await as(who, (tx, actor) => getSupplement(tx, actor, id))).toBeNull();
    }
    const send = (work: Work) => as(foreignProvinceOfficer, work);
    await expect(send((tx, who) => editSupplement(tx, who, { id, version: 1, ...content }))).rejects.toThrow(
      NotThere,
    );
  });

  test("a locked report leaves what is missing, and locks it when the supplement is accepted", async () => {
    const { provinceLeader, v05, v05Officer } = scene.people;
    await sign();
    const point = await bring();
    const version = () => versionOf("festival_report", report);
    await as(v05Officer, async (tx, who) => acceptReport(tx, who, { id: report, version: await version() }));
    await as(v05, async (tx, who) => lockReport(tx, who, { id: report, version: await version() }));
    expect((await stateOf(scene, counted))?.state).toBe("locked");
    expect((await stateOf(scene, point))?.state).toBe("accepted");
    expect((await as(v05, (tx) => getReport(tx, report))).lock.points).toBe(0);
    const id = await drafted();
    await step(provinceLeader, sendSupplement, id);
    expect(await refusalOf(step(v05Officer, acceptSupplement, id))).toEqual(["lock_right"]);
    await step(v05, acceptSupplement, id);
    expect((await stateOf(scene, point))?.state).toBe("locked");
  });
});

describe("two at once", () => {
  /** Runs the first act, holds its transaction open while the others begin, and says which of them had to wait. */
  async function held(first: () => Promise<unknown>, release: () => void, others: Promise<unknown>[]) {
    const waiting = new Set(others);
    for (const other of others) other.catch(() => {}).finally(() => waiting.delete(other));
    await sleep(400);
    const waited = others.map((other) => waiting.has(other));
    release();
    await first();
    return waited;
  }

  const hold = () => {
    let release = () => {};
    const until = new Promise<void>((resolve) => {
      release = resolve;
    });
    return { until, release: () => release() };
  };

  test("entering while the report is being signed: who is named goes on, who is counted does not", async () => {
    const { officer, siblingOfficer, provinceLeader } = scene.people;
    const named = await scene.point("draft");
    const sibling = await scene.point("draft", {}, scene.sibling);
    const { until, release } = hold();
    const signing = as(provinceLeader, async (tx, who) => {
      await sendReport(tx, who, { id: report, version: 1, acknowledged: "yes", reason: "Mưa lũ" });
      await until;
    });
    await sleep(500);
    const others = [edit(officer, named, 1), edit(siblingOfficer, sibling, 1)];
    expect(await held(() => signing, release, others)).toEqual([true, true]);
    await others[0];
    expect((await stateOf(scene, named))?.turnout).toBe(222);
    expect(await refusalOf(others[1] as Promise<unknown>)).toEqual(["report_signed"]);
  });

  test("entering while the supplement is being sent: too late once it is", async () => {
    const { officer, provinceLeader } = scene.people;
    await sign();
    await bring();
    const later = await scene.point("draft");
    const id = await drafted();
    const { until, release } = hold();
    const sending = as(provinceLeader, async (tx, who) => {
      await sendSupplement(tx, who, { id, version: 1 });
      await until;
    });
    await sleep(300);
    const entering = edit(officer, later, 1);
    expect(await held(() => sending, release, [entering])).toEqual([true]);
    expect(await refusalOf(entering)).toEqual(["report_signed"]);
  });
});
