import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { NotThere, Refusal } from "@/lib/core/refusal";
import { documentIssues } from "@/lib/recognitions/criteria/checks";
import { moveRow, removeRow, saveCriterion, saveGroup } from "@/lib/recognitions/criteria/criterion-commands";
import { criteriaOf } from "@/lib/recognitions/criteria/document";
import { toFile } from "@/lib/recognitions/criteria/file";
import { getDraft, getSet, listSets } from "@/lib/recognitions/criteria/queries";
import { editHeadInput, editRuleInput, saveCriterionInput } from "@/lib/recognitions/criteria/schema";
import {
  cloneSet,
  createSet,
  deleteDraft,
  editHead,
  editRule,
  importSet,
  publishSet,
  retireSet,
} from "@/lib/recognitions/criteria/set-commands";
import { criterionMark, groupMark, headMark, ruleMark, type SetPage } from "@/lib/recognitions/criteria/view";
import { saveScheme } from "@/lib/recognitions/schemes/commands";
import { getScheme, listSchemes } from "@/lib/recognitions/schemes/queries";
import { saveSchemeInput } from "@/lib/recognitions/schemes/schema";
import { shippedSets } from "@/prisma/seed/criteria/load";
import { buildApplication, buildScheme, buildSet } from "@/tests/support/recognitions";
import { as, inTheWay, openScene, type Scene } from "./scene";

let scene: Scene;
let v05: Actor;
beforeAll(async () => {
  scene = await openScene();
  v05 = scene.people.v05;
});
afterAll(() => scene.close());

const codes = async (work: Promise<unknown>): Promise<string[]> => {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (error instanceof Refusal) return error.issues.map((issue) => issue.code);
  throw error ?? new Error("nothing was refused");
};

const pageOf = async (id: string, who: Actor = v05): Promise<SetPage> => {
  const page = await as(who, (tx) => getSet(tx, id));
  if (!page) throw new Error("not there");
  return page;
};
const begin = async (addition = false, who: Actor = v05, schemeId?: string) => {
  const of = schemeId ?? (await buildScheme(scene.owner));
  return as(who, (tx) => createSet(tx, who, { schemeId: of, addition }));
};
const head = (page: SetPage, more: Record<string, unknown> = {}) =>
  editHeadInput.parse({
    id: page.id,
    seen: headMark(page.document),
    name: "Bộ tiêu chí thử",
    decisionNumber: "1/QĐ-BCA",
    decidedOn: "01/2/2026",
    issuer: "Bộ Công an",
    validFrom: "01/3/2026",
    subjectKinds: ["ward"],
    scoring: "points",
    source: "thử",
    ...more,
  });
const criterion = (id: string, more: Record<string, unknown>) =>
  saveCriterionInput.parse({ id, code: "1.1", text: "Nội dung", kind: "met", max: "4,5", ...more });
const audit = async () =>
  (await scene.owner.query<{ n: number }>("select count(*)::int as n from audit_entry")).rows[0]?.n;

/** A draft with one group that only waits to be published. */
async function ready(schemeId?: string, more: Record<string, unknown> = {}) {
  const { id } = await begin(false, v05, schemeId);
  await as(v05, async (tx) => editHead(tx, v05, head((await getSet(tx, id)) as SetPage, more)));
  await as(v05, (tx) => saveGroup(tx, v05, { id, seen: "", code: "I", name: "Nhóm" }));
  const page = await pageOf(id);
  const groupId = Object.values(page.groupIds)[0];
  const { criterionId } = await as(v05, (tx) => saveCriterion(tx, v05, criterion(id, { groupId })));
  return { id, groupId: groupId ?? "", criterionId };
}

