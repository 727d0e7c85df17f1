import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ApplicationState } from "@/prisma/generated/enums";
import { buildApplication, buildScheme, buildSet, buildSubject } from "@/tests/support/recognitions";
import { openScene, type Scene } from "./scene";

// Values that no row can have, whoever writes it: the owner of the tables is refused as well.
let scene: Scene;
let scheme: string;
let draft: Awaited<ReturnType<typeof buildSet>>;
beforeAll(async () => {
  scene = await openScene();
  scheme = await buildScheme(scene.owner);
  draft = await buildSet(scene.owner, scheme);
});
afterAll(() => scene.close());

const change = (table: string, id: string, change: string) =>
  scene.owner.query(`update ${table} set ${change} where id = $1`, [id]);

describe("schemes and criteria", () => {
  test.each([
    ["scheme_code", "code = 'Mã có dấu'"],
    ["scheme_code", "name = ''"],
    ["scheme_subjects", "subjects = '[]'"],
    ["scheme_subjects", "subjects = '{}'"],
  ])("%s refuses %s", async (constraint, to) => {
    await expect(change("scheme", scheme, to)).rejects.toThrow(constraint);
  });

  test.each([
    ["criteria_set_edition", "name = ''"],
    ["criteria_set_validity", "valid_to = valid_from - 1"],
    ["criteria_set_published", "state = 'published', published_at = now(), valid_from = null"],
    ["criteria_set_published", "state = 'published', published_at = now(), subject_kinds = '{}'"],
    ["criteria_set_published", "state = 'published', published_at = now(), source = ''"],
    ["criteria_set_paper", "state = 'published', published_at = now(), decision_number = ''"],
    ["criteria_set_paper", "state = 'published', published_at = now(), decided_on = null"],
    ["criteria_set_paper", "state = 'published', published_at = now(), issuer = ''"],
    ["criteria_set_when", "state = 'published'"],
    ["criteria_set_when", "published_at = now()"],
  ])("%s refuses %s", async (constraint, to) => {
    await expect(change("criteria_set", draft.id, to)).rejects.toThrow(constraint);
  });

  test("an edition is taken out of use with its day and its reason, and is there once", async () => {
    const set = await buildSet(scene.owner, await buildScheme(scene.owner), { publish: true });
    const retire = (more: string) => change("criteria_set", set.id, `state = 'retired', ${more}`);
    await expect(retire("valid_to = '2027-01-01'")).rejects.toThrow("criteria_set_retired");
    await expect(retire("retire_reason = 'thay'")).rejects.toThrow("criteria_set_retired");
    const again = buildSet(scene.owner, scheme, { edition: 1 });
    await expect(again).rejects.toThrow("criteria_set_once");
    await expect(buildSet(scene.owner, scheme, { edition: 0 })).rejects.toThrow("criteria_set_edition");
  });

  test.each([
    ["criterion_text", "text = ''"],
    ["criterion_text", "code = ''"],
    ["criterion_max", "max = -1"],
    ["criterion_max", "max = 100001"],
    ["criterion_part", "parent_id = id"],
    ["criterion_steps", "steps = '{}'"],
  ])("%s refuses %s", async (constraint, to) => {
    await expect(change("criterion", draft.criteria.points ?? "", to)).rejects.toThrow(constraint);
  });

  test("a part has no parts, and a group has a name", async () => {
    const nested = `parent_id = '${draft.criteria.met}', kind = 'parts'`;
    await expect(change("criterion", draft.criteria.points ?? "", nested)).rejects.toThrow("criterion_part");
    for (const column of ["name", "code"])
      await expect(change("criterion_group", draft.groupId, `${column} = ''`)).rejects.toThrow(
        "criterion_group_name",
      );
  });
});

describe("subjects", () => {
  test.each([
    ["subject_kind_kept", { kind: "ward", people: null }],
    ["subject_name", { name: "" }],
    ["subject_name", { name: "a".repeat(201) }],
    ["subject_numbers", { size: -1 }],
    ["subject_numbers", { people: -1 }],
    ["subject_numbers", { kind: "school", people: 5 }],
    ["subject_managed", { managed_by: "nation" }],
    ["subject_term", { started_on: "2026-02-01", ended_on: "2026-01-31" }],
  ])("%s refuses %j", async (constraint, row) => {
    await expect(buildSubject(scene.owner, scene.commune.id, row)).rejects.toThrow(constraint);
  });

  test("one of a name and kind at a time, however it is spelt", async () => {
    await buildSubject(scene.owner, scene.commune.id, { name: "Thôn Hòa Bình" });
    const again = (row: Record<string, unknown>) =>
      buildSubject(scene.owner, scene.commune.id, { name: "thon hoà bình", ...row });
    await expect(again({})).rejects.toThrow("subject_once");
    await again({ ended_on: "2025-12-31" });
    await again({ kind: "school", people: null });
  });
});

