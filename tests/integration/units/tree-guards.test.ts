import type { PoolClient } from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "@/tests/support/database";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const act = "00000000-0000-4000-8000-00000000000a";

/** A little country of its own beside the real one: province 98 and 97, communes 99901–99905, in a transaction that is undone. */
async function inCountry(work: (client: PoolClient) => Promise<void>): Promise<void> {
  const client = await database.owner.connect();
  try {
    await client.query("begin");
    await client.query("set constraints all immediate; set constraints all deferred");
    await client.query(
      "insert into legal_act (id, number, issued_on, title) values ($1, '1/NQ-THU', '2020-01-01', 'thử')",
      [act],
    );
    await unit(client, "98", "province", "province", "nation:VN", "2000-01-01", null);
    await unit(client, "97", "province", "province", "nation:VN", "2000-01-01", null);
    await work(client);
  } finally {
    await client.query("rollback");
    client.release();
  }
}

async function unit(
  client: PoolClient,
  code: string,
  level: string,
  kind: string,
  parent: string,
  from: string,
  to: string | null,
): Promise<string> {
  const [parentLevel, parentCode] = parent.split(":");
  const { rows } = await client.query<{ id: string }>(
    `insert into unit (code, level, kind, name, parent_id, valid_from, valid_to)
     values ($1, $2::unit_level, $3::unit_kind, 'Thử ' || $1,
             (select id from unit where level = $4::unit_level and code = $5 order by valid_from desc limit 1), $6, $7)
     returning id`,
    [code, level, kind, parentLevel, parentCode, from, to],
  );
  return rows[0]?.id ?? "";
}

const commune = (client: PoolClient, code: string, from: string, to: string | null, parent = "province:98") =>
  unit(client, code, "commune", "commune", parent, from, to);

function succession(client: PoolClient, from: string, to: string, day: string, whole = true, main = true) {
  return client.query(
    "insert into unit_succession (from_id, to_id, whole, main, happened_on, legal_act_id) values ($1, $2, $3, $4, $5, $6)",
    [from, to, whole, main, day, act],
  );
}

/** Judges the deferred constraints now, as a commit would. */
const settle = (client: PoolClient) => client.query("set constraints all immediate");

