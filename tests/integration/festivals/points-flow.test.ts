import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { NotThere } from "@/lib/core/refusal";
import type { StepName } from "@/lib/core/workflow";
import { editFestival } from "@/lib/festivals/points/commands";
import {
  acceptFestival,
  forwardFestival,
  handBackFestival,
  recallFestival,
  returnFestival,
  sendFestival,
  submitFestival,
} from "@/lib/festivals/points/flow-commands";
import { movesFor } from "@/lib/festivals/points/moves";
import { getFestival } from "@/lib/festivals/points/queries";
import { createActor, type TestUnit } from "@/tests/support/actors";
import { buildFestival } from "@/tests/support/builders";
import { as, attendance, openScene, refusalOf, type Scene, stateOf, writtenIn } from "./points-scene";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const acts = {
  submit: submitFestival,
  handBack: handBackFestival,
  send: sendFestival,
  recall: recallFestival,
  forward: forwardFestival,
  accept: acceptFestival,
  return: returnFestival,
} as const;

async function step(actor: Actor, name: keyof typeof acts, id: string, note = "Đếm lại") {
  const version = (await stateOf(scene, id))?.version ?? 0;
  return as(actor, (tx, who) => acts[name](tx, who, { id, version, note }));
}

describe("from the commune to the province", () => {
  test("officer, chief, return with a reason, again, accept, return after acceptance", async () => {
    const { officer, chief, provinceOfficer, provinceLeader } = scene.people;
    const id = await scene.point();
    const seen: unknown[] = [];
    const go = async (actor: Actor, name: keyof typeof acts) => {
      await step(actor, name, id);
      const now = await stateOf(scene, id);
      seen.push([name, now?.state, now?.holder === scene.commune.id ? "commune" : "province"]);
    };
    await go(officer, "submit");
    await go(officer, "handBack");
    await go(officer, "submit");
    await go(chief, "send");
    await go(officer, "recall");
    await go(chief, "send");
    await go(provinceOfficer, "return");
    await go(chief, "send");
    await go(provinceOfficer, "accept");
    await go(provinceLeader, "return");
    expect(seen).toEqual([
      ["submit", "submitted", "commune"],
      ["handBack", "draft", "commune"],
      ["submit", "submitted", "commune"],
      ["send", "sent", "province"],
      ["recall", "draft", "commune"],
      ["send", "sent", "province"],
      ["return", "returned", "commune"],
      ["send", "sent", "province"],
      ["accept", "accepted", "province"],
      ["return", "returned", "commune"],
    ]);
    const record = await as(officer, (tx, who) => getFestival(tx, who, id, "2026-11-21"));
    expect(record?.decisions).toHaveLength(10);
    expect(record?.decisions[6]).toMatchObject({ step: "return", note: "Đếm lại" });
  });

  test("what has no result cannot be sent; a cancelled one with a reason can", async () => {
    const { chief } = scene.people;
    const planned = await scene.point("draft", { status: "planned" });
    const empty = await scene.point("draft", { turnout: null, delegates: null, top_tier: null });
    const cancelled = await scene.point("draft", {
      status: "cancelled",
      status_reason: "bão",
      turnout: null,
      delegates: null,
    });
    const before = await writtenIn(scene);
    expect(await refusalOf(step(chief, "send", planned))).toEqual(["missing"]);
    expect(await refusalOf(step(chief, "send", empty))).toEqual(["missing", "missing"]);
    expect(await writtenIn(scene)).toBe(before);
    await step(chief, "send", cancelled);
    expect((await stateOf(scene, cancelled))?.state).toBe("sent");
  });

  test("what changed since the page was shown must be read first", async () => {
    const { officer, chief } = scene.people;
    const id = await scene.point("submitted");
    await as(officer, (tx, who) => editFestival(tx, who, "attendance", attendance(id, 1, { turnout: 777 })));
    const blind = as(chief, (tx, who) => sendFestival(tx, who, { id, version: 1 }));
    expect(await refusalOf(blind)).toEqual(["changed"]);
    expect((await stateOf(scene, id))?.state).toBe("submitted");
  });
});

