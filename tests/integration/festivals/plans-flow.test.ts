import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { NotThere } from "@/lib/core/refusal";
import {
  acceptPlan,
  acceptPlans,
  createPlan,
  forwardPlan,
  handBackPlan,
  recallPlan,
  returnPlan,
  sendPlan,
  submitPlan,
} from "@/lib/festivals/plans/commands";
import { getPlan, planUnits } from "@/lib/festivals/plans/queries";
import { createPlanInput } from "@/lib/festivals/plans/schema";
import { actorFor, communesOf, createActor, findUnit, type TestUnit } from "@/tests/support/actors";
import { buildPlan, inState } from "@/tests/support/builders";
import {
  as,
  chief,
  closeScene,
  codes,
  database,
  foreignCommune,
  foreignProvince,
  freshCommune,
  haTinh,
  leavesNothing,
  nation,
  officer,
  oldSeason,
  openPlans,
  planOf,
  planRow,
  provinceLeader,
  provinceOfficer,
  season,
  v05,
  waiting,
} from "./plans-scene";

beforeAll(openPlans);
afterAll(closeScene);

describe("the way of a commune's plan", () => {
  test("officer submits, chief sends to the province, recalls, sends again; the province returns and accepts", async () => {
    const unit = await freshCommune();
    const writer = await createActor(database.owner, "commune_officer", unit);
    const head = await createActor(database.owner, "commune_chief", unit);
    const id = await planOf(unit);
    const go = async (
      actor: Actor,
      command: typeof submitPlan,
      expected: { state: string; holder: string },
    ): Promise<void> => {
      await as(actor, async (tx) => command(tx, actor, { id, version: (await planRow(id)).version }));
      expect(await planRow(id)).toMatchObject({ state: expected.state, holder_unit_id: expected.holder });
    };
    await go(writer, submitPlan, { state: "submitted", holder: unit.id });
    await go(writer, handBackPlan, { state: "draft", holder: unit.id });
    await go(writer, submitPlan, { state: "submitted", holder: unit.id });
    await go(head, sendPlan, { state: "sent", holder: haTinh.id });
    await go(writer, recallPlan, { state: "draft", holder: unit.id });
    await go(head, sendPlan, { state: "sent", holder: haTinh.id });
    const { version } = await planRow(id);
    await as(provinceOfficer, (tx) =>
      returnPlan(tx, provinceOfficer, { id, version, note: "Thiếu điểm chỉ đạo" }),
    );
    expect(await planRow(id)).toMatchObject({ state: "returned", holder_unit_id: unit.id });
    await go(head, sendPlan, { state: "sent", holder: haTinh.id });
    await go(provinceOfficer, acceptPlan, { state: "accepted", holder: haTinh.id });
    const plan = await as(writer, (tx) => getPlan(tx, id));
    expect(plan.timeline.map((row) => row.step)).toEqual([
      "accept",
      "send",
      "return",
      "send",
      "recall",
      "send",
      "submit",
      "handBack",
      "submit",
    ]);
    expect(plan.timeline.find((row) => row.step === "return")).toMatchObject({
      note: "Thiếu điểm chỉ đạo",
      actorUnitName: "Công an tỉnh Hà Tĩnh",
    });
    // What was accepted can still be given back.
    const accepted = { id, version: (await planRow(id)).version, note: "Sửa ngày" };
    await as(provinceOfficer, (tx) => returnPlan(tx, provinceOfficer, accepted));
    expect(await planRow(id)).toMatchObject({ state: "returned", accepted_by_id: null });
  });

  test("number, day and signer are asked for by name before it is sent", async () => {
    const unit = await freshCommune();
    const head = await createActor(database.owner, "commune_chief", unit);
    const id = await planOf(unit, { number: "", issued_on: null, signer: "" });
    await leavesNothing(id, () => as(head, (tx) => sendPlan(tx, head, { id, version: 1 })), [
      "number_missing",
      "issued_on_missing",
      "signer_missing",
    ]);
  });

  test("what was changed after the page was opened is read again before it is signed", async () => {
    const unit = await freshCommune();
    const head = await createActor(database.owner, "commune_chief", unit);
    const id = await planOf(unit, { version: 3 });
    await leavesNothing(id, () => as(head, (tx) => sendPlan(tx, head, { id, version: 2 })), ["stale"]);
  });

  test.each([
    ["submit", submitPlan, "draft", () => v05],
    ["handBack", handBackPlan, "submitted", () => v05],
    ["send", sendPlan, "draft", () => provinceOfficer],
    ["recall", recallPlan, "sent", () => v05],
    ["forward", forwardPlan, "sent", () => provinceOfficer],
    ["accept", acceptPlan, "sent", () => chief],
    ["return", returnPlan, "sent", () => chief],
  ] as const)(
    "%s: refused without the permission, not there for a foreign unit",
    async (_name, command, state, who) => {
      const unit = await freshCommune();
      const id = await planOf(unit, state === "sent" ? waiting() : { state });
      const note = "Lý do";
      const wrong = who();
      const inScopeOfWrong = wrong.unit.level !== "commune";
      await leavesNothing(
        id,
        () => as(wrong, (tx) => command(tx, wrong, { id, version: 1, note })),
        inScopeOfWrong ? await codesOf(wrong, command, id, note) : NotThere,
      );
      for (const stranger of [foreignProvince, foreignCommune]) {
        await leavesNothing(
          id,
          () => as(stranger, (tx) => command(tx, stranger, { id, version: 1, note })),
          NotThere,
        );
      }
    },
  );

  /** The codes of a refusal that must name the missing right. */
  async function codesOf(
    actor: Actor,
    command: typeof returnPlan,
    id: string,
    note: string,
  ): Promise<string[]> {
    const found = await codes(as(actor, (tx) => command(tx, actor, { id, version: 1, note })));
    expect(found.some((code) => code === "not_permitted" || code === "not_yours")).toBe(true);
    return found;
  }

  test("four eyes: who entered or sent it does not accept it, in whatever role", async () => {
    const unit = await freshCommune();
    const head = await createActor(database.owner, "commune_chief", unit);
    const id = await planOf(unit);
    await as(head, (tx) => sendPlan(tx, head, { id, version: 1 }));
    const both = await actorFor(database.owner, head.userId, "province_officer", haTinh);
    await leavesNothing(id, () => as(both, (tx) => acceptPlan(tx, both, { id, version: 2 })), ["four_eyes"]);
    expect(
      await as(both, (tx) =>
        acceptPlans(tx, both, { ids: [id], back: "/festivals/plans", until: new Date().toISOString() }),
      ),
    ).toEqual({
      accepted: 0,
      left: 1,
    });
    expect((await planRow(id)).state).toBe("sent");
  });

  test("the nation does not decide about a commune's plan", async () => {
    const id = await planOf(await freshCommune(), waiting());
    await leavesNothing(id, () => as(v05, (tx) => acceptPlan(tx, v05, { id, version: 1 })), [
      "not_yours",
      "not_deciding",
    ]);
  });
});

