import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { closeDatabase, inScope } from "@/lib/core/db";
import {
  beginForm,
  dropKept,
  dropSaved,
  type KeepInput,
  keepInput,
  keepText,
  readKeeping,
} from "@/lib/core/kept";
import { parkForm } from "@/lib/core/parked";
import { idleForm } from "@/lib/core/refusal";
import { claim } from "@/lib/core/submission";
import { createActor } from "@/tests/support/actors";
import { type TestDatabase, testDatabase } from "@/tests/support/database";

const page = "/festivals/x/edit/gifts";
vi.mock("@/lib/core/session", async (original) => ({
  ...(await original<typeof import("@/lib/core/session")>()),
  requestPath: async () => page,
}));

let database: TestDatabase;
let writer: Actor;
let other: Actor;
let nation: Actor;

beforeAll(async () => {
  database = await testDatabase();
  writer = await createActor(database.owner, "commune_officer", { code: "18562", level: "commune" });
  other = await createActor(database.owner, "commune_officer", { code: "18562", level: "commune" });
  nation = await createActor(database.owner, "ministry_admin", { code: "VN", level: "nation" });
});
afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

let serial = 0;
/** A form of its own; what it says unless told otherwise. */
function form(actor: Actor = writer) {
  const key = `festival:${randomUUID()}:gifts`;
  const writerId = randomUUID();
  const say = (change: Partial<KeepInput> = {}): KeepInput => {
    serial += 1;
    return {
      key,
      person: actor.userId,
      standing: actor.unit.id,
      writer: writerId,
      from: "",
      seq: serial,
      whole: true,
      set: { version: "1", name: "Thôn Đông", "traits[]": ["border"] },
      gone: [],
      same: false,
      ...change,
    };
  };
  return { key, writer: writerId, say, begin: (who = actor) => beginForm(who, key, { parked: undefined }) };
}
const keep = (input: KeepInput, actor = writer) =>
  inScope(actor, { action: "test" }, (tx) => keepText(tx, actor, input));
const rowsOf = async (key: string) =>
  (await database.owner.query("select * from kept_text where form_key = $1", [key])).rows;

