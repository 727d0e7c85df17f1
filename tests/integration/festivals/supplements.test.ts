import { describe, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db";
import { originalOf } from "@/lib/core/merge";
import { Conflict, NotThere, Refusal } from "@/lib/core/refusal";
import { acceptReport } from "@/lib/festivals/reports/commands";
import { lockReport } from "@/lib/festivals/reports/lock-commands";
import { getReport } from "@/lib/festivals/reports/queries";
import {
  acceptSupplement,
  createSupplement,
  editSupplement,
  recallSupplement,
  returnSupplement,
  sendSupplement,
} from "@/lib/festivals/supplements/commands";
import { getSupplement } from "@/lib/festivals/supplements/queries";
import { standingOfException, supplementReaders } from "@/lib/festivals/supplements/view";
import { lackWords } from "@/lib/festivals/supplements/words";
import { as, refusalOf, stateOf } from "./points-scene";
import { content, reportWithoutMany } from "./supplements-scene";

const { on, versionOf, sign, mine, edit, bring, drafted, step, exceptions } = reportWithoutMany();

type Work = (tx: Tx, who: Actor) => Promise<unknown>;

describe("the supplement", () => {
  test("two officers on one: each keeps their field, and the one that both changed is chosen", async () => {
    const { provinceOfficer, provinceOfficer2 } = on.scene.people;
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
    const { rows } = await on.scene.owner.query("select note, signer from report_supplement where id = $1", [
      id,
    ]);
    expect(rows).toEqual([{ note: "Hai", signer: "Lê A" }]);
  });

  test("carries who is in, holds them again, and is accepted by V05 with four eyes", async () => {
    const { provinceOfficer, provinceLeader, v05Officer, officer } = on.scene.people;
    await sign();
    const id = await drafted();
    expect(await refusalOf(step(provinceLeader, sendSupplement, id))).toEqual(["nothing_ready"]);
    const point = await bring();
    const later = await on.scene.point("draft");
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
      acceptReport(tx, who, { id: on.report, version: await versionOf("festival_report", on.report) }),
    );
    await step(v05Officer, acceptSupplement, id);
    expect((await mine())?.closedAt).toBeInstanceOf(Date);
    const seen = await as(provinceOfficer, (tx) => getReport(tx, on.report));
    expect(seen.timeline.slice(0, 3).map((row) => row.step)).toContain("supplementAccept");
    expect(seen.supplements).toMatchObject([{ id, state: "accepted" }]);
    expect((await stateOf(on.scene, point))?.state).toBe("accepted");
    expect(await refusalOf(step(v05Officer, acceptSupplement, id))).toEqual(["wrong_state"]);
  });

  test("recalled or returned with a reason, its communes are open again", async () => {
    const { provinceLeader, v05Officer, officer } = on.scene.people;
    await sign();
    await bring();
    const later = await on.scene.point("draft");
    const id = await drafted();
    await step(provinceLeader, sendSupplement, id);
    await step(provinceLeader, recallSupplement, id);
    await edit(officer, later, 1);
    await on.scene.owner.query("delete from festival where id = $1", [later]);
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
    const { provinceOfficer, provinceLeader, foreignProvinceOfficer, v05, officer } = on.scene.people;
    const create = (who: Actor) =>
      as(who, (tx, actor) => createSupplement(tx, actor, { reportId: on.report, ...content }));
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
    const { provinceLeader, v05, v05Officer } = on.scene.people;
    await sign();
    const point = await bring();
    const version = () => versionOf("festival_report", on.report);
    await as(v05Officer, async (tx, who) =>
      acceptReport(tx, who, { id: on.report, version: await version() }),
    );
    await as(v05, async (tx, who) => lockReport(tx, who, { id: on.report, version: await version() }));
    expect((await stateOf(on.scene, on.counted))?.state).toBe("locked");
    expect((await stateOf(on.scene, point))?.state).toBe("accepted");
    expect((await as(v05, (tx) => getReport(tx, on.report))).lock.points).toBe(0);
    const id = await drafted();
    await step(provinceLeader, sendSupplement, id);
    expect(await refusalOf(step(v05Officer, acceptSupplement, id))).toEqual(["lock_right"]);
    await step(v05, acceptSupplement, id);
    expect((await stateOf(on.scene, point))?.state).toBe("locked");
  });

  test("with nobody to carry it may be drafted but not sent, and says what each commune lacks", async () => {
    const { provinceLeader } = on.scene.people;
    await sign();
    const id = await drafted();
    const page = () => as(provinceLeader, (tx, who) => getSupplement(tx, who, id));
    const said = async () => {
      const refusal = await step(provinceLeader, sendSupplement, id).catch((error: unknown) => error);
      return refusal instanceof Refusal ? refusal.issues.map(({ message }) => message).join() : "";
    };
    expect((await page())?.carries).toEqual([]);
    expect(await said()).toMatch(/Tiếp nhận hết điểm của ít nhất một đơn vị.*: chưa có điểm nào; .*; …$/);
    await on.scene.point("draft");
    await on.scene.point("sent");
    const missing = await mine();
    expect(missing && lackWords(missing)).toBe("1 điểm chờ tỉnh tiếp nhận, xã còn 1 điểm chưa gửi");
    // Nothing of it was written.
    expect(await page()).toMatchObject({ state: "draft", version: 1, sentAt: null });
    expect((await exceptions()).every(({ supplementId }) => supplementId === null)).toBe(true);
  });
});
