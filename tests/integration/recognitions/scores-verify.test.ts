import { spawnSync } from "node:child_process";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Ask } from "@/lib/core/verify";
import { scoreFault } from "@/lib/recognitions/appraisal/verify";
import { storedResults } from "@/lib/recognitions/appraisal/verify-load";
import { type LeafCriterion, openRule } from "@/lib/recognitions/criteria/document";
import { type Answer, score } from "@/lib/recognitions/criteria/scoring";
import { begun, fill } from "./application-scene";
import { openScene, type Scene } from "./scene";

/** Stored scores equal recomputed ones: the command, and the points of the database against those of the code. */
let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const root = join(import.meta.dirname, "..", "..", "..");
function verify(): { status: number | null; said: string } {
  const done = spawnSync(process.execPath, [join(root, "lib", "launch", "verify-scores.mjs")], {
    ...{ cwd: root, encoding: "utf8" },
    env: { ...process.env, DATABASE_URL: scene.database.ownerUrl },
  });
  return { status: done.status, said: `${done.stdout}${done.stderr}` };
}

test("npm run scores:verify answers 0 where all is well, 1 and a name where not", async () => {
  const { wardOfficer } = scene.people;
  const id = await begun(scene, wardOfficer);
  await fill(wardOfficer, id);
  expect(verify()).toMatchObject({ status: 0, said: expect.stringContaining("✓ Điểm đã lưu khớp") });
  await scene.owner.query("update application set self_total = 951 where id = $1", [id]);
  const found = verify();
  expect(found.status).toBe(1);
  expect(found.said).toContain(
    "tự chấm: đang ghi 9,51 điểm, 4 tiêu chí đạt; tính lại là 9,5 điểm, 4 tiêu chí đạt",
  );
  const ask: Ask = async (sql) => (await scene.owner.query(sql)).rows;
  const faults: unknown[] = [];
  for await (const stored of storedResults(ask)) {
    const fault = scoreFault(stored);
    if (fault) faults.push(fault);
  }
  expect(faults).toHaveLength(1);
}, 300_000);

const points = fc.integer({ min: 0, max: 1_000 });
const shape = fc.record({
  kind: fc.constantFrom("met", "points", "percent", "count", "grade"),
  max: points,
  metAt: fc.option(fc.integer({ min: 0, max: 10_000 })),
  better: fc.constantFrom("more", "less"),
  mayNotApply: fc.boolean(),
  thresholds: fc.uniqueArray(fc.record({ at: fc.integer({ min: 0, max: 10_000 }), points }), {
    maxLength: 4,
    selector: ({ at }) => at,
  }),
  grades: fc.uniqueArray(fc.record({ grade: fc.constantFrom("a", "b", "c"), points, met: fc.boolean() }), {
    minLength: 1,
    maxLength: 3,
    selector: ({ grade }) => grade,
  }),
});
const given = fc.record({
  value: fc.integer({ min: 0, max: 10_000 }),
  met: fc.boolean(),
  grade: fc.constantFrom("a", "b", "c"),
  off: fc.boolean(),
});

/** A criterion, an answer to it and how its set is scored, as rows and as values. */
function caseOf(of: Shape, typed: Given, scoring: "points" | "met") {
  const { kind, max, metAt, better, mayNotApply } = of;
  const capped = <Step extends { points: number }>(step: Step) => ({
    ...step,
    points: Math.min(step.points, max),
  });
  const steps =
    kind === "grade"
      ? of.grades.map((step) => capped({ ...step, label: step.grade }))
      : kind === "percent" || kind === "count"
        ? of.thresholds.map(capped)
        : [];
  const plain = {
    unitLabel: "",
    evidenceRequired: false,
    evidence: "",
    source: null,
    help: "",
    legalSource: "",
  };
  const leaf = {
    ...{
      key: "k",
      code: "1",
      text: "t",
      kind,
      max,
      mandatory: false,
      mayNotApply,
      metAt,
      better,
      steps,
      ...plain,
    },
    appliesTo: [],
  } as LeafCriterion;
  const value =
    kind === "points" ? Math.min(typed.value, max) : typed.value - (kind === "count" ? typed.value % 100 : 0);
  const known = of.grades.find(({ grade }) => grade === typed.grade)?.grade ?? of.grades[0]?.grade;
  const answer: Answer =
    typed.off && mayNotApply
      ? { notApplicable: true }
      : kind === "met"
        ? { met: typed.met }
        : kind === "grade"
          ? { grade: known }
          : { value };
  const document = {
    ...{
      scheme: "s",
      name: "n",
      decisionNumber: "",
      decidedOn: null,
      issuer: "",
      validFrom: null,
      validTo: null,
    },
    ...{ subjectKinds: [], scoring, sample: false, source: "", passRule: openRule, classes: [] },
    groups: [{ key: "g", code: "I", name: "n", criteria: [{ ...leaf, parts: [] }] }],
  };
  const none = { value: null, met: null, grade: null, not_applicable: false };
  return {
    points: score(document, { k: answer }).criteria[0]?.points ?? 0,
    criterion: { kind, max, met_at: metAt, better, may_not_apply: mayNotApply, steps },
    scoring,
    answer: answer.notApplicable ? { ...none, not_applicable: true } : { ...none, ...answer },
  };
}

type Shape = typeof shape extends fc.Arbitrary<infer Value> ? Value : never;
type Given = typeof given extends fc.Arbitrary<infer Value> ? Value : never;

test("what an answer gives is the same in the database and in the code", async () => {
  const cases = fc
    .sample(fc.tuple(shape, given, fc.constantFrom("points" as const, "met" as const)), 2_000)
    .map(([of, typed, scoring]) => caseOf(of, typed, scoring));
  const { rows } = await scene.owner.query(
    `select leaf_points(jsonb_populate_record(null::criterion, one -> 'criterion'), (one ->> 'scoring')::criteria_scoring, scored(one -> 'answer')) as points
       from jsonb_array_elements($1::jsonb) with ordinality x (one, at) order by at`,
    [JSON.stringify(cases)],
  );
  const wrong = cases.filter(({ points }, at) => rows[at]?.points !== points);
  expect(wrong.slice(0, 3)).toEqual([]);
  expect(cases.filter(({ points }) => points > 0).length).toBeGreaterThan(300);
});
