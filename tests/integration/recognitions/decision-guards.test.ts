import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import type { TestUnit } from "@/tests/support/actors";
import { buildApplication, buildScheme } from "@/tests/support/recognitions";
import {
  buildDecision,
  closedCommune,
  entered,
  insertAs,
  insertRow,
  itemRow,
  recognitionRow,
  signing,
} from "./appraisal-rows";
import { openScene, run, type Scene } from "./scene";

/** What the database refuses about decisions and what is recognised by them, past all code of ours: each reason of a rule alone. */
let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const somebody = randomUUID();
const change = (who: Actor, table: string, id: string, to: string) =>
  run(who, `update ${table} set ${to} where id = $1::uuid`, id);
/** As the owner of the tables. */
const force = (table: string, id: string, to: string) =>
  scene.owner.query(`update ${table} set ${to} where id = $1`, [id]);

describe("a decision", () => {
  test("is prepared by its own unit as a draft, in the name of who acts", async () => {
    const { provinceOfficer, v05 } = scene.people;
    const prepare = (who: Actor, more: Record<string, unknown> = {}) =>
      insertAs(who, "recognition_decision", {
        ...{ unit_id: scene.province.id, scheme_id: scene.scheme, year: 2031, issuer: "UBND tỉnh" },
        ...{ ...entered(who), ...more },
      });
    const signed = {
      ...{ state: "signed", number: "9/QĐ", decided_on: "2025-12-10", signer_name: "A", signer_post: "B" },
      ...{ signed_by_id: provinceOfficer.userId, signed_at: "2025-12-10" },
    };
    await expect(prepare(v05)).rejects.toThrow("decision_signature");
    await expect(prepare(provinceOfficer, { entered_by_id: somebody })).rejects.toThrow("decision_signature");
    await expect(prepare(provinceOfficer, signed)).rejects.toThrow("decision_signature");
    expect(await prepare(provinceOfficer)).toBe(1);
  });

  test("is signed by who decides, in their own name; then it stands", async () => {
    const { provinceOfficer, provinceLeader } = scene.people;
    const { decision } = await buildDecision(scene, { state: "proposed" });
    const sign = (who: Actor, by = who.userId) => change(who, "recognition_decision", decision, signing(by));
    await expect(sign(provinceLeader, somebody)).rejects.toThrow("decision_signature");
    await expect(sign(provinceOfficer)).rejects.toThrow("decision_role");
    expect(await sign(provinceLeader)).toBe(1);
    await expect(force("recognition_decision", decision, "number = '10/QĐ'")).rejects.toThrow(
      "decision_stands",
    );
    await expect(
      run(provinceOfficer, "delete from recognition_decision where id = $1::uuid", decision),
    ).rejects.toThrow("decision_stands");
    await expect(
      run(provinceOfficer, "delete from decision_item where decision_id = $1::uuid", decision),
    ).rejects.toThrow("decision_stands");
    const late = await buildApplication(
      scene.owner,
      { unit: scene.ward, schemeId: scene.scheme, setId: scene.set.id, year: 2031 },
      "proposed",
      { holder_unit_id: scene.province.id, decides: "province" },
    );
    await expect(insertAs(provinceOfficer, "decision_item", itemRow(scene, decision, late))).rejects.toThrow(
      "decision_stands",
    );
  });

  test.each<[string, () => Promise<{ scheme?: string; year?: number; row?: Record<string, unknown> }>]>([
    ["another scheme", async () => ({ scheme: await buildScheme(scene.owner) })],
    ["another year", async () => ({ year: 2012 })],
    ["another unit", async () => ({ row: { holder_unit_id: scene.foreignProvince.id } })],
    ["another level", async () => ({ row: { decides: "nation" } })],
  ])("does not list what is of %s", async (_what, other) => {
    const { decision, year } = await buildDecision(scene, { state: "proposed" });
    const { scheme = scene.scheme, year: of = year, row } = await other();
    const application = await buildApplication(
      scene.owner,
      { unit: scene.commune, schemeId: scheme, setId: scene.set.id, year: of },
      "proposed",
      { holder_unit_id: scene.province.id, decides: "province", ...row },
    );
    const list = insertAs(
      scene.people.provinceOfficer,
      "decision_item",
      itemRow(scene, decision, application),
    );
    await expect(list).rejects.toThrow("decision_list");
  });

  test("lists what was proposed, not what only was sent", async () => {
    const { decision, year } = await buildDecision(scene, { state: "proposed" });
    const of = { unit: scene.commune, schemeId: scene.scheme, setId: scene.set.id, year };
    const application = await buildApplication(scene.owner, of, "sent", {
      ...{ holder_unit_id: scene.province.id, decides: "province" },
    });
    const list = () =>
      insertAs(scene.people.provinceOfficer, "decision_item", itemRow(scene, decision, application));
    await expect(list()).rejects.toThrow("decision_list");
    await force("application", application, "state = 'proposed'");
    expect(await list()).toBe(1);
  });
});