describe("the editor", () => {
  test("from nothing to published: head, group, criteria of every kind, parts, rule", async () => {
    const { id, groupId } = await ready();
    const add = (more: Record<string, unknown>) =>
      as(v05, (tx) => saveCriterion(tx, v05, criterion(id, { groupId, ...more })));
    await add({
      code: "1.2",
      kind: "percent",
      max: "5",
      metAt: "90",
      steps: [
        { at: "80", points: "2" },
        { at: "98,5", points: "5" },
      ],
    });
    await add({
      code: "1.3",
      kind: "grade",
      max: "4",
      grades: [
        { label: "Tốt", points: "4", met: "yes" },
        { label: "Kém", points: "0", met: "no" },
      ],
    });
    await add({
      code: "1.4",
      kind: "count",
      max: "1",
      unitLabel: "mô hình",
      steps: [{ at: "1", points: "1" }],
    });
    const { criterionId: parentId } = await add({ code: "1.5", kind: "parts" });
    for (const code of ["a", "b"])
      await as(v05, (tx) => saveCriterion(tx, v05, criterion(id, { parentId, code, max: "1,25" })));
    const page = await pageOf(id);
    const rule = editRuleInput.parse({ id, seen: ruleMark(page.document), total: "15", mandatory: "yes" });
    await as(v05, (tx) => editRule(tx, v05, rule));
    const { document } = await pageOf(id);
    expect(
      criteriaOf(document).map((of) => [of.code, of.kind, of.max, of.steps.length, of.parts.length]),
    ).toEqual([
      ["1.1", "met", 450, 0, 0],
      ["1.2", "percent", 500, 2, 0],
      ["1.3", "grade", 400, 2, 0],
      ["1.4", "count", 100, 1, 0],
      ["1.5", "parts", 250, 0, 2],
    ]);
    expect(document.passRule).toMatchObject({ total: 1500, mandatory: true, every: false });
    expect(documentIssues(document)).toEqual([]);
    await as(v05, (tx) => publishSet(tx, v05, { id, endPrevious: false }));
    expect(await pageOf(id, scene.people.officer)).toMatchObject({ state: "published", document });
    const { rows } = await scene.owner.query("select step, actor_id from decision where record_id = $1", [
      id,
    ]);
    expect(rows).toEqual([{ step: "publish", actor_id: v05.userId }]);
  });

  test("rows go up and down, and stay at the ends", async () => {
    const { id, groupId, criterionId } = await ready();
    for (const code of ["1.2", "1.3"])
      await as(v05, (tx) => saveCriterion(tx, v05, criterion(id, { groupId, code })));
    const order = async () => criteriaOf((await pageOf(id)).document).map((of) => of.code);
    const move = (by: "up" | "down") =>
      as(v05, (tx) => moveRow(tx, v05, { id, what: "criterion", rowId: criterionId, by }));
    await move("up");
    expect(await order()).toEqual(["1.1", "1.2", "1.3"]);
    await move("down");
    expect(await order()).toEqual(["1.2", "1.1", "1.3"]);
    await move("down");
    await move("down");
    expect(await order()).toEqual(["1.2", "1.3", "1.1"]);
    await as(v05, (tx) => saveGroup(tx, v05, { id, seen: "", code: "II", name: "Nhóm sau" }));
    const second = (await pageOf(id)).document.groups[1]?.key ?? "";
    const rowId = (await pageOf(id)).groupIds[second] ?? "";
    await as(v05, (tx) => moveRow(tx, v05, { id, what: "group", rowId, by: "up" }));
    expect((await pageOf(id)).document.groups.map((group) => group.code)).toEqual(["II", "I"]);
  });

  test("a criterion goes to another group with its parts, and nowhere else", async () => {
    const { id, groupId } = await ready();
    await as(v05, (tx) => saveGroup(tx, v05, { id, seen: "", code: "II", name: "Nhóm hai" }));
    const save = (more: Record<string, unknown>) =>
      as(v05, (tx) => saveCriterion(tx, v05, criterion(id, more)));
    const whole = await save({ groupId, code: "1.2", kind: "parts" });
    await save({ parentId: whole.criterionId, code: "a", max: "2" });
    const page = await pageOf(id);
    const second = page.groupIds[page.document.groups[1]?.key ?? ""] ?? "";
    const stored = criteriaOf(page.document).find((of) => of.code === "1.2");
    const typed = {
      criterionId: whole.criterionId,
      code: "1.2",
      kind: "parts",
      seen: criterionMark(stored as never),
    };
    await save({ ...typed, groupId: second });
    const { groups } = (await pageOf(id)).document;
    expect(groups.map((group) => group.criteria.map((of) => [of.code, of.parts.length]))).toEqual([
      [["1.1", 0]],
      [["1.2", 1]],
    ]);
    const other = await ready();
    await expect(save({ ...typed, groupId: other.groupId })).rejects.toThrow(NotThere);
  });

  test("a criterion goes with its parts, a part takes its points with it, a group only when it is empty", async () => {
    const { id, groupId, criterionId } = await ready();
    const whole = await as(v05, (tx) =>
      saveCriterion(tx, v05, criterion(id, { groupId, code: "1.2", kind: "parts" })),
    );
    const part = await as(v05, (tx) =>
      saveCriterion(tx, v05, criterion(id, { parentId: whole.criterionId, code: "a", max: "2" })),
    );
    const max = async () => criteriaOf((await pageOf(id)).document).find((of) => of.code === "1.2")?.max;
    expect(await max()).toBe(200);
    const remove = (what: "group" | "criterion", rowId: string) =>
      as(v05, (tx) => removeRow(tx, v05, { id, what, rowId }));
    await remove("criterion", part.criterionId);
    expect(await max()).toBe(0);
    expect(await codes(remove("group", groupId))).toEqual(["not_empty"]);
    await remove("criterion", whole.criterionId);
    await remove("criterion", criterionId);
    await remove("group", groupId);
    expect((await pageOf(id)).document.groups).toEqual([]);
    await expect(remove("criterion", criterionId)).rejects.toThrow(NotThere);
  });

  test("to đạt hoặc chưa đạt: criteria lose their points", async () => {
    const { id } = await ready();
    const page = await pageOf(id);
    await as(v05, (tx) => editHead(tx, v05, head(page, { scoring: "met" })));
    expect(criteriaOf((await pageOf(id)).document).map((of) => of.max)).toEqual([0]);
  });

  test.each([
    ["a code twice", { code: "1.1" }, ["double"]],
    ["no points", { max: "" }, ["max"]],
    [
      "thresholds that go down",
      {
        kind: "percent",
        max: "5",
        steps: [
          { at: "50", points: "5" },
          { at: "60", points: "4" },
        ],
      },
      ["steps", "top"],
    ],
    ["another scheme's subject", { appliesTo: ["school"] }, ["applies"]],
  ])("refuses %s", async (_what, more, expected) => {
    const { id, groupId } = await ready();
    const before = await audit();
    const save = as(v05, (tx) => saveCriterion(tx, v05, criterion(id, { groupId, code: "1.9", ...more })));
    expect(await codes(save)).toEqual(expected);
    expect(await audit()).toBe(before);
  });

  test("what somebody else changed meanwhile is not written over, each part for itself", async () => {
    const { id, criterionId, groupId } = await ready();
    const page = await pageOf(id);
    const of = criteriaOf(page.document)[0];
    if (!of) throw new Error("none");
    const mine = criterion(id, { criterionId, seen: criterionMark(of), text: "Của tôi" });
    await as(v05, (tx) => saveCriterion(tx, v05, { ...mine, text: "Của người khác" }));
    expect(await codes(as(v05, (tx) => saveCriterion(tx, v05, mine)))).toEqual(["stale"]);
    // The head, the rule and the group were not touched by that.
    await as(v05, (tx) => editHead(tx, v05, head(page, { name: "Tên mới" })));
    const group = page.document.groups[0];
    if (!group) throw new Error("none");
    const rename = { id, groupId, seen: groupMark(group), code: "I", name: "Tên mới" };
    await as(v05, (tx) => saveGroup(tx, v05, rename));
    expect(await codes(as(v05, (tx) => saveGroup(tx, v05, { ...rename, name: "Khác" })))).toEqual(["stale"]);
    expect(await codes(as(v05, (tx) => editHead(tx, v05, head(page, { name: "Khác" }))))).toEqual(["stale"]);
  });
});

