import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { closeDatabase, inScope } from "@/lib/core/db";
import { Conflict, NotThere, Refusal } from "@/lib/core/refusal";
import {
  acceptPlan,
  acceptPlans,
  createPlan,
  editPlan,
  forwardPlan,
  handBackPlan,
  recallPlan,
  returnPlan,
  sendPlan,
  submitPlan,
} from "@/lib/festivals/plans/commands";
import { listPlans, missingPlans } from "@/lib/festivals/plans/list-queries";
import { getPlan, planUnits } from "@/lib/festivals/plans/queries";
import { createPlanInput, editPlanInput, missingPlanFilter, planFilter } from "@/lib/festivals/plans/schema";
import { actorFor, communesOf, createActor, findUnit, type TestUnit } from "@/tests/support/actors";
import { buildFestival, buildPlan, buildSeason, inState } from "@/tests/support/builders";
import { type TestDatabase, testDatabase } from "@/tests/support/database";

let database: TestDatabase;
let season: string;
let oldSeason: string;
let haTinh: TestUnit;
let nation: TestUnit;
let officer: Actor;
let chief: Actor;
let provinceOfficer: Actor;
let provinceLeader: Actor;
let foreignProvince: Actor;
let foreignCommune: Actor;
let v05: Actor;

beforeAll(async () => {
  database = await testDatabase();
  const { owner } = database;
  season = await buildSeason(owner, 2026);
  oldSeason = await buildSeason(owner, 2024, { state: "reopened", reopen_reason: "Đính chính" });
  nation = await findUnit(owner, "VN", "nation");
  haTinh = await findUnit(owner, "42", "province");
  const at = { code: "18562", level: "commune" } as const;
  officer = await createActor(owner, "commune_officer", at);
  chief = await createActor(owner, "commune_chief", at);
  provinceOfficer = await createActor(owner, "province_officer", haTinh);
  provinceLeader = await createActor(owner, "province_leader", haTinh);
  foreignProvince = await createActor(owner, "province_officer", { code: "40", level: "province" });
  foreignCommune = await createActor(owner, "commune_chief", { code: "16681", level: "commune" });
  v05 = await createActor(owner, "ministry_officer", nation);
});
afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

const as = <T>(actor: Actor, work: Parameters<typeof inScope<T>>[2]) =>
  inScope(actor, { action: "test" }, work);

const codes = async (work: Promise<unknown>): Promise<string[]> => {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (error instanceof Refusal) return error.issues.map((issue) => issue.code);
  throw error ?? new Error("nothing was refused");
};

type Row = {
  state: string;
  holder_unit_id: string;
  version: number;
  accepted_by_id: string | null;
  number: string;
};

async function planRow(id: string): Promise<Row> {
  const { rows } = await database.owner.query("select * from festival_plan where id = $1", [id]);
  return rows[0];
}

async function audits(): Promise<number> {
  const { rows } = await database.owner.query("select count(*)::int as n from audit_entry");
  return rows[0].n;
}

async function steps(id: string): Promise<string[]> {
  const { rows } = await database.owner.query(
    "select step from decision where record_id = $1 order by at, id",
    [id],
  );
  return rows.map((row) => row.step);
}

/** Runs what must be turned away and sees that it left nothing, neither in the row nor in the trail. */
async function leavesNothing(id: string, work: () => Promise<unknown>, expected: string[] | typeof NotThere) {
  const before = [await planRow(id), await audits(), await steps(id)];
  if (Array.isArray(expected)) expect(await codes(work())).toEqual(expected);
  else await expect(work()).rejects.toThrow(expected);
  expect([await planRow(id), await audits(), await steps(id)]).toEqual(before);
}

/** Any commune of Hà Tĩnh that has no plan yet. */
let taken = 0;
async function freshCommune(): Promise<TestUnit> {
  const communes = await communesOf(database.owner, haTinh, 60);
  const unit = communes.filter((row) => row.code !== "18562")[taken++];
  if (!unit) throw new Error("no commune left");
  return unit;
}

async function planOf(unit: TestUnit, row: Record<string, unknown> = {}): Promise<string> {
  return buildPlan(
    database.owner,
    { unitId: unit.id, seasonId: season },
    { holder_unit_id: unit.id, ...row },
  );
}

const waiting = () => inState("sent", haTinh.id);

