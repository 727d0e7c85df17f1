import { afterAll, beforeAll, expect, test } from "vitest";
import { diffDatabase } from "@/lib/launch/migration-diff";
import { type TestDatabase, testDatabase } from "@/tests/support/database";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

test("the migrations make what prisma/schema says", async () => {
  expect(await diffDatabase(database.ownerUrl)).toBe("");
});

test("a table that differs is noticed", async () => {
  await database.owner.query("alter table season drop column theme");
  expect(await diffDatabase(database.ownerUrl)).toContain('ALTER TABLE "season" ADD COLUMN     "theme"');
});