describe("publishing", () => {
  test("not with gaps, and all of them are told", async () => {
    const { id } = await begin();
    const before = await audit();
    const found = await codes(as(v05, (tx) => publishSet(tx, v05, { id, endPrevious: false })));
    expect(found).toContain("missing");
    expect(found.length).toBeGreaterThan(4);
    expect(await audit()).toBe(before);
  });

  test("the edition before it ends on the day on which it begins, where that is wanted", async () => {
    const scheme = await buildScheme(scene.owner);
    const first = await ready(scheme, { validFrom: "01/1/2024" });
    await as(v05, (tx) => publishSet(tx, v05, { id: first.id, endPrevious: false }));
    const second = await as(v05, (tx) => cloneSet(tx, v05, { id: first.id }));
    await as(v05, async (tx) =>
      editHead(tx, v05, head((await getSet(tx, second.id)) as SetPage, { validFrom: "01/1/2026" })),
    );
    const publish = (endPrevious: boolean) =>
      as(v05, (tx) => publishSet(tx, v05, { id: second.id, endPrevious }));
    expect(await codes(publish(false))).toEqual(["overlap"]);
    await publish(true);
    const sets = await as(v05, (tx) => listSets(tx, { schemeId: scheme }));
    expect(sets.map((set) => [set.edition, set.state, set.validFrom, set.validTo])).toEqual([
      [2, "published", "2026-01-01", null],
      [1, "published", "2024-01-01", "2026-01-01"],
    ]);
  });

  test("what was published is not changed by any command, but cloned", async () => {
    const { id, groupId, criterionId } = await ready();
    await as(v05, (tx) => publishSet(tx, v05, { id, endPrevious: false }));
    const page = await pageOf(id);
    const tries = [
      () => as(v05, (tx) => editHead(tx, v05, head(page))),
      () => as(v05, (tx) => editRule(tx, v05, editRuleInput.parse({ id, seen: ruleMark(page.document) }))),
      () => as(v05, (tx) => saveGroup(tx, v05, { id, seen: "", code: "X", name: "X" })),
      () => as(v05, (tx) => saveCriterion(tx, v05, criterion(id, { groupId, code: "9" }))),
      () => as(v05, (tx) => moveRow(tx, v05, { id, what: "criterion", rowId: criterionId, by: "up" })),
      () => as(v05, (tx) => removeRow(tx, v05, { id, what: "criterion", rowId: criterionId })),
      () => as(v05, (tx) => deleteDraft(tx, v05, { id })),
    ];
    for (const one of tries) expect(await codes(one())).toEqual(["published"]);
    const clone = await as(v05, (tx) => cloneSet(tx, v05, { id }));
    const copy = await pageOf(clone.id);
    // The same criteria by their keys, without the paper and the dates of the first.
    expect(copy.document.groups).toEqual(page.document.groups);
    expect(copy).toMatchObject({ edition: 2, state: "draft", validFrom: null, decisionNumber: "" });
    expect(Object.values(copy.criterionIds)).not.toEqual(Object.values(page.criterionIds));
  });

  test("retired it says why; applications that were begun keep it", async () => {
    const { id } = await ready();
    await as(v05, (tx) => publishSet(tx, v05, { id, endPrevious: false }));
    const page = await pageOf(id);
    const application = await buildApplication(
      scene.owner,
      { unit: scene.ward, schemeId: page.schemeId, setId: id, year: 2026 },
      "building",
    );
    await as(v05, (tx) => retireSet(tx, v05, { id, validTo: "2026-06-01", reason: "Có văn bản thay thế" }));
    expect(await pageOf(id)).toMatchObject({
      state: "retired",
      validTo: "2026-06-01",
      retireReason: "Có văn bản thay thế",
      bound: 1,
    });
    const { rows } = await scene.owner.query("select set_id from application where id = $1", [application]);
    expect(rows[0].set_id).toBe(id);
    expect(await codes(as(v05, (tx) => retireSet(tx, v05, { id, validTo: null, reason: "x" })))).toEqual([
      "wrong_state",
    ]);
  });

  test("two editions begun at once get two numbers", async () => {
    const scheme = await buildScheme(scene.owner);
    const second = await inTheWay(
      (held) =>
        as(v05, async (tx) =>
          held(async () => void (await createSet(tx, v05, { schemeId: scheme, addition: false }))),
        ),
      scene.owner,
      () => begin(false, v05, scheme),
    );
    expect(second).not.toBeInstanceOf(Error);
    const sets = await as(v05, (tx) => listSets(tx, { schemeId: scheme }));
    expect(sets.map((set) => set.edition)).toEqual([2, 1]);
  });
});

