import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { atGate, closeDatabase, inScope, type Tx } from "@/lib/core/db";
import { Refusal } from "@/lib/core/refusal";
import { findVisitor } from "@/lib/core/session";
import * as commands from "@/lib/identity/commands";
import { getPerson, listKeptUnits, listPeople } from "@/lib/identity/queries";
import { peopleFilter } from "@/lib/identity/schema";
import { authenticate } from "@/lib/identity/sign-in";
import { listSignIns } from "@/lib/identity/sign-in-queries";
import type { Role } from "@/prisma/generated/enums";
import {
  assignTo,
  communesOf,
  createActor,
  createPerson,
  createSession,
  findUnit,
  type TestPerson,
  type TestUnit,
  testPassword,
} from "@/tests/support/actors";
import { type TestDatabase, testDatabase } from "@/tests/support/database";

let database: TestDatabase;
let ministry: Actor;
let haTinh: Actor;
let province: TestUnit;
let foreignProvince: TestUnit;
let commune: TestUnit;
let person: TestPerson;
let foreign: TestPerson;

beforeAll(async () => {
  database = await testDatabase();
  const { owner } = database;
  province = await findUnit(owner, "42", "province");
  foreignProvince = await findUnit(owner, "40", "province");
  commune = (await communesOf(owner, province, 1))[0] as TestUnit;
  ministry = await createActor(owner, "ministry_admin", { code: "VN", level: "nation" });
  haTinh = await createActor(owner, "province_admin", province);
  foreign = await createPerson(owner, foreignProvince, { fullName: "Người Tỉnh Khác" });
  await assignTo(owner, foreign.userId, "province_officer", foreignProvince);
});
beforeEach(async () => {
  person = await createPerson(database.owner, commune, { fullName: "Đặng Thị Hoà" });
  await assignTo(database.owner, person.userId, "commune_officer", commune);
});
afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => inScope(actor, { action: "test" }, work);
const audited = async () => {
  const { rows } = await database.owner.query<{ n: number }>("select count(*)::int as n from audit_entry");
  return rows[0]?.n;
};
const term = (role: Role, unitId: string) => ({
  role,
  unitId,
  validFrom: "2026-11-01",
  validTo: null,
  decisionNumber: "15/QĐ-CAT",
});
const codeOf = (run: Promise<unknown>) =>
  run.then(
    () => "done",
    (error: unknown) => (error instanceof Refusal ? error.issues[0]?.code : Object(error).constructor.name),
  );

type Act = (tx: Tx, actor: Actor, id: string) => Promise<unknown>;
const acts: [string, Act][] = [
  ["rename", (tx, a, id) => commands.renamePerson(tx, a, { id, version: 0, fullName: "Khác", jobTitle: "" })],
  ["assign", (tx, a, id) => commands.assignRole(tx, a, { id, ...term("commune_chief", commune.id) })],
  [
    "end a role",
    (tx, a, id) => commands.endAssignment(tx, a, { id, assignmentId: commune.id, endsOn: null }),
  ],
  ["disable", (tx, a, id) => commands.disableAccount(tx, a, { id })],
  ["enable", (tx, a, id) => commands.enableAccount(tx, a, { id })],
  ["issue a password", (tx, a, id) => commands.issueFirstPassword(tx, a, { id })],
  ["unlock", (tx, a, id) => commands.unlockAccount(tx, a, { id })],
  ["end a session", (tx, a, id) => commands.endSession(tx, a, { id, sessionId: commune.id })],
  ["end all sessions", (tx, a, id) => commands.endAllSessions(tx, a, { id })],
];

describe("people outside of the circle are not there", () => {
  test.each(acts)("to %s", async (_, act) => {
    const before = await audited();
    expect(await codeOf(as(haTinh, (tx) => act(tx, haTinh, foreign.userId)))).toBe("NotThere");
    expect(await audited()).toBe(before);
  });

  test("to read", async () => {
    const now = new Date();
    expect(await as(haTinh, (tx) => getPerson(tx, haTinh, foreign.userId, now))).toBeNull();
    expect(await as(haTinh, (tx) => getPerson(tx, haTinh, "không phải mã", now))).toBeNull();
    expect(await as(ministry, (tx) => getPerson(tx, ministry, foreign.userId, now))).toMatchObject({
      kept: true,
    });
  });

  test("nor their sign-ins", async () => {
    await authenticate(foreign.username, "sai rồi nhé", { address: "198.51.100.1", userAgent: "t" });
    await authenticate("khong.co.ai", "sai rồi nhé", { address: "198.51.100.1", userAgent: "t" });
    await authenticate(person.username, testPassword, { address: "198.51.100.2", userAgent: "t" });
    const filter = { q: "", outcome: null, from: null, to: null, page: 1 };
    const names = async (actor: Actor) =>
      (await as(actor, (tx) => listSignIns(tx, actor, filter))).rows.map((row) => row.username);
    expect(await names(haTinh)).toEqual([person.username]);
    // What was typed as the name of nobody is shown by its first letter only, and found by the whole.
    expect(await names(ministry)).toEqual(expect.arrayContaining([foreign.username, "k***"]));
    const search = async (q: string) =>
      (await as(ministry, (tx) => listSignIns(tx, ministry, { ...filter, q }))).rows.map(
        (row) => row.username,
      );
    expect(await search("khong.co.ai")).toEqual(["k***"]);
    expect(await search("khong.co")).toEqual([]);
  });
});