describe("drafting a plan", () => {
  test("with its pilot points, once for a unit and season", async () => {
    const input = createPlanInput.parse({
      unitId: officer.unit.id,
      seasonId: season,
      number: "122/KH-UBND",
      issuedOn: "10/6/2026",
      signer: "Trần Văn Mẫu",
      communePoints: "1",
      residentialPoints: "12",
      budgetSocial: "35.000.000",
      pilots: [{ place: "Thôn Nam Thượng", level: "residential", plannedOn: "9/8/2026" }],
    });
    const { id } = await as(officer, (tx) => createPlan(tx, officer, input));
    const plan = await as(officer, (tx) => getPlan(tx, id));
    expect(plan.content).toMatchObject({
      number: "122/KH-UBND",
      issuedOn: "2026-06-10",
      residentialPoints: 12,
      agencyPoints: null,
      budgetSocial: 35_000_000n,
      pilots: [{ place: "Thôn Nam Thượng", level: "residential", plannedOn: "2026-08-09" }],
    });
    expect(plan.workflow.state).toBe("draft");
    expect(plan.chain.map((unit) => unit.level)).toEqual(["commune", "province", "nation"]);
    await leavesNothing(id, () => as(chief, (tx) => createPlan(tx, chief, input)), ["plan_exists"]);
  });

  test("refused without the permission, for a foreign unit, and in a season that is not open", async () => {
    const unit = await freshCommune();
    const before = await audits();
    const input = createPlanInput.parse({ unitId: unit.id, seasonId: season });
    expect(await codes(as(v05, (tx) => createPlan(tx, v05, input)))).toEqual(["not_permitted"]);
    // A province drafts its own plan, not that of a commune.
    await expect(as(provinceOfficer, (tx) => createPlan(tx, provinceOfficer, input))).rejects.toThrow(
      NotThere,
    );
    await expect(as(foreignCommune, (tx) => createPlan(tx, foreignCommune, input))).rejects.toThrow(NotThere);
    const closed = await buildSeason(database.owner, 2023, { state: "locked" });
    const own = createPlanInput.parse({ unitId: officer.unit.id, seasonId: closed });
    expect(await codes(as(officer, (tx) => createPlan(tx, officer, own)))).toEqual(["season_closed"]);
    const prepared = await buildSeason(database.owner, 2027, { state: "draft" });
    await expect(
      as(officer, (tx) => createPlan(tx, officer, { ...own, seasonId: prepared })),
    ).rejects.toThrow(NotThere);
    // Only the two seasons that the test itself wrote.
    expect(await audits()).toBe(before + 2);
  });
});

const edit = (id: string, version: number, more: Record<string, unknown> = {}) =>
  editPlanInput.parse({
    id,
    version: String(version),
    number: "130/KH-UBND",
    issuedOn: "12/6/2026",
    ...more,
  });

describe("changing a plan", () => {
  test("works for its own unit, with pilots replaced; who changed it last is who entered it", async () => {
    const unit = await freshCommune();
    const writer = await createActor(database.owner, "commune_officer", unit);
    const id = await planOf(unit);
    const pilots = [{ place: "Sân vận động", level: "commune", plannedOn: "" }];
    await as(writer, (tx) => editPlan(tx, writer, edit(id, 1, { pilots })));
    const plan = await as(writer, (tx) => getPlan(tx, id));
    expect(plan.content).toMatchObject({ number: "130/KH-UBND", residentialPoints: null });
    expect(plan.content.pilots).toEqual([{ place: "Sân vận động", level: "commune", plannedOn: null }]);
    expect(plan.workflow).toMatchObject({ version: 2, enteredById: writer.userId });
  });

  test("a second person is shown what differs and loses nothing", async () => {
    const unit = await freshCommune();
    const writer = await createActor(database.owner, "commune_officer", unit);
    const id = await planOf(unit);
    await as(writer, (tx) => editPlan(tx, writer, edit(id, 1, { signer: "Người thứ nhất" })));
    const second = edit(id, 1, { signer: "Người thứ hai" });
    const error = await as(writer, (tx) => editPlan(tx, writer, second)).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Conflict);
    expect(error).toMatchObject({
      version: 2,
      differences: [{ path: "signer", mine: "Người thứ hai", theirs: "Người thứ nhất" }],
    });
    await as(writer, (tx) => editPlan(tx, writer, { ...second, version: 2 }));
    expect((await as(writer, (tx) => getPlan(tx, id))).content.signer).toBe("Người thứ hai");
  });

  test("refused for the unit above and once it was sent; not there for a foreign unit", async () => {
    const unit = await freshCommune();
    const writer = await createActor(database.owner, "commune_officer", unit);
    const id = await planOf(unit);
    await leavesNothing(id, () => as(provinceOfficer, (tx) => editPlan(tx, provinceOfficer, edit(id, 1))), [
      "not_yours",
    ]);
    await leavesNothing(
      id,
      () => as(foreignProvince, (tx) => editPlan(tx, foreignProvince, edit(id, 1))),
      NotThere,
    );
    await leavesNothing(
      id,
      () => as(foreignCommune, (tx) => editPlan(tx, foreignCommune, edit(id, 1))),
      NotThere,
    );
    const sent = await planOf(await freshCommune(), waiting());
    await leavesNothing(sent, () => as(chief, (tx) => editPlan(tx, chief, edit(sent, 1))), NotThere);
    await database.owner.query(
      "update festival_plan set state = 'sent', sent_by_id = $2, holder_unit_id = $3 where id = $1",
      [id, randomUUID(), haTinh.id],
    );
    await leavesNothing(id, () => as(writer, (tx) => editPlan(tx, writer, edit(id, 1))), ["wrong_state"]);
  });
});

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

