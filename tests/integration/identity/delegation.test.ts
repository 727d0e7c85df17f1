import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { atGate, inScope } from "@/lib/core/db";
import { NotThere } from "@/lib/core/refusal";
import { findVisitor } from "@/lib/core/session";
import { chooseUnit } from "@/lib/identity/account-commands";
import { disableAccount, enableAccount, endAssignment } from "@/lib/identity/commands";
import {
  delegate,
  enterDelegation,
  revokeDelegation,
  revokeDelegationFor,
} from "@/lib/identity/delegations/commands";
import { getDelegation, listDelegationsOf } from "@/lib/identity/delegations/queries";
import { assignTo, createActor, createSession } from "@/tests/support/actors";
import { as, openScene, refusalOf, type Scene } from "../festivals/points-scene";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const day = (ahead: number) => {
  const at = new Date(Date.now() + ahead * 86_400_000);
  return new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Ho_Chi_Minh" }).format(at);
};

const assignmentOf = async (actor: Actor): Promise<string> => {
  const { rows } = await scene.owner.query<{ id: string }>(
    "select id from role_assignment where user_id = $1 and unit_id = $2 and role = $3::role",
    [actor.userId, actor.unit.id, actor.role],
  );
  return rows[0]?.id ?? "";
};

/** Two people of the commune: a chief who delegates and an officer who may be delegated to. */
async function pair() {
  const chief = await createActor(scene.owner, "commune_chief", scene.commune);
  const officer = await createActor(scene.owner, "commune_officer", scene.commune);
  return { chief, officer, admin: await admin() };
}

const admin = () => createActor(scene.owner, "province_admin", scene.province);

const paper = async (from: Actor, to: Actor, change: Record<string, unknown> = {}) => ({
  assignmentId: await assignmentOf(from),
  toUserId: to.userId,
  documentNumber: "15/GUQ-CAX",
  firstDay: day(0),
  lastDay: day(10),
  scope: "Ký, gửi kết quả",
  ...change,
});

const give = async (from: Actor, to: Actor, change: Record<string, unknown> = {}) => {
  const input = await paper(from, to, change);
  return (await as(from, (tx, who) => delegate(tx, who, input))).id;
};

/** A session of the officer that acts under the delegation, and what a request in it finds. */
async function sessionUnder(officer: Actor, delegationId: string) {
  const sessionId = await createSession(scene.owner, officer.userId);
  const person = { userId: officer.userId, sessionId, fullName: "", mustChange: false };
  await atGate("test", (tx) => chooseUnit(tx, person, delegationId, new Date()));
  return (now = new Date()) => atGate("test", (tx) => findVisitor(tx, sessionId, officer.userId, now));
}

const written = async () => {
  const { rows } = await scene.owner.query("select count(*)::int as n from delegation");
  return rows[0].n as number;
};

describe("a delegation", () => {
  test("lets the delegate choose the post, and says in whose name they act", async () => {
    const { chief, officer } = await pair();
    const id = await give(chief, officer);
    const visit = await sessionUnder(officer, id);
    expect(await visit()).toMatchObject({
      kind: "actor",
      actor: {
        userId: officer.userId,
        role: "commune_chief",
        unit: { id: scene.commune.id },
        delegation: { id, number: "15/GUQ-CAX", fromName: chief.fullName, fromUserId: chief.userId },
      },
    });
  });

  test("changes nothing for whoever does not choose it", async () => {
    const { chief, officer } = await pair();
    await give(chief, officer);
    const sessionId = await createSession(scene.owner, officer.userId);
    const who = await atGate("test", (tx) => findVisitor(tx, sessionId, officer.userId, new Date()));
    expect(who).toMatchObject({ kind: "actor", actor: { role: "commune_officer" } });
    expect(who.kind === "actor" && who.actor.delegation).toBeUndefined();
  });

  test("is nobody else's to choose", async () => {
    const { chief, officer } = await pair();
    const id = await give(chief, officer);
    const stranger = await createActor(scene.owner, "commune_officer", scene.commune);
    expect(await refusalOf(sessionUnder(stranger, id))).toEqual(["unit_choice"]);
  });
});