describe("from commune through district to province in 2024", () => {
  let district: TestUnit;
  let oldCommune: TestUnit;
  beforeAll(async () => {
    const { rows } = await scene.owner.query(
      `select d.id, d.code, d.level, d.kind, d.name, d.parent_id as "parentId" from unit d
        where d.parent_id = $1 and d.level = 'district' and exists (select from unit c where c.parent_id = d.id)
        order by d.code limit 1`,
      [scene.province.id],
    );
    district = rows[0];
    const communes = await scene.owner.query(
      `select id, code, level, kind, name, parent_id as "parentId" from unit where parent_id = $1 order by code limit 1`,
      [district.id],
    );
    oldCommune = communes.rows[0];
  });
  const old = () =>
    buildFestival(
      scene.owner,
      { unitId: oldCommune.id, seasonId: scene.oldSeason },
      { held_on: "2024-08-03", holder_unit_id: oldCommune.id },
    );

  test("the district checks and passes on; then it cannot be recalled; the province accepts", async () => {
    const chief = await createActor(scene.owner, "commune_chief", oldCommune);
    const huyen = await createActor(scene.owner, "district_officer", district);
    const id = await old();
    await step(chief, "send", id);
    expect((await stateOf(scene, id))?.holder).toBe(district.id);
    expect(await refusalOf(step(huyen, "accept", id))).toContain("not_deciding");
    await step(huyen, "forward", id);
    expect((await stateOf(scene, id))?.holder).toBe(scene.province.id);
    expect(await refusalOf(step(chief, "recall", id))).toEqual(["received"]);
    await step(scene.people.provinceOfficer, "accept", id);
    expect((await stateOf(scene, id))?.state).toBe("accepted");
  });

  test("where the district is closed the province acts in its place", async () => {
    const chief = await createActor(scene.owner, "commune_chief", oldCommune);
    const id = await old();
    await step(chief, "send", id);
    await step(scene.people.provinceOfficer, "accept", id);
    expect(await stateOf(scene, id)).toMatchObject({ state: "accepted", holder: scene.province.id });
  });
});

describe("who may not", () => {
  const wrong: [
    StepName & keyof typeof acts,
    Parameters<Scene["point"]>[0],
    (p: Scene["people"]) => Actor,
    string,
  ][] = [
    ["submit", "draft", (p) => p.partner, "not_permitted"],
    ["handBack", "submitted", (p) => p.partner, "not_permitted"],
    ["send", "submitted", (p) => p.officer, "not_permitted"],
    ["recall", "sent", (p) => p.partner, "not_permitted"],
    ["forward", "sent", (p) => p.provinceOfficer, "not_permitted"],
    ["accept", "sent", (p) => p.chief, "not_permitted"],
    ["return", "sent", (p) => p.chief, "not_permitted"],
    ["accept", "sent", (p) => p.v05Officer, "not_yours"],
    ["submit", "sent", (p) => p.officer, "wrong_state"],
    ["accept", "draft", (p) => p.provinceOfficer, "wrong_state"],
  ];
  test.each(wrong)("%s of a %s record is refused and nothing is written", async (name, state, who, code) => {
    const id = await scene.point(state);
    const before = await writtenIn(scene);
    expect(await refusalOf(step(who(scene.people), name, id))).toContain(code);
    expect(await writtenIn(scene)).toBe(before);
  });

  test.each([
    ["submit", "draft", (p: Scene["people"]) => p.foreignOfficer],
    ["handBack", "submitted", (p: Scene["people"]) => p.siblingOfficer],
    ["send", "submitted", (p: Scene["people"]) => p.foreignChief],
    ["recall", "sent", (p: Scene["people"]) => p.foreignOfficer],
    ["accept", "sent", (p: Scene["people"]) => p.foreignProvinceOfficer],
    ["return", "sent", (p: Scene["people"]) => p.foreignProvinceOfficer],
  ] as const)("%s from a foreign unit finds nothing", async (name, state, who) => {
    const id = await scene.point(state);
    const before = await writtenIn(scene);
    await expect(step(who(scene.people), name, id)).rejects.toBeInstanceOf(NotThere);
    expect(await writtenIn(scene)).toBe(before);
  });

  test("returning without a reason is refused", async () => {
    const id = await scene.point("sent");
    expect(await refusalOf(step(scene.people.provinceOfficer, "return", id, "  "))).toEqual([
      "reason_missing",
    ]);
    expect((await stateOf(scene, id))?.state).toBe("sent");
  });
});

describe("four eyes", () => {
  test("a province officer who entered and sent for a commune does not accept; a colleague does", async () => {
    const { provinceOfficer, provinceOfficer2 } = scene.people;
    const id = await scene.point("draft", {
      entered_by_id: provinceOfficer.userId,
      created_by_unit_id: scene.province.id,
    });
    await step(provinceOfficer, "send", id);
    expect(await refusalOf(step(provinceOfficer, "accept", id))).toEqual(["four_eyes"]);
    const shown = await as(provinceOfficer, (tx, who) => getFestival(tx, who, id, "2026-11-21"));
    if (!shown) throw new Error("no record");
    const accept = movesFor(shown, provinceOfficer, "2026-11-21").find((move) => move.name === "accept");
    expect(accept?.issues.map((issue) => issue.code)).toEqual(["four_eyes"]);
    await step(provinceOfficer2, "accept", id);
    expect((await stateOf(scene, id))?.acceptedBy).toBe(provinceOfficer2.userId);
  });

  test("the database refuses it as well", async () => {
    const { provinceOfficer } = scene.people;
    const id = await scene.point("sent", { entered_by_id: provinceOfficer.userId });
    const raw = as(
      provinceOfficer,
      (tx) => tx.$executeRaw`
      update festival set state = 'accepted', accepted_by_id = ${provinceOfficer.userId}::uuid where id = ${id}::uuid`,
    );
    await expect(raw).rejects.toThrow(/festival_four_eyes/);
  });
});
