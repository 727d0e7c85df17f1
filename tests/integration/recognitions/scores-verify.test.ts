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
  await scene.owner.query("update application set self_total = 950 where id = $1", [id]);
});

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

test("what an answer gives is the same in the database and in the code", async () => {
  await fc.assert(
    fc.asyncProperty(
      shape,
      given,
      fc.constantFrom("points" as const, "met" as const),
      async (of, typed, scoring) => {
        const steps =
          of.kind === "grade"
            ? of.grades.map((step) => ({ ...step, label: step.grade, points: Math.min(step.points, of.max) }))
            : of.kind === "percent" || of.kind === "count"
              ? of.thresholds.map((step) => ({ ...step, points: Math.min(step.points, of.max) }))
              : [];
        const { kind, max, metAt, better, mayNotApply } = of;
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
            unitLabel: "",
          },
          ...{
            evidenceRequired: false,
            evidence: "",
            source: null,
            appliesTo: [],
            help: "",
            legalSource: "",
          },
        } as LeafCriterion;
        const off = typed.off && mayNotApply;
        const value =
          kind === "points"
            ? Math.min(typed.value, max)
            : kind === "count"
              ? typed.value - (typed.value % 100)
              : typed.value;
        const answer: Answer = off
          ? { notApplicable: true }
          : kind === "met"
            ? { met: typed.met }
            : kind === "grade"
              ? { grade: typed.grade }
              : { value };
        const known = kind !== "grade" || off || of.grades.some(({ grade }) => grade === typed.grade);
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
        const mine = score(document, { k: answer }).criteria[0]?.points ?? 0;
        const { rows } = await scene.owner.query(
          `select leaf_points(jsonb_populate_record(null::criterion, $1::jsonb), $2::criteria_scoring, scored($3::jsonb)) as points`,
          [
            JSON.stringify({ kind, max, met_at: metAt, better, may_not_apply: mayNotApply, steps }),
            scoring,
            JSON.stringify({
              value: null,
              met: null,
              grade: null,
              not_applicable: false,
              ...(off ? { not_applicable: true } : answer),
            }),
          ],
        );
        if (known) expect(rows[0].points).toBe(mine);
      },
    ),
    { numRuns: 400 },
  );
});
