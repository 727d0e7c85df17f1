import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { saveGroup } from "@/lib/recognitions/criteria/criterion-commands";
import { getSet } from "@/lib/recognitions/criteria/queries";
import { editHeadInput, editRuleInput } from "@/lib/recognitions/criteria/schema";
import { createSet, editHead, editRule, publishSet } from "@/lib/recognitions/criteria/set-commands";
import { headMark, ruleMark } from "@/lib/recognitions/criteria/view";
import { decideAfterMerger, withdrawRecognition } from "@/lib/recognitions/decisions/afterwards-commands";
import { draftDecision, dropFromDecision, signDecision } from "@/lib/recognitions/decisions/commands";
import { endSubject } from "@/lib/recognitions/subjects/commands";
import { dropTarget } from "@/lib/recognitions/targets/commands";
import { buildScheme, buildSubject } from "@/tests/support/recognitions";
import { refusal, today } from "./application-scene";
import { buildDecision, closedCommune, entered, insertRow, recognitionRow } from "./appraisal-rows";
import { as, openScene, type Scene } from "./scene";

/** What the commands of decisions, of criteria, of the register and of targets refuse in words, each reason alone. */
let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const signature = {
  ...{ issuer: "UBND tỉnh", number: "45/QĐ-UBND", decidedOn: "2026-11-20" },
  ...{ signerName: "Nguyễn Văn Ký", signerPost: "Chủ tịch", validTo: null },
};

test("a decision: of what is proposed, by its own unit, as it was read, not before its day", async () => {
  const { provinceOfficer, provinceLeader, v05 } = scene.people;
  const nothing = as(provinceOfficer, (tx) =>
    draftDecision(tx, provinceOfficer, { scheme: scene.scheme, year: 2013 }),
  );
  expect(await refusal(nothing)).toEqual(["nothing_proposed"]);
  const { decision, application } = await buildDecision(scene, { state: "proposed" });
  const drop = (who: Actor, version: number) =>
    refusal(as(who, (tx) => dropFromDecision(tx, who, { id: decision, version, application })));
  expect(await drop(v05, 1)).toEqual(["not_yours"]);
  expect(await drop(provinceOfficer, 9)).toEqual(["changed"]);
  const sign = (change: Partial<typeof signature> = {}) =>
    refusal(
      as(provinceLeader, (tx) =>
        signDecision(tx, provinceLeader, { ...signature, ...change, id: decision, version: 1 }, today),
      ),
    );
  expect(await sign({ decidedOn: "2026-11-23" })).toEqual(["day_ahead"]);
  await scene.owner.query("delete from decision_item where decision_id = $1", [decision]);
  expect(await sign()).toEqual(["empty"]);
});

test("what was recognised is ended as it was read, on a day that has come", async () => {
  const { provinceLeader } = scene.people;
  const built = await buildDecision(scene, { state: "recognised", signed: true });
  const id = await insertRow(scene, "recognition", recognitionRow(scene, built));
  const withdraw = (version: number, endedOn: string) =>
    refusal(
      as(provinceLeader, (tx) =>
        withdrawRecognition(
          tx,
          provinceLeader,
          { id, version, endedOn, reason: "thử", number: "1/QĐ" },
          today,
        ),
      ),
    );
  expect(await withdraw(9, "2026-11-20")).toEqual(["changed"]);
  expect(await withdraw(1, "2026-11-23")).toEqual(["day_ahead"]);
});

test("after a merger it goes to who took the unit over, and that is decided once", async () => {
  const { provinceLeader } = scene.people;
  const old = await closedCommune(scene);
  const built = await buildDecision(scene, { state: "recognised", signed: true, of: old });
  const id = await insertRow(scene, "recognition", recognitionRow(scene, built));
  const carry = (successor: string) =>
    refusal(
      as(provinceLeader, (tx) =>
        decideAfterMerger(
          tx,
          provinceLeader,
          {
            ...{ id, version: 1, carried: "yes", successor, reason: "thử" },
            ...{ paperNumber: "", decidedOn: "2026-11-20" },
          },
          today,
        ),
      ),
    );
  expect(await carry(scene.ward.id)).toEqual(["not_successor"]);
  await insertRow(scene, "recognition_succession", {
    ...{ unit_id: built.unit.id, recognition_id: id, carried: true, successor_unit_id: old.successor },
    ...{ reason: "thử", decided_on: "2026-11-01", ...entered(provinceLeader) },
  });
  expect(await carry(old.successor)).toEqual(["decided_already"]);
});

test("criteria: for subjects of the scheme, over a time, each class and group once, published once", async () => {
  const { v05 } = scene.people;
  const schemeId = await buildScheme(scene.owner);
  const { id } = await as(v05, (tx) => createSet(tx, v05, { schemeId, addition: false }));
  const document = async () => {
    const page = await as(v05, (tx) => getSet(tx, id));
    if (!page) throw new Error("not there");
    return page.document;
  };
  const head = async (more: Record<string, unknown>) => {
    const typed = editHeadInput.parse({
      ...{ id, seen: headMark(await document()), name: "Bộ thử", decisionNumber: "1/QĐ-BCA", source: "thử" },
      ...{ decidedOn: "01/2/2026", issuer: "Bộ Công an", validFrom: "01/3/2026", scoring: "points" },
      ...{ subjectKinds: ["ward"], ...more },
    });
    return refusal(as(v05, (tx) => editHead(tx, v05, typed)));
  };
  expect(await head({ subjectKinds: ["agency"] })).toEqual(["foreign"]);
  expect(await head({ validTo: "01/2/2026" })).toEqual(["order"]);
  const group = () => refusal(as(v05, (tx) => saveGroup(tx, v05, { id, seen: "", code: "I", name: "Nhóm" })));
  expect(await group()).toEqual([]);
  expect(await group()).toEqual(["double"]);
  const rule = {
    ...editRuleInput.parse({ id, seen: ruleMark(await document()) }),
    classes: [
      { code: "good", label: "Tốt", from: 0 },
      { code: "good", label: "Tốt", from: 500 },
    ],
  };
  expect(await refusal(as(v05, (tx) => editRule(tx, v05, rule)))).toEqual(["double"]);
  const again = as(v05, (tx) => publishSet(tx, v05, { id: scene.set.id, endPrevious: false }));
  expect(await refusal(again)).toEqual(["published"]);
});

test("a subject does not end before it began", async () => {
  const { officer } = scene.people;
  const id = await buildSubject(scene.owner, scene.commune.id, { started_on: "2026-03-01" });
  const end = as(officer, (tx) => endSubject(tx, officer, { id, version: 1, endedOn: "2026-02-28" }));
  expect(await refusal(end)).toEqual(["subject_begins_later"]);
});

test("a target is dropped by who sets them, as it was read", async () => {
  const { officer, provinceAdmin } = scene.people;
  const id = await insertRow(scene, "recognition_target", {
    ...{ unit_id: scene.province.id, scheme_id: scene.scheme, year: 2030, percent: 5000, paper: "KH 1" },
    ...entered(provinceAdmin),
  });
  const drop = (who: Actor, version: number) =>
    refusal(as(who, (tx) => dropTarget(tx, who, { id, version })));
  expect(await drop(officer, 1)).toEqual(["not_permitted"]);
  expect(await drop(provinceAdmin, 9)).toEqual(["wrong_state"]);
});
