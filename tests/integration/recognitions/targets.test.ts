import { afterAll, beforeAll, expect, test } from "vitest";
import { NotThere } from "@/lib/core/refusal";
import { dropTarget, setTarget } from "@/lib/recognitions/targets/commands";
import { distanceTo } from "@/lib/recognitions/targets/distance";
import { listTargets } from "@/lib/recognitions/targets/queries";
import { buildApplication } from "@/tests/support/recognitions";
import { refusal } from "./application-scene";
import { as, openScene, run, type Scene } from "./scene";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const target = (year: number, percent: number) => ({
  scheme: scene.scheme,
  year,
  percent,
  paper: "KH 122/KH-UBND",
});
const list = (actor: Scene["people"]["v05"]) =>
  as(actor, (tx) => listTargets(tx, { id: scene.scheme, kinds: ["ward"] }, 2026));

test("a province sets what it means to reach, and sees the distance", async () => {
  const { provinceAdmin, officer, v05, foreignAdmin } = scene.people;
  await as(provinceAdmin, (tx) => setTarget(tx, provinceAdmin, target(2030, 5000)));
  await as(provinceAdmin, (tx) => setTarget(tx, provinceAdmin, target(2030, 10_000)));
  expect(await refusal(as(officer, (tx) => setTarget(tx, officer, target(2030, 5000))))).toEqual([
    "not_permitted",
  ]);
  expect(await refusal(as(v05, (tx) => setTarget(tx, v05, target(2030, 5000))))).toEqual(["not_permitted"]);
  await buildApplication(
    scene.owner,
    { unit: scene.ward, schemeId: scene.scheme, setId: scene.set.id },
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
  await expect(run(officer, insert, officer.unit.id, scene.scheme, officer.userId)).rejects.toThrow(
    "target_unit",
  );
  await expect(
    run(foreignAdmin, insert, scene.province.id, scene.scheme, foreignAdmin.userId),
  ).rejects.toThrow();
  await expect(
    run(provinceAdmin, insert, provinceAdmin.unit.id, scene.scheme, foreignAdmin.userId),
  ).rejects.toThrow("target_signature");
  await as(provinceAdmin, (tx) => dropTarget(tx, provinceAdmin, input));
  expect(await list(provinceAdmin)).toEqual([]);
});