describe("files", () => {
  test("every shipped set comes back from its file as it was", async () => {
    for (const shipped of shippedSets) {
      const { rows } = await scene.owner.query("select id from scheme where code = $1", [shipped.scheme]);
      const schemeId = rows[0].id;
      const content = toFile(shipped);
      const { id } = await as(v05, (tx) => importSet(tx, v05, { schemeId, addition: false, content }));
      expect((await pageOf(id)).document).toEqual(shipped);
    }
  });

  test("what is loaded with the release is what is shipped", async () => {
    const sets = await as(v05, (tx) =>
      listSets(tx, { state: "published", edition: 1, scheme: { code: { not: { startsWith: "test_" } } } }),
    );
    expect(sets.length).toBe(7);
    const first = sets.find((set) => set.name.startsWith("Bộ tiêu chí Công an phường kiểu mẫu"));
    expect((await pageOf(first?.id ?? "")).document).toEqual(shippedSets[0]);
  });

  test("a file of another scheme, or for subjects that this one has not, is refused and told why", async () => {
    const schemeId = await buildScheme(scene.owner);
    const { rows } = await scene.owner.query("select code from scheme where id = $1", [schemeId]);
    const [shipped] = shippedSets.filter((one) => one.scheme === "safe_area");
    if (!shipped) throw new Error("none");
    const hand = (more: Partial<typeof shipped>) =>
      as(v05, (tx) =>
        importSet(tx, v05, { schemeId, addition: false, content: toFile({ ...shipped, ...more }) }),
      );
    expect(await codes(hand({}))).toEqual(["scheme"]);
    const { code } = rows[0];
    const kinds = ["residential", "agency"] as const;
    expect(await codes(hand({ scheme: code, subjectKinds: [...kinds] }))).toEqual(["foreign"]);
    const cap = { scheme: "gone_long_ago", class: null };
    expect(await codes(hand({ scheme: code, passRule: { ...shipped.passRule, cap } }))).toEqual(["cap"]);
    expect(await hand({ scheme: code })).toMatchObject({ id: expect.any(String) });
  });

  test("what the scheme does not have any more is not published", async () => {
    const schemeId = await buildScheme(scene.owner);
    const { id } = await ready(schemeId);
    await scene.owner.query(
      `update scheme set subjects = (select jsonb_agg(one) from jsonb_array_elements(subjects) one where one ->> 'kind' <> 'ward')
        where id = $1`,
      [schemeId],
    );
    expect(await codes(as(v05, (tx) => publishSet(tx, v05, { id, endPrevious: false })))).toEqual([
      "foreign",
    ]);
  });

  test("a file that is none writes nothing", async () => {
    const schemeId = await buildScheme(scene.owner);
    const before = await audit();
    expect(
      await codes(as(v05, (tx) => importSet(tx, v05, { schemeId, addition: false, content: "{}" }))),
    ).toEqual(["mark"]);
    expect(await audit()).toBe(before);
  });
});

