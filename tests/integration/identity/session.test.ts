import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { atGate, closeDatabase, glanceAtGate } from "@/lib/core/db";
import { parkForm, unparkedOn } from "@/lib/core/parked";
import { idleForm, Refusal } from "@/lib/core/refusal";
import { findVisitor, type Visitor } from "@/lib/core/session";
import { changePassword, chooseUnit, endOtherSessions, endOwnSession } from "@/lib/identity/account-commands";
import { listOwnChoices, listOwnSessions } from "@/lib/identity/account-queries";
import type { Person } from "@/lib/identity/gate";
import { authenticate } from "@/lib/identity/sign-in";
import {
  assignTo,
  communesOf,
  createPerson,
  createSession,
  findUnit,
  type TestUnit,
  testPassword,
} from "@/tests/support/actors";
import { type TestDatabase, testDatabase } from "@/tests/support/database";

let database: TestDatabase;
let province: TestUnit;
let communes: TestUnit[];

beforeAll(async () => {
  database = await testDatabase();
  province = await findUnit(database.owner, "42", "province");
  communes = await communesOf(database.owner, province, 2);
});
afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

const commune = (at: number): TestUnit => communes[at] as TestUnit;
const origin = { address: "198.51.100.200", userAgent: "test" };
const visit = (sessionId: string, userId: string, now = new Date()): Promise<Visitor> =>
  atGate("test", (tx) => findVisitor(tx, sessionId, userId, now));
const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000);

async function officer(options: { mustChange?: boolean } = {}): Promise<Person> {
  const person = await createPerson(database.owner, commune(0), options);
  await assignTo(database.owner, person.userId, "commune_officer", commune(0));
  const sessionId = await createSession(database.owner, person.userId);
  return { userId: person.userId, sessionId, fullName: "", mustChange: options.mustChange ?? false };
}

describe("a session", () => {
  test("is its person, in role and unit", async () => {
    const person = await officer();
    expect(await visit(person.sessionId, person.userId)).toMatchObject({
      kind: "actor",
      actor: { userId: person.userId, role: "commune_officer", unit: { id: commune(0).id } },
    });
  });

  test("is looked at from connections that stand at the gate and cannot write", async () => {
    const person = await officer();
    const [row] = await glanceAtGate(
      (tx) => tx.$queryRaw<{ role: string; name: string }[]>`
        select current_user::text as role, (select username from app_user where id = ${person.userId}::uuid) as name`,
    );
    expect(row?.role).toBe("portal_auth");
    expect(row?.name).toMatch(/^thu\.nghiem/);
    await expect(
      glanceAtGate((tx) => tx.$queryRaw`update user_session set ended_at = now() returning id`),
    ).rejects.toThrow(/read-only/);
    await expect(glanceAtGate((tx) => tx.$queryRaw`select id from festival`)).rejects.toThrow(
      /permission denied/,
    );
  });

  test("is nobody's once it was ended, at the next request", async () => {
    const person = await officer();
    await atGate("test", (tx) => endOwnSession(tx, person, person.sessionId, new Date()));
    expect(await visit(person.sessionId, person.userId)).toEqual({ kind: "nobody" });
  });

  test("is nobody's with somebody else's name on it", async () => {
    const [person, other] = [await officer(), await officer()];
    expect(await visit(person.sessionId, other.userId)).toEqual({ kind: "nobody" });
  });

  test.each([
    ["after two hours without use", { createdAt: hoursAgo(3), lastSeenAt: hoursAgo(2.02) }, "nobody"],
    ["a little before that", { createdAt: hoursAgo(3), lastSeenAt: hoursAgo(1.98) }, "actor"],
    [
      "after twelve hours, in use or not",
      { createdAt: hoursAgo(12.02), lastSeenAt: hoursAgo(0.01) },
      "nobody",
    ],
  ])("%s: %o is %s", async (_, times, kind) => {
    const { userId } = await officer();
    const sessionId = await createSession(database.owner, userId, times);
    expect((await visit(sessionId, userId)).kind).toBe(kind);
  });

  test("is not kept alive by an open page, only by what somebody does", async () => {
    const { userId } = await officer();
    const lastSeenAt = hoursAgo(1);
    const sessionId = await createSession(database.owner, userId, { createdAt: hoursAgo(3), lastSeenAt });
    const seen = async () =>
      (await database.owner.query("select last_seen_at from user_session where id = $1", [sessionId])).rows[0]
        ?.last_seen_at;
    const looking = await atGate("test", (tx) =>
      findVisitor(tx, sessionId, userId, new Date(), { used: false }),
    );
    expect(looking.kind).toBe("actor");
    expect(await seen()).toEqual(lastSeenAt);
    await visit(sessionId, userId);
    expect(await seen()).not.toEqual(lastSeenAt);
  });

  test("of a disabled account is nobody's", async () => {
    const person = await officer();
    await database.owner.query("update app_user set disabled_at = now() where id = $1", [person.userId]);
    expect(await visit(person.sessionId, person.userId)).toEqual({ kind: "nobody" });
  });

  test("carries no role that has ended, and not one that begins tomorrow", async () => {
    const person = await officer();
    await database.owner.query(
      "update role_assignment set valid_to = today_in_vietnam() where user_id = $1",
      [person.userId],
    );
    expect((await visit(person.sessionId, person.userId)).kind).toBe("must-choose-unit");
    await database.owner.query(
      "insert into role_assignment (user_id, unit_id, role, valid_from) values ($1, $2, 'commune_chief', today_in_vietnam() + 2)",
      [person.userId, commune(0).id],
    );
    expect((await visit(person.sessionId, person.userId)).kind).toBe("must-choose-unit");
  });

  test("others of the person can be ended, those of another cannot", async () => {
    const [person, other] = [await officer(), await officer()];
    const second = await createSession(database.owner, person.userId);
    expect(
      (await atGate("test", (tx) => listOwnSessions(tx, person, new Date()))).map((row) => row.id),
    ).toEqual([person.sessionId, second]);
    await atGate("test", async (tx) => {
      await endOwnSession(tx, person, other.sessionId, new Date());
      await endOtherSessions(tx, person, new Date());
    });
    expect((await visit(second, person.userId)).kind).toBe("nobody");
    expect((await visit(person.sessionId, person.userId)).kind).toBe("actor");
    expect((await visit(other.sessionId, other.userId)).kind).toBe("actor");
  });
});