describe("the list of people", () => {
  const list = async (actor: Actor, query: Record<string, string>) =>
    (await as(actor, (tx) => listPeople(tx, actor, peopleFilter.parse(query), new Date()))).rows.map(
      (row) => row.id,
    );

  test("finds by any spelling, role, unit and state", async () => {
    for (const q of ["hoa dang", "Hòa", "HOÀ", person.username]) {
      expect(await list(haTinh, { q }), q).toContain(person.userId);
    }
    expect(await list(haTinh, { q: "khong co ai" })).toEqual([]);
    expect(await list(haTinh, { q: "nguoi tinh khac" })).toEqual([]);
    expect(await list(haTinh, { unit: province.id })).toEqual([haTinh.userId]);
    expect(await list(haTinh, { role: "province_admin" })).toEqual([haTinh.userId]);
    await database.owner.query("update app_user set disabled_at = now() where id = $1", [person.userId]);
    expect(await list(haTinh, { state: "disabled" })).toEqual([person.userId]);
    expect(await list(haTinh, { state: "active" })).not.toContain(person.userId);
  });

  test("is in the order of tên", async () => {
    const names = ["Vũ Văn Ánh", "An Thị Bình", "Lê Đào", "Ba Dung"];
    const home = (await communesOf(database.owner, province, 2))[1] as TestUnit;
    for (const fullName of names) await createPerson(database.owner, home, { fullName });
    const { rows } = await as(haTinh, (tx) =>
      listPeople(tx, haTinh, peopleFilter.parse({ unit: home.id }), new Date()),
    );
    expect(rows.map((row) => row.fullName)).toEqual(["Vũ Văn Ánh", "An Thị Bình", "Ba Dung", "Lê Đào"]);
  });
});

describe("people of units that are no more", () => {
  const done = ["rename", "issue a password", "end a session", "end all sessions", "disable", "enable"];

  /** A person at each closed unit that a province has absorbed, or that stood below one of those or below itself. */
  async function formerPeople(): Promise<[string, TestPerson][]> {
    const day = "2024-01-01";
    const old = await findUnit(database.owner, "27", "province", day);
    const own = await findUnit(database.owner, "24", "province", day);
    const found: [string, TestUnit][] = [["the absorbed province", old]];
    for (const [name, parent] of [
      ["the absorbed province", old],
      ["the province itself", own],
    ] as const) {
      const closed = (await communesOf(database.owner, parent, 1, day))[0] as TestUnit;
      const { rows } = await database.owner.query<TestUnit>("select id, level from unit where id = $1", [
        closed.parentId,
      ]);
      found.push([`a commune of ${name}`, closed], [`a district of ${name}`, rows[0] as TestUnit]);
    }
    return Promise.all(
      found.map(
        async ([name, at]): Promise<[string, TestPerson]> => [name, await createPerson(database.owner, at)],
      ),
    );
  }

  test("are kept by the province that took their units over whole, and by no other", async () => {
    const newBacNinh = await createActor(database.owner, "province_admin", { code: "24", level: "province" });
    for (const [where, { userId }] of await formerPeople()) {
      const shown = await as(newBacNinh, (tx) => getPerson(tx, newBacNinh, userId, new Date()));
      expect(shown, where).toMatchObject({ kept: true, stoppable: true });
      for (const [name, act] of acts.filter(([name]) => done.includes(name))) {
        const run = async (tx: Tx, version: number) =>
          name === "rename"
            ? commands.renamePerson(tx, newBacNinh, { id: userId, version, fullName: "Khác", jobTitle: "" })
            : act(tx, newBacNinh, userId);
        expect(await codeOf(as(newBacNinh, (tx) => run(tx, shown?.version ?? 0))), `${name}, ${where}`).toBe(
          "done",
        );
      }
      for (const [name, act] of acts) {
        expect(await codeOf(as(haTinh, (tx) => act(tx, haTinh, userId))), `${name}, ${where}`).toBe(
          "NotThere",
        );
      }
    }
    // No new accounts there.
    const old = await findUnit(database.owner, "27", "province", "2024-01-01");
    const kept = await as(newBacNinh, (tx) => listKeptUnits(tx, newBacNinh, new Date()));
    expect(kept.map((unit) => unit.id)).not.toContain(old.id);
  });
});

describe("the ministry, in an incident", () => {
  test("stops any account, and takes none over", async () => {
    const sessionId = await createSession(database.owner, person.userId);
    const shown = await as(ministry, (tx) => getPerson(tx, ministry, person.userId, new Date()));
    expect(shown).toMatchObject({ kept: false, stoppable: true });
    const stops = ["end a session", "end all sessions", "disable"];
    for (const [name, act] of acts) {
      const answer = await codeOf(as(ministry, (tx) => act(tx, ministry, person.userId)));
      expect(answer, name).toBe(stops.includes(name) ? "done" : "not_kept");
    }
    const visitor = await atGate("test", (tx) => findVisitor(tx, sessionId, person.userId, new Date()));
    expect(visitor.kind).toBe("nobody");
    expect((await as(haTinh, (tx) => getPerson(tx, haTinh, person.userId, new Date())))?.state).toBe(
      "disabled",
    );
  });
});