describe("who may", () => {
  test.each(["officer", "provinceLeader", "minister", "provinceOfficer"] as const)(
    "%s begins nothing",
    async (who) => {
      expect(await codes(begin(false, scene.people[who]))).toContain("not_permitted");
    },
  );

  test("an officer of V05 drafts, the administrator publishes", async () => {
    const { v05Officer } = scene.people;
    const { id } = await ready();
    await as(v05Officer, (tx) =>
      saveGroup(tx, v05Officer, { id, seen: "", code: "II", name: "Của chuyên viên" }),
    );
    expect(
      await codes(as(v05Officer, (tx) => publishSet(tx, v05Officer, { id, endPrevious: false }))),
    ).toEqual(["not_permitted"]);
  });

  test("a province adds to what the law lets it add to, and touches nothing of the nation's", async () => {
    const { provinceAdmin, foreignAdmin, officer } = scene.people;
    const scheme = await buildScheme(scene.owner);
    expect(await codes(begin(false, provinceAdmin, scheme))).toEqual(["not_own"]);
    const closed = await buildScheme(scene.owner, { provinces_add: false });
    expect(await codes(begin(true, provinceAdmin, closed))).toEqual(["no_addition"]);
    const { id } = await begin(true, provinceAdmin, scheme);
    const national = await buildSet(scene.owner, scheme, { publish: true });
    await expect(
      as(provinceAdmin, (tx) => publishSet(tx, provinceAdmin, { id: national.id, endPrevious: false })),
    ).rejects.toThrow(Refusal);
    expect(await as(provinceAdmin, (tx) => getDraft(tx, provinceAdmin, id))).toMatchObject({ edition: 1 });
    // Its draft is nobody else's; the nation sees it and leaves it.
    for (const who of [foreignAdmin, officer]) expect(await as(who, (tx) => getSet(tx, id))).toBeNull();
    expect(await codes(as(v05, (tx) => deleteDraft(tx, v05, { id })))).toEqual(["not_own"]);
    await expect(as(foreignAdmin, (tx) => deleteDraft(tx, foreignAdmin, { id }))).rejects.toThrow(NotThere);
    await as(provinceAdmin, (tx) => deleteDraft(tx, provinceAdmin, { id }));
    expect(await as(provinceAdmin, (tx) => getSet(tx, id))).toBeNull();
  });
});

