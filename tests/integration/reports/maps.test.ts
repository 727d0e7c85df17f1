import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { closeDatabase } from "@/lib/core/db";
import { rankUnits } from "@/lib/reports/ranking-queries";
import { communesIn } from "@/lib/reports/tally-queries";
import { actorFor, communesOf, createActor, findUnit, type TestUnit } from "@/tests/support/actors";
import { buildFestival, buildSeason, inState } from "@/tests/support/builders";
import { type TestDatabase, testDatabase } from "@/tests/support/database";
import { as, figuresFor } from "./scene";

const then = "2024-08-19";
const now = "2026-11-21";
let database: TestDatabase;
let seasonId: string;
let bacGiang: TestUnit;
let oldBacNinh: TestUnit;
let nation: Actor;
let bacNinh: Actor;
let divided: { id: string; code: string; provinceId: string; main: string; other: string };

beforeAll(async () => {
  database = await testDatabase();
  const { owner } = database;
  seasonId = await buildSeason(owner, 2024, { state: "locked" });
  await buildSeason(owner, 2022, { state: "locked" });
  bacGiang = await findUnit(owner, "24", "province", then);
  oldBacNinh = await findUnit(owner, "27", "province", then);
  nation = await createActor(owner, "ministry_officer", { code: "VN", level: "nation" });
  bacNinh = await createActor(owner, "province_officer", { code: "24", level: "province" });
  const { rows } = await owner.query(`
    select u.id, u.code, m.code as main, o.code as other, d.parent_id as "provinceId"
      from unit u join unit d on d.id = u.parent_id
      join unit_succession sm on sm.from_id = u.id and sm.main and not sm.whole join unit m on m.id = sm.to_id
      join unit_succession so on so.from_id = u.id and not so.main join unit o on o.id = so.to_id
      join unit np on np.id = m.parent_id
     where u.level = 'commune' and np.code = '31' order by u.code, o.code limit 1`);
  divided = rows[0];
  for (const [unit, count] of [
    [bacGiang, 3],
    [oldBacNinh, 2],
  ] as const) {
    for (const commune of await communesOf(owner, unit, count, then)) await held(commune.id);
  }
});
afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

const held = (unitId: string, row: Record<string, unknown> = {}) =>
  buildFestival(
    database.owner,
    { unitId, seasonId },
    { ...inState("accepted", bacGiang.id), turnout: 100, ...row },
  );

describe("a code means the unit that had it on the day", () => {
  test("24 is Bắc Giang on the map of 2024 and Bắc Ninh on that of today", async () => {
    expect((await figuresFor(nation, "24", 2024, "then")).figures.NH01).toBe(3);
    expect((await figuresFor(nation, "27", 2024, "then")).figures.NH01).toBe(2);
    expect((await figuresFor(nation, "24", 2024, "now")).figures.NH01).toBe(5);
  });

  test("27 is nobody today", async () => {
    await expect(figuresFor(nation, "27", 2024, "now")).rejects.toThrow("not there");
  });

  test("the merged province asks for itself, and for each that it took over", async () => {
    expect((await figuresFor(bacNinh, "24", 2024, "now")).figures.NH01).toBe(5);
    expect((await figuresFor(bacNinh, "24", 2024, "then")).figures.NH01).toBe(3);
    expect((await figuresFor(bacNinh, "27", 2024, "then")).figures.NH01).toBe(2);
  });

  test("the nation is the same on both maps, and so is the sum of the provinces", async () => {
    const maps = [await figuresFor(nation, "VN", 2024, "then"), await figuresFor(nation, "VN", 2024, "now")];
    expect(maps[0]?.figures).toEqual({ ...maps[1]?.figures, NH05: maps[0]?.figures.NH05 });
    for (const [day, provinces] of [
      [then, 63],
      [now, 34],
    ] as const) {
      const unit = nation.unit;
      const season = { id: seasonId, endsOn: then, resultDueOn: then };
      const sort = { key: "points", descending: true } as const;
      const { rows } = await as(nation, (tx) =>
        rankUnits(tx, {
          unit,
          day,
          rowsDay: day,
          by: "province",
          season,
          sort,
          page: { size: 100, number: 1 },
        }),
      );
      expect(rows).toHaveLength(provinces);
      expect(rows.reduce((sum, row) => sum + row.points, 0)).toBe(maps[0]?.figures.NH01);
    }
  });

  test("coverage is of the communes of then, or of their successors", async () => {
    expect((await figuresFor(nation, "VN", 2024, "then")).coverage.expected).toBe(10_035);
    const today = await figuresFor(nation, "VN", 2024, "now");
    expect(today.coverage.expected).toBeGreaterThan(3_300);
    expect(today.coverage.expected).toBeLessThanOrEqual(3_321);
  });
});

