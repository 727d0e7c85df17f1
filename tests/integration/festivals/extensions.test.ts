import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { dayOf } from "@/lib/core/dates";
import { NotThere } from "@/lib/core/refusal";
import { addWorkingDays, workCalendar } from "@/lib/core/working-days";
import { seasonsTaking } from "@/lib/festivals/deadlines/due-queries";
import {
  askExtension,
  decideExtension,
  decideExtensions,
  grantExtensions,
  withdrawExtension,
} from "@/lib/festivals/extensions/commands";
import { getExtension, listExtensions } from "@/lib/festivals/extensions/queries";
import {
  askExtensionInput,
  decideExtensionInput,
  extensionFilter,
  grantExtensionsInput,
} from "@/lib/festivals/extensions/schema";
import { editFestival, planFestival } from "@/lib/festivals/points/commands";
import { acceptFestival, sendFestival } from "@/lib/festivals/points/flow-commands";
import { getFestival } from "@/lib/festivals/points/queries";
import { listMyWork } from "@/lib/work/queries";
import { as, attendance, openScene, plan, refusalOf, type Scene, stateOf } from "./points-scene";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());
beforeEach(() => scene.owner.query("delete from extension"));

const today = dayOf(new Date());
const later = (days: number) => addWorkingDays(today, days, workCalendar([]));

const question = (change: Record<string, unknown> = {}) =>
  askExtensionInput.parse({
    seasonId: scene.season,
    what: "result",
    until: later(10),
    reason: "Bão",
    ...change,
  });
const ask = (who: Actor, change: Record<string, unknown> = {}) =>
  as(who, (tx, actor) => askExtension(tx, actor, question(change)));
const answer = (id: string, intent: "grant" | "refuse", change: Record<string, unknown> = {}) =>
  decideExtensionInput.parse({ id, intent, until: "", note: "", ...change });
const decide = (who: Actor, id: string, intent: "grant" | "refuse", change: Record<string, unknown> = {}) =>
  as(who, (tx, actor) => decideExtension(tx, actor, answer(id, intent, change)));
/** More time that nobody asked for. */
const storm = (who: Actor, change: Record<string, unknown> = {}) =>
  as(who, (tx, actor) => {
    const said = { seasonId: scene.season, what: "result", until: later(4), reason: "Bão số 5", ...change };
    return grantExtensions(tx, actor, grantExtensionsInput.parse(said));
  });
const rowOf = async (id: string) =>
  (await scene.owner.query("select *, granted_until::text as until from extension where id = $1", [id]))
    .rows[0];
const everything = async () => (await scene.owner.query("select count(*) from audit_entry")).rows[0].count;

describe("asking", () => {
  test("a commune asks its province, and gets the later day the moment it is granted", async () => {
    const { officer, provinceOfficer } = scene.people;
    const point = await scene.point("draft");
    const look = (day = today) => as(officer, (tx, who) => getFestival(tx, who, point, day));
    expect((await look())?.lateDays).toBeGreaterThan(0);
    const { id } = await ask(officer);
    expect((await look())?.lateDays).toBeGreaterThan(0);
    const queue = await as(provinceOfficer, (tx, who) => listMyWork(tx, who, { limit: 99, offset: 0 }));
    expect(queue.find(({ act }) => act === "decide_extension")?.title).toContain("xin gia hạn nộp kết quả");
    await decide(provinceOfficer, id, "grant");
    expect(await look()).toMatchObject({ lateDays: null, due: { on: later(10), extended: true } });
    const mine = await as(officer, (tx, who) => listMyWork(tx, who, { limit: 99, offset: 0 }));
    expect(mine.find(({ key }) => key.endsWith(point))).toMatchObject({ dueOn: later(10), lateDays: null });
    // Over by itself.
    expect((await look(later(12)))?.lateDays).toBe(2);
    await scene.owner.query("delete from festival where id = $1", [point]);
  });

  test("once at a time, for what its level sends, later than what it has; taken back, asked again", async () => {
    const { officer, chief, provinceOfficer } = scene.people;
    const { id } = await ask(officer);
    expect(await refusalOf(ask(chief))).toEqual(["already_asked"]);
    expect(await refusalOf(ask(officer, { what: "report" }))).toEqual(["other_level"]);
    expect(await refusalOf(ask(provinceOfficer, { what: "result" }))).toEqual(["other_level"]);
    expect(await refusalOf(ask(officer, { what: "plan", until: "1/7/2026" }))).toEqual(["past"]);
    await as(officer, (tx, who) => withdrawExtension(tx, who, { id }));
    expect(await rowOf(id)).toMatchObject({ state: "withdrawn" });
    const again = await ask(officer);
    await decide(provinceOfficer, again.id, "grant");
    expect(await refusalOf(ask(officer, { until: later(10) }))).toEqual(["not_later"]);
  });

  test("refused without the permission, invisible from the neighbour", async () => {
    const { officer, partner, siblingOfficer, foreignProvinceOfficer } = scene.people;
    expect(await refusalOf(ask(partner))).toEqual(["not_permitted"]);
    const { id } = await ask(officer);
    const before = await everything();
    for (const who of [siblingOfficer, foreignProvinceOfficer]) {
      expect(await as(who, (tx, actor) => getExtension(tx, actor, id))).toBeNull();
      const list = await as(who, (tx, actor) => listExtensions(tx, actor, extensionFilter.parse({})));
      expect(list?.rows).toEqual([]);
    }
    await expect(as(siblingOfficer, (tx, who) => withdrawExtension(tx, who, { id }))).rejects.toThrow(
      NotThere,
    );
    await expect(decide(foreignProvinceOfficer, id, "grant")).rejects.toThrow(NotThere);
    expect(await refusalOf(decide(officer, id, "grant"))).toEqual(["not_permitted"]);
    expect(await everything()).toBe(before);
  });
});

