import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { createActor, findUnit, type TestUnit } from "@/tests/support/actors";
import {
  buildApplication,
  buildScheme,
  buildSet,
  buildSubject,
  publishSet,
} from "@/tests/support/recognitions";
import { insertApplication } from "./application-scene";
import { as, inTheWay, openScene, run, type Scene } from "./scene";

/** What the database refuses about applications and their answers, past all code of ours. */
let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
  // Moves alone are tried here; that appraisals and decisions stand behind them, in their own tests.
  for (const guard of ["guard_appraised", "guard_recognised"]) {
    await scene.owner.query(`alter table application disable trigger ${guard}`);
  }
});
afterAll(() => scene.close());

let year = 2026;
const of = (unit: TestUnit, enteredById?: string) => ({
  unit,
  schemeId: scene.scheme,
  setId: scene.set.id,
  year: ++year,
  enteredById,
});

const register = (actor: Actor, unit: TestUnit, more: Record<string, unknown> = {}) =>
  insertApplication(scene, actor, unit, { year: ++year, ...more });

describe("a registration", () => {
  test("is made by the commune, for itself as what it is", async () => {
    const { wardOfficer, officer } = scene.people;
    expect(await register(wardOfficer, scene.ward)).toBe(1);
    expect(await register(officer, scene.commune)).toBe(1);
    await expect(
      register(officer, scene.commune, { subject_kind: "ward", decides: "nation" }),
    ).rejects.toThrow(/application_unit/);
    await expect(register(officer, scene.ward)).rejects.toThrow(/row-level security|application_unit/);
    await expect(
      register(officer, scene.commune, { subject_kind: "residential", decides: "commune" }),
    ).rejects.toThrow(/application_unit/);
  });

  test("is decided where the scheme says, or said", async () => {
    const { officer } = scene.people;
    await expect(register(officer, scene.commune, { decides: "nation" })).rejects.toThrow(
      /application_scheme/,
    );
    await expect(register(officer, scene.commune, { decides: "commune" })).rejects.toThrow(
      /application_scheme/,
    );
    expect(await register(officer, scene.commune, { decides: "district" })).toBe(1);
    const none = await buildScheme(scene.owner, {
      subjects: JSON.stringify([{ kind: "ward", decides: "nation" }]),
    });
    await expect(register(officer, scene.commune, { scheme_id: none })).rejects.toThrow(/application_scheme/);
  });

  test.each([
    ["later than at the beginning", { state: "self_scored" }, /application_begins|application_bound/],
    ["at another unit", () => ({ holder_unit_id: scene.province.id }), /application_begins/],
    ["with criteria", () => ({ set_id: scene.set.id }), /application_begins/],
    ["in another's name", { entered_by_id: randomUUID() }, /application_signature/],
  ])("does not begin %s", async (_what, row, broken) => {
    const more = typeof row === "function" ? row() : row;
    await expect(register(scene.people.officer, scene.commune, more)).rejects.toThrow(broken);
  });

  test("is there once a year, unless it was withdrawn", async () => {
    const { officer, chief } = scene.people;
    await register(officer, scene.commune, { year: 2090 });
    await expect(register(officer, scene.commune, { year: 2090 })).rejects.toThrow(/application_once/);
    await run(
      chief,
      "update application set state = 'withdrawn', outcome_reason = 'thôi' where year = 2090 and unit_id = $1::uuid",
      scene.commune.id,
    );
    expect(await register(officer, scene.commune, { year: 2090 })).toBe(1);
  });

  test("of a subject is of the commune's own register, and of its kind", async () => {
    const own = await buildSubject(scene.owner, scene.commune.id);
    const foreign = await buildSubject(scene.owner, scene.sibling.id);
    const { officer } = scene.people;
    const of = (subject: string, kind = "residential") =>
      register(officer, scene.commune, { subject_id: subject, subject_kind: kind, decides: "commune" });
    expect(await of(own)).toBe(1);
    await expect(of(own, "school")).rejects.toThrow(/foreign key/i);
    await expect(of(foreign)).rejects.toThrow(/foreign key/i);
  });
});

