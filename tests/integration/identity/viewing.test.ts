import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { atGate, inScope } from "@/lib/core/db";
import { NotThere } from "@/lib/core/refusal";
import { findVisitor, type Visitor } from "@/lib/core/session";
import { editFestival } from "@/lib/festivals/points/commands";
import { sendFestival } from "@/lib/festivals/points/flow-commands";
import { endOwnSession } from "@/lib/identity/account-commands";
import { disableAccount, endAssignment } from "@/lib/identity/commands";
import { endViewing, startViewing } from "@/lib/identity/viewings/commands";
import { listViewings, listViewingsOf } from "@/lib/identity/viewings/queries";
import { mayViewAs } from "@/lib/identity/viewings/viewable";
import { Role } from "@/prisma/generated/enums";
import { assignTo, createActor, createSession } from "@/tests/support/actors";
import { as, attendance, openScene, refusalOf, type Scene, stateOf } from "../festivals/points-scene";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

/** An administrator with a living session. */
async function keeper(role: Role = "province_admin", unit = scene.province): Promise<Actor> {
  const actor = await createActor(scene.owner, role, unit);
  return { ...actor, sessionId: await createSession(scene.owner, actor.userId) };
}

const postOf = async ({ userId, role }: Actor): Promise<string> => {
  const { rows } = await scene.owner.query<{ id: string }>(
    "select id from role_assignment where user_id = $1 and role = $2::role",
    [userId, role],
  );
  return rows[0]?.id ?? "";
};

const begin = async (admin: Actor, seen: Actor, change: Record<string, unknown> = {}) => {
  const input = {
    id: seen.userId,
    assignmentId: await postOf(seen),
    reason: "Báo không thấy điểm đã gửi",
    ...change,
  };
  return as(admin, (tx, who) => startViewing(tx, who, input));
};

const visit = (admin: Actor, now = new Date()): Promise<Visitor> =>
  atGate("test", (tx) => findVisitor(tx, admin.sessionId, admin.userId, now));

async function looking(admin: Actor, seen: Actor): Promise<Actor> {
  await begin(admin, seen);
  const who = await visit(admin);
  if (who.kind !== "actor") throw new Error(who.kind);
  return who.actor;
}

const commune = () => createActor(scene.owner, "commune_chief", scene.commune);

describe("looking with somebody else's eyes", () => {
  test("reads with their role and scope, and the trail still knows who sits there", async () => {
    const [admin, chief] = [await keeper(), await commune()];
    const seen = await looking(admin, chief);
    expect(seen).toMatchObject({
      userId: chief.userId,
      fullName: chief.fullName,
      role: "commune_chief",
      unit: { id: scene.commune.id },
      actsFor: expect.arrayContaining([scene.commune.id]),
      viewing: { viewerId: admin.userId, viewerName: admin.fullName, viewedId: chief.userId },
    });
    await scene.point("draft", { name: "Của xã" });
    await scene.point("draft", { name: "Của xã khác" }, scene.sibling);
    const rows = await inScope(
      seen,
      { action: "test" },
      (tx) =>
        tx.$queryRaw<{ unit: string; actor: string }[]>`
        select distinct unit_id as unit, current_actor() as actor from festival`,
    );
    expect(rows).toEqual([{ unit: scene.commune.id, actor: admin.userId }]);
  });

  test("leaves every other session of the administrator alone, and the viewed person's", async () => {
    const [admin, chief] = [await keeper(), await commune()];
    const second = { ...admin, sessionId: await createSession(scene.owner, admin.userId) };
    const own = { ...chief, sessionId: await createSession(scene.owner, chief.userId) };
    await begin(admin, chief);
    expect(await visit(second)).toMatchObject({ actor: { userId: admin.userId, role: "province_admin" } });
    const theirs = await visit(own);
    expect(theirs.kind === "actor" && theirs.actor.viewing).toBeUndefined();
  });
});