describe("the way of a province's plan", () => {
  test("officer drafts, leader sends, V05 returns and accepts", async () => {
    const input = createPlanInput.parse({
      unitId: haTinh.id,
      seasonId: season,
      number: "88/KH-UBND",
      issuedOn: "01/6/2026",
      signer: "Lê Văn Mẫu",
    });
    const { id } = await as(provinceOfficer, (tx) => createPlan(tx, provinceOfficer, input));
    await as(provinceOfficer, (tx) => submitPlan(tx, provinceOfficer, { id, version: 1 }));
    await leavesNothing(
      id,
      () => as(provinceOfficer, (tx) => sendPlan(tx, provinceOfficer, { id, version: 2 })),
      ["not_permitted"],
    );
    await as(provinceLeader, (tx) => sendPlan(tx, provinceLeader, { id, version: 2 }));
    expect(await planRow(id)).toMatchObject({ state: "sent", holder_unit_id: nation.id });
    await as(v05, (tx) => returnPlan(tx, v05, { id, version: 3, note: "Bổ sung kinh phí" }));
    await as(provinceLeader, (tx) => sendPlan(tx, provinceLeader, { id, version: 4 }));
    await as(v05, (tx) => acceptPlan(tx, v05, { id, version: 5 }));
    expect(await planRow(id)).toMatchObject({ state: "accepted", holder_unit_id: nation.id });
    await leavesNothing(id, () => as(officer, (tx) => getPlan(tx, id)), NotThere);
  });
});