describe("a delegation ends by itself, at the next request", () => {
  const over = { kind: "must-choose-unit" };

  test("after its last day, and not on it", async () => {
    const { chief, officer } = await pair();
    const visit = await sessionUnder(officer, await give(chief, officer, { lastDay: day(0) }));
    const endOfToday = new Date(`${day(0)}T23:59:59+07:00`);
    expect((await visit()).kind).toBe("actor");
    // The session itself is seen as used: only the day has turned.
    await scene.owner.query(
      "update user_session set last_seen_at = $1, expires_at = $1::timestamptz + interval '1 hour'",
      [endOfToday],
    );
    expect((await visit(endOfToday)).kind).toBe("actor");
    expect(await visit(new Date(endOfToday.getTime() + 1000))).toMatchObject(over);
  });

  test("when it is taken back by who gave it", async () => {
    const { chief, officer } = await pair();
    const id = await give(chief, officer);
    const visit = await sessionUnder(officer, id);
    await as(chief, (tx, who) => revokeDelegation(tx, who, { delegationId: id }));
    expect(await visit()).toMatchObject(over);
    expect(await refusalOf(as(chief, (tx, who) => revokeDelegation(tx, who, { delegationId: id })))).toEqual([
      "over",
    ]);
  });

  test("when an administrator takes it back", async () => {
    const { chief, officer, admin } = await pair();
    const id = await give(chief, officer);
    const visit = await sessionUnder(officer, id);
    await as(admin, (tx, who) => revokeDelegationFor(tx, who, { id: officer.userId, delegationId: id }));
    expect(await visit()).toMatchObject(over);
  });

  test.each(["chief", "officer"] as const)("when the %s no longer holds a post there", async (whose) => {
    const people = await pair();
    const visit = await sessionUnder(people.officer, await give(people.chief, people.officer));
    // A second role keeps the officer signed in and in post elsewhere.
    await assignTo(scene.owner, people.officer.userId, "commune_officer", scene.sibling);
    const assignmentId = await assignmentOf(people[whose]);
    await as(people.admin, (tx, who) =>
      endAssignment(tx, who, { id: people[whose].userId, assignmentId, endsOn: null }),
    );
    expect(await visit()).toMatchObject(over);
  });

  test("when the account of who gave it is taken out of use, for good", async () => {
    const { chief, officer, admin } = await pair();
    const visit = await sessionUnder(officer, await give(chief, officer));
    await as(admin, (tx, who) => disableAccount(tx, who, { id: chief.userId }));
    expect(await visit()).toMatchObject(over);
    await as(admin, (tx, who) => enableAccount(tx, who, { id: chief.userId }));
    expect(await visit()).toMatchObject(over);
  });
});