describe("a divided commune", () => {
  test("goes whole to its main successor, and is told", async () => {
    const [main, other] = [divided.main, divided.other];
    const before = [
      await figuresFor(nation, main, 2024, "now"),
      await figuresFor(nation, other, 2024, "now"),
    ];
    await held(divided.id, { turnout: 40 });
    const after = [await figuresFor(nation, main, 2024, "now"), await figuresFor(nation, other, 2024, "now")];
    expect((after[0]?.figures.NH09 ?? 0) - (before[0]?.figures.NH09 ?? 0)).toBe(40);
    expect(after[1]?.figures).toEqual(before[1]?.figures);
    expect(after[0]?.divided).toBeGreaterThan(0);
    expect((await figuresFor(nation, "31", 2024, "now")).divided).toBeGreaterThan(0);
    expect((await figuresFor(nation, "VN", 2024, "then")).divided).toBe(0);
    // All parts lie in the same province: neither its sums nor those of the nation are touched.
    expect((await figuresFor(nation, "31", 2024, "now")).crossing).toBe(0);
    expect((await figuresFor(nation, "VN", 2024, "now")).crossing).toBe(0);
  });

  test("that was divided among provinces is told of both, and of the nation's provinces", async () => {
    const { owner } = database;
    const [elsewhere] = await communesOf(owner, await findUnit(owner, "42", "province"), 1);
    const { rows } = await owner.query(
      `insert into unit_succession (from_id, to_id, whole, main, happened_on, legal_act_id)
       select from_id, $2, false, false, happened_on, legal_act_id from unit_succession where from_id = $1 and main returning id`,
      [divided.id, elsewhere?.id],
    );
    try {
      expect((await figuresFor(nation, "31", 2024, "now")).crossing).toBeGreaterThan(0);
      expect((await figuresFor(nation, "42", 2024, "now")).crossing).toBeGreaterThan(0);
      expect((await figuresFor(nation, "VN", 2024, "now")).crossing).toBeGreaterThan(0);
      expect((await figuresFor(nation, "40", 2024, "now")).crossing).toBe(0);
      expect((await figuresFor(nation, "VN", 2024, "then")).crossing).toBe(0);
    } finally {
      await owner.query("delete from unit_succession where id = $1", [rows[0].id]);
    }
  });
});

describe("where a unit's records lie", () => {
  test("each unit has one place on every day", async () => {
    const { rows } = await database.owner.query(`
      select d::date::text as day, (select count(*)::int from unit) as units, count(*)::int as places,
             count(distinct origin_id)::int as origins
        from unit_place, (values ('2010-01-01'), ('2024-08-19'), ('2025-06-30'), ('2025-07-01'), ('2026-11-21')) v (d)
       where first_day <= d::date and end_day > d::date group by d order by 1`);
    expect(rows).toHaveLength(5);
    for (const row of rows) expect([row.places, row.origins], row.day).toEqual([row.units, row.units]);
  });

  test("a district that is no more lies with the province that took over", async () => {
    const { rows } = await database.owner.query(
      `select distinct k.code, k.level from unit d join unit_place p on p.origin_id = d.id
         join unit k on k.id = p.place_id
        where d.level = 'district' and d.parent_id = $1 and p.first_day <= $2 and p.end_day > $2`,
      [oldBacNinh.id, now],
    );
    expect(rows).toEqual([{ code: "24", level: "province" }]);
  });

  test("a merger of tomorrow moves nothing today", async () => {
    const client = await database.owner.connect();
    try {
      await client.query("begin");
      const [a, b] = await communesOf(client, await findUnit(client, "42", "province"), 2);
      const { rows: acts } = await client.query("select id from legal_act limit 1");
      await client.query("update unit set valid_to = '2027-01-01' where id = $1", [a?.id]);
      await client.query(
        "insert into unit_succession (from_id, to_id, whole, main, happened_on, legal_act_id) values ($1, $2, true, true, '2027-01-01', $3)",
        [a?.id, b?.id, acts[0].id],
      );
      await client.query("set constraints all immediate");
      const placeOn = async (day: string) =>
        (
          await client.query(
            "select place_id from unit_place where origin_id = $1 and first_day <= $2 and end_day > $2",
            [a?.id, day],
          )
        ).rows[0]?.place_id;
      expect(await placeOn("2026-12-31")).toBe(a?.id);
      expect(await placeOn("2027-01-01")).toBe(b?.id);
    } finally {
      await client.query("rollback");
      client.release();
    }
  });

  test("all that a unit counts is in its reach: row security takes nothing away from a province", async () => {
    const { rows } = await database.owner.query(`
      select u.code from unit u
       where u.level in ('province', 'district') and exists (
         select from unit_place p
          where u.id in (p.province_id, p.district_id)
            and not exists (select from unit_reach r where r.holder_id = u.id and r.unit_id = p.origin_id))`);
    expect(rows).toEqual([]);
  });
});

