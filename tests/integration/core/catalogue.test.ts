import { readdirSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { dayOf } from "@/lib/core/dates";
import { type TestDatabase, testDatabase } from "@/tests/support/database";

/** Written once and never changed, or derived: these have no audit trigger, and nobody may change what they hold. */
const withoutTrail: Record<string, string> = {
  application_rule: "changes by migration only",
  audit_entry: "it is the trail",
  audit_head: "ends of the trail's chains",
  audit_link: "chains the trail",
  festival_import_row: "a preview, nobody's act yet; what is written of it is in the trail as points",
  decision: "append-only history of its own",
  figure_coverage: "counted from festival; npm run figures:verify",
  figure_standing: "counted from festival; npm run figures:verify",
  figure_sum: "counted from figure_fact; npm run figures:verify",
  figure_touched: "empty outside of a transaction",
  figure_year: "changes by migration only",
  figure_track_sum: "counted from figure_fact; npm run figures:verify",
  receipt: "append-only papers of their own",
  export_piece: "pieces of a prepared file, gone by themselves; its export is in the trail",
  kept_text: "typed and not saved: nobody's act yet, held for its owner",
  member_score: "hidden from the others until all have sent theirs; kept whole in the editions of its sheet",
  presence: "who has a page open now; gone by itself a minute later",
  sign_in: "append-only log of its own",
  unit_place: "derived from unit and unit_succession",
  unit_reach: "derived from unit and unit_succession",
  unit_track: "derived from unit_place",
  workflow_rule: "changes by migration only",
  record_field: "changes by migration only",
  record_snapshot: "written once with its decision; what it holds was in the trail before",
  track_span: "derived from unit_place",
  verify_look: "how often an address asked in a minute; gone by itself an hour later",
  submission: "remembers forms, holds nothing of the domain",
  parked_form: "typed text of one hour, held for its owner",
};

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

type Table = {
  name: string;
  has_unit: boolean;
  enabled: boolean;
  forced: boolean;
  policies: string[];
  triggers: string[];
};

async function tables(): Promise<Table[]> {
  const { rows } = await database.owner.query<Table>(`
    select c.relname as name, c.relrowsecurity as enabled, c.relforcerowsecurity as forced,
           exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'unit_id' and not a.attisdropped) as has_unit,
           array(select polname::text from pg_policy p where p.polrelid = c.oid order by 1) as policies,
           array(select tgname::text from pg_trigger t where t.tgrelid = c.oid and not t.tgisinternal and t.tgenabled <> 'D') as triggers
      from pg_class c
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> '_prisma_migrations'
     order by 1`);
  return rows;
}

describe("the catalogue of the database", () => {
  test("every table has forced row security and at least one policy", async () => {
    const bare = (await tables()).filter((t) => !t.enabled || !t.forced || t.policies.length === 0);
    expect(bare.map((t) => t.name)).toEqual([]);
  });

  test("every table that belongs to a unit reads and writes by scope", async () => {
    const shared = ["unit_reach", "unit_former_name"];
    const scoped = (await tables()).filter((t) => t.has_unit && !shared.includes(t.name));
    expect(scoped.length).toBeGreaterThanOrEqual(15);
    for (const table of scoped) {
      expect(table.policies, table.name).toEqual(
        expect.arrayContaining(["nation", "scope_delete", "scope_insert", "scope_read", "scope_update"]),
      );
    }
  });

  test("every table is in the trail, or is named with its reason", async () => {
    const untraced = (await tables()).filter((t) => !t.triggers.includes("audit")).map((t) => t.name);
    expect(untraced).toEqual(Object.keys(withoutTrail).sort());
  });

  test("nobody but the owner changes the trail, the decisions and the log of sign-ins", async () => {
    const { rows } = await database.owner.query(`
      select grantee, table_name, privilege_type from information_schema.role_table_grants
       where grantee in ('portal_app', 'portal_nation', 'portal_auth')
         and ((table_name in ('audit_entry', 'audit_link', 'audit_head') and privilege_type <> 'SELECT')
           or (table_name in ('decision', 'receipt', 'sign_in') and privilege_type in ('UPDATE', 'DELETE', 'TRUNCATE')))`);
    expect(rows).toEqual([]);
  });

  test("the application's roles own nothing, bypass nothing and cannot create", async () => {
    const { rows } = await database.owner.query(`
      select rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb,
             (select count(*)::int from pg_class c where c.relowner = r.oid) as owned,
             has_schema_privilege(rolname, 'public', 'create') as creates
        from pg_roles r where rolname in ('portal_app', 'portal_nation', 'portal_auth') order by 1`);
    expect(rows).toHaveLength(3);
    for (const role of rows) {
      expect(role).toMatchObject({
        rolsuper: false,
        rolbypassrls: false,
        rolcreaterole: false,
        rolcreatedb: false,
        owned: 0,
        creates: false,
      });
    }
  });

  test("password hashes are read by the gate only", async () => {
    const { rows } = await database.owner.query(`
      select role, has_column_privilege(role, 'credential', 'password_hash', 'select') as reads
        from unnest(array['portal_app', 'portal_nation', 'portal_auth']) as role order by 1`);
    expect(rows).toEqual([
      { role: "portal_app", reads: false },
      { role: "portal_auth", reads: true },
      { role: "portal_nation", reads: false },
    ]);
  });

  test("every foreign key has an index that begins with its columns", async () => {
    const { rows } = await database.owner.query(`
      select con.conrelid::regclass::text as table, con.conname
        from pg_constraint con
       where con.contype = 'f' and con.connamespace = 'public'::regnamespace
         and not exists (
           select from pg_index i where i.indrelid = con.conrelid
              and (i.indkey::int2[])[0:array_length(con.conkey, 1) - 1] @> con.conkey
         )`);
    expect(rows).toEqual([]);
  });

  test("a day is a day of Vietnam, never the one of the server's zone", async () => {
    const { rows } = await database.owner.query<{ proname: string }>(`
      select proname from pg_proc where pronamespace = 'public'::regnamespace
         and prosrc ~* 'current_date|now\\(\\)::date|localtimestamp'`);
    expect(rows).toEqual([]);
    const statements = readdirSync("lib", { recursive: true, encoding: "utf8" }).filter(
      (file) => file.endsWith(".ts") && /\bcurrent_date\b/.test(readFileSync(`lib/${file}`, "utf8")),
    );
    expect(statements).toEqual([]);
    const { rows: days } = await database.owner.query<{ day: string }>(
      "select today_in_vietnam()::text as day",
    );
    expect(days).toEqual([{ day: dayOf(new Date()) }]);
  });

  test("no foreign key deletes a record of decision", async () => {
    const { rows } = await database.owner.query(`
      select conname from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace
         and (confdeltype not in ('r', 'a') )`);
    expect(rows).toEqual([]);
  });
});