describe("the criteria of an application", () => {
  const begin = (actor: Actor, id: string, set: string, addition: string | null = null) =>
    run(
      actor,
      "update application set state = 'building', set_id = $2::uuid, addition_set_id = $3::uuid where id = $1::uuid",
      id,
      set,
      addition,
    );

  test("are bound when it is begun, and never change, whoever signs in and whatever is published later", async () => {
    const { officer } = scene.people;
    const id = await buildApplication(scene.owner, of(scene.commune, officer.userId), "registered", {
      decides: "province",
    });
    expect(await begin(officer, id, scene.set.id)).toBe(1);
    const scheme = scene.scheme;
    const later = await buildSet(scene.owner, scheme, { valid_from: "2027-01-01" });
    await scene.owner.query(
      "update criteria_set set state = 'retired', valid_to = '2027-01-01', retire_reason = 'thay thế' where id = $1",
      [scene.set.id],
    );
    await publishSet(scene.owner, later.id);
    for (const change of [`'${later.id}'`, "null"]) {
      const sql = `update application set set_id = ${change} where id = '${id}'`;
      await expect(run(officer, sql)).rejects.toThrow(/application_identity/);
      await expect(scene.owner.query(sql)).rejects.toThrow(/application_identity/);
    }
    const { rows } = await scene.owner.query("select set_id from application where id = $1", [id]);
    expect(rows[0].set_id).toBe(scene.set.id);
    scene.set = later;
  });

  test.each([
    ["a draft", async () => (await buildSet(scene.owner, scene.scheme)).id],
    [
      "a set of another scheme",
      async () => (await buildSet(scene.owner, await buildScheme(scene.owner), { publish: true })).id,
    ],
    [
      "one for other subjects",
      async () => {
        const scheme = scene.scheme;
        return (await buildSet(scene.owner, scheme, { publish: true, subject_kinds: "{agency}" })).id;
      },
    ],
    [
      "what a province added",
      async () =>
        (
          await buildSet(scene.owner, scene.scheme, {
            publish: true,
            owner_unit_id: scene.foreignProvince.id,
          })
        ).id,
    ],
  ])("are not %s", async (_what, set) => {
    const { officer } = scene.people;
    const id = await buildApplication(scene.owner, of(scene.commune, officer.userId), "registered", {
      decides: "province",
    });
    await expect(begin(officer, id, await set())).rejects.toThrow(/application_set/);
  });

  test("beside them stands what its own province added, and nothing else", async () => {
    const { officer } = scene.people;
    const own = await buildSet(scene.owner, scene.scheme, {
      publish: true,
      owner_unit_id: scene.province.id,
    });
    const { rows } = await scene.owner.query(
      "select id from criteria_set where owner_unit_id = $1 and scheme_id = $2 and state = 'published'",
      [scene.foreignProvince.id, scene.scheme],
    );
    const id = await buildApplication(scene.owner, of(scene.commune, officer.userId), "registered", {
      decides: "province",
    });
    await expect(begin(officer, id, scene.set.id, rows[0].id)).rejects.toThrow(/application_addition/);
    expect(await begin(officer, id, scene.set.id, own.id)).toBe(1);
  });

  test("are not bound by the way", async () => {
    const { officer } = scene.people;
    const id = await buildApplication(scene.owner, of(scene.commune, officer.userId), "registered", {
      decides: "province",
    });
    await expect(
      run(officer, "update application set set_id = $2::uuid where id = $1::uuid", id, scene.set.id),
    ).rejects.toThrow(/application_set/);
    await expect(
      run(officer, "update application set state = 'building' where id = $1::uuid", id),
    ).rejects.toThrow(/application_bound/);
  });
});

