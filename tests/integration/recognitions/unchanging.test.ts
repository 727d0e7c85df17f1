import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildApplication, buildSet } from "@/tests/support/recognitions";
import { buildAppraisal, buildDecision, entered, insertRow, recognitionRow } from "./appraisal-rows";
import { openScene, type Scene } from "./scene";

/** What a row is of never changes, whoever signs in: each column that a rule names is tried alone, by the owner of the tables. */
let scene: Scene;
const ids: Record<string, string> = {};
beforeAll(async () => {
  scene = await openScene();
  await appraised();
  await recognised();
});
afterAll(() => scene.close());

/** Each table's row of which a column is tried. */
async function keep(table: string, row: Record<string, unknown>): Promise<string> {
  const id = await insertRow(scene, table, row);
  ids[table] = id;
  return id;
}

async function appraised(): Promise<void> {
  const { province, set, people } = scene;
  const built = await buildAppraisal(scene, [people.foreignOfficer]);
  const user_id = people.foreignOfficer.userId;
  const of = { unit_id: province.id, appraisal_id: built.appraisal };
  const [member = "", place = ""] = [built.members[0], built.places[0]];
  Object.assign(ids, { appraisal_team: built.team, appraisal: built.appraisal });
  Object.assign(ids, { appraisal_member: member, appraisal_assignment: place });
  const sheet = await keep("score_sheet", { ...of, assignment_id: place, user_id, user_name: "A" });
  const scored = { unit_id: province.id, criterion_id: set.criteria.met, met: true };
  await keep("member_score", { ...scored, sheet_id: sheet });
  await keep("agreed_score", {
    ...scored,
    appraisal_id: built.appraisal,
    ...entered(people.provinceOfficer),
  });
}

async function recognised(): Promise<void> {
  const { owner, ward, province, scheme, set } = scene;
  const who = entered(scene.people.provinceOfficer);
  const signed = await buildDecision(scene, { state: "recognised", signed: true });
  await keep("recognition", recognitionRow(scene, signed));
  await keep("strengthening_plan", {
    ...{ unit_id: ward.id, application_id: signed.application, causes: "a", measures: "b" },
    ...{ due_on: "2026-12-01", ...who },
  });
  ids.recognition_decision = (await buildDecision(scene, { state: "proposed" })).decision;
  await keep("recognition_target", {
    ...{ unit_id: province.id, scheme_id: scheme, year: 2030, percent: 5000, paper: "KH 1", ...who },
  });
  const of = { unit: ward, schemeId: scheme, setId: set.id, year: 2024 };
  const answered = { application_id: await buildApplication(owner, of, "building"), unit_id: ward.id };
  const answer = await keep("application_answer", {
    ...{ ...answered, criterion_id: set.criteria.met, met: true, ...who },
  });
  await keep("answer_evidence", { ...answered, answer_id: answer, title: "Trang", address: "/festivals/1" });
  ids.criteria_set = (await buildSet(owner, scheme)).id;
}

const other = randomUUID();
test.each<[string, string, string[]]>([
  ["appraisal_team", "team_identity", [`unit_id = '${other}'`, `scheme_id = '${other}'`, "year = 2027"]],
  ["appraisal_member", "member_identity", [`team_id = '${other}'`, `user_id = '${other}'`]],
  [
    "appraisal",
    "appraisal_identity",
    [
      `unit_id = '${other}'`,
      `application_id = '${other}'`,
      `team_id = '${other}'`,
      "level = 'nation'",
      "round = 9",
    ],
  ],
  ["appraisal_assignment", "assignment_identity", ["seed = 'khác'", `user_id = '${other}'`]],
  [
    "score_sheet",
    "sheet_sent",
    [`appraisal_id = '${other}'`, `assignment_id = '${other}'`, `user_id = '${other}'`, "edition = 9"],
  ],
  ["member_score", "sheet_sent", [`sheet_id = '${other}'`, `criterion_id = '${other}'`]],
  ["agreed_score", "appraisal_identity", [`appraisal_id = '${other}'`, `criterion_id = '${other}'`]],
  [
    "recognition_decision",
    "decision_identity",
    [`unit_id = '${other}'`, `scheme_id = '${other}'`, "year = 2027"],
  ],
  [
    "recognition",
    "recognition_stands",
    ["serial_number = 9", "class = 'x'", "valid_to = '2030-01-01'", "year = 2027"],
  ],
  ["strengthening_plan", "plan_signature", [`application_id = '${other}'`]],
  ["recognition_target", "target_identity", [`scheme_id = '${other}'`, "year = 2031"]],
  ["application_answer", "answer_identity", [`application_id = '${other}'`, `criterion_id = '${other}'`]],
  [
    "answer_evidence",
    "evidence_identity",
    [`answer_id = '${other}'`, "record_kind = 'festival'", `record_id = '${other}'`],
  ],
  [
    "criteria_set",
    "criteria_identity",
    [
      `scheme_id = '${other}'`,
      `owner_unit_id = '${other}'`,
      "edition = 99",
      `cloned_from_id = '${other}'`,
      "created_at = '2020-01-01'",
    ],
  ],
])("%s: %s", async (table, rule, changes) => {
  for (const change of changes) {
    const changed = scene.owner.query(`update ${table} set ${change} where id = $1`, [ids[table]]);
    await expect(changed, change).rejects.toThrow(rule);
  }
});

test("a target of one province does not become another's; who was let go stays so", async () => {
  const { owner, foreignProvince } = scene;
  await expect(
    owner.query("update recognition_target set unit_id = $2 where id = $1", [
      ids.recognition_target,
      foreignProvince.id,
    ]),
  ).rejects.toThrow("target_identity");
  const end = (reason: string) =>
    owner.query("update appraisal_assignment set ended_at = now(), end_reason = $2 where id = $1", [
      ids.appraisal_assignment,
      reason,
    ]);
  await end("nghỉ ốm");
  await expect(end("khác")).rejects.toThrow("assignment_identity");
});