describe("deciding", () => {
  test("another day than asked for, moved off a day off; or no, with the reason", async () => {
    const { officer, provinceLeader } = scene.people;
    const { id } = await ask(officer);
    await decide(provinceLeader, id, "grant", { until: "26/12/2026", note: "Đến hết tuần" });
    expect(await rowOf(id)).toMatchObject({
      until: "2026-12-28",
      note: "Đến hết tuần",
      decided_by_id: provinceLeader.userId,
    });
    expect(await refusalOf(decide(provinceLeader, id, "refuse", { note: "x" }))).toEqual(["decided"]);
    const plan = await ask(officer, { what: "plan" });
    expect(await refusalOf(decide(provinceLeader, plan.id, "refuse"))).toEqual(["why_refused"]);
    await decide(provinceLeader, plan.id, "refuse", { note: "Đã nhắc hai lần" });
    expect(await rowOf(plan.id)).toMatchObject({ state: "refused", granted_until: null });
  });

  test("a province asks V05; nobody grants what they asked, and no unit itself", async () => {
    const { provinceOfficer, provinceLeader, v05Officer } = scene.people;
    const { id } = await ask(provinceOfficer, { what: "report" });
    expect(await refusalOf(decide(provinceOfficer, id, "grant"))).toEqual(["own"]);
    expect(await refusalOf(decide(provinceLeader, id, "grant"))).toEqual(["own"]);
    await decide(v05Officer, id, "grant");
    expect(await rowOf(id)).toMatchObject({ state: "granted", decided_by_unit: "Bộ Công an" });
    // Somebody who asked for a commune and now sits above it.
    const commune = await ask(scene.people.officer);
    await scene.owner.query("update extension set asked_by_id = $2 where id = $1", [
      commune.id,
      provinceOfficer.userId,
    ]);
    expect(await refusalOf(decide(provinceOfficer, commune.id, "grant"))).toEqual(["four_eyes"]);
  });

  test("many at once, a second sending changes nothing; many that did not ask, for one storm", async () => {
    const { officer, siblingOfficer, provinceOfficer, foreignProvinceOfficer, v05 } = scene.people;
    const ids = [(await ask(officer)).id, (await ask(siblingOfficer)).id];
    const all = { ids, intent: "grant" as const, until: later(5), note: "", season: 2026 };
    const run = () => as(provinceOfficer, (tx, who) => decideExtensions(tx, who, all));
    expect(await run()).toEqual({ decided: 2, left: 0 });
    expect(await run()).toEqual({ decided: 0, left: 2 });
    const grant = (who: Actor, change = {}) =>
      storm(who, { what: "plan", units: [scene.commune.id, scene.sibling.id], ...change });
    expect(await grant(provinceOfficer)).toMatchObject({ granted: 2 });
    expect(await grant(v05, { until: later(6) })).toMatchObject({ granted: 2 });
    await expect(grant(foreignProvinceOfficer)).rejects.toThrow(NotThere);
    await expect(grant(provinceOfficer, { units: [scene.province.id] })).rejects.toThrow(NotThere);
    expect(await refusalOf(grant(provinceOfficer, { what: "report" }))).toEqual(["other_level"]);
    expect(await refusalOf(grant(officer))).toEqual(["not_permitted"]);
  });

  test("two who decide the same: the second reads what the first did", async () => {
    const { officer, provinceOfficer, provinceLeader } = scene.people;
    const { id } = await ask(officer);
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const first = as(provinceOfficer, async (tx, who) => {
      await decideExtension(tx, who, answer(id, "grant"));
      await held;
    });
    await sleep(200);
    let second: "waits" | "done" = "waits";
    const other = decide(provinceLeader, id, "refuse", { note: "Không" }).finally(() => {
      second = "done";
    });
    const judged = refusalOf(other);
    await sleep(300);
    expect(second).toBe("waits");
    release();
    await first;
    expect(await judged).toEqual(["decided"]);
    expect(await rowOf(id)).toMatchObject({ state: "granted" });
  });
});

