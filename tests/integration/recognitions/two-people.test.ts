import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { originalOf } from "@/lib/core/merge";
import { Conflict, NotThere } from "@/lib/core/refusal";
import { answerReaders, emptyAnswer } from "@/lib/recognitions/applications/answers";
import { saveAnswer } from "@/lib/recognitions/applications/commands";
import { saveAnswerInput, saveSheetInput } from "@/lib/recognitions/applications/schema";
import { saveSheet } from "@/lib/recognitions/applications/sheet-commands";
import { leafById } from "@/lib/recognitions/applications/tasks";
import { answer, begun, recordFor, refusal, send, today } from "./application-scene";
import { as, inTheWay, openScene, type Scene } from "./scene";

let scene: Scene;
let id: string;
beforeAll(async () => {
  scene = await openScene();
  id = await begun(scene, scene.people.wardOfficer);
});
afterAll(() => scene.close());

/** What the form of a criterion carried when it was drawn empty. */
async function drawnEmpty(key: string) {
  const record = await recordFor(scene.people.wardOfficer, id);
  const leaf = leafById(record, record.criterionIds[key] as string);
  if (!leaf) throw new Error("no such criterion");
  return originalOf(answerReaders(leaf), emptyAnswer);
}

describe("several people on one application", () => {
  test("each writes another criterion at the same moment, and the score counts both", async () => {
    const { wardOfficer, wardChief } = scene.people;
    const record = await recordFor(wardOfficer, id);
    const input = (key: string, typed: string) =>
      saveAnswerInput.parse({ id, criterion: record.criterionIds[key], version: 0, answer: typed });
    await inTheWay(
      (held) =>
        as(wardOfficer, (tx) =>
          held(async () => void (await saveAnswer(tx, wardOfficer, input("met", "yes"), today))),
        ),
      scene.owner,
      () => as(wardChief, (tx) => saveAnswer(tx, wardChief, input("points", "3"), today)),
    );
    const { rows } = await scene.owner.query("select self_total, editor_ids from application where id = $1", [
      id,
    ]);
    expect(rows).toEqual([{ self_total: 700, editor_ids: [wardOfficer.userId, wardChief.userId] }]);
  });

  test("at one criterion a field that each changed is put together, one that both changed is asked about", async () => {
    const { wardOfficer, wardChief } = scene.people;
    const original = await drawnEmpty("grade");
    await answer(wardOfficer, id, "grade", { answer: "good", original });
    const { merged } = await answer(wardChief, id, "grade", {
      explanation: "Theo biên bản.",
      version: 0,
      original,
    });
    expect(merged).toBe(true);
    const after = await recordFor(wardOfficer, id);
    expect(after.answers.grade).toMatchObject({ answer: { grade: "good" }, explanation: "Theo biên bản." });
    const clash = await answer(wardOfficer, id, "grade", { answer: "poor", version: 0, original }).catch(
      (error: unknown) => error,
    );
    expect(clash).toBeInstanceOf(Conflict);
    expect((clash as Conflict).differences.map(({ path }) => path)).toEqual(["answer", "explanation"]);
  });

  test("on the sheet of all criteria what somebody else saved stays, and what both changed is told", async () => {
    const { wardOfficer, wardChief } = scene.people;
    const other = await begun(scene, wardOfficer, { itself: true, year: 2025, registeredOn: "2025-02-10" });
    const { criterionIds: ids } = await recordFor(wardOfficer, other);
    const sheet = (typed: Record<string, string>) =>
      saveSheetInput.parse({
        id: other,
        original: JSON.stringify(Object.fromEntries(Object.values(ids).map((key) => [key, ""]))),
        answers: Object.fromEntries(
          Object.entries(typed).map(([key, said]) => [ids[key], { answer: said, explanation: "" }]),
        ),
      });
    await as(wardChief, (tx) =>
      saveSheet(tx, wardChief, sheet({ met: "yes", points: "", percent: "", grade: "" })),
    );
    const second = sheet({ met: "", points: "2", percent: "80", grade: "good" });
    expect(await as(wardOfficer, (tx) => saveSheet(tx, wardOfficer, second))).toEqual({
      id: other,
      merged: true,
    });
    const { answers, score } = await recordFor(wardOfficer, other);
    expect(answers.met?.answer).toEqual({ met: true });
    expect(score?.total).toBe(900);
    const third = sheet({ met: "no", points: "9", percent: "", grade: "" });
    expect(await refusal(as(wardOfficer, (tx) => saveSheet(tx, wardOfficer, third)))).toEqual([
      "both_changed",
      "answer_unreadable",
    ]);
    for (const foreign of [scene.people.siblingOfficer, scene.people.foreignOfficer]) {
      await expect(as(foreign, (tx) => saveSheet(tx, foreign, second))).rejects.toBeInstanceOf(NotThere);
    }
    expect(
      await refusal(
        as(scene.people.provinceOfficer, (tx) => saveSheet(tx, scene.people.provinceOfficer, second)),
      ),
    ).toEqual(["not_permitted", "not_yours"]);
  });

  test("what is not an answer to the criterion is told, and nothing is written", async () => {
    const { wardOfficer } = scene.people;
    for (const [key, typed] of [
      ["points", "4"],
      ["percent", "98.5"],
      ["met", "maybe"],
      ["grade", "best"],
    ] as const) {
      const version = (await recordFor(wardOfficer, id)).answers[key]?.version ?? 0;
      expect(await refusal(answer(wardOfficer, id, key, { answer: typed, version }))).toEqual([
        "answer_unreadable",
      ]);
    }
    await answer(wardOfficer, id, "points", { answer: "not_applicable", version: 1 });
    expect((await refusal(send(scene.people.wardChief, id)))[0]).toBe("reason_missing");
  });
});