describe("scope", () => {
  test("a province asks for nobody beside or above it", async () => {
    for (const [code, map] of [
      ["42", "now"],
      ["VN", "now"],
      ["VN", "then"],
      ["31", "then"],
      ["99", "now"],
    ] as const) {
      await expect(figuresFor(bacNinh, code, 2024, map), `${code} ${map}`).rejects.toThrow("not there");
    }
  });

  test("a commune asks for itself and what it absorbed, not for its neighbour or its province", async () => {
    const chief = await createActor(database.owner, "commune_chief", {
      code: divided.main,
      level: "commune",
    });
    expect((await figuresFor(chief, divided.main, 2024, "now")).figures.NH09).toBeGreaterThanOrEqual(40);
    expect((await figuresFor(chief, divided.code, 2024, "then")).figures.NH01).toBe(1);
    await expect(figuresFor(chief, "31", 2024, "now")).rejects.toThrow("not there");
    await expect(figuresFor(chief, divided.other, 2024, "now")).rejects.toThrow("not there");
  });

  test("a district asks for its communes on the map of its time", async () => {
    const { rows } = await database.owner.query(
      `select d.id, d.code, d.level, d.kind, d.name, d.parent_id as "parentId" from unit c join unit d on d.id = c.parent_id where c.id = $1`,
      [divided.id],
    );
    const officer = await createActor(database.owner, "district_officer", rows[0]);
    expect((await figuresFor(officer, rows[0].code, 2024, "then")).figures.NH01).toBeGreaterThanOrEqual(1);
    await expect(figuresFor(officer, rows[0].code, 2024, "now")).rejects.toThrow("not there");
  });

  test("row security holds where the asking is let through: a foreign unit's rows are not there", async () => {
    const foreign = await createActor(database.owner, "province_officer", { code: "42", level: "province" });
    const sum = await as(foreign, async (tx) => {
      const rows = await tx.$queryRaw<{ n: bigint }[]>`select count(*) as n from festival`;
      return Number(rows[0]?.n);
    });
    expect(sum).toBe(0);
  });

  test("no context, no figures", async () => {
    const nobody = await actorFor(database.owner, bacNinh.userId, "province_officer", bacGiang);
    const lost: Actor = { ...nobody, unit: { ...nobody.unit, id: "00000000-0000-7000-8000-000000000000" } };
    await expect(figuresFor(lost, "24", 2024, "then")).rejects.toThrow("not there");
  });
});

test("the communes of the nation in a season are those that there were on its last day, before the districts ended and after", async () => {
  const latest = await buildSeason(database.owner, 2026);
  const nationUnit = { id: nation.unit.id, level: "nation" } as const;
  for (const [id, endsOn] of [
    [seasonId, then],
    [latest, now],
  ] as const) {
    const { rows } = await database.owner.query(
      `select s.ends_on::text as "endsOn", (select count(*)::int from unit u where u.level = 'commune' and u.valid_from <= s.ends_on
         and coalesce(u.valid_to, 'infinity') > s.ends_on) as communes from season s where s.id = $1`,
      [id],
    );
    const found = await as(nation, (tx) =>
      communesIn(tx, nationUnit, endsOn, { id, endsOn: rows[0].endsOn }),
    );
    expect(found).toBe(rows[0].communes);
    expect(found).toBeGreaterThan(3000);
  }
});
