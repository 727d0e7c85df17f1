import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { NotThere } from "@/lib/core/refusal";
import { applyChange, undoChange } from "@/lib/units/changes/apply-commands";
import { draftChange, requestChange } from "@/lib/units/changes/commands";
import { getChange, listChanges } from "@/lib/units/changes/queries";
import { changeFilter } from "@/lib/units/changes/schema";
import {
  actorFor,
  assignTo,
  createActor,
  createPerson,
  findUnit,
  type TestUnit,
} from "@/tests/support/actors";
import { buildFestival, buildSeason } from "@/tests/support/builders";
import { as, carryOut, form, openScene, refusalOf, type Scene, takeBack, treeMark } from "./changes-scene";

let scene: Scene;
let v05: Scene["people"]["v05"];
let season: string;
beforeAll(async () => {
  scene = await openScene();
  v05 = scene.people.v05;
  season = await buildSeason(scene.owner, 2026);
});
afterAll(() => scene.close());

const at = (index: number) => scene.communes[index] as TestUnit;
const one = async (sql: string, values: unknown[] = []) => (await scene.owner.query(sql, values)).rows[0];
const bornOf = async (id: string): Promise<string[]> =>
  (await one("select born_ids from unit_change where id = $1", [id])).born_ids;

describe("undoing", () => {
  const merge = (index: number, code: string) =>
    form("merge", {
      units: [{ unit: at(index).code }, { unit: at(index + 1).code }],
      code,
      name: "Nhập",
      unitKind: "commune",
    });

  test("is refused while a record, an account or a role of the new unit stands, and says which", async () => {
    const before = await treeMark(scene);
    const id = await carryOut(v05, merge(4, "99910"));
    const [born = ""] = await bornOf(id);
    const unit = await findUnit(scene.owner, "99910", "commune");
    const point = await buildFestival(scene.owner, { unitId: born, seasonId: season });
    const person = await createPerson(scene.owner, unit);
    const role = await assignTo(scene.owner, person.userId, "commune_officer", unit);
    const error = await takeBack(v05, id).catch((thrown) => thrown);
    const said = error.issues.map((issue: { message: string }) => issue.message).join("\n");
    for (const words of ["1 điểm Ngày hội", "1 tài khoản", "1 phân công vai trò"])
      expect(said).toContain(words);
    // The database does not rely on being asked first.
    await expect(as(v05, (tx) => tx.$executeRaw`select undo_unit_change(${id}::uuid)`)).rejects.toThrow(
      "unit_change_in_way",
    );
    await scene.owner.query("delete from festival where id = $1", [point]);
    await scene.owner.query("delete from role_assignment where id = $1", [role]);
    await scene.owner.query("delete from credential where user_id = $1", [person.userId]);
    await scene.owner.query("delete from app_user where id = $1", [person.userId]);
    await takeBack(v05, id);
    expect(await treeMark(scene)).toBe(before);
  });

  test("is refused while a later change stands on it; the later one first", async () => {
    const before = await treeMark(scene);
    const first = await carryOut(v05, merge(4, "99911"));
    const second = await carryOut(v05, form("close", { unit: "99911", successor: at(6).code }, "2026-10-15"));
    expect(await refusalOf(takeBack(v05, first))).toEqual(["in_way"]);
    await takeBack(v05, second);
    await takeBack(v05, first);
    expect(await treeMark(scene)).toBe(before);
  });

  test("is refused once a successor has decided in place of a unit that would live again", async () => {
    const id = await carryOut(v05, form("close", { unit: at(7).code, successor: at(8).code }));
    await scene.owner.query(
      `insert into decision (unit_id, record_kind, record_id, step, actor_id, actor_name, actor_role, actor_unit_id, actor_unit_name)
       values ($1, 'festival', gen_random_uuid(), 'send', gen_random_uuid(), 'Thử', 'commune_chief', $2, 'Thử')`,
      [at(7).id, at(8).id],
    );
    expect(await refusalOf(takeBack(v05, id))).toEqual(["in_way"]);
    await scene.owner.query("delete from decision where unit_id = $1", [at(7).id]);
    await takeBack(v05, id);
  });

  test("only what an undone change had begun can be deleted, and by no role of the application", async () => {
    await expect(scene.owner.query("delete from unit where id = $1", [at(9).id])).rejects.toThrow(
      "never deleted",
    );
    const id = await carryOut(
      v05,
      form("open", { code: "99912", name: "Thử", unitKind: "commune", parent: "42" }),
    );
    const [born = ""] = await bornOf(id);
    await expect(scene.owner.query("delete from unit where id = $1", [born])).rejects.toThrow(
      "never deleted",
    );
    await expect(as(v05, (tx) => tx.$executeRaw`delete from unit where id = ${born}::uuid`)).rejects.toThrow(
      "permission denied",
    );
    await takeBack(v05, id);
  });
});