describe("schemes", () => {
  const typed = (more: Record<string, unknown> = {}) =>
    saveSchemeInput.parse({
      code: "new_scheme",
      name: "Chương trình mới",
      shortName: "Mới",
      legalBasis: "Quyết định 1/QĐ-BCA",
      outcome: "recognised",
      period: "yearly",
      certificateTitle: "Danh hiệu",
      active: "yes",
      subjects: [
        {
          kind: "ward",
          decides: "province",
          formerlyDecides: "district",
          formerlyUntil: "01/7/2025",
          window: "police",
          registersFrom: "1/1",
          registersTo: "31/3",
        },
      ],
      ...more,
    });

  test("V05 adds one and changes it; its code stays", async () => {
    const { id } = await as(v05, (tx) => saveScheme(tx, v05, typed()));
    expect(await as(v05, (tx) => getScheme(tx, id))).toMatchObject({
      code: "new_scheme",
      period: "yearly",
      subjects: [
        {
          kind: "ward",
          formerly: { decides: "district", until: "2025-07-01" },
          registersTo: "03-31",
          dueOn: null,
        },
      ],
    });
    await as(v05, (tx) =>
      saveScheme(tx, v05, typed({ id, version: 1, shortName: "Đổi tên", code: "other" })),
    );
    expect(await as(v05, (tx) => getScheme(tx, id))).toMatchObject({
      code: "new_scheme",
      shortName: "Đổi tên",
      version: 2,
    });
    expect(await codes(as(v05, (tx) => saveScheme(tx, v05, typed({ id, version: 1 }))))).toEqual(["stale"]);
    expect(await codes(as(v05, (tx) => saveScheme(tx, v05, typed())))).toEqual(["taken"]);
  });

  test.each(["v05Officer", "provinceAdmin", "officer"] as const)("%s does not", async (who) => {
    const actor = scene.people[who];
    expect(await codes(as(actor, (tx) => saveScheme(tx, actor, typed({ code: "another" }))))).toEqual([
      "not_permitted",
    ]);
  });

  test("the shipped ones are there for everybody", async () => {
    const found = await as(scene.people.officer, (tx) => listSchemes(tx));
    expect(found.map((scheme) => scheme.code).filter((code) => !code.startsWith("test_"))).toEqual(
      expect.arrayContaining([
        "model_ward_police",
        "exemplary_commune",
        "safe_area",
        "movement_class",
        "rural_security",
        "civil_urban",
      ]),
    );
  });

  test.each([
    [
      "a subject twice",
      {
        subjects: [...typed().subjects, ...typed().subjects].map(({ formerly: _f, dueOn: _d, ...row }) => ({
          ...row,
          registersFrom: "1/1",
          registersTo: "31/3",
        })),
      },
    ],
    [
      "registration that ends before it begins",
      {
        subjects: [
          { kind: "ward", decides: "province", window: "police", registersFrom: "31/3", registersTo: "1/1" },
        ],
      },
    ],
    [
      "a day that no year has",
      {
        subjects: [
          { kind: "ward", decides: "province", window: "police", registersFrom: "31/2", registersTo: "31/3" },
        ],
      },
    ],
    ["nobody", { subjects: [] }],
  ])("not with %s", (_what, more) => {
    expect(() => typed(more)).toThrow();
  });
});
