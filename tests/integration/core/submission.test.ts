import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { closeDatabase, inScope } from "@/lib/core/db";
import { claim, finish, type Sending } from "@/lib/core/submission";
import { createActor } from "@/tests/support/actors";
import { type TestDatabase, testDatabase } from "@/tests/support/database";

let database: TestDatabase;
let writer: Actor;
let other: Actor;

beforeAll(async () => {
  database = await testDatabase();
  writer = await createActor(database.owner, "commune_officer", { code: "18562", level: "commune" });
  other = await createActor(database.owner, "commune_officer", { code: "18562", level: "commune" });
});
afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

const form = (change: Partial<Sending> = {}): Sending => ({
  id: randomUUID(),
  action: "festival.enter",
  values: { name: "Thôn Nam Thượng", "traits[]": ["border"] },
  intent: "save",
  ...change,
});

const send = (actor: Actor, sending: Sending) =>
  inScope(actor, { action: "test" }, async (tx) => {
    const found = await claim(tx, actor, sending);
    if (found.kind === "ours") await finish(tx, sending.id, "/festivals/first");
    return found;
  });

test("the same form sent again leads where it led", async () => {
  const sending = form();
  expect(await send(writer, sending)).toEqual({ kind: "ours" });
  const again = { ...sending, values: { "traits[]": ["border"], name: "Thôn Nam Thượng" } };
  expect(await send(writer, again)).toEqual({ kind: "done", address: "/festivals/first" });
});

test.each<[string, Partial<Sending>]>([
  ["other text", { values: { name: "Thôn Bắc Thượng", "traits[]": ["border"] } }],
  ["another button", { intent: "continue" }],
  ["another act", { action: "plan.enter" }],
])("an id used up by other content is not swallowed: %s", async (_, change) => {
  const sending = form();
  await send(writer, sending);
  expect(await send(writer, { ...sending, ...change })).toEqual({ kind: "used-up" });
});

test("somebody else's id leads nowhere", async () => {
  const sending = form();
  await send(writer, sending);
  expect(await send(other, sending)).toEqual({ kind: "used-up" });
});

test("a form that failed may be sent again: its claim went with it", async () => {
  const sending = form();
  const failing = inScope(writer, { action: "test" }, async (tx) => {
    await claim(tx, writer, sending);
    throw new Error("refused");
  });
  await expect(failing).rejects.toThrow("refused");
  expect(await send(writer, sending)).toEqual({ kind: "ours" });
});
