import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "@/tests/support/database";

/**
 * Row security asked with raw SQL, as the application's own database role: what holds here holds whatever the
 * application forgets.
 */
let database: TestDatabase;
let app: pg.Pool;
const ids = {} as Record<
  "haTinh" | "thachHa" | "ngheAn" | "vinh" | "nation" | "oldBacNinh" | "newBacNinh",
  string
>;

beforeAll(async () => {
  database = await testDatabase();
  // One connection: whatever one tenant leaves behind, the next one would see.
  app = new pg.Pool({ connectionString: database.appUrl, max: 1 });
  const find = async (code: string, level: string, day: string) => {
    const { rows } = await database.owner.query<{ id: string }>(
      `select id from unit where code = $1 and level = $2::unit_level
          and valid_from <= $3::date and coalesce(valid_to, 'infinity') > $3::date`,
      [code, level, day],
    );
    return rows[0]?.id ?? "";
  };
  ids.nation = await find("VN", "nation", "2026-08-19");
  ids.haTinh = await find("42", "province", "2026-08-19");
  ids.ngheAn = await find("40", "province", "2026-08-19");
  ids.oldBacNinh = await find("27", "province", "2022-08-19");
  ids.newBacNinh = await find("24", "province", "2026-08-19");
  const communeOf = async (province: string) =>
    (
      await database.owner.query<{ id: string }>(
        "select id from unit where parent_id = $1 and level = 'commune' order by code limit 1",
        [province],
      )
    ).rows[0]?.id ?? "";
  ids.thachHa = await communeOf(ids.haTinh);
  ids.vinh = await communeOf(ids.ngheAn);
  await database.owner.query(
    `insert into season (id, year, theme, starts_on, ends_on, plan_due_on, result_due_on, report_due_on, state)
     values ('00000000-0000-4000-8000-000000000001', 2026, 'thử', '2026-07-01', '2026-08-19', '2026-06-30', '2026-08-31', '2026-09-15', 'open')`,
  );
  for (const unit of [ids.thachHa, ids.vinh, ids.oldBacNinh]) {
    await database.owner.query(
      `insert into festival (unit_id, season_id, name, host_level, held_on, entered_by_id, entered_by_name)
       values ($1, '00000000-0000-4000-8000-000000000001', 'điểm thử', 'commune', '2026-08-01', $1, 'thử')`,
      [unit],
    );
  }
});

afterAll(async () => {
  await app.end();
  await database.drop();
});

type As = { unit?: string; nation?: boolean; role?: string; user?: string };

async function as<T extends pg.QueryResultRow>(who: As, sql: string, values: unknown[] = []): Promise<T[]> {
  const client = await app.connect();
  try {
    await client.query("begin");
    if (who.unit) {
      await client.query("select set_config('app.unit_id', $1, true), set_config('app.user_id', $2, true)", [
        who.unit,
        who.user ?? who.unit,
      ]);
    }
    if (who.role) await client.query("select set_config('app.role', $1, true)", [who.role]);
    if (who.nation) await client.query("set local role portal_nation");
    const result = await client.query<T>(sql, values);
    await client.query("commit");
    return result.rows;
  } catch (error) {
    await client.query("rollback");
    throw error;
  } finally {
    client.release();
  }
}

const count = async (who: As) =>
  (await as<{ n: number }>(who, "select count(*)::int as n from festival"))[0]?.n;

describe("what a unit sees", () => {
  test("a province: its communes; not the neighbour's", async () => {
    expect(await count({ unit: ids.haTinh })).toBe(1);
    expect(await count({ unit: ids.ngheAn })).toBe(1);
    const rows = await as<{ unit_id: string }>({ unit: ids.haTinh }, "select unit_id from festival");
    expect(rows).toEqual([{ unit_id: ids.thachHa }]);
  });

  test("a commune: itself only", async () => {
    expect(await as({ unit: ids.thachHa }, "select unit_id from festival")).toEqual([
      { unit_id: ids.thachHa },
    ]);
  });

  test("a province sees the records of the province that it absorbed, the absorbed one's neighbour does not", async () => {
    const seen = await as({ unit: ids.newBacNinh }, "select unit_id from festival");
    expect(seen).toEqual([{ unit_id: ids.oldBacNinh }]);
  });

  test("the nation: everything", async () => {
    expect(await count({ unit: ids.nation, nation: true })).toBe(3);
  });
});