describe("moves", () => {
  const sent = (row: Record<string, unknown> = {}) =>
    buildApplication(scene.owner, of(scene.ward, scene.people.wardOfficer.userId), "sent", {
      holder_unit_id: scene.province.id,
      ...row,
    });
  const move = (actor: Actor, id: string, set: string) =>
    run(actor, `update application set ${set} where id = '${id}'`);

  test("where it lies is kept with its level", async () => {
    const id = await sent();
    const stage = async () =>
      (await scene.owner.query("select stage from application where id = $1", [id])).rows[0].stage;
    expect(await stage()).toBe("province");
    await move(scene.people.provinceOfficer, id, "state = 'passed', stage = 'commune'");
    expect(await stage()).toBe("province");
    await move(scene.people.provinceLeader, id, `state = 'sent', holder_unit_id = '${scene.nation.id}'`);
    expect(await stage()).toBe("nation");
  });

  test("it goes to a unit above it, no higher than where it is decided, and back to its own", async () => {
    const { wardChief, provinceLeader, provinceOfficer } = scene.people;
    const id = await buildApplication(
      scene.owner,
      of(scene.ward, scene.people.wardOfficer.userId),
      "building",
    );
    const send = (holder: string) =>
      move(wardChief, id, `state = 'sent', holder_unit_id = '${holder}', sent_by_id = '${wardChief.userId}'`);
    await expect(send(scene.foreignProvince.id)).rejects.toThrow(/application_holder/);
    await expect(send(scene.ward.id)).rejects.toThrow(/application_holder/);
    await send(scene.province.id);
    await expect(
      move(provinceOfficer, id, `state = 'passed', holder_unit_id = '${scene.nation.id}'`),
    ).rejects.toThrow(/application_holder/);
    await expect(move(provinceOfficer, id, "state = 'returned'")).rejects.toThrow(/application_holder/);
    await move(provinceOfficer, id, "state = 'passed'");
    await expect(move(provinceLeader, id, "state = 'sent'")).rejects.toThrow(/application_holder/);
    const low = await sent({ decides: "province" });
    await expect(
      move(provinceOfficer, low, `state = 'sent', holder_unit_id = '${scene.nation.id}'`),
    ).rejects.toThrow(/application_(rule|transition)/);
  });

  test("through the district while there was one", async () => {
    const { owner } = scene;
    const oldProvince = await findUnit(owner, "42", "province", "2024-01-01");
    const { rows } = await owner.query<TestUnit>(
      `select c.id, c.kind, c.level, c.code, c.name, c.parent_id as "parentId" from unit c join unit d on d.id = c.parent_id
        where d.parent_id = $1 and d.level = 'district' and c.kind = 'commune' order by c.code limit 1`,
      [oldProvince.id],
    );
    const old = rows[0] as TestUnit;
    const district = (
      await owner.query<TestUnit>("select id, kind, level, code, name from unit where id = $1", [
        old.parentId,
      ])
    ).rows[0] as TestUnit;
    const officer = await createActor(owner, "district_officer", district);
    const id = await buildApplication(owner, { ...of(old), year: 2024 }, "sent", {
      holder_unit_id: district.id,
      decides: "province",
    });
    await expect(move(officer, id, "state = 'passed'")).rejects.toThrow(/application_transition/);
    await move(officer, id, `holder_unit_id = '${oldProvince.id}', received = true`);
    const chief = await createActor(owner, "commune_chief", old);
    await expect(
      move(chief, id, `state = 'building', holder_unit_id = '${old.id}', received = false`),
    ).rejects.toThrow(/application_received/);
  });

  test("who holds it may begin to work on it, and then it is not recalled", async () => {
    const { provinceOfficer, wardChief, foreignOfficer } = scene.people;
    const id = await sent();
    expect(await move(foreignOfficer, id, "received = true")).toBe(0);
    await expect(move(wardChief, id, "received = true")).rejects.toThrow(/application_(rule|transition)/);
    await move(provinceOfficer, id, "received = true");
    await expect(
      move(wardChief, id, `state = 'building', holder_unit_id = '${scene.ward.id}', received = false`),
    ).rejects.toThrow(/application_received/);
  });

  test("nobody decides about what they wrote or sent, nor in another's name", async () => {
    const { minister } = scene.people;
    const decide = (id: string, by = minister.userId) =>
      move(minister, id, `state = 'recognised', decided_by_id = '${by}'`);
    const proposed = (row: Record<string, unknown>) =>
      buildApplication(scene.owner, of(scene.ward), "proposed", { holder_unit_id: scene.nation.id, ...row });
    await expect(decide(await proposed({ entered_by_id: minister.userId }))).rejects.toThrow(
      /application_four_eyes/,
    );
    await expect(decide(await proposed({ sent_by_id: minister.userId }))).rejects.toThrow(
      /application_four_eyes/,
    );
    await expect(decide(await proposed({ editor_ids: `{${minister.userId}}` }))).rejects.toThrow(
      /application_four_eyes/,
    );
    await expect(decide(await proposed({}), randomUUID())).rejects.toThrow(/application_signature/);
    expect(await decide(await proposed({}))).toBe(1);
  });

  test("who changed it is kept by the database", async () => {
    const { wardOfficer, wardChief } = scene.people;
    const id = await buildApplication(scene.owner, of(scene.ward, wardOfficer.userId), "building");
    await run(
      wardChief,
      "update application set report = 'sửa', entered_by_id = $2::uuid, editor_ids = '{}' where id = $1::uuid",
      id,
      wardChief.userId,
    );
    const { rows } = await scene.owner.query("select editor_ids from application where id = $1", [id]);
    expect(rows[0].editor_ids).toEqual([wardOfficer.userId, wardChief.userId]);
  });

  test("what was handed in stands, and what was decided stands for good", async () => {
    const id = await sent();
    await expect(move(scene.people.wardChief, id, "report = 'khác'")).rejects.toThrow(/application_closed/);
    await expect(move(scene.people.provinceOfficer, id, "self_total = 10000")).rejects.toThrow(
      /application_closed/,
    );
    const done = await buildApplication(scene.owner, of(scene.ward), "recognised", {
      holder_unit_id: scene.nation.id,
    });
    await expect(move(scene.people.v05, done, "outcome_class = 'x'")).rejects.toThrow(/application_final/);
    await expect(run(scene.people.v05, "delete from application where id = $1::uuid", done)).rejects.toThrow(
      /permission denied/,
    );
  });

  test("whose, for what and for when never changes", async () => {
    const id = await sent();
    for (const change of [
      "year = 2031",
      "subject_kind = 'commune'",
      "decides = 'province'",
      `unit_id = '${scene.commune.id}'`,
    ]) {
      await expect(move(scene.people.v05, id, change)).rejects.toThrow(/application_identity/);
    }
  });
});