describe("a recognition", () => {
  const given = async (of?: TestUnit) => {
    const built = await buildDecision(scene, { state: "recognised", signed: true, of });
    return { ...built, id: await insertRow(scene, "recognition", recognitionRow(scene, built)) };
  };
  const ended = (state: string, by: string) =>
    `state = '${state}', ended_on = '2026-11-01', end_reason = 'thử', ended_by_id = '${by}'`;

  test("comes of the list of a signed decision, of its scheme and year", async () => {
    const signed = await buildDecision(scene, { state: "recognised", signed: true });
    const row = recognitionRow(scene, signed);
    const other = await buildDecision(scene, { state: "recognised", signed: true });
    const draft = await buildDecision(scene, { state: "recognised" });
    const proposed = await buildDecision(scene, { state: "proposed", signed: true });
    for (const wrong of [
      recognitionRow(scene, draft),
      recognitionRow(scene, proposed),
      { ...row, scheme_id: await buildScheme(scene.owner) },
      { ...row, year: 2012 },
      { ...row, application_id: other.application },
    ])
      await expect(insertRow(scene, "recognition", wrong)).rejects.toThrow("recognition_begins");
    const { provinceLeader } = scene.people;
    const over = {
      state: "withdrawn",
      ended_on: "2026-01-01",
      end_reason: "x",
      ended_by_id: provinceLeader.userId,
    };
    await expect(insertAs(provinceLeader, "recognition", { ...row, ...over })).rejects.toThrow(
      "recognition_begins",
    );
    expect(await insertAs(provinceLeader, "recognition", row)).toBe(1);
  });

  test("is ended by who gave it, in their own name, with its cause, and once", async () => {
    const { provinceLeader, v05 } = scene.people;
    const { id } = await given();
    for (const state of ["lost", "ended"])
      await expect(force("recognition", id, ended(state, somebody))).rejects.toThrow("recognition_cause");
    await expect(change(v05, "recognition", id, ended("withdrawn", v05.userId))).rejects.toThrow(
      "recognition_decider",
    );
    await expect(change(provinceLeader, "recognition", id, ended("withdrawn", somebody))).rejects.toThrow(
      "recognition_signature",
    );
    expect(await change(provinceLeader, "recognition", id, ended("withdrawn", provinceLeader.userId))).toBe(
      1,
    );
    await expect(force("recognition", id, "end_reason = 'khác'")).rejects.toThrow("recognition_stands");
  });

  test("is re-checked by who gave it, in their own name, while it holds", async () => {
    const { provinceLeader, v05 } = scene.people;
    const { id, unit } = await given();
    const check = (who: Actor, more: Record<string, unknown> = {}) =>
      insertAs(who, "recheck", {
        ...{ unit_id: unit.id, recognition_id: id, year: 2026, kept: true, checked_on: "2026-11-01" },
        ...{ ...entered(who), ...more },
      });
    await expect(check(v05)).rejects.toThrow("recognition_decider");
    await expect(check(provinceLeader, { entered_by_id: somebody })).rejects.toThrow("recognition_decider");
    expect(await check(provinceLeader)).toBe(1);
    await force("recognition", id, ended("withdrawn", somebody));
    await expect(check(provinceLeader, { year: 2027 })).rejects.toThrow("recognition_decider");
  });

  test("goes over from a unit that was closed, and only to a successor of it", async () => {
    const { ward } = scene;
    const old = await closedCommune(scene);
    const carry = ({ id, unit }: { id: string; unit: TestUnit }, to: string) =>
      insertRow(scene, "recognition_succession", {
        ...{ unit_id: unit.id, recognition_id: id, carried: true, successor_unit_id: to, reason: "thử" },
        ...{ decided_on: "2026-11-01", ...entered(scene.people.provinceLeader) },
      });
    await expect(carry(await given(), scene.commune.id)).rejects.toThrow("succession_unit");
    const left = await given(old);
    await expect(carry(left, ward.id)).rejects.toThrow("succession_unit");
    await carry(left, old.successor);
  });
});

test("how a weak area is strengthened is written in one's own name", async () => {
  const { wardChief } = scene.people;
  const { application } = await buildDecision(scene, { state: "recognised" });
  const plan = (more: Record<string, unknown> = {}) =>
    insertAs(wardChief, "strengthening_plan", {
      ...{ unit_id: scene.ward.id, application_id: application, causes: "a", measures: "b" },
      ...{ due_on: "2026-12-01", ...entered(wardChief), ...more },
    });
  await expect(plan({ entered_by_id: somebody })).rejects.toThrow("plan_signature");
  expect(await plan()).toBe(1);
});
