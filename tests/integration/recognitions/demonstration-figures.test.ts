import { afterAll, beforeAll, expect, test } from "vitest";
import { insertRecognitions } from "@/prisma/seed/demo/recognitions";
import { type TestDatabase, testDatabase } from "@/tests/support/database";
import { namedFaults } from "@/tests/support/figures";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  const client = await database.owner.connect();
  await client.query("begin");
  await insertRecognitions(client);
  await client.query("select recount_figures()");
  await client.query("commit");
  client.release();
}, 300_000);
afterAll(() => database.drop());

async function told(sql: string): Promise<string[]> {
  const { rows } = await database.owner.query<{ one: string }>(sql);
  return rows.map(({ one }) => one);
}

test("there are applications in every state, of the old and of the new tree, and what became of them", async () => {
  expect(await told("select distinct state::text as one from application order by 1")).toEqual(
    await told("select unnest(enum_range(null::application_state))::text as one order by 1"),
  );
  expect(await told("select distinct year::text as one from application order by 1")).toEqual([
    "2024",
    "2025",
    "2026",
  ]);
  expect(await told("select distinct state::text as one from recognition order by 1")).toEqual([
    ...["ended", "lost", "valid", "withdrawn"],
  ]);
  expect(
    (
      await told(
        "select distinct u.valid_to is null as one from application a join unit u on u.id = a.unit_id",
      )
    ).length,
  ).toBe(2);
  expect(await namedFaults(database.owner)).toEqual([]);
}, 120_000);
