import { afterAll, beforeAll, expect, test } from "vitest";
import { tableWords } from "@/lib/audit/words";
import { type TestDatabase, testDatabase } from "@/tests/support/database";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

test("every column of every table in the trail has words, or is named as silent", async () => {
  const { rows } = await database.owner.query<{ table: string; column: string }>(`
    select c.relname as table, a.attname as column
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
       and exists (select from pg_trigger t join pg_proc p on p.oid = t.tgfoid
                    where t.tgrelid = c.oid and p.proname = 'write_audit')
     order by 1, a.attnum`);
  expect(rows.length).toBeGreaterThan(150);
  const missing = rows
    .filter(({ table, column }) => tableWords[table]?.columns[column] === undefined)
    .map(
      ({ table, column }) =>
        `${table}.${column}: add it to lib/audit/*-words.ts, with its label or as silent`,
    );
  expect(missing).toEqual([]);
});

test("the database and the words agree on the record that a row belongs to", async () => {
  for (const [table, { partOf }] of Object.entries(tableWords)) {
    const row = partOf ? { [partOf.column]: "the record" } : {};
    const { rows } = await database.owner.query("select audit_record_id($1, 'the row', null, $2) as id", [
      table,
      JSON.stringify(row),
    ]);
    expect(rows[0].id, table).toBe(partOf ? "the record" : "the row");
  }
});