describe("who may delegate what to whom", () => {
  test("the holder of the post, an administrator by the paper, and nobody else", async () => {
    const { chief, officer, admin } = await pair();
    const input = await paper(chief, officer);
    await as(admin, (tx, who) => enterDelegation(tx, who, { ...input, id: chief.userId }));
    const other = await createActor(scene.owner, "commune_chief", scene.commune);
    expect(
      await refusalOf(as(other, (tx, who) => delegate(tx, who, { ...input, toUserId: officer.userId }))),
    ).toEqual(["not_own_post"]);
    const foreign = await createActor(scene.owner, "province_admin", scene.foreignProvince);
    const before = await written();
    await expect(
      as(foreign, (tx, who) => enterDelegation(tx, who, { ...input, id: chief.userId })),
    ).rejects.toThrow(NotThere);
    expect(await written()).toBe(before);
  });

  test("only a post by which one signs", async () => {
    const { officer } = await pair();
    const colleague = await createActor(scene.owner, "commune_officer", scene.commune);
    expect(await refusalOf(give(officer, colleague))).toEqual(["not_delegable"]);
  });

  test("to a colleague in post: not oneself, not a partner, nobody of another unit", async () => {
    const { chief } = await pair();
    expect(await refusalOf(give(chief, chief))).toEqual(["self"]);
    expect(await refusalOf(give(chief, scene.people.partner))).toEqual(["colleague"]);
    expect(await refusalOf(give(chief, scene.people.siblingOfficer))).toEqual(["colleague"]);
  });

  test("an administrator does not write one in their own favour", async () => {
    const leader = await createActor(scene.owner, "province_leader", scene.province);
    const keeper = await admin();
    const input = { ...(await paper(leader, keeper)), id: leader.userId };
    const v05 = scene.people.v05;
    expect(await refusalOf(as(keeper, (tx, who) => enterDelegation(tx, who, input)))).toEqual([
      "own_benefit",
    ]);
    await as(v05, (tx, who) => enterDelegation(tx, who, input));
  });

  test("not for days that are over, not twice to the same person at the same time", async () => {
    const { chief, officer } = await pair();
    expect(await refusalOf(give(chief, officer, { firstDay: day(-1) }))).toEqual(["past"]);
    const id = await give(chief, officer);
    expect(await refusalOf(give(chief, officer, { firstDay: day(10), lastDay: day(20) }))).toEqual([
      "overlap",
    ]);
    await give(chief, officer, { firstDay: day(11), lastDay: day(20) });
    await as(chief, (tx, who) => revokeDelegation(tx, who, { delegationId: id }));
    await give(chief, officer);
  });

  test("a delegate does not pass it on", async () => {
    const { chief, officer } = await pair();
    const visit = await sessionUnder(officer, await give(chief, officer));
    const who = await visit();
    if (who.kind !== "actor") throw new Error("no actor");
    const third = await createActor(scene.owner, "commune_officer", scene.commune);
    const input = await paper(chief, third);
    expect(await refusalOf(as(who.actor, (tx, actor) => delegate(tx, actor, input)))).toEqual(["chain"]);
  });

  test("it is read by the two of them and their administrators, and is not there for others", async () => {
    const { chief, officer, admin } = await pair();
    const id = await give(chief, officer);
    const seen = (actor: Actor) => as(actor, (tx, who) => getDelegation(tx, who, id, day(0)));
    for (const actor of [chief, officer, admin, scene.people.v05])
      expect(await seen(actor)).toMatchObject({ id });
    const others = [
      scene.people.officer,
      scene.people.siblingOfficer,
      scene.people.provinceLeader,
      await createActor(scene.owner, "province_admin", scene.foreignProvince),
    ];
    for (const actor of others) expect(await seen(actor)).toBeNull();
    // What one was given is read while one acts for another unit as well.
    const elsewhere = { ...officer, unit: scene.sibling, actsFor: [scene.sibling.id] };
    expect(await as(elsewhere, (tx, who) => listDelegationsOf(tx, who.userId, day(0)))).toHaveLength(1);
    await expect(
      as(await createActor(scene.owner, "province_admin", scene.foreignProvince), (tx, who) =>
        revokeDelegationFor(tx, who, { id: chief.userId, delegationId: id }),
      ),
    ).rejects.toThrow(NotThere);
    await expect(
      as(scene.people.chief, (tx, who) => revokeDelegation(tx, who, { delegationId: id })),
    ).rejects.toThrow(NotThere);
  });
});

