import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadReference } from "@/prisma/seed/reference";
import { type TestDatabase, testDatabase } from "@/tests/support/database";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const one = async (sql: string, values: unknown[] = []) => (await database.owner.query(sql, values)).rows[0];

describe("the reference data in the database", () => {
  test.each([
    ["2025-06-30", { province: 63, district: 696, commune: 10_035 }],
    ["2025-07-01", { province: 34, district: 0, commune: 3321 }],
    ["2026-11-21", { province: 34, district: 0, commune: 3321 }],
  ])("units of %s", async (day, counts) => {
    const row = await one(
      `select count(*) filter (where level = 'province')::int as province,
              count(*) filter (where level = 'district')::int as district,
              count(*) filter (where level = 'commune')::int as commune
         from unit where valid_from <= $1 and (valid_to is null or $1 < valid_to)`,
      [day],
    );
    expect(row).toEqual(counts);
  });

  test("successions, acts and former names are there", async () => {
    const row = await one(
      `select (select count(*)::int from unit_succession) as successions,
              (select count(*)::int from unit_succession where whole) as whole,
              (select count(*)::int from unit_succession where main) as main,
              (select count(*)::int from legal_act) as acts,
              (select count(*)::int from unit_former_name) as "formerNames"`,
    );
    expect(row).toEqual({ successions: 10_623, whole: 9651, main: 10_092, acts: 38, formerNames: 12 });
  });

  test("every unit that ended has a successor, but for the districts", async () => {
    const { rows } = await database.owner.query(
      `select u.code from unit u
        where valid_to is not null and level <> 'district'
          and not exists (select from unit_succession s where s.from_id = u.id)`,
    );
    expect(rows).toEqual([]);
  });

  test("Hà Tĩnh reaches its communes of both systems; Phú Thọ those of the three that it was made from", async () => {
    const reach = (code: string) =>
      one(
        `select count(*) filter (where u.level = 'commune' and u.valid_to is null)::int as today,
                count(*) filter (where u.level = 'commune' and u.valid_to is not null)::int as before,
                count(*) filter (where u.level = 'district')::int as districts,
                count(*) filter (where u.level = 'province')::int as provinces
           from unit_reach r join unit u on u.id = r.unit_id join unit h on h.id = r.holder_id
          where h.level = 'province' and h.code = $1 and h.valid_to is null`,
        [code],
      );
    expect(await reach("42")).toEqual({ today: 69, before: 209, districts: 12, provinces: 1 });
    expect(await reach("25")).toEqual({ today: 148, before: 479, districts: 32, provinces: 4 });
  });

  test("a unit is found by any spelling", async () => {
    const found = async (words: string) => {
      const { rows } = await database.owner.query<{ code: string }>(
        "select code from unit where search_key = fold($1) order by code, valid_from",
        [words],
      );
      return rows.map((row) => row.code);
    };
    expect(await found("thi tran thach ha")).toEqual(["18562"]);
    expect(await found("XÃ THẠCH HÀ")).toEqual(["18562"]);
    expect(await found("Thành phố Thuỷ Nguyên")).toEqual(["311"]);
    expect(await found("huyện Đak R’Lấp")).toEqual(["666"]);
  });
});

describe("loading again", () => {
  const state = () =>
    one(
      `select (select count(*)::int from audit_entry) as entries, (select count(*)::int from unit) as units,
              (select md5(string_agg(s::text, '' order by s.id)) from unit_succession s) as lineage,
              (select count(*)::int from unit_reach) as reach`,
    );

  test("does nothing where the same release has been loaded", async () => {
    const client = await database.owner.connect();
    const before = await state();
    expect(await loadReference(client)).toBe("unchanged");
    expect(await state()).toEqual(before);
    client.release();
  });

  test("a newer release puts names and lineage right, and each change is on record", async () => {
    const client = await database.owner.connect();
    const before = await state();
    const commune =
      "(select id from unit where level = 'commune' and code = '18562' and valid_from = '2025-07-01')";
    await client.query("comment on table unit is 'an older release'");
    await client.query(`update unit set name = 'Thạch Hạ' where id = ${commune}`);
    const way = (to: string) =>
      `from_id = (select id from unit where code = '18796' and valid_to is not null)
       and to_id = (select id from unit where level = 'commune' and code = '${to}' and valid_to is null)`;
    await client.query("begin");
    await client.query(`update unit_succession set main = false where ${way("18823")}`);
    await client.query(`update unit_succession set main = true where ${way("18754")}`);
    await client.query("commit");
    expect(await loadReference(client)).toBe("loaded");
    expect(await one(`select name from unit where id = ${commune}`)).toEqual({ name: "Thạch Hà" });
    // On record: three rows made wrong, one name put right, two ways taken away and given again.
    expect(await state()).toEqual({ ...before, entries: before.entries + 8 });
    client.release();
  });

  test("a unit that was closed in the portal stays closed", async () => {
    const client = await database.owner.connect();
    const living = (place: string) =>
      `(select id from unit where level = 'commune' and code = ${place} and valid_to is null)`;
    await client.query("begin");
    await client.query(
      `insert into unit_succession (from_id, to_id, whole, main, happened_on, legal_act_id)
       values (${living("$1")}, ${living("$2")}, true, true, '2026-10-01', (select id from legal_act limit 1))`,
      ["18562", "18568"],
    );
    await client.query(`update unit set valid_to = '2026-10-01' where id = ${living("$1")}`, ["18562"]);
    await client.query("comment on table unit is 'an older release'");
    await client.query("commit");
    expect(await loadReference(client)).toBe("loaded");
    const closed =
      "select valid_to::text as until from unit where code = '18562' and valid_from = '2025-07-01'";
    expect(await one(closed)).toEqual({ until: "2026-10-01" });
    client.release();
  });

  test("a unit that was renamed in the portal keeps its name", async () => {
    const client = await database.owner.connect();
    const { rows } = await client.query(
      "select id, name from unit where code = '18568' and valid_to is null",
    );
    const { id, name } = rows[0];
    await client.query(
      `insert into unit_change (unit_id, kind, state, effective_on, act_number, act_issued_on, act_title, lines, plan, applied_at, created_by_id)
       values ($1, 'rename', 'applied', '2026-10-01', '1/NQ', '2026-09-01', 'thử', '[]', $2, now(), gen_random_uuid())`,
      [id, JSON.stringify({ renames: [{ unitId: id }] })],
    );
    await client.query("update unit set name = 'Tên Sau' where id = $1", [id]);
    const load = async () => {
      await client.query("comment on table unit is 'an older release'");
      expect(await loadReference(client)).toBe("loaded");
      return (await client.query("select name from unit where id = $1", [id])).rows[0].name;
    };
    expect(await load()).toBe("Tên Sau");
    await client.query("update unit_change set state = 'undone'");
    expect(await load()).toBe(name);
    client.release();
  });
});
