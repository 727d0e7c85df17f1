import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { agreeScores, noteAppraisal } from "@/lib/recognitions/appraisal/agree-commands";
import {
  addMember,
  assignAppraisals,
  declareConflict,
  endMember,
} from "@/lib/recognitions/appraisal/commands";
import { replaceAssessor } from "@/lib/recognitions/appraisal/replace-commands";
import { beginSheet, saveSheet } from "@/lib/recognitions/appraisal/sheet-commands";
import { refusal, today } from "./application-scene";
import { type BuiltAppraisal, buildAppraisal, insertRow } from "./appraisal-rows";
import { as, openScene, type Scene } from "./scene";

/** What the commands of an appraisal refuse in words, each reason alone; what they do is in the tests of each. */
let scene: Scene;
let members: [Actor, Actor];
beforeAll(async () => {
  scene = await openScene();
  members = [scene.people.foreignOfficer, scene.people.v05Officer];
});
afterAll(() => scene.close());

const close = ({ appraisal }: BuiltAppraisal) =>
  scene.owner.query(
    `update appraisal set state = 'agreed', agreed_total = 900, agreed_met = 4, passed = true, agreed_at = now(),
            agreed_by_id = gen_random_uuid() where id = $1`,
    [appraisal],
  );
const sheetOf = (of: BuiltAppraisal, at: number, state: "draft" | "sent") =>
  insertRow(scene, "score_sheet", {
    ...{ unit_id: scene.province.id, appraisal_id: of.appraisal, assignment_id: of.places[at] },
    ...{
      user_id: members[at]?.userId,
      user_name: "A",
      state,
      sent_at: state === "sent" ? "2026-11-20" : null,
    },
  });

test("agreeing and noting: by the unit of the team, while it is open, as it was read", async () => {
  const { provinceOfficer, v05 } = scene.people;
  const of = await buildAppraisal(scene, members);
  for (const at of [0, 1]) await sheetOf(of, at, "sent");
  const agree = (who: Actor, version = 1) =>
    refusal(
      as(who, (tx) =>
        agreeScores(
          tx,
          who,
          { appraisal: of.appraisal, version, scores: {}, conclusion: "", intent: "draft" },
          today,
        ),
      ),
    );
  const note = (who: Actor, heldOn = "2026-11-01") =>
    refusal(
      as(who, (tx) =>
        noteAppraisal(
          tx,
          who,
          { appraisal: of.appraisal, kind: "visit", heldOn, place: "Trụ sở", present: "", content: "Đã xem" },
          today,
        ),
      ),
    );
  expect(await agree(v05)).toEqual(["not_yours"]);
  expect(await note(v05)).toEqual(["not_yours"]);
  expect(await agree(provinceOfficer, 9)).toEqual(["changed"]);
  expect(await note(provinceOfficer, "2026-11-23")).toEqual(["day_ahead"]);
  await close(of);
  expect(await agree(provinceOfficer)).toEqual(["closed"]);
  expect(await note(provinceOfficer)).toEqual(["closed"]);
});

