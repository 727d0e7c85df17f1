import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { dayOf } from "@/lib/core/dates";
import { inScope } from "@/lib/core/db";
import { obstacles } from "@/lib/core/workflow";
import { decideExtension } from "@/lib/festivals/extensions/commands";
import { acceptFestivals } from "@/lib/festivals/points/bulk-commands";
import { acceptFestival, returnFestival, sendFestival } from "@/lib/festivals/points/flow-commands";
import { getFestival } from "@/lib/festivals/points/queries";
import { revokeDelegation } from "@/lib/identity/delegations/commands";
import { countMyWork } from "@/lib/work/queries";
import { actorFor, assignTo, createActor } from "@/tests/support/actors";
import { under as lend } from "@/tests/support/delegation";
import { as, openScene, refusalOf, type Scene, stateOf } from "../festivals/points-scene";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const today = dayOf(new Date());
const under = (from: Actor, to: Actor) => lend(scene.owner, from, to);

const leaderOf = () => createActor(scene.owner, "province_leader", scene.province);
const officerOf = () => createActor(scene.owner, "province_officer", scene.province);

const lineOf = async (id: string, step: string) => {
  const { rows } = await scene.owner.query(
    `select actor_id, actor_role, delegation_id, delegator_name, delegation_number from decision
      where record_id = $1 and step = $2 order by at desc limit 1`,
    [id, step],
  );
  return rows[0];
};

const accept = (actor: Actor, id: string, version = 1) =>
  as(actor, (tx, who) => acceptFestival(tx, who, { id, version }));

describe("what is done under a delegation says so", () => {
  test("in the timeline, one by one and in bulk", async () => {
    const [leader, officer] = [await leaderOf(), await officerOf()];
    const delegated = await under(leader, officer);
    const [one, two] = [await scene.point("sent"), await scene.point("sent")];
    const signed = {
      actor_id: officer.userId,
      actor_role: "province_leader",
      delegation_id: delegated.delegation?.id,
      delegator_name: leader.fullName,
      delegation_number: "15/GUQ-CAT",
    };
    await accept(delegated, one);
    expect(await lineOf(one, "accept")).toMatchObject(signed);
    await as(delegated, (tx, who) =>
      acceptFestivals(tx, who, { ids: [two], all: undefined, query: "", until: new Date().toISOString() }),
    );
    expect(await lineOf(two, "accept")).toMatchObject(signed);
    const record = await as(leader, (tx, who) => getFestival(tx, who, one, today));
    expect(record?.decisions.at(-1)).toMatchObject({
      delegatorName: leader.fullName,
      delegationNumber: "15/GUQ-CAT",
    });
  });

  test("on the receipt of a sending", async () => {
    const chief = await createActor(scene.owner, "commune_chief", scene.commune);
    const delegated = await under(chief, await createActor(scene.owner, "commune_officer", scene.commune));
    const id = await scene.point("submitted");
    await as(delegated, (tx, who) => sendFestival(tx, who, { id, version: 1 }));
    const { rows } = await scene.owner.query("select * from receipt where record_id = $1", [id]);
    expect(rows[0]).toMatchObject({ delegator_name: chief.fullName, delegation_number: "15/GUQ-CAT" });
  });

  test("and nobody says it who does not act under one", async () => {
    const leader = await leaderOf();
    const id = await scene.point("sent");
    await inScope(
      leader,
      { action: "test" },
      (tx) =>
        tx.$executeRaw`
        insert into decision (unit_id, record_kind, record_id, step, actor_id, actor_name, actor_role, actor_unit_id,
                              actor_unit_name, delegator_name, delegation_number)
        values (${scene.commune.id}::uuid, 'festival', ${id}::uuid, 'accept', ${leader.userId}::uuid, 'x', 'province_leader',
                ${scene.province.id}::uuid, 'x', 'Ai đó', '1/GUQ-X')`,
    );
    expect(await lineOf(id, "accept")).toMatchObject({
      delegation_id: null,
      delegator_name: null,
      delegation_number: null,
    });
  });

  test("nobody writes under a delegation that was given to another, or at another unit", async () => {
    const delegated = await under(await leaderOf(), await officerOf());
    const stranger = await officerOf();
    const id = await scene.point("sent");
    await expect(accept({ ...delegated, userId: stranger.userId }, id)).rejects.toThrow(/delegation_over/);
    await expect(
      as({ ...delegated, unit: { ...scene.nation } }, (tx, who) =>
        returnFestival(tx, who, { id, version: 1, note: "x" }),
      ),
    ).rejects.toThrow();
    expect((await stateOf(scene, id))?.state).toBe("sent");
  });
});