describe("what is typed", () => {
  test("is kept, grows by what changes, and begins the form the next time", async () => {
    const one = form();
    expect(await one.begin()).toMatchObject({ initial: idleForm, keeping: { key: one.key, from: "" } });
    expect(await keep(one.say())).toMatchObject({ kind: "kept", tab: null });
    await keep(one.say({ whole: false, set: { name: "Thôn Đông, xóm 3" }, gone: ["traits[]"] }));
    const { initial, keeping } = await one.begin();
    expect(initial).toMatchObject({
      values: { version: "1", name: "Thôn Đông, xóm 3" },
      restored: { at: expect.stringMatching(/^\d\d:\d\d, /), changed: false },
    });
    expect(initial.values).not.toHaveProperty("traits[]");
    expect(keeping?.from).toBe(one.writer);
  });

  test("says when the record was saved meanwhile; which record it is says the page alone", async () => {
    const one = form();
    await keep(one.say({ set: { id: randomUUID(), version: "1", name: "x" } }));
    const begun = await beginForm(writer, one.key, { parked: undefined, version: 2 });
    expect(begun.initial.restored?.changed).toBe(true);
    expect(begun.initial.values).toEqual({ version: "1", name: "x" });
    const same = await beginForm(writer, one.key, { parked: undefined, version: 1 });
    expect(same.initial.restored?.changed).toBe(false);
  });

  test("is nobody else's: not a colleague's, not the ministry's, not that of another post", async () => {
    const one = form();
    await keep(one.say());
    for (const stranger of [other, nation]) {
      expect((await one.begin(stranger)).initial).toBe(idleForm);
      const seen = await inScope(stranger, { action: "test" }, async (tx) => {
        const rows = await tx.$queryRaw`select * from kept_text`;
        const changed = await tx.$executeRaw`update kept_text set fields = '{}'`;
        const deleted = await tx.$executeRaw`delete from kept_text`;
        return { rows, changed, deleted };
      });
      expect(seen).toEqual({ rows: [], changed: 0, deleted: 0 });
    }
    const elsewhere = { ...writer, unit: { ...writer.unit, id: nation.unit.id } };
    expect((await one.begin(elsewhere)).initial).toBe(idleForm);
    const planted = inScope(
      other,
      { action: "test" },
      (tx) => tx.$executeRaw`
        insert into kept_text (user_id, form_key, standing, fields, writer, seq)
        values (${writer.userId}::uuid, 'x', 'x', '{}', gen_random_uuid(), 1)`,
    );
    await expect(planted).rejects.toThrow(/row-level security/);
  });

  test("is not kept for whoever has signed in since, nor for another unit", async () => {
    const one = form();
    expect(await keep(one.say(), other)).toEqual({ kind: "other" });
    expect(await keep(one.say({ standing: nation.unit.id }))).toEqual({ kind: "other" });
    expect(await rowsOf(one.key)).toEqual([]);
  });

  test("is bounded, and passwords are never among it", async () => {
    const one = form();
    expect(await keep(one.say({ set: { text: "a".repeat(1_100_000) } }))).toEqual({ kind: "too-large" });
    await keep(one.say({ set: { newPassword: "bí mật", name: "x\0y" } }));
    expect((await rowsOf(one.key))[0]?.fields).toEqual({ name: "xy" });
    expect(keepInput.safeParse(one.say({ key: "a b" })).success).toBe(false);
  });

  test("leaves no audit row", async () => {
    const count = async () => (await database.owner.query("select count(*) from audit_entry")).rows[0]?.count;
    const before = await count();
    await keep(form().say());
    expect(await count()).toBe(before);
  });
});

describe("several messages", () => {
  test("a late one changes nothing", async () => {
    const one = form();
    const early = one.say({ whole: false, set: { name: "cũ" } });
    await keep(one.say({ set: { name: "mới" } }));
    expect(await keep({ ...early, whole: true })).toMatchObject({ kind: "kept" });
    expect((await rowsOf(one.key))[0]?.fields).toEqual({ name: "mới" });
  });

  test("of two tabs the later keystroke wins, with all it says, and each is told of the other", async () => {
    const one = form();
    const tab = randomUUID();
    await keep(one.say({ set: { name: "một", place: "sân" } }));
    expect(await keep(one.say({ writer: tab, whole: false, set: { name: "hai" } }))).toEqual({
      kind: "whole",
    });
    const taken = await keep(one.say({ writer: tab, set: { name: "hai" } }));
    expect(taken).toMatchObject({ kind: "kept", tab: expect.stringMatching(/^\d\d:\d\d$/) });
    expect((await rowsOf(one.key))[0]?.fields).toEqual({ name: "hai" });
    // Going on with the text of a tab that is no more is not a second tab.
    expect(await keep(one.say({ writer: randomUUID(), from: tab }))).toMatchObject({
      kind: "kept",
      tab: null,
    });
  });

  test("a form that says again what is stored keeps nothing", async () => {
    const one = form();
    await keep(one.say());
    await keep(one.say({ same: true, whole: false, set: {} }));
    expect(await rowsOf(one.key)).toEqual([]);
  });
});

