import { afterAll, beforeAll, expect, test } from "vitest";
import { NotThere } from "@/lib/core/refusal";
import { dropTarget, setTarget } from "@/lib/recognitions/targets/commands";
import { distanceTo } from "@/lib/recognitions/targets/distance";
import { getTargets, listTargets } from "@/lib/recognitions/targets/queries";
import { buildApplication, buildScheme, schemeSubjectOf } from "@/tests/support/recognitions";
import { refusal } from "./application-scene";
import { as, openScene, run, type Scene } from "./scene";

let scene: Scene;
let scheme: string;
beforeAll(async () => {
  scene = await openScene();
  scheme = await buildScheme(scene.owner, { period: "yearly" });
});
afterAll(() => scene.close());

const target = (year: number, percent: number) => ({
  scheme,
  year,
  percent,
  paper: "KH 122/KH-UBND",
});
const list = (actor: Scene["people"]["v05"]) =>
  as(actor, (tx) =>
    listTargets(
      tx,
      { id: scheme, subjects: [schemeSubjectOf({ kind: "ward" })] },
      { day: "2026-11-22", year: 2026 },
    ),
  );

test("a province sets what it means to reach, and sees the distance", async () => {
  const { provinceAdmin, officer, v05, foreignAdmin } = scene.people;
  await as(provinceAdmin, (tx) => setTarget(tx, provinceAdmin, target(2030, 5000)));
  await as(provinceAdmin, (tx) => setTarget(tx, provinceAdmin, target(2030, 10_000)));
  expect(await refusal(as(officer, (tx) => setTarget(tx, officer, target(2030, 5000))))).toEqual([
    "not_permitted",
  ]);
  await buildApplication(
    scene.owner,
    { unit: scene.ward, schemeId: scheme, setId: scene.set.id },
    "recognised",
  );
  const [row] = await list(provinceAdmin);
  const wards = await scene.owner.query(
    "select count(*)::int as n from unit where parent_id = $1 and kind = 'ward' and valid_to is null",
    [scene.province.id],
  );
  expect(row).toMatchObject({
    percent: 10_000,
    version: 2,
    units: wards.rows[0].n,
    recognised: 1,
    registered: 1,
    stand: 2026,
  });
  expect(row && distanceTo(row)).toEqual({ needed: wards.rows[0].n, left: wards.rows[0].n - 1 });
  expect(await list(v05)).toHaveLength(1);
  expect(await list(foreignAdmin)).toEqual([]);
});

test("another province neither changes nor drops it; communes set none, whatever they send", async () => {
  const { provinceAdmin, foreignAdmin, officer } = scene.people;
  const [row] = await list(provinceAdmin);
  const input = { id: row?.id ?? "", version: row?.version ?? 0 };
  await expect(as(foreignAdmin, (tx) => dropTarget(tx, foreignAdmin, input))).rejects.toBeInstanceOf(
    NotThere,
  );
  const insert = `insert into recognition_target (unit_id, scheme_id, year, percent, entered_by_id, entered_by_name)
                  values ($1::uuid, $2::uuid, 2031, 100, $3::uuid, 'x')`;
  await expect(run(officer, insert, officer.unit.id, scheme, officer.userId)).rejects.toThrow("target_unit");
  await expect(run(foreignAdmin, insert, scene.province.id, scheme, foreignAdmin.userId)).rejects.toThrow();
  await expect(
    run(provinceAdmin, insert, provinceAdmin.unit.id, scheme, foreignAdmin.userId),
  ).rejects.toThrow("target_signature");
  await as(provinceAdmin, (tx) => dropTarget(tx, provinceAdmin, input));
  expect(await list(provinceAdmin)).toEqual([]);
});

test("a scheme of every year counts what was recognised in the year of its target, not in another", async () => {
  const { provinceAdmin } = scene.people;
  await buildApplication(
    scene.owner,
    { unit: scene.ward, schemeId: scheme, setId: scene.set.id, year: 2025 },
    "recognised",
  );
  await buildApplication(
    scene.owner,
    { unit: scene.ward, schemeId: scheme, setId: scene.set.id, year: 2024 },
    "not_met",
  );
  for (const year of [2024, 2025, 2026])
    await as(provinceAdmin, (tx) => setTarget(tx, provinceAdmin, target(year, 5000)));
  const told = (await list(provinceAdmin)).map(({ stand, recognised, registered }) => [
    stand,
    registered,
    recognised,
  ]);
  // The ward is one of today: in 2024 there was another.
  expect(told).toEqual([
    [2024, 0, 0],
    [2025, 1, 1],
    [2026, 1, 1],
  ]);
  await scene.owner.query("delete from application where scheme_id = $1 and year = 2026", [scheme]);
  expect((await list(provinceAdmin)).map(({ recognised }) => recognised)).toEqual([0, 1, 0]);
});

test("V05 sets what the country means to reach; a province reads it without its numbers and changes nothing of it", async () => {
  const { v05, provinceAdmin, provinceOfficer, minister } = scene.people;
  await as(v05, (tx) => setTarget(tx, v05, target(2030, 6000)));
  expect(await refusal(as(minister, (tx) => setTarget(tx, minister, target(2030, 100))))).toEqual([
    "not_permitted",
  ]);
  const [country] = await list(v05);
  const wards = await scene.owner.query(
    "select count(*)::int as n from unit where kind = 'ward' and valid_to is null",
  );
  expect(country).toMatchObject({
    unitLevel: "nation",
    percent: 6000,
    units: wards.rows[0].n,
    recognised: 0,
  });
  const code = (await scene.owner.query("select code from scheme where id = $1", [scheme])).rows[0].code;
  const time = { day: "2026-11-22", year: 2026 };
  const seen = await as(provinceAdmin, (tx) => getTargets(tx, provinceAdmin, code, time));
  expect(seen.country).toEqual([{ id: country?.id, year: 2030, percent: 6000, paper: "KH 122/KH-UBND" }]);
  expect(seen.rows.every(({ unitLevel }) => unitLevel === "province")).toBe(true);
  expect((await as(v05, (tx) => getTargets(tx, v05, code, time))).rows[0]).toMatchObject({ id: country?.id });
  const input = { id: country?.id ?? "", version: country?.version ?? 0 };
  for (const actor of [provinceAdmin, provinceOfficer])
    expect(await refusal(as(actor, (tx) => dropTarget(tx, actor, input)))).toEqual(["not_yours"]);
  expect(
    await run(provinceAdmin, "update recognition_target set percent = 1 where id = $1::uuid", input.id),
  ).toBe(0);
  await as(v05, (tx) => dropTarget(tx, v05, input));
});
