import { afterAll, beforeAll, expect, test } from "vitest";
import { moveApplications } from "@/lib/recognitions/applications/bulk-commands";
import { saveAnswer } from "@/lib/recognitions/applications/commands";
import { listModels } from "@/lib/recognitions/applications/list-queries";
import { saveAnswerInput } from "@/lib/recognitions/applications/schema";
import { buildApplication, buildSubject } from "@/tests/support/recognitions";
import { recordFor, refusal, today } from "./application-scene";
import { as, openScene, type Scene } from "./scene";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

async function building(kind = "residential"): Promise<string> {
  const { owner, commune, scheme, set } = scene;
  const subject = await buildSubject(owner, commune.id, { kind, ...(kind === "school" && { people: null }) });
  return buildApplication(owner, { unit: commune, schemeId: scheme, setId: set.id }, "building", {
    ...{ subject_id: subject, subject_kind: kind, decides: "commune" },
  });
}

async function answer(id: string, key: string, typed: string, explanation = "") {
  const { officer } = scene.people;
  const record = await recordFor(officer, id);
  await as(officer, (tx) =>
    saveAnswer(
      tx,
      officer,
      saveAnswerInput.parse({
        ...{ id, criterion: record.criterionIds[key], version: "0", answer: typed, explanation },
        ...{ links: [{ title: "Hồ sơ lưu", address: "/festivals" }], intent: "draft" },
      }),
      today,
    ),
  );
}

test("many are scored after one: what was answered stays, another kind is refused, the score follows", async () => {
  const { officer, siblingOfficer } = scene.people;
  const model = await building();
  const empty = await building();
  const begun = await building();
  const school = await building("school");
  for (const [key, typed] of [
    ["met", "yes"],
    ["points", "2,5"],
    ["percent", "80"],
    ["grade", "good"],
  ] as const)
    await answer(model, key, typed, `Theo hồ sơ ${key}`);
  await answer(begun, "points", "1");
  const many = (ids: string[], from: string | undefined, actor = officer) =>
    as(actor, async (tx) => {
      const { resultId } = await moveApplications(tx, actor, { ids, intent: "alike", from }, today);
      const [row] = await tx.$queryRaw<{ result: { rows: { id: string; done: boolean; note: string }[] } }[]>`
        select result from submission where id = ${resultId}::uuid`;
      return Object.fromEntries((row?.result.rows ?? []).map(({ id, done, note }) => [id, done || note]));
    });
  expect(await refusal(many([empty], undefined))).toEqual(["no_model"]);
  const done = await many([model, empty, begun, school], model);
  expect(done).toMatchObject({ [empty]: true, [begun]: true });
  expect(done[model]).toMatch(/cùng loại đối tượng/);
  expect(done[school]).toMatch(/cùng loại đối tượng/);
  const first = await recordFor(officer, empty);
  expect(first.answers.points).toMatchObject({
    ...{ answer: { value: 250 }, explanation: "Theo hồ sơ points", links: [{ address: "/festivals" }] },
    enteredByName: officer.fullName,
  });
  expect(first.score).toMatchObject((await recordFor(officer, model)).score ?? {});
  expect((await recordFor(officer, begun)).answers.points).toMatchObject({ answer: { value: 100 } });
  const { rows } = await scene.owner.query("select id, self_total from application where id = any($1)", [
    [empty, begun],
  ]);
  expect(new Map(rows.map((row) => [row.id, row.self_total]))).toEqual(
    new Map([
      [empty, 950],
      [begun, 800],
    ]),
  );
  // A neighbour's are not there, neither to be scored nor to be taken as the model.
  expect(await many([empty], model, siblingOfficer)).toMatchObject({
    null: expect.stringMatching(/phạm vi/),
  });
  const { rows: scheme } = await scene.owner.query("select code from scheme where id = $1", [scene.scheme]);
  const of = { scheme: scheme[0].code, year: 2026, kind: "residential" } as const;
  expect((await as(officer, (tx) => listModels(tx, officer, of))).map(({ id }) => id)).toEqual(
    expect.arrayContaining([model, empty, begun]),
  );
  expect(await as(siblingOfficer, (tx) => listModels(tx, siblingOfficer, of))).toEqual([]);
});