describe("the end of it", () => {
  const save = (one: ReturnType<typeof form>, from = "") =>
    inScope(writer, { action: "test" }, async (tx) => {
      await claim(tx, writer, { id: one.writer, action: "festival.enter", values: {}, intent: "" });
      await dropSaved(tx, writer, { key: one.key, from }, one.writer);
    });

  test("a saved form forgets; a message of it that comes later brings nothing back", async () => {
    const one = form();
    await keep(one.say());
    await save(one);
    expect(await rowsOf(one.key)).toEqual([]);
    expect(await keep(one.say())).toEqual({ kind: "sent" });
    expect(await rowsOf(one.key)).toEqual([]);
  });

  test("a message while the form is being saved waits, and then finds it sent", async () => {
    const one = form();
    await keep(one.say());
    let release = () => {};
    const held = new Promise<void>((done) => {
      release = done;
    });
    let dropped = () => {};
    const saved = new Promise<void>((done) => {
      dropped = done;
    });
    const saving = inScope(writer, { action: "test" }, async (tx) => {
      await claim(tx, writer, { id: one.writer, action: "festival.enter", values: {}, intent: "" });
      await dropSaved(tx, writer, { key: one.key, from: "" }, one.writer);
      dropped();
      await held;
    });
    await saved;
    const late = keep(one.say());
    const waits = await Promise.race([
      late.then(() => false),
      new Promise((done) => setTimeout(() => done(true), 300)),
    ]);
    release();
    await saving;
    expect(waits).toBe(true);
    expect(await late).toEqual({ kind: "sent" });
    expect(await rowsOf(one.key)).toEqual([]);
  });

  test("text that began from an earlier showing is forgotten with it; what another tab typed since stays", async () => {
    const [killed, living] = [form(), form()];
    await keep(killed.say());
    await save({ ...killed, writer: randomUUID() }, killed.writer);
    expect(await rowsOf(killed.key)).toEqual([]);
    await keep(living.say({ writer: randomUUID() }));
    await save(living);
    expect(await rowsOf(living.key)).toHaveLength(1);
  });

  test("somebody drops it: gone, and a message still under way is of a used-up showing", async () => {
    const one = form();
    await keep(one.say());
    await dropKept(writer, one.key, one.writer);
    expect((await one.begin()).initial).toBe(idleForm);
    expect(await keep(one.say())).toEqual({ kind: "sent" });
  });

  test("nobody drops another's", async () => {
    const one = form();
    await keep(one.say());
    await dropKept(other, one.key, randomUUID());
    expect(await rowsOf(one.key)).toHaveLength(1);
  });

  test("after thirty days it is swept, of everybody; yesterday's is not", async () => {
    const [old, fresh, another] = [form(), form(), form(other)];
    await keep(old.say());
    await keep(fresh.say());
    const age = "update kept_text set updated_at = now() - $2::interval where form_key = $1";
    await database.owner.query(age, [old.key, "31 days"]);
    await database.owner.query(age, [fresh.key, "29 days"]);
    await keep(another.say(), other);
    expect([await rowsOf(old.key), await rowsOf(fresh.key)].map((rows) => rows.length)).toEqual([0, 1]);
  });

  test("one person's forms are bounded: the oldest makes room", async () => {
    const first = form(nation);
    await keep(first.say(), nation);
    await database.owner.query(
      `insert into kept_text (user_id, form_key, standing, fields, writer, seq)
       select $1, 'f' || n, 'x', '{}', gen_random_uuid(), 1 from generate_series(1, 199) n`,
      [nation.userId],
    );
    await keep(form(nation).say(), nation);
    expect(await rowsOf(first.key)).toEqual([]);
  });
});

test("text that was parked when the session ended comes before what was kept while typing", async () => {
  const one = form();
  await keep(one.say());
  const token = await parkForm(writer.userId, page, { version: "1", name: "gửi lúc hết phiên" });
  const begun = await beginForm(writer, one.key, { parked: token ?? undefined });
  expect(begun.initial.values.name).toBe("gửi lúc hết phiên");
  expect(begun.keeping?.from).toBe(one.writer);
});

test("the hidden field of a form is read for what it is", () => {
  const from = randomUUID();
  expect(readKeeping(`festival:new ${from}`)).toEqual({ key: "festival:new", from });
  expect(readKeeping("festival:new ")).toEqual({ key: "festival:new", from: "" });
  expect([readKeeping(null), readKeeping(""), readKeeping("';drop")]).toEqual([null, null, null]);
});