describe("a locked season", () => {
  test("takes the records of a unit while its extension is in force, and of nobody else", async () => {
    const { officer, chief, siblingOfficer, provinceOfficer } = scene.people;
    const point = await scene.point("draft");
    const sibling = await scene.point("draft", {}, scene.sibling);
    const sent = await scene.point("sent", {}, scene.sibling);
    await scene.owner.query("update season set state = 'locked' where id = $1", [scene.season]);
    try {
      const edit = (who: Actor, id: string, version: number) =>
        as(who, (tx, actor) =>
          editFestival(tx, actor, "attendance", attendance(id, version, { turnout: 321 })),
        );
      expect(await refusalOf(edit(officer, point, 1))).toEqual(["season_closed"]);
      await storm(provinceOfficer, { units: [scene.commune.id], until: later(3) });
      const taking = (who: Actor) =>
        as(who, async (tx) => (await seasonsTaking(tx, "result")).has(scene.season));
      expect([await taking(officer), await taking(siblingOfficer)]).toEqual([true, false]);
      await edit(officer, point, 1);
      await as(officer, (tx, who) => planFestival(tx, who, plan({ name: "Bù" })));
      await as(chief, (tx, who) => sendFestival(tx, who, { id: point, version: 2 }));
      await as(provinceOfficer, (tx, who) => acceptFestival(tx, who, { id: point, version: 3 }));
      expect((await stateOf(scene, point))?.state).toBe("accepted");
      // The neighbour and the province, which may decide about the one, stay shut out of the other.
      expect(await refusalOf(edit(siblingOfficer, sibling, 1))).toEqual(["season_closed"]);
      const accept = as(provinceOfficer, (tx, who) => acceptFestival(tx, who, { id: sent, version: 1 }));
      expect(await refusalOf(accept)).toEqual(["season_closed"]);
      // The database refuses it by itself.
      await expect(
        as(
          provinceOfficer,
          (tx) => tx.$executeRaw`update festival set version = version + 1 where id = ${sibling}::uuid`,
        ),
      ).rejects.toThrow(/season_open/);
      await scene.owner.query("update extension set granted_until = '2026-10-01'");
      const again = as(officer, (tx, who) => planFestival(tx, who, plan({ name: "Muộn" })));
      expect(await refusalOf(again)).toEqual(["season_closed"]);
    } finally {
      await scene.owner.query("update season set state = 'open' where id = $1", [scene.season]);
      await scene.owner.query("delete from festival");
    }
  });
});

describe("below the application", () => {
  const run = (who: Actor, sql: string) => as(who, (tx) => tx.$executeRawUnsafe(sql));
  const grantTo = (unit: string, by: string, what = "result") =>
    `insert into extension (unit_id, season_id, what, state, reason, granted_until, decided_by_id, decided_at)
     values ('${unit}', '${scene.season}', '${what}', 'granted', 'x', '2027-01-05', '${by}', now())`;

  test("nobody grants to their own unit, in another's name, twice, or what their level does not send", async () => {
    const { officer, provinceOfficer, provinceLeader, v05 } = scene.people;
    await expect(run(officer, grantTo(scene.commune.id, officer.userId))).rejects.toThrow(/extension_level/);
    await expect(
      run(provinceOfficer, grantTo(scene.province.id, provinceOfficer.userId, "report")),
    ).rejects.toThrow(/extension_level/);
    await expect(run(provinceOfficer, grantTo(scene.commune.id, provinceLeader.userId))).rejects.toThrow(
      /extension_signature/,
    );
    await expect(run(v05, grantTo(scene.province.id, v05.userId, "result"))).rejects.toThrow(
      /extension_what/,
    );
    await expect(
      run(provinceOfficer, grantTo(scene.foreignCommune.id, provinceOfficer.userId)),
    ).rejects.toThrow(/row-level security|extension_level/);
    const { id } = await ask(officer);
    const set = `update extension set state = 'granted', granted_until = '2027-01-05', decided_at = now(), decided_by_id =`;
    await expect(run(officer, `${set} '${officer.userId}' where id = '${id}'`)).rejects.toThrow(/extension_/);
    await run(provinceOfficer, `${set} '${provinceOfficer.userId}' where id = '${id}'`);
    await expect(
      run(provinceOfficer, `update extension set granted_until = '2027-02-05' where id = '${id}'`),
    ).rejects.toThrow(/extension_final/);
    await expect(run(provinceOfficer, `delete from extension where id = '${id}'`)).rejects.toThrow(
      /permission denied/,
    );
    await scene.owner.query(
      "update extension set state = 'asked', granted_until = null, decided_by_id = null, decided_at = null, asked_by_id = $1",
      [provinceOfficer.userId],
    );
    await expect(
      run(provinceOfficer, `${set} '${provinceOfficer.userId}' where id = '${id}'`),
    ).rejects.toThrow(/extension_four_eyes/);
  });
});