describe("the tree refuses by itself", () => {
  test("a code used by two units at a time", () =>
    inCountry(async (client) => {
      await commune(client, "99901", "2020-01-01", null);
      await expect(commune(client, "99901", "2024-01-01", null)).rejects.toMatchObject({
        constraint: "unit_overlap",
      });
    }));

  test("but a code may be used again afterwards", () =>
    inCountry(async (client) => {
      const old = await commune(client, "99901", "2020-01-01", "2024-01-01");
      const next = await commune(client, "99901", "2024-01-01", null);
      await succession(client, old, next, "2024-01-01");
      await settle(client);
    }));

  test("a parent on the same or a lower level: so no loop can be written", () =>
    inCountry(async (client) => {
      await commune(client, "99901", "2020-01-01", null);
      await expect(
        unit(client, "998", "district", "rural_district", "commune:99901", "2020-01-01", null),
      ).rejects.toMatchObject({
        constraint: "unit_level_order",
      });
    }));

  test("a changed parent", () =>
    inCountry(async (client) => {
      const id = await commune(client, "99901", "2020-01-01", null);
      await expect(
        client.query(
          "update unit set parent_id = (select id from unit where code = '97' and level = 'province') where id = $1",
          [id],
        ),
      ).rejects.toMatchObject({ constraint: "unit_identity" });
    }));

  test("a unit that outlives its parent", () =>
    inCountry(async (client) => {
      await unit(client, "998", "district", "rural_district", "province:98", "2000-01-01", "2024-01-01");
      await expect(commune(client, "99901", "2000-01-01", null, "district:998")).rejects.toMatchObject({
        constraint: "unit_inside_parent",
      });
    }));

  test("a parent that ends while units below it go on", () =>
    inCountry(async (client) => {
      await unit(client, "998", "district", "rural_district", "province:98", "2000-01-01", null);
      await commune(client, "99901", "2000-01-01", null, "district:998");
      await client.query("update unit set valid_to = '2024-01-01' where code = '998'");
      await expect(settle(client)).rejects.toMatchObject({ constraint: "unit_inside_parent" });
    }));

  test("a commune that ends without a successor", () =>
    inCountry(async (client) => {
      await commune(client, "99901", "2020-01-01", "2024-01-01");
      await expect(settle(client)).rejects.toMatchObject({ constraint: "unit_successor" });
    }));

  test("a succession that is taken away again", () =>
    inCountry(async (client) => {
      const old = await commune(client, "99901", "2020-01-01", "2024-01-01");
      const next = await commune(client, "99902", "2024-01-01", null);
      await succession(client, old, next, "2024-01-01");
      await settle(client);
      await expect(
        client.query("delete from unit_succession where from_id = $1", [old]),
      ).rejects.toMatchObject({
        constraint: "unit_successor",
      });
    }));

  test("a unit that goes over whole and in parts", () =>
    inCountry(async (client) => {
      const old = await commune(client, "99901", "2020-01-01", "2024-01-01");
      const a = await commune(client, "99902", "2024-01-01", null);
      const b = await commune(client, "99903", "2024-01-01", null);
      await succession(client, old, a, "2024-01-01", true, true);
      await succession(client, old, b, "2024-01-01", false, false);
      await expect(settle(client)).rejects.toMatchObject({ constraint: "succession_whole_or_parts" });
    }));

  test("two units that each take the whole", () =>
    inCountry(async (client) => {
      const old = await commune(client, "99901", "2020-01-01", "2024-01-01");
      const a = await commune(client, "99902", "2024-01-01", null);
      const b = await commune(client, "99903", "2024-01-01", null);
      await succession(client, old, a, "2024-01-01", true, true);
      await expect(succession(client, old, b, "2024-01-01", true, false)).rejects.toMatchObject({
        constraint: "succession_one_whole",
      });
    }));

  test("a divided unit without a main successor", () =>
    inCountry(async (client) => {
      const old = await commune(client, "99901", "2020-01-01", "2024-01-01");
      const a = await commune(client, "99902", "2024-01-01", null);
      await succession(client, old, a, "2024-01-01", false, false);
      await expect(settle(client)).rejects.toMatchObject({ constraint: "succession_one_main" });
    }));

  test("a successor that is not alive on the day: so successions cannot loop", () =>
    inCountry(async (client) => {
      const old = await commune(client, "99901", "2020-01-01", "2024-01-01");
      const next = await commune(client, "99902", "2024-02-01", null);
      await succession(client, old, next, "2024-01-01");
      await expect(settle(client)).rejects.toMatchObject({ constraint: "succession_day" });
    }));

  test("deleting a unit", () =>
    inCountry(async (client) => {
      await expect(client.query("delete from unit where code = '97'")).rejects.toMatchObject({
        constraint: "unit_kept",
      });
    }));
});

describe("reach follows the tree", () => {
  test("a successor reaches what it absorbed, whole to write and parts to read", () =>
    inCountry(async (client) => {
      const whole = await commune(client, "99901", "2020-01-01", "2024-01-01");
      const divided = await commune(client, "99902", "2020-01-01", "2024-01-01");
      const a = await commune(client, "99903", "2024-01-01", null);
      const b = await commune(client, "99904", "2024-01-01", null, "province:97");
      await succession(client, whole, a, "2024-01-01");
      await succession(client, divided, a, "2024-01-01", false, true);
      await succession(client, divided, b, "2024-01-01", false, false);
      await settle(client);
      const { rows } = await client.query(
        `select h.code as holder, u.code as unit, via, whole from unit_reach r
           join unit h on h.id = r.holder_id join unit u on u.id = r.unit_id
          where h.code in ('99903', '99904', '97', '98') and h.id <> u.id and u.code like '999%' order by 1, 2`,
      );
      expect(rows).toEqual([
        { holder: "97", unit: "99902", via: "below", whole: false },
        { holder: "97", unit: "99904", via: "below", whole: true },
        { holder: "98", unit: "99901", via: "below", whole: true },
        { holder: "98", unit: "99902", via: "below", whole: true },
        { holder: "98", unit: "99903", via: "below", whole: true },
        { holder: "99903", unit: "99901", via: "absorbed", whole: true },
        { holder: "99903", unit: "99902", via: "absorbed", whole: false },
        { holder: "99904", unit: "99902", via: "absorbed", whole: false },
      ]);
    }));
});
