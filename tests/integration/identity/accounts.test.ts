import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { atGate, closeDatabase, inScope, type Tx } from "@/lib/core/db";
import { Conflict, Refusal } from "@/lib/core/refusal";
import { findVisitor } from "@/lib/core/session";
import { roleFits } from "@/lib/identity/assignable";
import * as commands from "@/lib/identity/commands";
import { getPerson } from "@/lib/identity/queries";
import { authenticate } from "@/lib/identity/sign-in";
import { Role, UnitLevel } from "@/prisma/generated/enums";
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

describe("an account", () => {
  const input = (username: string) => ({
    username,
    fullName: "Lê Văn Mới",
    jobTitle: "",
    ...term("commune_officer", commune.id),
  });

  test("is opened with a role and cannot be used before a password is issued; that one must be changed", async () => {
    const { id } = await as(haTinh, (tx) => commands.openAccount(tx, haTinh, input("moi.canbo")));
    const { password } = await as(haTinh, (tx) => commands.issueFirstPassword(tx, haTinh, { id }));
    const session = await authenticate("moi.canbo", password, { address: "198.51.100.3", userAgent: "t" });
    const visitor = await atGate("test", (tx) => findVisitor(tx, session?.sessionId ?? "", id, new Date()));
    expect(visitor.kind).toBe("must-change-password");
    const { rows } = await database.owner.query(
      "select actor_id, acting_unit_id, before::text || after::text as both from audit_entry where table_name = 'credential' and row_id = $1 and operation = 'update'",
      [id],
    );
    expect(rows[0]).toMatchObject({ actor_id: haTinh.userId, acting_unit_id: province.id });
    expect(rows[0]?.both).not.toContain("argon2");
  });

  test("has a name that nobody else has", async () => {
    expect(await codeOf(as(haTinh, (tx) => commands.openAccount(tx, haTinh, input(foreign.username))))).toBe(
      "username_taken",
    );
  });

  test("is not opened at a foreign unit", async () => {
    const elsewhere = { ...input("moi.nghean"), unitId: foreignProvince.id };
    expect(await codeOf(as(haTinh, (tx) => commands.openAccount(tx, haTinh, elsewhere)))).toBe(
      "unit_not_kept",
    );
  });

  test("issuing a password, or disabling, ends what is open", async () => {
    for (const act of [commands.issueFirstPassword, commands.disableAccount]) {
      const sessionId = await createSession(database.owner, person.userId);
      await as(haTinh, (tx) => act(tx, haTinh, { id: person.userId }) as Promise<unknown>);
      const visitor = await atGate("test", (tx) => findVisitor(tx, sessionId, person.userId, new Date()));
      expect(visitor.kind).toBe("nobody");
    }
    await as(haTinh, (tx) => commands.enableAccount(tx, haTinh, { id: person.userId }));
  });

  test("is unlocked at once, and the failures before no longer count", async () => {
    const from = (n: number) => ({ address: `203.0.113.${n}`, userAgent: "t" });
    for (let i = 0; i < 5; i++) await authenticate(person.username, "sai rồi nhé", from(i));
    expect(await authenticate(person.username, testPassword, from(6))).toBeNull();
    await as(haTinh, (tx) => commands.unlockAccount(tx, haTinh, { id: person.userId }));
    for (let i = 0; i < 4; i++) await authenticate(person.username, "sai rồi nhé", from(i));
    expect(await authenticate(person.username, testPassword, from(6))).not.toBeNull();
    expect(await codeOf(as(haTinh, (tx) => commands.unlockAccount(tx, haTinh, { id: person.userId })))).toBe(
      "already",
    );
  });

  test("renamed by two at once: the second sees what changed", async () => {
    const shown = await as(haTinh, (tx) => getPerson(tx, haTinh, person.userId, new Date()));
    const rename = (fullName: string) =>
      as(haTinh, (tx) =>
        commands.renamePerson(tx, haTinh, {
          id: person.userId,
          version: shown?.version ?? 0,
          fullName,
          jobTitle: "",
        }),
      );
    await rename("Đặng Thị Hoà An");
    const second = await rename("Đặng Thị Hoà Bình").catch((error: unknown) => error);
    expect(second).toBeInstanceOf(Conflict);
    expect((second as Conflict).differences[0]).toMatchObject({ theirs: "Đặng Thị Hoà An" });
  });
});