describe("nothing is written", () => {
  test("the database refuses even where every door forgot", async () => {
    const seen = await looking(await keeper(), await commune());
    const draft = await scene.point();
    const readOnly = /read-only transaction|25006/;
    const attempts: [string, () => Promise<unknown>][] = [
      [
        "an edit",
        () =>
          as(seen, (tx, who) => editFestival(tx, who, "attendance", attendance(draft, 1, { turnout: 9 }))),
      ],
      ["a sending", () => as(seen, (tx, who) => sendFestival(tx, who, { id: draft, version: 1 }))],
      [
        "a row",
        () => as(seen, (tx) => tx.$executeRaw`update festival set turnout = 9 where id = ${draft}::uuid`),
      ],
      [
        "a lock",
        () => as(seen, (tx) => tx.$queryRaw`select id from festival where id = ${draft}::uuid for update`),
      ],
      [
        "a form's claim",
        () =>
          as(
            seen,
            (tx) => tx.$executeRaw`
            insert into submission (id, actor_id, action) values (${randomUUID()}::uuid, current_actor(), 'test')`,
          ),
      ],
      [
        "writing allowed again",
        () =>
          as(seen, async (tx) => {
            await tx.$executeRaw`set transaction read write`;
            await tx.$executeRaw`update festival set turnout = 9 where id = ${draft}::uuid`;
          }),
      ],
    ];
    for (const [what, attempt] of attempts) {
      const answer = await attempt().then(
        () => "written",
        (error: Error) => error.message,
      );
      expect(answer, what).toMatch(
        what === "writing allowed again" ? /read-write mode must be set|25001/ : readOnly,
      );
    }
    expect(await stateOf(scene, draft)).toMatchObject({ state: "draft", version: 1, turnout: 200 });
  });

  test("the eyes of the nation's officers read only as well", async () => {
    const admin = await keeper("ministry_admin", scene.nation);
    const seen = await looking(admin, await createActor(scene.owner, "ministry_officer", scene.nation));
    await expect(as(seen, (tx) => tx.$executeRaw`update festival set turnout = 9`)).rejects.toThrow(
      /read-only/,
    );
  });

  test("what the person typed and did not save, and the answers to their forms, are not there", async () => {
    const chief = await commune();
    await as(chief, async (tx) => {
      await tx.$executeRaw`
        insert into kept_text (user_id, form_key, standing, fields, writer, seq)
        values (${chief.userId}::uuid, 'festival:x', ${chief.unit.id}, '{"name": "riêng"}', gen_random_uuid(), 1)`;
      await tx.$executeRaw`
        insert into submission (id, actor_id, action) values (gen_random_uuid(), ${chief.userId}::uuid, 'test')`;
    });
    const seen = await looking(await keeper(), chief);
    const found = await as(seen, async (tx) => [await tx.keptText.count(), await tx.submission.count()]);
    expect(found).toEqual([0, 0]);
  });

  test("pages read as always", async () => {
    const seen = await looking(await keeper(), await commune());
    await scene.point("sent");
    const count = await as(seen, (tx) => tx.festival.count());
    expect(count).toBeGreaterThan(0);
  });
});

describe("it ends", () => {
  test("with one click", async () => {
    const [admin, chief] = [await keeper(), await commune()];
    const { viewing } = await looking(admin, chief);
    if (!viewing) throw new Error("not viewing");
    await atGate("test", (tx) => endViewing(tx, viewing, new Date()));
    expect(await visit(admin)).toMatchObject({
      kind: "actor",
      actor: { userId: admin.userId, role: "province_admin" },
    });
    await begin(admin, chief);
  });

  test("after half an hour, and says so before the administrator is themselves again", async () => {
    const [admin, chief] = [await keeper(), await commune()];
    const { viewing } = await looking(admin, chief);
    const until = viewing?.until.getTime() ?? 0;
    expect(until - Date.now()).toBeLessThanOrEqual(30 * 60_000);
    expect((await visit(admin, new Date(until - 1000))).kind).toBe("actor");
    expect(await visit(admin, new Date(until))).toMatchObject({
      kind: "view-over",
      viewedName: chief.fullName,
    });
    if (!viewing) return;
    await atGate("test", (tx) => endViewing(tx, viewing, new Date(until + 3_600_000)));
    const [row] = await atGate("test", (tx) => listViewingsOf(tx, chief.userId));
    // However late it is cleared away, it ended when its time was over.
    expect(row?.endedAt?.getTime()).toBe(until);
  });

  test("when the viewed account is taken out of use, or its post ends", async () => {
    const helper = await keeper();
    for (const end of [
      (chief: Actor) => as(helper, (tx, who) => disableAccount(tx, who, { id: chief.userId })),
      async (chief: Actor) => endAssignmentOf(helper, chief, await postOf(chief)),
    ]) {
      const [admin, chief] = [await keeper(), await commune()];
      await looking(admin, chief);
      await end(chief);
      expect((await visit(admin)).kind).toBe("view-over");
    }
  });

  test("with the session, on record as well", async () => {
    const [admin, chief] = [await keeper(), await commune()];
    await looking(admin, chief);
    const person = { userId: admin.userId, sessionId: admin.sessionId, fullName: "", mustChange: false };
    await atGate("test", (tx) => endOwnSession(tx, person, admin.sessionId, new Date()));
    expect((await visit(admin)).kind).toBe("nobody");
    const [row] = await atGate("test", (tx) => listViewingsOf(tx, chief.userId));
    expect(row?.endedAt).not.toBeNull();
  });
});

