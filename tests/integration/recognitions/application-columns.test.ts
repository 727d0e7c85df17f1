import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ApplicationState } from "@/prisma/generated/enums";
import { buildApplication, buildScheme, buildSet, buildSubject } from "@/tests/support/recognitions";
import { insertApplication } from "./application-scene";
import { openScene, run, type Scene } from "./scene";

/** Column by column what nobody writes of an application past all code of ours: a rule that names sixteen is tried on each. */
let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

let year = 2039;
const build = (state: ApplicationState, row: Record<string, unknown> = {}) => {
  year += 1;
  const { owner, ward, scheme, set, people } = scene;
  const of = { unit: ward, schemeId: scheme, setId: set.id, year, enteredById: people.wardOfficer.userId };
  return buildApplication(owner, of, state, row);
};
const somebody = randomUUID();

test.each<[string, string, () => Record<string, unknown>]>([
  ["withdrawn", "application_begins", () => ({ state: "withdrawn", outcome_reason: "thôi" })],
  ["received", "application_begins", () => ({ received: true })],
  ["with criteria that are open again", "application_begins", () => ({ open_criteria: `{${somebody}}` })],
  ["beside what a province added", "application_begins", () => ({ addition_set_id: scene.set.id })],
  ["as if another had sent it", "application_signature", () => ({ sent_by_id: somebody })],
  ["as if another had decided", "application_signature", () => ({ decided_by_id: somebody })],
  ["with what an appraisal came to", "application_result", () => ({ appraised_total: 900 })],
  ["with so many criteria met", "application_result", () => ({ appraised_met: 4 })],
  ["with a class", "application_result", () => ({ outcome_class: "kha" })],
])("none begins %s", async (_what, broken, row) => {
  year += 1;
  const begun = insertApplication(scene, scene.people.wardOfficer, scene.ward, { year, ...row() });
  await expect(begun).rejects.toThrow(broken);
});

describe("changed in another's name", () => {
  test.each(["entered_by_id", "sent_by_id"])("%s", async (column) => {
    const id = await build("building");
    const forged = run(
      scene.people.wardOfficer,
      `update application set ${column} = $2::uuid where id = $1::uuid`,
      id,
      somebody,
    );
    await expect(forged).rejects.toThrow("application_signature");
  });
});

test("only a return opens criteria", async () => {
  const id = await build("building");
  const open = run(
    scene.people.wardOfficer,
    `update application set open_criteria = '{${scene.set.criteria.met}}' where id = $1::uuid`,
    id,
  );
  await expect(open).rejects.toThrow("application_open");
});

test("what was handed in stands, each part of it", async () => {
  const { wardChief } = scene.people;
  const id = await build("sent", {
    ...{ holder_unit_id: scene.province.id, survey_issued: 10, survey_collected: 9, survey_satisfied: 8 },
  });
  for (const change of [
    "registration_number = '99/CAP'",
    "registered_on = '2026-01-05'",
    "party_opinion = 'khác'",
    "party_number = '9/CV'",
    "party_day = '2026-01-05'",
    "committee_opinion = 'khác'",
    "committee_number = '9/CV'",
    "committee_day = '2026-01-05'",
    "survey_issued = 11",
    "survey_collected = 10",
    "survey_satisfied = 9",
    "report = 'khác'",
    "self_total = 1",
    "self_met = 1",
    `entered_by_id = '${wardChief.userId}'`,
    "entered_by_name = 'Người khác'",
  ]) {
    const late = run(wardChief, `update application set ${change} where id = $1::uuid`, id);
    await expect(late, change).rejects.toThrow("application_closed");
  }
});

test("what ended stands, however it ended", async () => {
  for (const state of ["recognised", "not_met", "withdrawn"] as const) {
    const id = await build(state);
    const late = run(
      scene.people.wardChief,
      "update application set report = 'khác' where id = $1::uuid",
      id,
    );
    await expect(late, state).rejects.toThrow("application_final");
  }
});

test("whose it is, for what and by which criteria never changes, whoever signs in", async () => {
  const { owner, ward, scheme, people } = scene;
  const [subject, other] = [await buildSubject(owner, ward.id), await buildSubject(owner, ward.id)];
  const added = await buildSet(owner, scheme, { publish: true, owner_unit_id: scene.province.id });
  const id = await build("building", { subject_id: subject, subject_kind: "residential" });
  for (const change of [
    `subject_id = '${other}'`,
    `scheme_id = '${await buildScheme(owner)}'`,
    `addition_set_id = '${added.id}'`,
  ]) {
    const sql = `update application set ${change} where id = '${id}'`;
    await expect(run(people.wardOfficer, sql), change).rejects.toThrow("application_identity");
    await expect(owner.query(sql), change).rejects.toThrow("application_identity");
  }
});

describe("beside the criteria of the nation does not stand", () => {
  const added = (row: Record<string, unknown> = {}) =>
    buildSet(scene.owner, scene.scheme, {
      publish: true,
      owner_unit_id: scene.province.id,
      ...{ valid_from: `${++year}-01-01`, valid_to: `${year}-12-31` },
      ...row,
    });
  test.each<[string, () => Promise<{ id: string }>]>([
    [
      "an addition to another scheme",
      async () => {
        const scheme = await buildScheme(scene.owner);
        return buildSet(scene.owner, scheme, { publish: true, owner_unit_id: scene.province.id });
      },
    ],
    ["what the nation published", async () => scene.set],
    ["a draft", () => added({ publish: false })],
    ["an addition for other subjects", () => added({ subject_kinds: "{agency}" })],
  ])("%s", async (_what, addition) => {
    const id = await build("registered");
    const begun = run(
      scene.people.wardOfficer,
      "update application set state = 'building', set_id = $2::uuid, addition_set_id = $3::uuid where id = $1::uuid",
      id,
      scene.set.id,
      (await addition()).id,
    );
    await expect(begun).rejects.toThrow("application_addition");
  });
});