describe("the database refuses by itself", () => {
  /** An insert as the application, past every command. */
  const insert = (actor: Actor, row: Record<string, unknown>) =>
    inScope(actor, { action: "test" }, (tx) =>
      tx.delegation.create({ data: row as never, select: { id: true } }),
    );

  const rowOf = async (from: Actor, to: Actor, change: Record<string, unknown> = {}) => ({
    unitId: from.unit.id,
    assignmentId: await assignmentOf(from),
    role: from.role,
    fromUserId: from.userId,
    fromName: from.fullName,
    toUserId: to.userId,
    toName: to.fullName,
    documentNumber: "15/GUQ-CAX",
    firstDay: new Date(`${day(0)}T00:00:00Z`),
    lastDay: new Date(`${day(5)}T00:00:00Z`),
    createdById: from.userId,
    createdByName: from.fullName,
    ...change,
  });

  test("what the commands refuse", async () => {
    const { chief, officer } = await pair();
    const { officer: other, partner, siblingOfficer, provinceLeader } = scene.people;
    const midnight = (ahead: number) => new Date(`${day(ahead)}T00:00:00Z`);
    const cases: [string, Actor, Record<string, unknown>][] = [
      ["delegation_signs", officer, await rowOf(officer, other)],
      ["delegation_colleague", chief, await rowOf(chief, partner)],
      ["delegation_colleague", chief, await rowOf(chief, siblingOfficer)],
      ["delegation_pair", chief, await rowOf(chief, chief)],
      ["delegation_past", chief, await rowOf(chief, officer, { firstDay: midnight(-1) })],
      ["delegation_term", chief, await rowOf(chief, officer, { lastDay: midnight(800) })],
      [
        "delegation_term",
        chief,
        await rowOf(chief, officer, { firstDay: midnight(2), lastDay: midnight(1) }),
      ],
      ["delegation_number", chief, await rowOf(chief, officer, { documentNumber: "không số" })],
      [
        "delegation_post",
        chief,
        await rowOf(chief, officer, { assignmentId: await assignmentOf(scene.people.chief) }),
      ],
      // Somebody else of the unit writes it, in the chief's name or in their own.
      ["delegation_by", other, await rowOf(chief, officer)],
      ["delegation_by", other, await rowOf(chief, officer, { createdById: other.userId })],
      ["delegation_by", provinceLeader, await rowOf(chief, officer, { createdById: provinceLeader.userId })],
      ["delegation_written", officer, await rowOf(chief, officer, { createdById: officer.userId })],
    ];
    for (const [constraint, actor, row] of cases) {
      const refused = await insert(actor, row).then(
        () => "written",
        (error: Error) => `${error.message} ${JSON.stringify((error as { meta?: unknown }).meta)}`,
      );
      expect(refused, constraint).toMatch(new RegExp(`${constraint}|delegation_by`));
      if (constraint !== "delegation_written") expect(refused).toContain(constraint);
    }
  });

  test("changing anything of it but its end, ending it twice, ending it for another, deleting it", async () => {
    const { chief, officer } = await pair();
    const id = await give(chief, officer);
    const run = (actor: Actor, sql: string) =>
      inScope(actor, { action: "test" }, (tx) => tx.$executeRawUnsafe(sql)).then(
        (count) => String(count),
        (error: Error) => error.message,
      );
    expect(await run(chief, `update delegation set last_day = last_day + 30 where id = '${id}'`)).toMatch(
      /permission denied/,
    );
    expect(await run(chief, `delete from delegation where id = '${id}'`)).toMatch(/permission denied/);
    const end = (by: Actor) =>
      `update delegation set revoked_at = now(), revoked_by_id = '${by.userId}' where id = '${id}'`;
    expect(await run(officer, end(officer))).toContain("delegation_by");
    expect(await run(officer, end(chief))).toContain("delegation_by");
    expect(await run(scene.people.foreignChief, end(scene.people.foreignChief))).toBe("0");
    expect(await run(chief, end(chief))).toBe("1");
    expect(await run(chief, end(chief))).toContain("delegation_fixed");
    await expect(
      scene.owner.query("update delegation set last_day = last_day + 1 where id = $1", [id]),
    ).rejects.toThrow("delegation_fixed");
  });

  test("passing it on, whoever writes", async () => {
    const { chief, officer } = await pair();
    const id = await give(chief, officer);
    const under = {
      ...officer,
      role: chief.role,
      delegation: { id, number: "", fromUserId: chief.userId, fromName: "", lastDay: day(1) },
    };
    // Even the officer's own post of a chief, written while they act for somebody else.
    await assignTo(scene.owner, officer.userId, "commune_chief", scene.commune);
    const row = await rowOf({ ...officer, role: "commune_chief" }, scene.people.officer);
    await expect(insert(under, row)).rejects.toThrow(/delegation_chain/);
  });
});