describe("accepting many", () => {
  test("those that wait are accepted, the others stay and are counted; again changes nothing", async () => {
    const ids = [
      await planOf(await freshCommune(), waiting()),
      await planOf(await freshCommune(), waiting()),
    ];
    const draft = await planOf(await freshCommune());
    const input = { ids: [...ids, draft], back: "/festivals/plans", until: new Date().toISOString() };
    expect(await as(provinceOfficer, (tx) => acceptPlans(tx, provinceOfficer, input))).toEqual({
      accepted: 2,
      left: 1,
    });
    expect(await as(provinceOfficer, (tx) => acceptPlans(tx, provinceOfficer, input))).toEqual({
      accepted: 0,
      left: 3,
    });
    expect((await planRow(draft)).state).toBe("draft");
    for (const id of ids) expect(await steps(id)).toEqual(["accept"]);
  });

  test("what was recalled, changed and sent again since the list was shown is read first", async () => {
    const id = await planOf(await freshCommune(), waiting());
    const until = new Date().toISOString();
    await database.owner.query(
      "update festival_plan set sent_at = now() + interval '1 minute', version = 3 where id = $1",
      [id],
    );
    const input = { ids: [id], back: "/festivals/plans", until };
    expect(await as(provinceOfficer, (tx) => acceptPlans(tx, provinceOfficer, input))).toEqual({
      accepted: 0,
      left: 1,
    });
    for (const command of [acceptPlan, returnPlan, forwardPlan]) {
      const stale = { id, version: 1, note: "Lý do" };
      const found = await codes(as(provinceOfficer, (tx) => command(tx, provinceOfficer, stale)));
      expect(found).toEqual([command === forwardPlan ? "not_permitted" : "stale"]);
    }
    expect((await planRow(id)).state).toBe("sent");
  });

  test("refused without the permission; one foreign row undoes the whole", async () => {
    const id = await planOf(await freshCommune(), waiting());
    const foreign = await buildPlan(
      database.owner,
      { unitId: foreignCommune.unit.id, seasonId: season },
      inState("sent", foreignProvince.unit.id),
    );
    const input = { ids: [id, foreign], back: "/festivals/plans", until: new Date().toISOString() };
    await leavesNothing(id, () => as(chief, (tx) => acceptPlans(tx, chief, input)), ["not_permitted"]);
    await leavesNothing(
      id,
      () => as(provinceOfficer, (tx) => acceptPlans(tx, provinceOfficer, input)),
      NotThere,
    );
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

describe("lists", () => {
  const list = (actor: Actor, query: Record<string, string>) =>
    as(actor, (tx) => listPlans(tx, actor, planFilter.parse({ season: "2026", ...query })));

  test("each sees its own part; filters, totals and paging happen in the database", async () => {
    const mine = await list(officer, {});
    expect(new Set(mine?.rows.map((row) => row.code))).toEqual(new Set(["18562"]));
    const province = await list(provinceOfficer, {});
    expect(province?.rows[0]).toMatchObject({ code: "42", level: "province" });
    expect(province?.rows.every((row) => row.code === "42" || row.provinceName === "Hà Tĩnh")).toBe(true);
    const nationwide = await list(v05, {});
    expect(nationwide?.total).toBeGreaterThan(province?.total ?? 0);
    expect((await list(v05, { unit: "42" }))?.total).toBe(province?.total);
    expect((await list(provinceOfficer, { state: "sent" }))?.rows.every((row) => row.state === "sent")).toBe(
      true,
    );
    expect((await list(provinceOfficer, { level: "province" }))?.total).toBe(1);
    expect((await list(provinceOfficer, { q: "thach ha" }))?.rows.map((row) => row.code)).toEqual(["18562"]);
    expect((await list(provinceOfficer, { q: "88/KH" }))?.rows.map((row) => row.code)).toEqual(["42"]);
    expect((await list(provinceOfficer, { page: "2" }))?.rows).toEqual([]);
    expect(await list(provinceOfficer, { unit: "99" })).toBeNull();
    // A foreign unit in the filter gives nothing, not an error.
    expect((await list(provinceOfficer, { unit: "40" }))?.total).toBe(0);
  });

  test("what waits for the reader is marked, and orders are stable", async () => {
    const province = await list(provinceOfficer, { sort: "sent", dir: "desc" });
    const waits = province?.rows.filter((row) => row.mine) ?? [];
    expect(waits.length).toBeGreaterThan(0);
    expect(waits.every((row) => row.state === "sent")).toBe(true);
    expect((await list(v05, { unit: "42" }))?.rows.some((row) => row.mine)).toBe(false);
    const byPoints = (await list(provinceOfficer, { sort: "points", dir: "desc" }))?.rows ?? [];
    const points = byPoints.map(
      (row) => (row.communePoints ?? 0) + (row.residentialPoints ?? 0) + (row.agencyPoints ?? 0),
    );
    expect(points).toEqual([...points].sort((a, b) => b - a));
  });

  test("who has not sent a plan: communes for their province, provinces for V05, nothing foreign", async () => {
    const missing = (actor: Actor, query: Record<string, string> = {}) =>
      as(actor, (tx) => missingPlans(tx, actor, missingPlanFilter.parse({ season: "2026", ...query })));
    const province = await missing(provinceOfficer);
    const { rows } = await database.owner.query(
      `select count(*)::int as communes from unit where parent_id = $1 and level = 'commune' and valid_to is null`,
      [haTinh.id],
    );
    expect(province?.expected).toBe(rows[0].communes);
    expect(province?.rows.every((row) => row.level === "commune")).toBe(true);
    // Nothing at all comes before what is being written.
    const states = province?.rows.map((row) => row.state) ?? [];
    expect(states.indexOf(null)).toBe(0);
    expect(states.lastIndexOf(null)).toBeLessThan(states.findIndex((state) => state !== null));
    const nationwide = await missing(v05);
    expect(nationwide).toMatchObject({ expected: 34 });
    expect(nationwide?.rows.map((row) => row.code)).not.toContain("42");
    expect((await missing(v05, { unit: "42" }))?.rows).toEqual(province?.rows);
    expect((await missing(provinceOfficer, { unit: "40" }))?.rows).toEqual([]);
  });

  test("planned against held: accepted counts, sent is provisional, postponed does not", async () => {
    const unit = await freshCommune();
    const writer = await createActor(database.owner, "commune_officer", unit);
    const id = await planOf(unit);
    const of = { unitId: unit.id, seasonId: season };
    await buildFestival(database.owner, of, inState("accepted", haTinh.id));
    await buildFestival(database.owner, of, {
      host_level: "inter_residential",
      ...inState("sent", haTinh.id),
    });
    await buildFestival(database.owner, of, {
      status: "postponed",
      status_reason: "Bão",
      ...inState("accepted", haTinh.id),
    });
    const { done } = await as(writer, (tx) => getPlan(tx, id));
    expect(done).toEqual([
      { level: "commune", planned: 1, held: 0, provisional: 0 },
      { level: "residential", planned: 5, held: 1, provisional: 1 },
      { level: "agency", planned: 0, held: 0, provisional: 0 },
    ]);
  });
});
