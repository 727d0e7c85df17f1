import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { getHistory, mayFollow } from "@/lib/audit/queries";
import type { Actor } from "@/lib/core/actor";
import { saveCriterion, saveGroup } from "@/lib/recognitions/criteria/criterion-commands";
import { criteriaOf, openRule } from "@/lib/recognitions/criteria/document";
import { getSet } from "@/lib/recognitions/criteria/queries";
import {
  editHeadInput,
  editRuleInput,
  saveCriterionInput,
  saveGroupInput,
} from "@/lib/recognitions/criteria/schema";
import {
  cloneSet,
  createSet,
  editHead,
  editRule,
  publishSet,
} from "@/lib/recognitions/criteria/set-commands";
import { criterionMark, headMark, ruleMark, type SetPage } from "@/lib/recognitions/criteria/view";
import { getTrial, runTrial } from "@/lib/recognitions/criteria/what-if-queries";
import {
  buildApplication,
  buildScheme,
  buildSet,
  publishSet as publishBuilt,
} from "@/tests/support/recognitions";
import { answer, begun, fill, recordFor } from "./application-scene";
import { as, openScene, type Scene } from "./scene";

let scene: Scene;
let v05: Actor;
beforeAll(async () => {
  scene = await openScene();
  v05 = scene.people.v05;
});
afterAll(() => scene.close());

const pageOf = async (who: Actor, id: string): Promise<SetPage> => {
  const page = await as(who, (tx) => getSet(tx, id));
  if (!page) throw new Error("not there");
  return page;
};

/** The head of a draft as its form would write it. */
const dated = async (who: Actor, id: string, validFrom: string, more: Record<string, unknown> = {}) => {
  const { document } = await pageOf(who, id);
  const input = editHeadInput.parse({
    ...{
      id,
      seen: headMark(document),
      name: document.name,
      decisionNumber: "9/QĐ-BCA",
      decidedOn: "01/2/2026",
    },
    ...{ issuer: "Bộ Công an", validFrom, subjectKinds: document.subjectKinds, scoring: document.scoring },
    ...{ source: "thử", ...more },
  });
  await as(who, (tx) => editHead(tx, who, input));
};

/** The next edition of the scene's set: clone, total asked raised, a criterion weighs more. */
async function nextEdition(from: string, total: string): Promise<string> {
  const { id } = await as(v05, (tx) => cloneSet(tx, v05, { id: from }));
  await dated(v05, id, "01/3/2026");
  const { document, criterionIds } = await pageOf(v05, id);
  const points = criteriaOf(document).find((of) => of.key === "points");
  if (!points) throw new Error("no points");
  const { steps: _steps, max: _max, metAt: _metAt, ...columns } = points;
  const typed = saveCriterionInput.parse({
    ...{ ...columns, id, criterionId: criterionIds.points, seen: criterionMark(points) },
    ...{ max: "8", mandatory: undefined, mayNotApply: "yes", evidenceRequired: undefined, source: "" },
    text: "Tiêu chí đã sửa",
  });
  await as(v05, (tx) => saveCriterion(tx, v05, typed));
  const rule = editRuleInput.parse({ id, seen: ruleMark(document), total, mandatory: "yes" });
  await as(v05, (tx) => editRule(tx, v05, rule));
  return id;
}

describe("an edition published later", () => {
  test("changes nothing of an application that was begun before, and holds for those begun after", async () => {
    const { wardOfficer, officer } = scene.people;
    const early = await begun(scene, wardOfficer);
    await fill(wardOfficer, early);
    const before = await recordFor(wardOfficer, early);
    expect(before.score).toMatchObject({ total: 950, max: 1000, met: true });

    const next = await nextEdition(scene.set.id, "14");
    await as(v05, (tx) => publishSet(tx, v05, { id: next, endPrevious: true }));

    const after = await recordFor(wardOfficer, early);
    expect(after.set?.id).toBe(scene.set.id);
    expect(after.document?.groups).toEqual(before.document?.groups);
    expect(after.document?.passRule).toEqual(before.document?.passRule);
    expect(after.score).toEqual(before.score);
    // It is also gone on with by the edition with which it was begun.
    await answer(wardOfficer, early, "points", { answer: "3" });
    expect((await recordFor(wardOfficer, early)).score).toMatchObject({ total: 1000, max: 1000 });

    const late = await recordFor(officer, await begun(scene, officer));
    expect(late.set?.id).toBe(next);
    expect(late.score).toMatchObject({ max: 1500 });
    expect(criteriaOf(late.document as NonNullable<typeof late.document>).map((of) => of.text)).toContain(
      "Tiêu chí đã sửa",
    );
  });
});

