import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db";
import { applyChange } from "@/lib/units/changes/apply-commands";
import { draftChange } from "@/lib/units/changes/commands";
import { previewOf } from "@/lib/units/changes/preview-queries";
import { getChange } from "@/lib/units/changes/queries";
import { appointPost, correctContact, correctPost, endPost, moveContact } from "@/lib/units/profile/commands";
import { getProfile, readsProfile } from "@/lib/units/profile/queries";
import { appointPostInput, moveContactInput } from "@/lib/units/profile/schema";
import { createActor, type TestUnit } from "@/tests/support/actors";
import { as, carryOut, form, openScene, refusalOf, type Scene, takeBack } from "./changes-scene";

let scene: Scene;
let keeper: Actor;
let v05: Actor;
beforeAll(async () => {
  scene = await openScene();
  keeper = scene.people.provinceAdmin;
  v05 = scene.people.v05;
});
afterAll(() => scene.close());

const at = (index: number) => scene.communes[index] as TestUnit;
const appoint = (unit: TestUnit, given: Record<string, string> = {}) => {
  const input = appointPostInput.parse({
    id: unit.id,
    post: "deputy",
    fullName: "Thân Văn Mạ",
    validFrom: "01/07/2025",
    ...given,
  });
  return as(keeper, (tx) => appointPost(tx, keeper, input));
};
const move = (unit: TestUnit, validFrom: string) => {
  const input = moveContactInput.parse({ id: unit.id, address: "Số 1 Lý Tự Trọng", validFrom });
  return as(keeper, (tx) => moveContact(tx, keeper, input));
};
const rowsOf = async () => (await scene.owner.query("select count(*)::int as n from unit_post")).rows[0].n;
const insert = (table: string, unit: TestUnit, from: string, to: string | null) =>
  scene.owner.query(
    table === "unit_post"
      ? `insert into unit_post (unit_id, post, full_name, valid_from, valid_to, entered_by_id, entered_by_name)
         values ($1, 'officer', 'x', $2, $3, gen_random_uuid(), 'x')`
      : `insert into unit_contact (unit_id, address, valid_from, valid_to, entered_by_id, entered_by_name)
         values ($1, 'x', $2, $3, gen_random_uuid(), 'x')`,
    [unit.id, from, to],
  );
const close = (from: TestUnit, to: TestUnit) => form("close", { unit: from.code, successor: to.code });

describe("a term lies inside the life of its unit", () => {
  test("nobody is in post before the unit began, and it says on which day that was", async () => {
    const before = await rowsOf();
    const work = appoint(at(0), { validFrom: "30/06/2025" });
    await expect(work).rejects.toMatchObject({
      issues: [{ path: "validFrom", message: "Đơn vị có từ ngày 01/7/2025. Nhập ngày đó hoặc ngày sau đó." }],
    });
    expect(await refusalOf(move(at(0), "30/06/2025"))).toEqual(["before_unit"]);
    expect(await rowsOf()).toBe(before);
    for (const table of ["unit_post", "unit_contact"])
      await expect(insert(table, at(0), "2025-06-30", null)).rejects.toThrow("term_in_unit");
  });

  test("nor after it ends, once that is decided; until then people come and go", async () => {
    const { id: head } = await appoint(at(1), { post: "head" });
    const seat = await move(at(1), "01/07/2025");
    const change = await carryOut(
      v05,
      form("close", { unit: at(1).code, successor: at(2).code }, "2027-01-01"),
    );
    const late = { validFrom: "01/01/2027" };
    expect(await refusalOf(appoint(at(1), late))).toEqual(["begins_after_unit"]);
    expect(await refusalOf(move(at(1), late.validFrom))).toEqual(["begins_after_unit"]);
    expect(await refusalOf(appoint(at(1), { validTo: "02/01/2027" }))).toEqual(["after_unit"]);
    const end = (endsOn: string) =>
      as(keeper, (tx) => endPost(tx, keeper, { id: at(1).id, rowId: head, endsOn }));
    expect(await refusalOf(end("2027-01-02"))).toEqual(["after_unit"]);
    const again = {
      id: at(1).id,
      phone: "",
      email: "",
      reason: "sai",
      validFrom: "2025-07-01",
      validTo: "2027-01-02",
    };
    const post = { ...again, rowId: head, post: "head" as const, fullName: "Khác", decisionNumber: "" };
    expect(await refusalOf(as(keeper, (tx) => correctPost(tx, keeper, post)))).toEqual(["after_unit"]);
    const contact = { ...again, rowId: seat.id, address: "Khác" };
    expect(await refusalOf(as(keeper, (tx) => correctContact(tx, keeper, contact)))).toEqual(["after_unit"]);
    for (const table of ["unit_post", "unit_contact"]) {
      await expect(insert(table, at(1), "2027-01-01", null)).rejects.toThrow("term_in_unit");
      await expect(insert(table, at(1), "2026-12-01", "2027-01-02")).rejects.toThrow("term_in_unit");
    }
    await expect(
      scene.owner.query("update unit_post set valid_to = '2027-01-02' where id = $1", [head]),
    ).rejects.toThrow("term_in_unit");
    await appoint(at(1), { post: "head", fullName: "Mạc Thị Lạc", validFrom: "01/12/2026" });
    await appoint(at(1), { fullName: "Đến Cùng", validTo: "01/01/2027" });
    await takeBack(v05, change);
  });

  test("of a unit that is no more the end is said", async () => {
    const change = await carryOut(v05, close(at(3), at(4)));
    await expect(insert("unit_post", at(3), "2025-07-01", null)).rejects.toThrow("term_in_unit");
    await insert("unit_post", at(3), "2025-07-01", "2026-10-01");
    await takeBack(v05, change);
  });

  test("a unit ends while somebody is being appointed beyond it: the appointment waits, and is refused", async () => {
    const { id } = await as(v05, (tx) => draftChange(tx, v05, close(at(5), at(6))));
    let [release, reached] = [() => {}, () => {}];
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const inside = new Promise<void>((resolve) => {
      reached = resolve;
    });
    const applied = as(v05, async (tx) => {
      await applyChange(tx, v05, { id, version: 1 });
      reached();
      await gate;
    });
    await Promise.race([inside, applied]);
    const second = refusalOf(appoint(at(5), { validTo: "01/07/2030" }));
    expect(await Promise.race([second, sleep(700).then(() => "waits")])).toBe("waits");
    release();
    await applied;
    expect(await second).toEqual(["term_in_unit"]);
    await takeBack(v05, id);
  });
});