describe("four eyes are those of two persons", () => {
  /** Somebody who enters for a commune as an officer and signs as a leader. */
  async function twoHats() {
    const officer = await officerOf();
    await assignTo(scene.owner, officer.userId, "province_leader", scene.province);
    return {
      officer,
      leader: await actorFor(scene.owner, officer.userId, "province_leader", scene.province),
    };
  }

  test("what the delegator entered, the delegate does not accept in their name; in their own they do", async () => {
    const { officer, leader } = await twoHats();
    const colleague = await officerOf();
    const delegated = await under(leader, colleague);
    const id = await scene.point("sent", { entered_by_id: officer.userId, editor_ids: [officer.userId] });
    expect(await refusalOf(accept(delegated, id))).toEqual(["four_eyes"]);
    await accept(colleague, id);
    expect((await stateOf(scene, id))?.acceptedBy).toBe(colleague.userId);
  });

  test("the queue leaves out what is for somebody else to accept", async () => {
    const { officer, leader } = await twoHats();
    const delegated = await under(leader, await officerOf());
    const waiting = async () => (await as(delegated, (tx, who) => countMyWork(tx, who, today))).all;
    const before = await waiting();
    const id = await scene.point("sent", {}, scene.sibling);
    expect(await waiting()).toBe(before + 1);
    await scene.owner.query("update festival set editor_ids = editor_ids || $2::uuid where id = $1", [
      id,
      officer.userId,
    ]);
    expect(await waiting()).toBe(before);
  });

  test.each([
    ["entered", (by: string) => ({ entered_by_id: by, editor_ids: [by] })],
    ["changed", (by: string) => ({ editor_ids: ["00000000-0000-7000-8000-000000000001", by] })],
    ["sent", (by: string) => ({ sent_by_id: by })],
  ])("the database refuses it by itself: %s", async (_, by) => {
    const { officer, leader } = await twoHats();
    const delegated = await under(leader, await officerOf());
    const id = await scene.point("sent", by(officer.userId));
    const past = inScope(
      delegated,
      { action: "test" },
      (tx) =>
        tx.$executeRaw`
        update festival set state = 'accepted', accepted_by_id = ${delegated.userId}::uuid, accepted_at = now(),
               version = version + 1 where id = ${id}::uuid`,
    );
    await expect(past).rejects.toThrow(/delegation_four_eyes/);
  });

  test("what was sent in somebody's name is not theirs to accept", async () => {
    const chief = await createActor(scene.owner, "commune_chief", scene.commune);
    await assignTo(scene.owner, chief.userId, "province_officer", scene.province);
    const above = await actorFor(scene.owner, chief.userId, "province_officer", scene.province);
    const delegated = await under(chief, await createActor(scene.owner, "commune_officer", scene.commune));
    const id = await scene.point("submitted");
    await as(delegated, (tx, who) => sendFestival(tx, who, { id, version: 1 }));
    expect(await refusalOf(accept(above, id, 2))).toEqual(["four_eyes"]);
    await accept(await officerOf(), id, 2);
  });

  test("the rule of the screen is the same", () => {
    const row = {
      id: "r",
      unitId: "u",
      unitLevel: "commune",
      state: "sent",
      holderUnitId: "p",
      holderLevel: "province",
      holderClosed: false,
      received: false,
      enteredById: "chief",
      editorIds: ["chief"],
      createdByUnitId: "u",
      sentById: "chief",
      version: 1,
      seasonState: "open",
      reportSigned: false,
    } as const;
    const actor = {
      userId: "delegate",
      sessionId: "s",
      fullName: "",
      role: "province_leader",
      unit: { id: "p", code: "42", level: "province", kind: "province", name: "" },
      actsFor: ["p"],
    } as const;
    const delegation = { id: "d", number: "", fromUserId: "chief", fromName: "", lastDay: today };
    expect(obstacles("accept", "festival", row as never, actor)).toEqual([]);
    expect(
      obstacles("accept", "festival", row as never, { ...actor, delegation }).map(({ code }) => code),
    ).toEqual(["four_eyes"]);
  });
});

