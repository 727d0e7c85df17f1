import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { communesOf, findUnit, type TestUnit } from "@/tests/support/actors";
import { type TestDatabase, testDatabase } from "@/tests/support/database";
import { buildApplication, buildScheme, buildSet, publishSet } from "@/tests/support/recognitions";

/** What "28 of 34" divides by: the criteria that are asked of an application and apply to it. */
let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

test("criteria asked: of the set and of what the province added, parts as one, not those of others, not what does not apply", async () => {
  const { owner } = database;
  const province = await findUnit(owner, "42", "province");
  const unit = (await communesOf(owner, province, 50)).find(({ kind }) => kind === "ward") as TestUnit;
  const schemeId = await buildScheme(owner);
  const set = await buildSet(owner, schemeId);
  const add = async (code: string, kind: string, more: Record<string, unknown> = {}) => {
    const row = {
      set_id: set.id,
      group_id: set.groupId,
      key: randomUUID(),
      position: 10,
      code,
      text: code,
      kind,
      max: 100,
    };
    const all = Object.entries({ ...row, ...more });
    const { rows } = await owner.query<{ id: string }>(
      `insert into criterion (${all.map(([name]) => name).join(", ")}) values (${all.map((_, at) => `$${at + 1}`).join(", ")}) returning id`,
      all.map(([, value]) => value),
    );
    return rows[0]?.id ?? "";
  };
  const parent_id = await add("2", "parts", { max: 200 });
  await add("2.1", "met", { parent_id });
  await add("2.2", "met", { parent_id });
  await add("3", "met", { applies_to: "{residential}" });
  await add("4", "met", { applies_to: "{residential,ward}" });
  await publishSet(owner, set.id);
  const addition = await buildSet(owner, schemeId, { owner_unit_id: province.id, publish: true });
  const asked = async (id: string) =>
    Number((await owner.query("select applying_criteria($1) as n", [id])).rows[0].n);
  const own = Object.keys(set.criteria).length;
  const plain = { unit, schemeId, setId: set.id };
  expect(await asked(await buildApplication(owner, { ...plain, year: 2025 }, "building"))).toBe(own + 2);
  const id = await buildApplication(owner, plain, "building", { addition_set_id: addition.id });
  expect(await asked(id)).toBe(own + 2 + Object.keys(addition.criteria).length);
  await owner.query(
    `insert into application_answer (application_id, unit_id, criterion_id, not_applicable, explanation, entered_by_id, entered_by_name)
     values ($1, $2, $3, true, 'thử', gen_random_uuid(), 'thử')`,
    [id, unit.id, set.criteria.points],
  );
  expect(await asked(id)).toBe(own + 1 + Object.keys(addition.criteria).length);
});