describe("roles", () => {
  const assign = (actor: Actor, id: string, role: Role, unitId: string) =>
    codeOf(as(actor, (tx) => commands.assignRole(tx, actor, { id, ...term(role, unitId) })));

  test("are given within the circle, at the level where they exist", async () => {
    expect(await assign(haTinh, person.userId, "commune_chief", commune.id)).toBe("done");
    expect(await assign(haTinh, person.userId, "commune_chief", commune.id)).toBe("assignment_twice");
    expect(await assign(haTinh, person.userId, "province_leader", commune.id)).toBe("role_level");
  });

  test("are never given above or beside one's own unit", async () => {
    expect(await assign(haTinh, person.userId, "ministry_admin", ministry.unit.id)).toBe("unit_not_kept");
    expect(await assign(haTinh, person.userId, "province_officer", foreignProvince.id)).toBe("unit_not_kept");
    // Whoever keeps the account could take the role over: a person of a province gets no role of the ministry.
    expect(await assign(ministry, foreign.userId, "ministry_admin", ministry.unit.id)).toBe("unit_outside");
  });

  test("and passwords are never given to oneself", async () => {
    expect(await assign(haTinh, haTinh.userId, "province_leader", province.id)).toBe("own_account");
    for (const act of [commands.disableAccount, commands.enableAccount, commands.issueFirstPassword]) {
      expect(
        await codeOf(as(haTinh, (tx) => act(tx, haTinh, { id: haTinh.userId }) as Promise<unknown>)),
      ).toBe("own_account");
    }
  });

  test("end at once, also on the day they began", async () => {
    const sessionId = await createSession(database.owner, person.userId);
    const shown = await as(haTinh, (tx) => getPerson(tx, haTinh, person.userId, new Date()));
    const end = (assignmentId: string) =>
      as(haTinh, (tx) =>
        commands.endAssignment(tx, haTinh, { id: person.userId, assignmentId, endsOn: null }),
      );
    await end(shown?.assignments[0]?.id ?? "");
    const visitor = () => atGate("test", (tx) => findVisitor(tx, sessionId, person.userId, new Date()));
    expect((await visitor()).kind).toBe("must-choose-unit");

    const from = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Ho_Chi_Minh" }).format(new Date());
    const wrong = await assignTo(database.owner, person.userId, "commune_chief", commune, { from });
    expect((await visitor()).kind).toBe("actor");
    await end(wrong);
    expect((await visitor()).kind).toBe("must-choose-unit");
    expect(await codeOf(end(wrong))).toBe("term_ended");
  });

  test("the table of levels in the database is the one of the code", async () => {
    const { rows } = await database.owner.query<{ role: Role; level: UnitLevel; fits: boolean }>(
      "select r as role, l as level, role_fits_level(r, l) as fits from unnest(enum_range(null::role)) r, unnest(enum_range(null::unit_level)) l",
    );
    expect(rows).toHaveLength(Object.keys(Role).length * Object.keys(UnitLevel).length);
    expect(rows.filter(({ role, level, fits }) => fits !== roleFits(role, level))).toEqual([]);
  });

  test("the database itself refuses what the commands refuse", async () => {
    await expect(assignTo(database.owner, person.userId, "province_admin", commune)).rejects.toThrow(
      /does not exist/,
    );
    await expect(
      assignTo(database.owner, person.userId, "province_officer", foreignProvince),
    ).rejects.toThrow(/administrators of the account/);
    await expect(
      as(haTinh, (tx) =>
        tx.roleAssignment.create({
          data: {
            userId: haTinh.userId,
            unitId: ministry.unit.id,
            role: "ministry_admin",
            validFrom: new Date(),
          },
        }),
      ),
    ).rejects.toThrow();
  });
});
