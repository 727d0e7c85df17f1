import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Conflict, NotThere } from "@/lib/core/refusal";
import {
  acceptPlan,
  acceptPlans,
  createPlan,
  editPlan,
  forwardPlan,
  returnPlan,
} from "@/lib/festivals/plans/commands";
import { getPlan } from "@/lib/festivals/plans/queries";
import { createPlanInput } from "@/lib/festivals/plans/schema";
import { createActor } from "@/tests/support/actors";
import { buildPlan, buildSeason, inState } from "@/tests/support/builders";
import {
  as,
  audits,
  chief,
  closeScene,
  codes,
  database,
  edit,
  foreignCommune,
  foreignProvince,
  freshCommune,
  haTinh,
  leavesNothing,
  officer,
  openPlans,
  planOf,
  planRow,
  provinceOfficer,
  season,
  steps,
  v05,
  waiting,
} from "./plans-scene";

beforeAll(openPlans);
afterAll(closeScene);

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