describe("no context", () => {
  test("no rows, in any table that belongs to a unit", async () => {
    const { rows: tables } = await database.owner.query<{ name: string }>(`
      select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'unit_id'
       where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname not in ('unit_reach', 'unit_former_name', 'unit_group_member')
         and has_any_column_privilege('portal_app', c.oid, 'select')`);
    expect(tables.length).toBeGreaterThan(10);
    for (const { name } of tables) {
      expect(await as({}, `select count(*)::int as n from "${name}"`), name).toEqual([{ n: 0 }]);
    }
  });

  test("also on a connection where somebody's context has just ended", async () => {
    expect(await count({ unit: ids.haTinh })).toBe(1);
    expect(await count({})).toBe(0);
  });

  test("no write", async () => {
    await expect(
      as(
        {},
        "insert into season_document (season_id, number, issued_on, title) select id, '1', now(), 'x' from season",
      ),
    ).rejects.toMatchObject({ code: "42501" });
    // Without a person the guard of the record is asked before the row security, and refuses first.
    await expect(insertFor({}, ids.thachHa)).rejects.toMatchObject({ constraint: "record_signature" });
  });

  test("two tenants in turns on one connection never see each other", async () => {
    for (let round = 0; round < 200; round++) {
      const [mine, foreign] = round % 2 === 0 ? [ids.thachHa, ids.vinh] : [ids.vinh, ids.thachHa];
      const rows = await as<{ unit_id: string }>({ unit: mine }, "select unit_id from festival");
      expect(rows.map((row) => row.unit_id)).toEqual([mine]);
      expect(rows.map((row) => row.unit_id)).not.toContain(foreign);
    }
  });
});

const insertFor = (who: As, unit: string) =>
  as(
    who,
    `insert into festival (unit_id, season_id, name, host_level, held_on, entered_by_id, entered_by_name)
     values ($1, '00000000-0000-4000-8000-000000000001', 'lén', 'commune', '2026-08-01', $2, 'thử')`,
    [unit, who.unit ?? unit],
  );

describe("what a unit writes", () => {
  test("its own rows", async () => {
    await insertFor({ unit: ids.vinh }, ids.vinh);
    expect(await count({ unit: ids.vinh })).toBe(2);
    await as({ unit: ids.vinh }, "delete from festival where name = 'lén'");
    expect(await count({ unit: ids.vinh })).toBe(1);
  });

  test("not a sibling's, nor the rows of the unit above", async () => {
    await expect(insertFor({ unit: ids.vinh }, ids.thachHa)).rejects.toMatchObject({ code: "42501" });
    await expect(insertFor({ unit: ids.vinh }, ids.ngheAn)).rejects.toMatchObject({ code: "42501" });
  });

  test("an update of foreign rows changes none", async () => {
    const changed = await as(
      { unit: ids.vinh },
      "update festival set name = 'lén' where unit_id = $1 returning id",
      [ids.thachHa],
    );
    expect(changed).toEqual([]);
    expect(
      await as({ unit: ids.vinh }, "delete from festival where unit_id = $1 returning id", [ids.thachHa]),
    ).toEqual([]);
  });

  test("cannot move a row of its own to another unit", async () => {
    await expect(as({ unit: ids.vinh }, "update festival set unit_id = $1", [ids.thachHa])).rejects.toThrow();
  });

  test("the part of a divided unit may be read and not written", async () => {
    const { rows } = await database.owner.query<{ holder_id: string; unit_id: string }>(`
      select r.holder_id, r.unit_id from unit_reach r join unit h on h.id = r.holder_id
       where not r.whole and r.via = 'absorbed' and h.level = 'commune' limit 1`);
    const part = rows[0];
    expect(part).toBeDefined();
    if (!part) return;
    await database.owner.query(
      `insert into festival (unit_id, season_id, name, host_level, held_on, entered_by_id, entered_by_name)
       values ($1, '00000000-0000-4000-8000-000000000001', 'của đơn vị đã chia', 'commune', '2026-08-01', $1, 'thử')`,
      [part.unit_id],
    );
    const seen = await as({ unit: part.holder_id }, "select name from festival where unit_id = $1", [
      part.unit_id,
    ]);
    expect(seen).toEqual([{ name: "của đơn vị đã chia" }]);
    const changed = await as(
      { unit: part.holder_id },
      "update festival set place = 'x' where unit_id = $1 returning id",
      [part.unit_id],
    );
    expect(changed).toEqual([]);
    await expect(insertFor({ unit: part.holder_id }, part.unit_id)).rejects.toMatchObject({ code: "42501" });
  });
});