describe("the team", () => {
  test("is its own unit's; nobody is called twice, and nobody let go who has something to score", async () => {
    const { provinceOfficer, v05 } = scene.people;
    const of = await buildAppraisal(scene, members);
    const { rows } = await scene.owner.query("select username from app_user where id = $1", [
      members[0].userId,
    ]);
    const call = (who: Actor) =>
      refusal(as(who, (tx) => addMember(tx, who, { team: of.team, username: rows[0].username })));
    expect(await call(v05)).toEqual(["not_yours"]);
    expect(await call(provinceOfficer)).toEqual(["member_already"]);
    const end = as(provinceOfficer, (tx) =>
      endMember(tx, provinceOfficer, { team: of.team, member: of.members[0] ?? "" }),
    );
    expect(await refusal(end)).toEqual(["member_busy"]);
  });

  test("is assigned what was chosen, where it has members", async () => {
    const { provinceOfficer } = scene.people;
    const of = await buildAppraisal(scene, []);
    await scene.owner.query("update appraisal set state = 'ended' where id = $1", [of.appraisal]);
    const assign = (ids: string[]) =>
      refusal(
        as(provinceOfficer, (tx) =>
          assignAppraisals(tx, provinceOfficer, { team: of.team, ids, per: 2, seed: "1" }),
        ),
      );
    expect(await assign([])).toEqual(["nothing_chosen"]);
    expect(await assign([of.application])).toEqual(["too_few"]);
  });

  test("is assigned nothing of another scheme or year, nor what has its appraisal, nor by who was let go", async () => {
    const { provinceOfficer } = scene.people;
    const of = await buildAppraisal(scene, members);
    const other = await buildAppraisal(scene, []);
    const assign = (ids: string[]) =>
      refusal(
        as(provinceOfficer, (tx) =>
          assignAppraisals(tx, provinceOfficer, { team: of.team, ids, per: 2, seed: "1" }),
        ),
      );
    expect(await assign([of.application])).toEqual(["not_waiting"]);
    await scene.owner.query("update appraisal set state = 'ended' where id = $1", [other.appraisal]);
    expect(await assign([other.application])).toEqual(["not_waiting"]);
    await scene.owner.query("update appraisal set state = 'ended' where id = $1", [of.appraisal]);
    await scene.owner.query("update application set state = 'passed' where id = $1", [of.application]);
    expect(await assign([of.application])).toEqual(["not_waiting"]);
    await scene.owner.query("update application set state = 'sent' where id = $1", [of.application]);
    await scene.owner.query("update appraisal_member set ended_at = now() where id = $1", [of.members[0]]);
    expect(await assign([of.application])).toEqual(["not_enough"]);
  });
});

test("a place is given to another by the unit of the team, of somebody who has it, while it is open", async () => {
  const { provinceOfficer, v05 } = scene.people;
  const of = await buildAppraisal(scene, members);
  const replace = (who: Actor, assignment = of.places[0]) =>
    refusal(
      as(who, (tx) => replaceAssessor(tx, who, { appraisal: of.appraisal, assignment, reason: "nghỉ ốm" })),
    );
  expect(await replace(v05)).toEqual(["not_yours"]);
  expect(await replace(provinceOfficer, randomUUID())).toEqual(["not_assigned"]);
  await close(of);
  expect(await replace(provinceOfficer)).toEqual(["closed"]);
});

test("a sheet is of who was assigned, while it is open", async () => {
  const { provinceOfficer } = scene.people;
  const [member, atNation] = members;
  const of = await buildAppraisal(scene, members);
  const begin = (who: Actor) =>
    refusal(as(who, (tx) => beginSheet(tx, who, { appraisal: of.appraisal, reason: "" }, today)));
  expect(await begin(provinceOfficer)).toEqual(["not_assigned"]);
  const sheet = await sheetOf(of, 1, "draft");
  const save = (typed: Record<string, { answer: string; cites: string[] }> = {}) =>
    refusal(
      as(atNation, (tx) => {
        const scores = Object.fromEntries(
          Object.entries(typed).map(([id, given]) => [
            id,
            { ...given, remark: "", notApplicable: undefined },
          ]),
        );
        return saveSheet(tx, atNation, { id: sheet, version: 1, scores, intent: "draft" }, today);
      }),
    );
  const { met = "", points = "" } = scene.set.criteria;
  expect(await save({ [met]: { answer: "yes", cites: ["note:không có"] } })).toEqual(["cite_unknown"]);
  expect(await save({ [points]: { answer: "nhiều", cites: [] } })).toEqual(["answer_unreadable"]);
  await scene.owner.query(
    "update appraisal_assignment set ended_at = now(), end_reason = 'nghỉ ốm' where id = $1",
    [of.places[1]],
  );
  expect(await save()).toEqual(["not_assigned"]);
  await close(of);
  expect(await begin(member)).toEqual(["closed"]);
  const declare = as(member, (tx) =>
    declareConflict(tx, member, { appraisal: of.appraisal, reason: "quan hệ" }),
  );
  expect(await refusal(declare)).toEqual(["closed"]);
});