const endAssignmentOf = (helper: Actor, { userId }: Actor, assignmentId: string) =>
  as(helper, (tx, who) => endAssignment(tx, who, { id: userId, assignmentId, endsOn: null }));

describe("whose eyes", () => {
  test("the table of the database is that of the code", async () => {
    const { rows } = await scene.owner.query<{ viewer: Role; viewed: Role; may: boolean }>(
      "select v as viewer, w as viewed, may_view_as(v, w) as may from unnest(enum_range(null::role)) v, unnest(enum_range(null::role)) w",
    );
    expect(rows).toHaveLength(Object.values(Role).length ** 2);
    for (const { viewer, viewed, may } of rows)
      expect(mayViewAs(viewer, [viewed]), `${viewer} as ${viewed}`).toBe(may);
    expect(rows.filter(({ may }) => may).map(({ viewer }) => viewer)).not.toContain("province_officer");
  });

  test("a province: its own unit and those below; not another's, not an administrator's", async () => {
    const admin = await keeper();
    const leader = await createActor(scene.owner, "province_leader", scene.province);
    await begin(await keeper(), leader);
    await expect(begin(admin, scene.people.foreignChief)).rejects.toThrow(NotThere);
    await expect(begin(admin, scene.people.v05Officer)).rejects.toThrow(NotThere);
    expect(await refusalOf(begin(admin, await keeper()))).toEqual(["standing"]);
    expect(await refusalOf(begin(admin, admin))).toEqual(["own_account"]);
    const both = await createActor(scene.owner, "province_officer", scene.province);
    await assignTo(scene.owner, both.userId, "province_admin", scene.province);
    expect(await refusalOf(begin(admin, both))).toEqual(["standing"]);
    expect((await visit(admin)).kind).toBe("actor");
  });

  test("the ministry: everybody below, and its officers; not its leaders, not its administrators", async () => {
    const v05 = () => keeper("ministry_admin", scene.nation);
    for (const seen of [await commune(), await keeper(), scene.people.v05Officer])
      await begin(await v05(), seen);
    const leader = await createActor(scene.owner, "ministry_leader", scene.nation);
    const [one, other] = [await v05(), await v05()];
    expect(await refusalOf(begin(one, leader))).toEqual(["standing"]);
    expect(await refusalOf(begin(one, other))).toEqual(["standing"]);
  });

  test("only in a post that they hold, only a living account, one at a time", async () => {
    const [admin, chief] = [await keeper(), await commune()];
    expect(await refusalOf(begin(admin, chief, { assignmentId: await postOf(scene.people.chief) }))).toEqual([
      "post",
    ]);
    await scene.owner.query("update app_user set disabled_at = now() where id = $1", [chief.userId]);
    expect(await refusalOf(begin(admin, chief))).toEqual(["disabled"]);
    const other = await commune();
    await begin(admin, other);
    expect(await refusalOf(begin(admin, other))).toEqual(["already"]);
  });

  test("it is on record: for the viewed person, for administrators in scope, not elsewhere", async () => {
    const [admin, chief] = [await keeper(), await commune()];
    const { id } = await begin(admin, chief, { reason: "Kiểm tra phản ánh số 7" });
    const logOf = async (actor: Actor) =>
      (await as(actor, (tx) => listViewings(tx, 1))).rows.find((row) => row.id === id);
    expect(await logOf(await keeper())).toMatchObject({
      viewerName: admin.fullName,
      viewedName: chief.fullName,
      reason: "Kiểm tra phản ánh số 7",
      endedAt: null,
    });
    expect(await logOf(scene.people.v05)).toBeDefined();
    expect(await logOf(await keeper("province_admin", scene.foreignProvince))).toBeUndefined();
    expect(await atGate("test", (tx) => listViewingsOf(tx, chief.userId))).toMatchObject([{ id }]);
    expect(await atGate("test", (tx) => listViewingsOf(tx, scene.people.officer.userId))).toEqual([]);
    const { rows } = await scene.owner.query(
      "select actor_id, operation from audit_entry where table_name = 'view_as' and row_id = $1",
      [id],
    );
    expect(rows).toEqual([{ actor_id: admin.userId, operation: "insert" }]);
  });
});