describe("applications, answers, evidence", () => {
  let year = 2030;
  const apply = (state: ApplicationState, row: Record<string, unknown> = {}) => {
    year += 1;
    const of = { unit: scene.ward, schemeId: scene.scheme, setId: scene.set.id, year };
    return buildApplication(scene.owner, of, state, row);
  };
  const somebody = randomUUID();

  test.each<[string, ApplicationState, Record<string, unknown>]>([
    ["application_of", "registered", { subject_id: randomUUID() }],
    ["application_year", "registered", { year: 2011 }],
    ["application_year", "registered", { year: 2101 }],
    ["application_bound", "building", { set_id: null }],
    ["application_survey", "building", { survey_collected: 5 }],
    ["application_survey", "building", { survey_issued: 5, survey_collected: 6 }],
    ["application_survey", "building", { survey_issued: 5, survey_collected: 4, survey_satisfied: 5 }],
    ["application_survey", "building", { survey_issued: 5, survey_satisfied: 1 }],
    ["application_survey", "building", { survey_issued: -1 }],
    ["application_survey", "building", { survey_issued: 5, survey_collected: -1 }],
    ["application_survey", "building", { survey_issued: 5, survey_collected: 4, survey_satisfied: -1 }],
    ["application_sent", "sent", { sent_by_id: null }],
    ["application_decided", "recognised", { decided_by_id: null }],
    ["application_decided", "sent", { decided_by_id: somebody }],
    ["application_reason", "not_met", { outcome_reason: "" }],
    ["application_reason", "withdrawn", { outcome_reason: "" }],
    ["application_four_eyes", "recognised", { entered_by_id: somebody, decided_by_id: somebody }],
    ["application_four_eyes", "recognised", { sent_by_id: somebody, decided_by_id: somebody }],
    ["application_four_eyes", "recognised", { editor_ids: `{${somebody}}`, decided_by_id: somebody }],
  ])("%s refuses %s with %j", async (constraint, state, row) => {
    await expect(apply(state, row)).rejects.toThrow(constraint);
  });

  test("an answer says one thing, evidence what it is, and both stay where they are", async () => {
    const id = await apply("building");
    const { met = "", points = "" } = scene.set.criteria;
    const put = (criterion: string, columns: string, values: string) =>
      scene.owner.query(
        `insert into application_answer (application_id, unit_id, criterion_id, entered_by_id, entered_by_name, ${columns})
         select id, unit_id, '${criterion}', entered_by_id, 'Thử', ${values} from application where id = $1 returning id`,
        [id],
      );
    await expect(put(points, "value, not_applicable", "100, true")).rejects.toThrow("answer_one");
    const answer = (await put(met, "met", "true")).rows[0].id;
    const move = `update application_answer set criterion_id = '${points}', met = null where id = $1`;
    await expect(scene.owner.query(move, [answer])).rejects.toThrow("answer_identity");
    const prove = (address: string, title = "Ngày hội", more: [string, string] = ["", ""]) =>
      scene.owner.query(
        `insert into answer_evidence (answer_id, application_id, unit_id, title, address${more[0]})
         select $1, id, unit_id, '${title}', '${address}'${more[1]} from application where id = $2`,
        [answer, id],
      );
    await expect(prove("https://la.example/")).rejects.toThrow("evidence_what");
    await expect(prove("")).rejects.toThrow("evidence_what");
    await expect(prove("/festivals/1", "Ngày hội", [", record_kind", ", 'festival'"])).rejects.toThrow(
      "evidence_what",
    );
    await expect(prove("/festivals/1", "")).rejects.toThrow("evidence_title");
    await prove("/festivals/1");
  });
});

/** A criterion says what an answer to it can be; sheets and agreed scores are held to the same. */
test.each<[string, Record<string, unknown>, boolean]>([
  ["met", { met: false }, true],
  ["met", { value: 100 }, false],
  ["met", { grade: "good" }, false],
  ["points", { value: 0 }, true],
  ["points", { value: 300 }, true],
  ["points", { value: 301 }, false],
  ["points", { value: -1 }, false],
  ["points", { met: true }, false],
  ["points", { grade: "good" }, false],
  ["percent", { value: 9825 }, true],
  ["percent", { met: true }, false],
  ["percent", { grade: "good" }, false],
  ["count", { value: 300 }, true],
  ["count", { value: 350 }, false],
  ["count", { value: -100 }, false],
  ["count", { met: true }, false],
  ["count", { grade: "good" }, false],
  ["grade", { grade: "good" }, true],
  ["grade", { grade: "splendid" }, false],
  ["grade", { met: true }, false],
  ["grade", { value: 100 }, false],
  ["parts", {}, false],
  ["met", { not_applicable: true }, false],
  ["met", { not_applicable: true, may_not_apply: true }, true],
])("to %s %j is an answer: %s", async (kind, { may_not_apply = false, ...given }, fits) => {
  const criterion = { kind, max: 300, may_not_apply, steps: [{ grade: "good" }] };
  const { rows } = await scene.owner.query(
    `select answer_fits(jsonb_populate_record(null::application_answer, $1), jsonb_populate_record(null::criterion, $2)) as fits`,
    [{ not_applicable: false, ...given }, criterion],
  );
  expect(rows[0].fits).toBe(fits);
});