describe("a person with several roles", () => {
  test("is asked again when the chosen role is gone: it never turns silently into the other", async () => {
    const person = await officer();
    const second = await assignTo(database.owner, person.userId, "commune_officer", commune(1));
    await atGate("test", (tx) => chooseUnit(tx, person, second, new Date()));
    await database.owner.query("update role_assignment set valid_to = today_in_vietnam() where id = $1", [
      second,
    ]);
    expect((await visit(person.sessionId, person.userId)).kind).toBe("must-choose-unit");
  });

  test("chooses one of them, and no other", async () => {
    const person = await officer();
    const second = await assignTo(database.owner, person.userId, "commune_officer", commune(1));
    const ended = await assignTo(database.owner, person.userId, "commune_chief", commune(1), {
      to: "2021-01-01",
    });
    expect((await visit(person.sessionId, person.userId)).kind).toBe("must-choose-unit");
    const { choices } = await atGate("test", (tx) => listOwnChoices(tx, person, new Date()));
    expect(choices).toHaveLength(2);

    await atGate("test", (tx) => chooseUnit(tx, person, second, new Date()));
    expect(await visit(person.sessionId, person.userId)).toMatchObject({
      actor: { unit: { id: commune(1).id } },
    });

    const stranger = await officer();
    const foreign = await assignTo(database.owner, stranger.userId, "commune_chief", commune(0));
    for (const wanted of [ended, foreign]) {
      await expect(atGate("test", (tx) => chooseUnit(tx, person, wanted, new Date()))).rejects.toThrow(
        Refusal,
      );
    }
  });
});

describe("a password of one's own", () => {
  const change = (person: Person, current: string, password: string, repeat = password) =>
    atGate("test", (tx) => changePassword(tx, person, { current, password, repeat }, origin, new Date()));

  test("comes before everything else after a first password, and ends what was open", async () => {
    const person = await officer({ mustChange: true });
    expect((await visit(person.sessionId, person.userId)).kind).toBe("must-change-password");
    const old = await createSession(database.owner, person.userId);

    expect((await change(person, "", testPassword)).map((issue) => issue.code)).toEqual(["password_same"]);
    expect((await change(person, "", "trăng rằm tháng tám", "trăng rằm")).map((issue) => issue.code)).toEqual(
      ["password_repeat"],
    );
    expect((await visit(person.sessionId, person.userId)).kind).toBe("must-change-password");
    expect(await change(person, "", "trăng rằm tháng tám")).toEqual([]);
    expect((await visit(person.sessionId, person.userId)).kind).toBe("actor");
    expect((await visit(old, person.userId)).kind).toBe("nobody");
  });

  test("needs the one in use, and the fifth wrong one locks the account", async () => {
    const person = await officer();
    expect((await change(person, "không phải", "trăng rằm tháng tám")).map((issue) => issue.path)).toEqual([
      "current",
    ]);
    for (let i = 0; i < 3; i++) await change(person, "không phải", "trăng rằm tháng tám");
    expect((await change(person, "không phải", "trăng rằm tháng tám")).map((issue) => issue.code)).toEqual([
      "wrong_current_locked",
    ]);
    expect((await change(person, testPassword, "trăng rằm tháng tám")).map((issue) => issue.code)).toEqual([
      "wrong_current_locked",
    ]);
    const { rows } = await database.owner.query<{ username: string }>(
      "select username from app_user where id = $1",
      [person.userId],
    );
    expect(await authenticate(rows[0]?.username ?? "", testPassword, origin)).toBeNull();
  });
});

describe("what was typed when a session was gone", () => {
  test("comes back to its owner only, within the hour", async () => {
    const [owner, other] = [await officer(), await officer()];
    const page = "/festivals/new";
    const typed = { name: "Thôn Nam Thượng", version: "3" };
    const token = (await parkForm(owner.userId, `${page}?season=2026`, { ...typed, id: "another" })) ?? "";
    expect(await unparkedOn(page, token, other.userId)).toEqual(idleForm);
    expect(await unparkedOn(page, "khac", owner.userId)).toEqual(idleForm);
    expect(await unparkedOn("/festivals/plans/new", token, owner.userId)).toEqual(idleForm);
    // Which record is meant never comes with the text.
    expect((await unparkedOn(page, token, owner.userId)).values).toEqual(typed);
    await database.owner.query("update parked_form set created_at = now() - interval '61 minutes'");
    expect(await unparkedOn(page, token, owner.userId)).toEqual(idleForm);
  });

  test("is kept for a few forms of a person, not for any number", async () => {
    const owner = await officer();
    const tokens: (string | null)[] = [];
    for (let form = 0; form < 22; form++)
      tokens.push(await parkForm(owner.userId, "/festivals/new", { name: "x" }));
    expect(tokens.filter((token) => token !== null)).toHaveLength(20);
    expect(await parkForm(owner.userId, "/festivals/new", { name: "x".repeat(200_001) })).toBeNull();
  });
});
