import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { listPlans, missingPlans } from "@/lib/festivals/plans/list-queries";
import { getPlan } from "@/lib/festivals/plans/queries";
import { missingPlanFilter, planFilter } from "@/lib/festivals/plans/schema";
import { createActor, findUnit, type TestUnit } from "@/tests/support/actors";
import { buildFestival, buildPlan, inState } from "@/tests/support/builders";
import {
  as,
  closeScene,
  database,
  foreignCommune,
  foreignProvince,
  freshCommune,
  haTinh,
  nation,
  officer,
  openPlans,
  planOf,
  provinceOfficer,
  season,
  v05,
  waiting,
} from "./plans-scene";

// One unit in each state that the lists tell apart, on either side of a border.
beforeAll(async () => {
  await openPlans();
  const of = (unit: TestUnit) => ({ unitId: unit.id, seasonId: season });
  await planOf(await findUnit(database.owner, "18562", "commune"));
  await planOf(haTinh, { number: "88/KH-UBND", ...inState("accepted", nation.id) });
  await planOf(await freshCommune(), { residential_points: 9, ...waiting() });
  await planOf(await freshCommune(), { residential_points: 3, ...waiting() });
  await planOf(await freshCommune());
  await buildPlan(
    database.owner,
    of(foreignCommune.unit as TestUnit),
    inState("sent", foreignProvince.unit.id),
  );
});
afterAll(closeScene);

describe("lists", () => {
  const list = (actor: Actor, query: Record<string, string>) =>
    as(actor, (tx) => listPlans(tx, actor, planFilter.parse({ season: "2026", ...query })));

  test("each sees its own part; filters, totals and paging happen in the database", async () => {
    const mine = await list(officer, {});
    expect(new Set(mine?.rows.map((row) => row.code))).toEqual(new Set(["18562"]));
    const province = await list(provinceOfficer, {});
    expect(province?.rows[0]).toMatchObject({ code: "42", level: "province" });
    expect(province?.rows.every((row) => row.code === "42" || row.provinceName === "Hà Tĩnh")).toBe(true);
    const nationwide = await list(v05, {});
    expect(nationwide?.total).toBeGreaterThan(province?.total ?? 0);
    expect((await list(v05, { unit: "42" }))?.total).toBe(province?.total);
    expect((await list(provinceOfficer, { state: "sent" }))?.rows.every((row) => row.state === "sent")).toBe(
      true,
    );
    expect((await list(provinceOfficer, { level: "province" }))?.total).toBe(1);
    expect((await list(provinceOfficer, { q: "thach ha" }))?.rows.map((row) => row.code)).toEqual(["18562"]);
    expect((await list(provinceOfficer, { q: "88/KH" }))?.rows.map((row) => row.code)).toEqual(["42"]);
    expect((await list(provinceOfficer, { page: "2" }))?.rows).toEqual([]);
    expect(await list(provinceOfficer, { unit: "99" })).toBeNull();
    // A foreign unit in the filter gives nothing, not an error.
    expect((await list(provinceOfficer, { unit: "40" }))?.total).toBe(0);
  });

  test("what waits for the reader is marked, and orders are stable", async () => {
    const province = await list(provinceOfficer, { sort: "sent", dir: "desc" });
    const waits = province?.rows.filter((row) => row.mine) ?? [];
    expect(waits.length).toBeGreaterThan(0);
    expect(waits.every((row) => row.state === "sent")).toBe(true);
    expect((await list(v05, { unit: "42" }))?.rows.some((row) => row.mine)).toBe(false);
    const byPoints = (await list(provinceOfficer, { sort: "points", dir: "desc" }))?.rows ?? [];
    const points = byPoints.map(
      (row) => (row.communePoints ?? 0) + (row.residentialPoints ?? 0) + (row.agencyPoints ?? 0),
    );
    expect(points).toEqual([...points].sort((a, b) => b - a));
  });

  test("who has not sent a plan: communes for their province, provinces for V05, nothing foreign", async () => {
    const missing = (actor: Actor, query: Record<string, string> = {}) =>
      as(actor, (tx) => missingPlans(tx, actor, missingPlanFilter.parse({ season: "2026", ...query })));
    const province = await missing(provinceOfficer);
    const { rows } = await database.owner.query(
      `select count(*)::int as communes from unit where parent_id = $1 and level = 'commune' and valid_to is null`,
      [haTinh.id],
    );
    expect(province?.expected).toBe(rows[0].communes);
    expect(province?.rows.every((row) => row.level === "commune")).toBe(true);
    // Nothing at all comes before what is being written.
    const states = province?.rows.map((row) => row.state) ?? [];
    expect(states.indexOf(null)).toBe(0);
    expect(states.lastIndexOf(null)).toBeLessThan(states.findIndex((state) => state !== null));
    const nationwide = await missing(v05);
    expect(nationwide).toMatchObject({ expected: 34 });
    expect(nationwide?.rows.map((row) => row.code)).not.toContain("42");
    expect((await missing(v05, { unit: "42" }))?.rows).toEqual(province?.rows);
    expect((await missing(provinceOfficer, { unit: "40" }))?.rows).toEqual([]);
  });

  test("planned against held: accepted counts, sent is provisional, postponed does not", async () => {
    const unit = await freshCommune();
    const writer = await createActor(database.owner, "commune_officer", unit);
    const id = await planOf(unit);
    const of = { unitId: unit.id, seasonId: season };
    await buildFestival(database.owner, of, inState("accepted", haTinh.id));
    await buildFestival(database.owner, of, {
      host_level: "inter_residential",
      ...inState("sent", haTinh.id),
    });
    await buildFestival(database.owner, of, {
      status: "postponed",
      status_reason: "Bão",
      ...inState("accepted", haTinh.id),
    });
    const { done } = await as(writer, (tx) => getPlan(tx, id));
    expect(done).toEqual([
      { level: "commune", planned: 1, held: 0, provisional: 0 },
      { level: "residential", planned: 5, held: 1, provisional: 1 },
      { level: "agency", planned: 0, held: 0, provisional: 0 },
    ]);
  });
});
