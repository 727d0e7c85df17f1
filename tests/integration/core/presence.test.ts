import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { beat, listPresence, type PresenceInput } from "@/lib/core/presence";
import { NotThere } from "@/lib/core/refusal";
import { as, openScene, type Scene } from "@/tests/integration/festivals/points-scene";
import { buildPlan, buildReport } from "@/tests/support/builders";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const open = (actor: Actor, id: string, change: Partial<PresenceInput> = {}) =>
  as(actor, (tx, who) => beat(tx, who, { kind: "festival", id, mode: "viewing", leave: false, ...change }));
const seenBy = (actor: Actor, id: string) => as(actor, (tx, who) => listPresence(tx, who, "festival", id));
const rows = async () => (await scene.owner.query("select * from presence order by user_id")).rows;

test("who has a record open is named to the others, with unit, what they do and since when", async () => {
  const { officer, chief, provinceOfficer } = scene.people;
  const id = await scene.point();
  expect(await open(officer, id, { mode: "editing" })).toEqual({ others: [] });
  expect((await open(chief, id)).others).toEqual([
    {
      name: officer.fullName,
      unit: expect.stringMatching(/^Công an (xã|phường|thị trấn) /),
      mode: "editing",
      since: expect.stringMatching(/^\d\d:\d\d$/),
    },
  ]);
  // The commune learns who of the province looks at its record, whose account it cannot see.
  await open(provinceOfficer, id);
  expect((await seenBy(officer, id)).map(({ name }) => name).sort()).toEqual(
    [chief.fullName, provinceOfficer.fullName].sort(),
  );
  // Both at once is editing, once.
  await open(chief, id, { mode: "editing" });
  expect((await seenBy(officer, id)).filter(({ name }) => name === chief.fullName)).toMatchObject([
    { mode: "editing" },
  ]);
});

test("who leaves is gone, and who fell silent for a minute is nobody; coming back begins anew", async () => {
  const { officer, chief } = scene.people;
  const id = await scene.point();
  await open(officer, id);
  await open(officer, id, { leave: true });
  expect(await seenBy(chief, id)).toEqual([]);
  await open(officer, id);
  const age =
    "update presence set since = now() - interval '3 hours', seen_at = now() - $2::interval where record_id = $1";
  await scene.owner.query(age, [id, "30 seconds"]);
  expect(await seenBy(chief, id)).toHaveLength(1);
  const since = (await seenBy(chief, id))[0]?.since;
  await open(officer, id);
  expect((await seenBy(chief, id))[0]?.since).toBe(since);
  await scene.owner.query(age, [id, "50 seconds"]);
  expect(await seenBy(chief, id)).toEqual([]);
  await open(officer, id);
  expect((await seenBy(chief, id))[0]?.since).not.toBe(since);
});

test.each(["siblingOfficer", "foreignOfficer", "foreignProvinceOfficer"] as const)(
  "%s: a foreign record is not there, nothing is written and nothing is told",
  async (stranger) => {
    const id = await scene.point();
    await open(scene.people.officer, id);
    const before = await rows();
    for (const mode of ["viewing", "editing"] as const) {
      await expect(open(scene.people[stranger], id, { mode })).rejects.toThrow(NotThere);
    }
    await expect(open(scene.people[stranger], id, { leave: true })).rejects.toThrow(NotThere);
    expect(await rows()).toEqual(before);
    expect(await seenBy(scene.people[stranger], id)).toEqual([]);
  },
);

test("a record that does not exist is not there either", async () => {
  await expect(open(scene.people.officer, randomUUID())).rejects.toThrow(NotThere);
});