describe("what if", () => {
  const tryOut = async (who: Actor, page: SetPage) => {
    const trial = await as(who, (tx) => getTrial(tx, page, {}));
    return { ...trial, found: await runTrial(trial) };
  };
  const answers = (id: string, set: { criteria: Record<string, string> }, points: number, percent: number) =>
    scene.owner.query(
      `insert into application_answer (application_id, unit_id, criterion_id, met, value, grade, entered_by_id, entered_by_name)
       select $1::uuid, a.unit_id, r.criterion, r.met, r.value, r.grade, a.entered_by_id, 'Thử'
         from application a, (values ($2::uuid, true, null::int, null), ($3::uuid, null, $6::int, null),
                                     ($4::uuid, null, $7::int, null), ($5::uuid, null, null, 'good')) r (criterion, met, value, grade)
        where a.id = $1::uuid`,
      [id, set.criteria.met, set.criteria.points, set.criteria.percent, set.criteria.grade, points, percent],
    );

  test("tells V05 who rises, who falls and what decides nothing, before it publishes", async () => {
    const scheme = await buildScheme(scene.owner);
    const set = await buildSet(scene.owner, scheme, { publish: true });
    const apply = async (
      unit: Scene["ward"],
      state: "recognised" | "not_met" | "building",
      points: number,
    ) => {
      const of = { unit, schemeId: scheme, setId: set.id, year: 2025 };
      const id = await buildApplication(scene.owner, of, state);
      await answers(id, set, points, 8000);
    };
    await apply(scene.ward, "recognised", 300);
    await apply(scene.commune, "not_met", 100);
    // What is still being written says nothing.
    await apply(scene.sibling, "building", 0);
    const { id } = await as(v05, (tx) => cloneSet(tx, v05, { id: set.id }));
    const rule = async (total: string) => {
      const { document } = await pageOf(v05, id);
      const input = editRuleInput.parse({ id, seen: ruleMark(document), total, mandatory: "yes" });
      await as(v05, (tx) => editRule(tx, v05, input));
      const draft = await pageOf(v05, id);
      return tryOut(v05, draft);
    };
    const lower = await rule("8");
    expect(lower).toMatchObject({ year: { year: 2025, count: 2 }, base: { id: set.id } });
    // A later edition for others, and one by which nobody handed in anything, are not what it is held against first.
    const other = await buildSet(scene.owner, scheme, {
      ...{ edition: 7, subject_kinds: "{enterprise}", publish: true },
    });
    const again = await rule("8");
    expect(again.base?.id).toBe(set.id);
    expect(again.earlier.map((one) => one.id)).not.toContain(other.id);
    expect(lower.found).toMatchObject({ rises: 1, falls: 0, same: 1 });
    expect(lower.found?.rows.find((row) => row.change === "rises")?.label).toContain(scene.commune.name);
    expect(lower.found?.rows[0]?.label).toContain("Hà Tĩnh");
    const same = await rule("9");
    expect(same.found).toMatchObject({ rises: 0, falls: 0 });
    // Only the points tell these two apart.
    expect(same.found?.decidesNothing).not.toContain("points");
    expect(same.found?.criteria.find((of) => of.key === "points")).toMatchObject({ sameForAll: false });
    // Nothing was written: neither to the applications nor about them.
    const { rows } = await scene.owner.query(
      "select state from application where set_id = $1 order by state",
      [set.id],
    );
    expect(rows.map((row) => row.state).sort()).toEqual(["building", "not_met", "recognised"]);
  });

  test("how another scheme ended for each is counted where it limits", async () => {
    const other = await buildScheme(scene.owner);
    const otherSet = await buildSet(scene.owner, other, { publish: true });
    const scheme = await buildScheme(scene.owner);
    const set = await buildSet(scene.owner, scheme, { publish: true });
    for (const [unit, state] of [
      [scene.ward, "recognised"],
      [scene.commune, "not_met"],
    ] as const) {
      const of = { unit, year: 2025 };
      const id = await buildApplication(scene.owner, { ...of, schemeId: scheme, setId: set.id }, "sent");
      await answers(id, set, 300, 8000);
      await buildApplication(scene.owner, { ...of, schemeId: other, setId: otherSet.id }, state);
    }
    const { rows } = await scene.owner.query("select code from scheme where id = $1", [other]);
    const draft = await buildSet(scene.owner, scheme, {
      pass_rule: JSON.stringify({ ...openRule, total: 900, cap: { scheme: rows[0].code, class: null } }),
    });
    const page = await pageOf(v05, draft.id);
    const { found } = await tryOut(v05, page);
    expect(found?.rows.map((row) => [row.label.includes(scene.commune.name), row.change])).toEqual(
      expect.arrayContaining([
        [false, "same"],
        [true, "falls"],
      ]),
    );
  });

  test("a province tries what it would add, on its own communes' applications", async () => {
    const { provinceAdmin, foreignAdmin, v05: nation } = scene.people;
    const scheme = await buildScheme(scene.owner);
    const set = await buildSet(scene.owner, scheme, { publish: true });
    const added = await buildSet(scene.owner, scheme, { owner_unit_id: scene.province.id });
    await publishBuilt(scene.owner, added.id);
    const of = { unit: scene.ward, schemeId: scheme, setId: set.id, year: 2025 };
    const id = await buildApplication(scene.owner, of, "sent", { addition_set_id: added.id });
    await answers(id, set, 300, 8000);
    await answers(id, added, 100, 9000);
    const draft = await as(provinceAdmin, (tx) => cloneSet(tx, provinceAdmin, { id: added.id }));
    const page = await pageOf(provinceAdmin, draft.id);
    const { found, year } = await tryOut(provinceAdmin, page);
    expect(year).toEqual({ year: 2025, count: 1 });
    // Twenty points of both sets, two of them lost in the addition; the keys of both are the same and are told apart.
    expect(found?.rows[0]?.before).toMatchObject({ max: 2000, normalised: 1800, applicableCount: 8 });
    expect(found?.criteria.map((one) => one.key)).toEqual(["+met", "+points", "+percent", "+grade"]);
    expect(await as(foreignAdmin, (tx) => getSet(tx, draft.id))).toBeNull();
    // The nation's next edition is tried with what the province added beside it.
    const clone = await as(nation, (tx) => cloneSet(tx, nation, { id: set.id }));
    const next = await pageOf(nation, clone.id);
    const tried = await tryOut(nation, next);
    expect(tried.found?.rows[0]?.after).toMatchObject({ max: 2000, normalised: 1800 });
    expect(tried.found?.criteria.map((one) => one.key)).toEqual(["met", "points", "percent", "grade"]);
  });
});

