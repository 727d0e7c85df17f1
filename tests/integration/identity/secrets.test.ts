import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createActor, createSession } from "@/tests/support/actors";
import { buildSeason } from "@/tests/support/builders";
import { type TestDatabase, testDatabase } from "@/tests/support/database";

let database: TestDatabase;
let app: pg.Client;

beforeAll(async () => {
  database = await testDatabase();
  const actor = await createActor(database.owner, "province_admin", { code: "42", level: "province" });
  await createSession(database.owner, actor.userId);
  await buildSeason(database.owner, 2026);
  app = new pg.Client(database.appUrl);
  await app.connect();
});
afterAll(async () => {
  await app.end();
  await database.drop();
});

/** What everybody who is signed in may read; the application's role needs no unit for it. */
const shared = [
  "application_rule",
  "criteria_set",
  "criterion",
  "criterion_group",
  "figure_year",
  "holiday",
  "legal_act",
  "record_field",
  "scheme",
  "season",
  "season_document",
  "track_span",
  "unit",
  "unit_former_name",
  "unit_group",
  "unit_group_member",
  "unit_group_set",
  "unit_place",
  "unit_reach",
  "unit_succession",
  "unit_track",
  "workflow_rule",
];

describe("a password hash", () => {
  test.each(["portal_app", "portal_nation"])("cannot be read by %s", async (role) => {
    await app.query("begin");
    await app.query(`set local role ${role}`);
    await expect(app.query("select password_hash from credential")).rejects.toThrow(/permission denied/);
    await app.query("rollback");
  });

  test("is not in the trail", async () => {
    const { rows } = await database.owner.query<{ n: number }>(
      `select count(*)::int as n from audit_entry
        where before::text ~ 'argon2|password_hash' or after::text ~ 'argon2|password_hash'`,
    );
    expect(rows[0]?.n).toBe(0);
  });
});

test("without a context no table gives a row but the shared ones", async () => {
  const { rows: tables } = await database.owner.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
       and relname <> '_prisma_migrations' order by 1`,
  );
  expect(tables.length).toBeGreaterThan(20);
  const giving: string[] = [];
  for (const { name } of tables) {
    const { rows } = await app
      .query(`select 1 from ${pg.escapeIdentifier(name)} limit 1`)
      .catch(() => ({ rows: [] }));
    if (rows.length > 0) giving.push(name);
  }
  expect(giving.filter((name) => !shared.includes(name))).toEqual([]);
});

test("the gate reads no record of the domain", async () => {
  for (const table of [
    "festival",
    "festival_plan",
    "festival_report",
    "decision",
    "audit_entry",
    "submission",
  ]) {
    await app.query("begin");
    await app.query("set local role portal_auth");
    await expect(app.query(`select 1 from ${table}`), table).rejects.toThrow(/permission denied/);
    await app.query("rollback");
  }
});