describe("2024: the district was part of the way", () => {
  const old = (rows: TestUnit[], id: string) => rows.find((row) => row.id === id);

  test("commune → district → province, by the commune that absorbed the old one", async () => {
    const district = await findUnit(database.owner, "445", "district", "2024-08-01");
    const huyen = await createActor(database.owner, "district_officer", district);
    const communes = await communesOf(database.owner, haTinh, 300, "2024-08-01");
    const mine = officer.actsFor
      .map((id) => old(communes, id))
      .find((unit) => unit?.parentId === district.id);
    if (!mine) throw new Error("Thạch Hà absorbed no commune of its old district whole");

    const input = createPlanInput.parse({
      unitId: mine.id,
      seasonId: oldSeason,
      number: "15/KH-UBND",
      issuedOn: "10/6/2024",
      signer: "Trần Văn Mẫu",
    });
    const { id } = await as(officer, (tx) => createPlan(tx, officer, input));
    await as(chief, (tx) => sendPlan(tx, chief, { id, version: 1 }));
    expect(await planRow(id)).toMatchObject({ state: "sent", holder_unit_id: district.id });
    // The district checks and passes on; it does not accept.
    await leavesNothing(id, () => as(huyen, (tx) => acceptPlan(tx, huyen, { id, version: 2 })), [
      "not_permitted",
      "not_deciding",
    ]);
    await as(huyen, (tx) => forwardPlan(tx, huyen, { id, version: 2 }));
    expect(await planRow(id)).toMatchObject({ state: "sent", holder_unit_id: haTinh.id });
    await leavesNothing(id, () => as(officer, (tx) => recallPlan(tx, officer, { id, version: 3 })), [
      "received",
    ]);
    await as(provinceOfficer, (tx) => acceptPlan(tx, provinceOfficer, { id, version: 3 }));
    expect(await planRow(id)).toMatchObject({ state: "accepted", holder_unit_id: haTinh.id });
  });

  test("the province decides in the place of the closed district", async () => {
    const district = await findUnit(database.owner, "445", "district", "2024-08-01");
    const communes = await communesOf(database.owner, haTinh, 300, "2024-08-01");
    const mine = officer.actsFor
      .map((id) => old(communes, id))
      .filter((unit) => unit?.parentId === district.id)[1];
    const unit =
      mine ?? communes.find((row) => row.parentId === district.id && !officer.actsFor.includes(row.id));
    if (!unit) throw new Error("no commune");
    const id = await buildPlan(
      database.owner,
      { unitId: unit.id, seasonId: oldSeason },
      inState("sent", district.id),
    );
    await as(provinceOfficer, (tx) => acceptPlan(tx, provinceOfficer, { id, version: 1 }));
    expect(await planRow(id)).toMatchObject({ state: "accepted", holder_unit_id: haTinh.id });
  });

  test("today's commune plans for the old ones that it absorbed, not for itself", async () => {
    const units = await as(officer, (tx) => planUnits(tx, officer, oldSeason));
    expect(units.length).toBeGreaterThan(0);
    expect(units.map((unit) => unit.id)).not.toContain(officer.unit.id);
    const now = await as(officer, (tx) => planUnits(tx, officer, season));
    expect(now.map((unit) => unit.id)).toEqual([officer.unit.id]);
  });
});
