import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { closeDatabase, type Tx } from "@/lib/core/db";
import { together } from "@/lib/reports/together-queries";
import { createActor } from "@/tests/support/actors";
import { type TestDatabase, testDatabase } from "@/tests/support/database";
import { as } from "./scene";

let database: TestDatabase;
let nation: Actor;
beforeAll(async () => {
  database = await testDatabase();
  nation = await createActor(database.owner, "ministry_leader", { code: "VN", level: "nation" });
});
afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

const provinces = async (tx: Tx, letter: string, limit: number): Promise<string[]> =>
  (
    await tx.$queryRaw<{ name: string }[]>`
      select name from unit where level = 'province' and valid_to is null and name like ${`${letter}%`}
       order by name collate "C" desc limit ${limit}`
  ).map(({ name }) => name);

const none = async (tx: Tx) => tx.$queryRaw<unknown[]>`select 1 where false`;

test("several reads are one statement, and each gets what it would have got alone, in its order", async () => {
  const alone = await as(nation, (tx) => Promise.all([provinces(tx, "H", 3), provinces(tx, "C", 9)]));
  expect(alone[0]).toHaveLength(3);
  const asked: unknown[] = [];
  const both = await as(nation, (tx) => {
    const counting = {
      $queryRaw: (...all: [never]) => {
        asked.push(all);
        return tx.$queryRaw(...all);
      },
    } as unknown as Tx;
    return together(counting, (one) => [
      provinces(one, "H", 3),
      provinces(one, "C", 9),
      none(one),
      Promise.resolve(7),
    ]);
  });
  expect(both).toEqual([...alone, [], 7]);
  expect(asked).toHaveLength(1);
});

test("a read that asks a second time is told so, and does not wait for ever", async () => {
  const twice = async (tx: Tx) => [await provinces(tx, "H", 1), await provinces(tx, "C", 1)];
  await expect(as(nation, (tx) => together(tx, (one) => [twice(one)]))).rejects.toThrow(
    "asked a second time",
  );
});

test("what is wrong with one of them is an error of all", async () => {
  const wrong = (tx: Tx) => tx.$queryRaw<unknown[]>`select 1 / 0 as nought`;
  await expect(
    as(nation, (tx) => together(tx, (one) => [provinces(one, "H", 1), wrong(one)])),
  ).rejects.toThrow(/division by zero/);
});
