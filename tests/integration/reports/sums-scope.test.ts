import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { closeDatabase } from "@/lib/core/db";
import { breakdownBy, nationalMean } from "@/lib/reports/breakdown-queries";
import { originsOf } from "@/lib/reports/origin-queries";
import type { CountedSeason } from "@/lib/reports/sum-queries";
import { communesOf, createActor, findUnit, type TestUnit } from "@/tests/support/actors";
import { buildFestival, buildSeason, inState } from "@/tests/support/builders";
import { type TestDatabase, testDatabase } from "@/tests/support/database";
import { as } from "./scene";

const today = "2026-11-21";
const tables = ["figure_sum", "figure_standing", "figure_track_sum", "figure_coverage"] as const;
const page = { size: 100, number: 1 };

let database: TestDatabase;
let season: CountedSeason;
let province: TestUnit;
let foreign: TestUnit;
let communes: TestUnit[];
let people: { commune: Actor; province: Actor; nation: Actor };

beforeAll(async () => {
  database = await testDatabase();
  const { owner } = database;
  season = { id: await buildSeason(owner, 2026), endsOn: "2026-08-19" };
  province = await findUnit(owner, "42", "province");
  foreign = await findUnit(owner, "40", "province");
  communes = [...(await communesOf(owner, province, 2)), ...(await communesOf(owner, foreign, 1))];
  for (const unit of communes)
    await buildFestival(owner, { unitId: unit.id, seasonId: season.id }, inState("accepted", province.id));
  people = {
    commune: await createActor(owner, "commune_officer", communes[0] as TestUnit),
    province: await createActor(owner, "province_officer", province),
    nation: await createActor(owner, "ministry_officer", { code: "VN", level: "nation" }),
  };
});
afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

describe("who reads what is kept", () => {
  test.each([
    ["commune", 1],
    ["province", 2],
    ["nation", 3],
  ] as const)("a %s the sums and facts of its own scope", async (who, units) => {
    for (const source of ["figure_sum", "figure_standing", "figure_fact", "standing_fact"]) {
      const [row] = await as(people[who], (tx) =>
        tx.$queryRawUnsafe<{ n: number }[]>(`select count(distinct unit_id)::int as n from ${source}`),
      );
      expect(row?.n, source).toBe(units);
    }
  });

  test.each([
    ["commune", 0],
    ["province", 2],
    ["nation", 3],
  ] as const)("a %s the sums of tracks and provinces that lie within it", async (who, points) => {
    const [row] = await as(
      people[who],
      (tx) => tx.$queryRaw<{ tracks: number; places: number }[]>`
        select (select coalesce(sum(final), 0)::int from figure_track_sum where measure = 'festival.points') as tracks,
               (select coalesce(sum(points), 0)::int from figure_coverage
                 where first_day <= ${today}::date and end_day > ${today}::date) as places`,
    );
    expect(row).toEqual({ tracks: points, places: points });
  });

  test("what lies on a track or in a province is within the reach of that province, one and all", async () => {
    const { rows } = await database.owner.query(`
      select p.id, t.origin_id from unit p
        join track_span s on s.province_id = p.id and s.first_day <= '${today}'
        join unit_track t on t.track_id = s.track_id
       where p.level = 'province'
         and not exists (select from unit_reach r where r.holder_id = p.id and r.unit_id = t.origin_id and r.since <= '${today}')
       union all
      select p.id, e.origin_id from unit p join unit_place e on e.province_id = p.id and e.first_day <= '${today}'
       where p.level = 'province'
         and not exists (select from unit_reach r where r.holder_id = p.id and r.unit_id = e.origin_id and r.since <= '${today}')`);
    expect(rows).toEqual([]);
  });

  test.each(["commune", "province", "nation"] as const)("a %s writes none of it", async (who) => {
    for (const table of tables)
      for (const text of [`delete from ${table}`, `update ${table} set season_id = season_id`])
        await expect(
          as(people[who], (tx) => tx.$executeRawUnsafe(text)),
          text,
        ).rejects.toThrow("permission denied");
    for (const call of ["recount_figures()", `recount_units('${season.id}', '{}')`, "figure_faults()"])
      await expect(
        as(people[who], (tx) => tx.$queryRawUnsafe(`select ${call}`)),
        call,
      ).rejects.toThrow("permission denied");
  });
});

describe("what a unit may know of the others", () => {
  test.each(["commune", "province", "nation"] as const)(
    "a %s the mean of the nation, and nobody's own number",
    async (who) => {
      const mean = await as(people[who], (tx) => nationalMean(tx, today, season, ["NH01", "NH09", "NH05"]));
      expect(mean).toEqual({
        provinces: 34,
        communes: 3321,
        of: {
          NH01: { perProvince: 3 / 34, perCommune: 3 / 3321 },
          NH09: { perProvince: 600 / 34, perCommune: 600 / 3321 },
          NH05: { perProvince: 0, perCommune: 0 },
        },
      });
    },
  );

  test("a province asking for another's communes or records finds none", async () => {
    const plan = { unit: foreign, day: today, season, page };
    const { rows } = await as(people.province, (tx) =>
      breakdownBy(tx, { ...plan, by: "place", code: "NH01" }),
    );
    expect(rows.reduce((sum, row) => sum + (row.value ?? 0), 0)).toBe(0);
    expect((await as(people.province, (tx) => originsOf(tx, { ...plan, code: "NH01" }))).rows).toEqual([]);
  });

  test("its own it finds, ranked, those that have reported nothing behind the others and without a rank", async () => {
    const { rows, total } = await as(people.province, (tx) =>
      breakdownBy(tx, { unit: province, day: today, season, by: "place", code: "NH01", page }),
    );
    expect(total).toBe(69);
    expect(rows.slice(0, 3).map((row) => [row.value, row.rank])).toEqual([
      [1, 1],
      [1, 1],
      [null, null],
    ]);
  });
});