describe("the database refuses by itself", () => {
  const rowOf = async (admin: Actor, seen: Actor, change: Record<string, unknown> = {}) => ({
    unitId: seen.unit.id,
    viewerId: admin.userId,
    viewerName: admin.fullName,
    viewerUnitId: admin.unit.id,
    sessionId: admin.sessionId,
    viewedId: seen.userId,
    viewedName: seen.fullName,
    assignmentId: await postOf(seen),
    role: seen.role,
    reason: "Thử",
    startedAt: new Date(),
    expiresAt: new Date(Date.now() + 60_000),
    ...change,
  });
  const insert = (actor: Actor, row: Record<string, unknown>) =>
    inScope(actor, { action: "test" }, (tx) =>
      tx.viewAs.create({ data: row as never, select: { id: true } }),
    ).then(
      () => "written",
      (error: Error) => `${error.message} ${JSON.stringify((error as { meta?: unknown }).meta)}`,
    );

  test("what no administrator may begin", async () => {
    const [admin, chief] = [await keeper(), await commune()];
    const equal = await keeper();
    const officer = await keeper("province_officer");
    const v05 = await keeper("ministry_admin", scene.nation);
    const later = (minutes: number) => new Date(Date.now() + minutes * 60_000);
    const cases: [string, Actor, Record<string, unknown>][] = [
      ["view_as_half_hour", admin, await rowOf(admin, chief, { expiresAt: later(31) })],
      ["view_as_reason", admin, await rowOf(admin, chief, { reason: "" })],
      ["view_as_standing", admin, await rowOf(admin, equal)],
      ["view_as_standing", v05, await rowOf(v05, scene.people.v05)],
      ["view_as_viewer", admin, await rowOf(admin, chief, { sessionId: equal.sessionId })],
      ["view_as_viewer", admin, await rowOf(admin, chief, { viewerId: equal.userId })],
      ["view_as_viewer", officer, await rowOf(officer, chief)],
      [
        "view_as_circle",
        admin,
        await rowOf(admin, chief, { assignmentId: await postOf(scene.people.officer) }),
      ],
      ["view_as_circle", admin, await rowOf(admin, chief, { role: "commune_officer" })],
      ["view_as_circle", admin, await rowOf(admin, scene.people.foreignChief)],
    ];
    for (const [constraint, actor, row] of cases)
      expect(await insert(actor, row), constraint).toContain(constraint);
    expect(await insert(admin, await rowOf(admin, chief))).toBe("written");
  });

  test("changing what is on record", async () => {
    const [admin, chief] = [await keeper(), await commune()];
    const { id } = await begin(admin, chief);
    const run = (sql: string) =>
      as(admin, (tx) => tx.$executeRawUnsafe(sql)).then(
        () => "written",
        (error: Error) => error.message,
      );
    expect(await run(`update view_as set reason = 'khác' where id = '${id}'`)).toMatch(/permission denied/);
    expect(await run(`delete from view_as where id = '${id}'`)).toMatch(/permission denied/);
    const late = "update view_as set expires_at = started_at + interval '5 minutes' where id = $1";
    await expect(scene.owner.query(late, [id])).rejects.toThrow("view_as_fixed");
  });
});