describe("a unit ends", () => {
  test("who is in post leaves with it, the preview says who; undone, everybody is back as before", async () => {
    const unit = at(7);
    await appoint(unit, { post: "head", fullName: "Mạc Thị Lạc" });
    await appoint(unit, { fullName: "Hạn Năm Năm", validTo: "01/07/2030" });
    await appoint(unit, { post: "officer", fullName: "Chưa Nhận", validFrom: "01/12/2026" });
    await appoint(unit, { post: "officer", fullName: "Thôi Rồi", validTo: "01/03/2026" });
    await move(unit, "01/07/2025");
    const terms = async (tx: Tx) =>
      (await getProfile(tx, unit.id)).posts.map(({ fullName, validFrom, validTo }) => [
        fullName,
        validFrom,
        validTo,
      ]);
    const before = await as(keeper, terms);
    const { id } = await as(v05, (tx) => draftChange(tx, v05, close(unit, at(8))));
    const preview = () =>
      as(v05, async (tx) => {
        const change = await getChange(tx, id);
        if (!change) throw new Error("no change");
        const { posts, postsTotal, contacts } = await previewOf(tx, change);
        return { postsTotal, contacts, posts: posts.map(({ fullName, never }) => [fullName, never]) };
      });
    const said = {
      postsTotal: 3,
      contacts: 1,
      posts: [
        ["Mạc Thị Lạc", false],
        ["Hạn Năm Năm", false],
        ["Chưa Nhận", true],
      ],
    };
    expect(await preview()).toEqual(said);
    const stored = async () =>
      (await scene.owner.query("select md5(string_agg(p::text, '|' order by id)) as m from unit_post p"))
        .rows;
    const rows = await stored();
    await as(v05, (tx) => applyChange(tx, v05, { id, version: 1 }));
    expect(await preview()).toEqual(said);
    expect(await as(keeper, terms)).toEqual([
      ["Mạc Thị Lạc", "2025-07-01", "2026-10-01"],
      ["Hạn Năm Năm", "2025-07-01", "2026-10-01"],
      ["Chưa Nhận", "2026-12-01", "2026-10-01"],
      ["Thôi Rồi", "2025-07-01", "2026-03-01"],
    ]);
    const { contacts } = await as(keeper, (tx) => getProfile(tx, unit.id));
    expect(contacts.map(({ validTo, saidTo }) => [validTo, saidTo])).toEqual([["2026-10-01", null]]);
    await takeBack(v05, id);
    expect(await as(keeper, terms)).toEqual(before);
    expect(await stored()).toEqual(rows);
  });

  test("a new unit whose posts are recorded stands: its change is not undone", async () => {
    const change = await carryOut(
      v05,
      form("open", { code: "99940", name: "Thử", unitKind: "commune", parent: "42" }),
    );
    const born = {
      ...at(0),
      id: (await scene.owner.query("select id from unit where code = '99940'")).rows[0].id,
    };
    await appoint(born, { validFrom: "01/10/2026" });
    expect(await refusalOf(takeBack(v05, change))).toEqual(["in_way"]);
  });
});

describe("whose profile one reads", () => {
  test("own, below, above and what one took over; nobody reads sideways", async () => {
    const chief = await createActor(scene.owner, "commune_chief", at(9));
    const reads = (actor: Actor, unit: { id: string }) => as(actor, (tx) => readsProfile(tx, actor, unit.id));
    for (const unit of [at(9), scene.province, scene.nation]) expect(await reads(chief, unit)).toBe(true);
    for (const unit of [at(10), scene.foreign, scene.foreignCommune])
      expect(await reads(chief, unit)).toBe(false);
    expect(await reads(keeper, at(9))).toBe(true);
    expect(await reads(keeper, scene.foreign)).toBe(false);
    expect(await reads(v05, scene.foreignCommune)).toBe(true);
    const change = await carryOut(v05, close(at(11), at(9)));
    expect(await reads(chief, at(11))).toBe(true);
    await takeBack(v05, change);
    expect(await reads(chief, at(11))).toBe(false);
  });
});
