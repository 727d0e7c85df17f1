import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { closeDatabase, inScope } from "@/lib/core/db";
import { createActor } from "@/tests/support/actors";
import { type TestDatabase, testDatabase } from "@/tests/support/database";

let database: TestDatabase;
let actor: Actor;
beforeAll(async () => {
  database = await testDatabase();
  actor = await createActor(database.owner, "ministry_leader", { code: "VN", level: "nation" });
});
afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

// More at once than there are connections, each of them slow: the last one waits more than ten seconds for its turn.
test("whoever comes last in the hour of a deadline is served, however long the queue", async () => {
  const slow = () =>
    inScope(
      actor,
      { action: "test" },
      (tx) => tx.$queryRaw<{ one: number }[]>`select 1 as one from pg_sleep(6)`,
    );
  const served = await Promise.all(Array.from({ length: 25 }, slow));
  expect(served).toHaveLength(25);
  expect(served.every(([row]) => row?.one === 1)).toBe(true);
}, 60_000);