test("nobody enters or removes somebody else, not even the ministry", async () => {
  const { officer, chief, v05 } = scene.people;
  const id = await scene.point();
  await open(officer, id);
  for (const actor of [chief, v05]) {
    const planted = as(
      actor,
      (tx) => tx.$executeRaw`
        insert into presence (record_kind, record_id, unit_id, user_id, user_name, acting_unit_name, mode)
        values ('festival', ${id}::uuid, ${scene.commune.id}::uuid, ${randomUUID()}::uuid, 'x', 'x', 'editing')`,
    );
    await expect(planted).rejects.toThrow(/row-level security/);
    const removed = await as(
      actor,
      (tx) => tx.$executeRaw`delete from presence where record_id = ${id}::uuid`,
    );
    expect(removed).toBe(0);
  }
  expect(await seenBy(v05, id)).toHaveLength(1);
});

test("plans and reports have it too; a season is the ministry's alone", async () => {
  const { officer, chief, provinceOfficer, provinceOfficer2, v05, v05Officer } = scene.people;
  const plan = await buildPlan(scene.owner, { unitId: scene.commune.id, seasonId: scene.season });
  const report = await buildReport(scene.owner, { unitId: scene.province.id, seasonId: scene.season });
  await open(officer, plan, { kind: "plan" });
  expect((await open(chief, plan, { kind: "plan" })).others).toHaveLength(1);
  await open(provinceOfficer, report, { kind: "report" });
  expect((await open(provinceOfficer2, report, { kind: "report" })).others).toHaveLength(1);
  await expect(open(officer, report, { kind: "report" })).rejects.toThrow(NotThere);
  await open(v05, scene.season, { kind: "season" });
  expect((await open(v05Officer, scene.season, { kind: "season" })).others).toHaveLength(1);
  await expect(open(provinceOfficer, scene.season, { kind: "season" })).rejects.toThrow(NotThere);
});

test("a supplement has it by itself, apart from its report; not for a commune nor for another province", async () => {
  const { provinceOfficer, provinceOfficer2, officer, foreignProvinceOfficer, v05 } = scene.people;
  const report = await buildReport(
    scene.owner,
    { unitId: scene.province.id, seasonId: scene.oldSeason },
    { state: "sent", sent_by_id: randomUUID(), sent_at: new Date(), holder_unit_id: scene.nation.id },
  );
  const { rows: made } = await scene.owner.query(
    `insert into report_supplement (unit_id, report_id, number, issued_on, signer, entered_by_id, entered_by_name)
     values ($1, $2, '61/BC', '2026-10-02', 'x', gen_random_uuid(), 'x') returning id`,
    [scene.province.id, report],
  );
  const id: string = made[0].id;
  await open(provinceOfficer, id, { kind: "supplement", mode: "editing" });
  for (const colleague of [provinceOfficer2, v05]) {
    expect((await open(colleague, id, { kind: "supplement" })).others).toContainEqual(
      expect.objectContaining({ name: provinceOfficer.fullName, mode: "editing" }),
    );
  }
  expect((await open(provinceOfficer2, report, { kind: "report" })).others).toEqual([]);
  const before = await rows();
  for (const stranger of [officer, foreignProvinceOfficer]) {
    await expect(open(stranger, id, { kind: "supplement" })).rejects.toThrow(NotThere);
    expect(await as(stranger, (tx, who) => listPresence(tx, who, "supplement", id))).toEqual([]);
  }
  // One kind does not answer for another.
  await expect(open(provinceOfficer, id, { kind: "report" })).rejects.toThrow(NotThere);
  expect(await rows()).toEqual(before);
});

test("old rows are swept, and none of it is in the trail", async () => {
  const { officer, chief } = scene.people;
  const [old, id] = [await scene.point(), await scene.point()];
  const count = async () => (await scene.owner.query("select count(*) from audit_entry")).rows[0]?.count;
  const before = await count();
  await open(officer, old);
  await scene.owner.query(
    "update presence set seen_at = now() - interval '11 minutes' where record_id = $1",
    [old],
  );
  await open(chief, id);
  expect((await rows()).some((row) => row.record_id === old)).toBe(false);
  expect(await count()).toBe(before);
});