describe("an extension", () => {
  const asked = async (by: string) => {
    const { rows } = await scene.owner.query<{ id: string }>(
      `insert into extension (unit_id, season_id, what, state, asked_until, reason, asked_by_id, asked_by_name)
       values ($1, $2, 'plan', 'asked', '2026-12-20', 'Mưa lũ', $3, 'x') returning id`,
      [scene.commune.id, scene.season, by],
    );
    return rows[0]?.id ?? "";
  };
  const grant = (actor: Actor, id: string) =>
    as(actor, (tx, who) => decideExtension(tx, who, { id, intent: "grant", until: "2026-12-21", note: "" }));

  test("granted under a delegation says so; what the delegator asked for is not granted in their name", async () => {
    const [leader, officer] = [await leaderOf(), await officerOf()];
    const delegated = await under(leader, officer);
    const own = await asked(leader.userId);
    expect(await refusalOf(grant(delegated, own))).toEqual(["four_eyes"]);
    const past = as(
      delegated,
      (tx) => tx.$executeRaw`
        update extension set state = 'granted', granted_until = '2026-12-20', decided_by_id = ${officer.userId}::uuid,
               decided_by_name = 'x', decided_by_unit = 'x', decided_at = now() where id = ${own}::uuid`,
    );
    await expect(past).rejects.toThrow(/delegation_four_eyes/);
    await scene.owner.query("delete from extension where id = $1", [own]);
    const id = await asked(scene.people.chief.userId);
    await grant(delegated, id);
    const { rows } = await scene.owner.query("select decided_by_name from extension where id = $1", [id]);
    expect(rows[0]?.decided_by_name).toBe(
      `${officer.fullName} (theo ủy quyền của ${leader.fullName} – số 15/GUQ-CAT)`,
    );
  });
});

describe("taking back and signing at the same moment", () => {
  /** Runs work in a transaction that stays open until it is let go. */
  function held<T>(actor: Actor, work: Parameters<typeof as<T>>[1]) {
    let letGo: () => void = () => {};
    let begun: () => void = () => {};
    const gate = new Promise<void>((resolve) => (letGo = resolve));
    const started = new Promise<void>((resolve) => (begun = resolve));
    const done = as(actor, async (tx, who) => {
      const result = await work(tx, who);
      begun();
      await gate;
      return result;
    });
    return { done, started, letGo };
  }

  test("who takes it back waits for what is being signed", async () => {
    const leader = await leaderOf();
    const delegated = await under(leader, await officerOf());
    const id = await scene.point("sent");
    const signing = held(delegated, (tx, who) => acceptFestival(tx, who, { id, version: 1 }));
    await signing.started;
    let over = false;
    const taking = as(leader, (tx, who) =>
      revokeDelegation(tx, who, { delegationId: delegated.delegation?.id ?? "" }),
    ).then(() => {
      over = true;
    });
    await sleep(300);
    expect(over).toBe(false);
    signing.letGo();
    await Promise.all([signing.done, taking]);
    expect((await stateOf(scene, id))?.state).toBe("accepted");
  });

  test("who signs waits for who takes it back, and then does not sign", async () => {
    const leader = await leaderOf();
    const delegated = await under(leader, await officerOf());
    const id = await scene.point("sent");
    const taking = held(leader, (tx, who) =>
      revokeDelegation(tx, who, { delegationId: delegated.delegation?.id ?? "" }),
    );
    await taking.started;
    const signing = accept(delegated, id).then(
      () => "signed",
      (error: Error) => error.message,
    );
    await sleep(300);
    taking.letGo();
    await taking.done;
    expect(await signing).toMatch(/delegation_over/);
    expect((await stateOf(scene, id))?.state).toBe("sent");
  });
});