describe("answers", () => {
  const answer = (actor: Actor, application: string, criterion: string, given: string, by = actor.userId) =>
    run(
      actor,
      `insert into application_answer (application_id, unit_id, criterion_id, entered_by_id, entered_by_name, updated_at, ${given.split("=")[0]})
       select id, unit_id, '${criterion}', '${by}', 'Thử', now(), ${given.split("=")[1]} from application where id = $1::uuid`,
      application,
    );
  const building = (
    state: "building" | "returned" | "self_scored" | "sent" = "building",
    row: Record<string, unknown> = {},
  ) => buildApplication(scene.owner, of(scene.ward, scene.people.wardOfficer.userId), state, row);

  test.each([
    ["met", "met=true", true],
    ["met", "value=100", false],
    ["points", "value=300", true],
    ["points", "value=301", false],
    ["points", "value=-1", false],
    ["points", "not_applicable=true", true],
    ["met", "not_applicable=true", false],
    ["percent", "value=9825", true],
    ["percent", "met=true", false],
    ["grade", "grade='good'", true],
    ["grade", "grade='splendid'", false],
  ])("%s takes %s: %s", async (key, given, fits) => {
    const { wardOfficer } = scene.people;
    const put = answer(wardOfficer, await building(), scene.set.criteria[key] ?? "", given);
    if (fits) expect(await put).toBe(1);
    else await expect(put).rejects.toThrow(/answer_fits/);
  });

  test("only to criteria of its own set", async () => {
    const other = await buildSet(scene.owner, await buildScheme(scene.owner), { publish: true });
    const put = answer(scene.people.wardOfficer, await building(), other.criteria.met ?? "", "met=true");
    await expect(put).rejects.toThrow(/answer_fits/);
  });

  test("only while its unit has it in hand, and in the name of who acts", async () => {
    const { wardOfficer, provinceOfficer } = scene.people;
    const { met = "", points = "" } = scene.set.criteria;
    await expect(answer(wardOfficer, await building("self_scored"), met, "met=true")).rejects.toThrow(
      /answer_closed/,
    );
    const away = await building("sent", { holder_unit_id: scene.province.id });
    await expect(answer(wardOfficer, away, met, "met=true")).rejects.toThrow(/answer_closed/);
    await expect(answer(provinceOfficer, away, met, "met=true")).rejects.toThrow(/answer_closed/);
    await expect(answer(wardOfficer, await building(), met, "met=true", randomUUID())).rejects.toThrow(
      /answer_signature/,
    );
    const back = await building("returned", { open_criteria: `{${points}}` });
    await expect(answer(wardOfficer, back, met, "met=true")).rejects.toThrow(/answer_closed/);
    expect(await answer(wardOfficer, back, points, "value=200")).toBe(1);
  });

  test("what a return left closed stays closed where it is worked on again, and its unit opens nothing", async () => {
    const { wardOfficer } = scene.people;
    const { met = "", points = "" } = scene.set.criteria;
    const recalled = await building("building", { open_criteria: `{${points}}` });
    await expect(answer(wardOfficer, recalled, met, "met=true")).rejects.toThrow(/answer_closed/);
    expect(await answer(wardOfficer, recalled, points, "value=200")).toBe(1);
    await scene.owner.query(
      "insert into application_answer (application_id, unit_id, criterion_id, met, entered_by_id, entered_by_name) select id, unit_id, $2, true, $3, 'A' from application where id = $1",
      [recalled, met, wardOfficer.userId],
    );
    const evidence = (criterion: string) =>
      run(
        wardOfficer,
        `insert into answer_evidence (answer_id, application_id, unit_id, title, address)
         select id, application_id, unit_id, 'Ngày hội', '/festivals/1' from application_answer
          where application_id = $1::uuid and criterion_id = $2::uuid`,
        recalled,
        criterion,
      );
    await expect(evidence(met)).rejects.toThrow(/answer_closed/);
    expect(await evidence(points)).toBe(1);
    for (const id of [recalled, await building("returned", { open_criteria: `{${points}}` })]) {
      const open = run(wardOfficer, "update application set open_criteria = '{}' where id = $1::uuid", id);
      await expect(open).rejects.toThrow(/application_open/);
    }
  });

  test("what the portal knew is frozen into them when they are handed in, and nothing else changes then", async () => {
    const { wardOfficer, wardChief } = scene.people;
    const id = await building();
    await answer(wardOfficer, id, scene.set.criteria.percent ?? "", "value=8000");
    await scene.owner.query("update application set state = 'self_scored' where id = $1", [id]);
    const change = (set: string) =>
      run(wardChief, `update application_answer set ${set} where application_id = $1::uuid`, id);
    await expect(change("value = 9000")).rejects.toThrow(/answer_closed/);
    expect(await change(`fact = '{"value": 8000}'`)).toBe(1);
  });

  test("answering while it is being sent: in what is sent, or refused", async () => {
    const { wardOfficer, wardChief } = scene.people;
    const id = await building();
    const late = await inTheWay(
      (held) =>
        as(wardChief, async (tx) =>
          held(
            async () =>
              void (await tx.$executeRawUnsafe(
                `update application set state = 'sent', holder_unit_id = '${scene.province.id}', sent_by_id = '${wardChief.userId}' where id = '${id}'`,
              )),
          ),
        ),
      scene.owner,
      () => answer(wardOfficer, id, scene.set.criteria.met ?? "", "met=true"),
    );
    expect(String(late)).toMatch(/answer_closed/);
  });

  test("evidence follows its answer", async () => {
    const { wardOfficer } = scene.people;
    const id = await building();
    await answer(wardOfficer, id, scene.set.criteria.met ?? "", "met=true");
    const add = () =>
      run(
        wardOfficer,
        `insert into answer_evidence (answer_id, application_id, unit_id, title, address)
         select id, application_id, unit_id, 'Ngày hội', '/festivals/1' from application_answer where application_id = $1::uuid`,
        id,
      );
    expect(await add()).toBe(1);
    await scene.owner.query("update application set state = 'self_scored' where id = $1", [id]);
    await expect(add()).rejects.toThrow(/answer_closed/);
    await expect(
      run(wardOfficer, "delete from answer_evidence where application_id = $1::uuid", id),
    ).rejects.toThrow(/answer_closed/);
  });

  test("a foreign unit sees nothing of it", async () => {
    const id = await building();
    await answer(scene.people.wardOfficer, id, scene.set.criteria.met ?? "", "met=true");
    for (const who of [scene.people.siblingOfficer, scene.people.foreignOfficer]) {
      const seen = await as(who, (tx) =>
        tx.$queryRawUnsafe<unknown[]>(
          "select a.id from application a left join application_answer n on n.application_id = a.id where a.id = $1::uuid",
          id,
        ),
      );
      expect(seen).toEqual([]);
    }
  });
});