describe("the trail", () => {
  test("is written by itself, with who and for which unit", async () => {
    await as({ unit: ids.vinh }, "update festival set place = 'Nhà văn hóa' where unit_id = $1", [ids.vinh]);
    const rows = await as<{ operation: string; before: { place: string }; after: { place: string } }>(
      { unit: ids.vinh },
      "select operation, actor_id, acting_unit_id, before, after from audit_entry where table_name = 'festival' order by id desc limit 1",
    );
    expect(rows[0]).toMatchObject({
      operation: "update",
      actor_id: ids.vinh,
      acting_unit_id: ids.vinh,
      before: { place: "" },
      after: { place: "Nhà văn hóa" },
    });
  });

  test("records a console session too, under its own name", async () => {
    await database.owner.query("update festival set place = 'sửa tay' where unit_id = $1", [ids.vinh]);
    const { rows } = await database.owner.query(
      "select action, actor_id from audit_entry where table_name = 'festival' order by id desc limit 1",
    );
    expect(rows[0].action).toMatch(/^console:/);
    expect(rows[0].actor_id).toBeNull();
  });

  test("cannot be written, changed or emptied by the application", async () => {
    for (const sql of [
      "insert into audit_entry (table_name, row_id, operation) values ('x', 'x', 'insert')",
      "update audit_entry set action = 'x'",
      "delete from audit_entry",
      "truncate audit_entry",
    ]) {
      await expect(as({ unit: ids.nation, nation: true }, sql), sql).rejects.toMatchObject({ code: "42501" });
    }
  });

  test("is seen within the scope only", async () => {
    const rows = await as({ unit: ids.thachHa }, "select id from audit_entry where unit_id = $1", [ids.vinh]);
    expect(rows).toEqual([]);
  });
});

describe("guards of records", () => {
  const state = (unit: string, sql: string) => as({ unit }, sql, [unit]);

  test("a state that cannot follow", async () => {
    await expect(
      state(ids.vinh, "update festival set state = 'returned' where unit_id = $1"),
    ).rejects.toMatchObject({
      constraint: "record_transition",
    });
  });

  test("a record that begins elsewhere than as a draft", async () => {
    await expect(
      as(
        { unit: ids.vinh },
        `insert into festival (unit_id, season_id, name, host_level, held_on, entered_by_id, entered_by_name, state, sent_by_id, holder_unit_id)
         values ($1, '00000000-0000-4000-8000-000000000001', 'x', 'commune', '2026-08-01', $1, 'x', 'sent', $1, $1)`,
        [ids.vinh],
      ),
    ).rejects.toMatchObject({ constraint: "record_starts_as_draft" });
  });

  test("accepting what one entered", async () => {
    await as(
      { unit: ids.vinh, role: "commune_chief" },
      "update festival set state = 'sent', sent_by_id = $1, holder_unit_id = $2 where unit_id = $1",
      [ids.vinh, ids.ngheAn],
    );
    await expect(
      as(
        { unit: ids.ngheAn, role: "province_officer", user: ids.vinh },
        "update festival set state = 'accepted', accepted_by_id = $1 where unit_id = $1",
        [ids.vinh],
      ),
    ).rejects.toMatchObject({ constraint: "festival_four_eyes" });
  });

  test("writing in a season that is not open", async () => {
    await database.owner.query("update season set state = 'locked'");
    await expect(
      state(ids.thachHa, "update festival set place = 'x' where unit_id = $1"),
    ).rejects.toMatchObject({
      constraint: "season_open",
    });
    await database.owner.query("update season set state = 'open'");
  });

  test.each([
    ["turnout of nobody", "turnout = 0", "festival_turnout"],
    ["more delegates than people", "turnout = 10, delegates = 11", "festival_delegates"],
    ["an end before the beginning", "starts_at = '09:00', ends_at = '08:00'", "festival_hours"],
    ["cancelled without a reason", "status = 'cancelled'", "festival_status_why"],
    ["money below nothing", "spent_state = -1", "festival_money"],
  ])("%s", async (_, change, constraint) => {
    await expect(
      state(ids.thachHa, `update festival set ${change} where unit_id = $1`),
    ).rejects.toMatchObject({ constraint });
  });
});

test("the search key is the same in SQL and in TypeScript", async () => {
  const { fold } = await import("@/lib/core/text");
  const samples = [
    "Thị trấn Hoà Mỹ",
    "ĐẮK LẮK",
    "Ea H'leo",
    "Bà Rịa - Vũng Tàu",
    "Thủy/Thuỷ",
    "Nghĩa Đàn".normalize("NFD"),
  ];
  const { rows } = await database.owner.query("select fold(s) as key from unnest($1::text[]) as s", [
    samples,
  ]);
  expect(rows.map((row) => row.key)).toEqual(samples.map(fold));
  const { rows: names } = await database.owner.query("select name, fold(name) as key from unit");
  for (const { name, key } of names) expect(fold(name)).toBe(key);
});