describe("who may", () => {
  const input = () => form("close", { unit: at(10).code, successor: at(11).code });

  test("only administrators of the ministry: in the command and in the database", async () => {
    const { v05Officer, provinceAdmin, provinceOfficer } = scene.people;
    for (const actor of [v05Officer, provinceAdmin, provinceOfficer])
      expect(await refusalOf(as(actor, (tx) => draftChange(tx, actor, input())))).toEqual(["not_permitted"]);
    const { id } = await as(v05, (tx) => draftChange(tx, v05, input()));
    for (const actor of [v05Officer, provinceAdmin]) {
      expect(await refusalOf(as(actor, (tx) => applyChange(tx, actor, { id, version: 1 })))).toEqual([
        "not_permitted",
      ]);
      expect(
        await refusalOf(as(actor, (tx) => undoChange(tx, actor, { id, version: 1, note: "x" }))),
      ).toEqual(["not_permitted"]);
    }
    const plan = JSON.stringify({ ends: [], begins: [], renames: [], successions: [] });
    await expect(
      as(v05Officer, (tx) => tx.$executeRaw`select apply_unit_change(${id}::uuid, ${plan}::jsonb)`),
    ).rejects.toThrow("unit_change_right");
    await expect(
      as(v05Officer, (tx) => tx.$executeRaw`select undo_unit_change(${id}::uuid)`),
    ).rejects.toThrow("unit_change_right");
    await expect(
      as(provinceAdmin, (tx) => tx.$executeRaw`select apply_unit_change(${id}::uuid, ${plan}::jsonb)`),
    ).rejects.toThrow("permission denied");
    await expect(
      as(v05, (tx) => tx.$executeRaw`update unit_change set state = 'applied' where id = ${id}::uuid`),
    ).rejects.toThrow("unit_change_");
    await expect(
      as(v05, (tx) => tx.$executeRaw`update unit set name = 'x' where id = ${at(0).id}::uuid`),
    ).rejects.toThrow("permission denied");
    await expect(
      as(v05, (tx) => tx.$executeRaw`delete from unit_change where id = ${id}::uuid`),
    ).rejects.toThrow("permission denied");
  });

  test("what V05 prepares is not there for a province; what was applied below it is, and not for another", async () => {
    const { provinceAdmin, foreignAdmin } = scene.people;
    const { id } = await as(v05, (tx) => draftChange(tx, v05, input()));
    const sees = (actor: typeof v05) =>
      as(actor, (tx) => getChange(tx, id)).then((change) => change !== null);
    expect(await sees(provinceAdmin)).toBe(false);
    await as(v05, (tx) => applyChange(tx, v05, { id, version: 1 }));
    expect(await sees(provinceAdmin)).toBe(true);
    expect(await sees(foreignAdmin)).toBe(false);
    const listed = await as(foreignAdmin, (tx) => listChanges(tx, changeFilter.parse({})));
    expect(listed).toEqual({ rows: [], total: 0 });
    await takeBack(v05, id);
  });

  test("a request is not for a foreign unit, and a foreign change is not there", async () => {
    const { provinceAdmin } = scene.people;
    const foreign = form("close", { unit: scene.foreignCommune.code, successor: at(0).code });
    expect(await refusalOf(as(provinceAdmin, (tx) => requestChange(tx, provinceAdmin, foreign)))).toEqual([
      "not_below",
    ]);
    const missing = "00000000-0000-4000-8000-00000000ffff";
    await expect(as(v05, (tx) => applyChange(tx, v05, { id: missing, version: 1 }))).rejects.toThrow(
      NotThere,
    );
  });
});

describe("pending records go on", () => {
  test("a point that was sent to a province that ends is accepted by the successor", async () => {
    const id = await carryOut(v05, form("merge", { units: [{ unit: "42" }], into: "40" }));
    const heir = await actorFor(
      scene.owner,
      scene.people.foreignAdmin.userId,
      "province_officer",
      scene.foreign,
    );
    expect(heir.actsFor).toContain(scene.province.id);
    await takeBack(v05, id);
    const again = await actorFor(
      scene.owner,
      scene.people.foreignAdmin.userId,
      "province_officer",
      scene.foreign,
    );
    expect(again.actsFor).not.toContain(scene.province.id);
  });
});

describe("a change of a later day", () => {
  test("is written now, and gives nothing before its day", async () => {
    const before = await treeMark(scene);
    const point = await buildFestival(scene.owner, { unitId: at(12).id, seasonId: season });
    const id = await carryOut(
      v05,
      form("close", { unit: at(12).code, successor: at(13).code }, "2099-01-01"),
    );
    const chief = await createActor(scene.owner, "commune_officer", at(13));
    const seen = () =>
      as(
        chief,
        (tx) =>
          tx.$queryRaw<{ n: number }[]>`select count(*)::int as n from festival where id = ${point}::uuid`,
      );
    expect(await seen()).toEqual([{ n: 0 }]);
    const reach = await as(chief, (tx) =>
      tx.unitReach.findMany({ where: { unitId: at(12).id, holderId: at(13).id }, select: { via: true } }),
    );
    expect(reach).toEqual([]);
    // The same, had its day come.
    await scene.owner.query(
      "update unit_reach set since = '2026-01-01' where unit_id = $1 and holder_id = $2",
      [at(12).id, at(13).id],
    );
    expect(await seen()).toEqual([{ n: 1 }]);
    await scene.owner.query(
      "update unit_reach set since = '2099-01-01' where unit_id = $1 and holder_id = $2",
      [at(12).id, at(13).id],
    );
    await takeBack(v05, id);
    expect(await treeMark(scene)).toBe(before);
  });

  test("an account of the taking province is not given a role there before the day", async () => {
    const id = await carryOut(v05, form("move", { unit: at(14).code, above: "40", code: "" }, "2099-01-01"));
    const person = await createPerson(scene.owner, scene.foreign);
    await expect(assignTo(scene.owner, person.userId, "commune_officer", at(14))).rejects.toThrow(
      "assignment_within_keeper",
    );
    await takeBack(v05, id);
  });
});