describe("what a province adds", () => {
  test("begins beside the nation's set, and its history is the province's", async () => {
    const { provinceAdmin, provinceOfficer, foreignAdmin, foreignOfficer, wardOfficer, wardChief } =
      scene.people;
    const scheme = await buildScheme(scene.owner);
    await buildSet(scene.owner, scheme, { publish: true });
    const { id } = await as(provinceAdmin, (tx) =>
      createSet(tx, provinceAdmin, { schemeId: scheme, addition: true }),
    );
    await dated(provinceAdmin, id, "01/1/2026", { subjectKinds: ["ward"], issuer: "UBND tỉnh" });
    const group = saveGroupInput.parse({ id, code: "BS", name: "Bổ sung" });
    await as(provinceAdmin, (tx) => saveGroup(tx, provinceAdmin, group));
    const page = await pageOf(provinceAdmin, id);
    const criterion = saveCriterionInput.parse({
      ...{ id, groupId: Object.values(page.groupIds)[0], code: "BS1", text: "Có camera", kind: "met" },
    });
    await as(provinceAdmin, (tx) => saveCriterion(tx, provinceAdmin, criterion));
    await as(provinceAdmin, (tx) => publishSet(tx, provinceAdmin, { id, endPrevious: false }));

    const record = await recordFor(wardOfficer, await begun(scene, wardOfficer, { itself: true, scheme }));
    expect(criteriaOf(record.document as NonNullable<typeof record.document>).map((of) => of.code)).toContain(
      "BS1",
    );

    const history = (who: Actor) =>
      as(who, (tx) => getHistory(tx, who, { kind: "criteria_set", id }, 1)).then(
        (found) => found?.total ?? null,
      );
    // The set, its head, the group, the criterion, and its publishing, with what each left behind.
    const whole = await history(v05);
    expect(whole).toBeGreaterThan(5);
    expect(await history(provinceAdmin)).toBe(whole);
    expect(await history(provinceOfficer)).toBe(whole);
    for (const who of [foreignAdmin, foreignOfficer, wardChief]) expect(await history(who)).toBeNull();
    const national = { kind: "criteria_set", id: scene.set.id } as const;
    expect(await as(provinceAdmin, (tx) => mayFollow(tx, provinceAdmin, national))).toBe(false);
  });
});
