import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import {
  appraisalRow,
  type BuiltAppraisal,
  buildAppraisal,
  entered,
  insertAs,
  insertRow,
  teamRow,
} from "./appraisal-rows";
import { openScene, run, type Scene } from "./scene";

/** What the database refuses about appraisals, past all code of ours: each reason of a rule alone. */
let scene: Scene;
let members: [Actor, Actor];
beforeAll(async () => {
  scene = await openScene();
  members = [scene.people.foreignOfficer, scene.people.foreignAdmin];
});
afterAll(() => scene.close());

const somebody = randomUUID();
const change = (who: Actor, table: string, id: string | undefined, to: string) =>
  run(who, `update ${table} set ${to} where id = $1::uuid`, id);
/** As the owner of the tables. */
const force = (table: string, id: string | undefined, to: string) =>
  scene.owner.query(`update ${table} set ${to} where id = $1`, [id]);
const agreed = `state = 'agreed', agreed_total = 900, agreed_met = 4, passed = true, agreed_at = now()`;

describe("a team and its members", () => {
  test("are called by its own unit, in the name of who acts", async () => {
    const { provinceOfficer, v05 } = scene.people;
    const row = teamRow(scene, provinceOfficer, 2031);
    await expect(insertAs(v05, "appraisal_team", { ...row, ...entered(v05) })).rejects.toThrow(
      "team_signature",
    );
    const forged = insertAs(provinceOfficer, "appraisal_team", { ...row, entered_by_id: somebody });
    await expect(forged).rejects.toThrow("team_signature");
    const { team } = await buildAppraisal(scene, []);
    const called = { team_id: team, unit_id: scene.province.id, user_name: "A", user_unit: "B" };
    const call = (who: Actor) =>
      insertAs(who, "appraisal_member", { ...called, user_id: scene.people.foreignAdmin.userId });
    await expect(call(v05)).rejects.toThrow("team_signature");
    expect(await call(provinceOfficer)).toBe(1);
  });
});

describe("an appraisal", () => {
  test.each<
    [string, string, (of: BuiltAppraisal) => Promise<Record<string, unknown>> | Record<string, unknown>]
  >([
    [
      "what is not sent",
      "appraisal_begins",
      async ({ application }) => {
        await scene.owner.query("update application set state = 'passed' where id = $1", [application]);
        return {};
      },
    ],
    [
      "what lies with another",
      "appraisal_begins",
      async ({ application }) => {
        await force("application", application, `holder_unit_id = '${scene.nation.id}'`);
        return {};
      },
    ],
    ["in another's name", "appraisal_begins", () => ({ opened_by_id: somebody })],
    ["at its end", "appraisal_begins", () => ({ state: "ended" })],
    [
      "with the team of another year",
      "appraisal_team",
      async () => ({ team_id: (await buildAppraisal(scene, [])).team }),
    ],
  ])("does not begin %s", async (_what, rule, more) => {
    const { provinceOfficer } = scene.people;
    const of = await buildAppraisal(scene, []);
    await force("appraisal", of.appraisal, "state = 'ended'");
    const row = { ...appraisalRow(scene, provinceOfficer, of.application, of.team), ...(await more(of)) };
    await expect(insertAs(provinceOfficer, "appraisal", row)).rejects.toThrow(rule);
  });

  test("is begun by the unit with which it lies, not by one above in its place", async () => {
    const { provinceOfficer, v05 } = scene.people;
    const of = await buildAppraisal(scene, []);
    await force("appraisal", of.appraisal, "state = 'ended'");
    const begin = (who: Actor) =>
      insertAs(who, "appraisal", appraisalRow(scene, who, of.application, of.team));
    await expect(begin(v05)).rejects.toThrow("appraisal_begins");
    expect(await begin(provinceOfficer)).toBe(1);
  });

  test("ends with the return of its application alone, and what was agreed stands", async () => {
    const { provinceOfficer } = scene.people;
    const { appraisal } = await buildAppraisal(scene, []);
    await expect(change(provinceOfficer, "appraisal", appraisal, "state = 'ended'")).rejects.toThrow(
      "appraisal_closed",
    );
    await force("appraisal", appraisal, `${agreed}, agreed_by_id = '${somebody}'`);
    await expect(change(provinceOfficer, "appraisal", appraisal, "conclusion = 'khác'")).rejects.toThrow(
      "appraisal_closed",
    );
  });

  test("is concluded by who acts, with every criterion agreed, and where members are far apart after they talked", async () => {
    const { provinceOfficer } = scene.people;
    const of = await buildAppraisal(scene, members);
    const { met = "", points = "", percent = "", grade = "" } = scene.set.criteria;
    const conclude = (by: string) =>
      change(provinceOfficer, "appraisal", of.appraisal, `${agreed}, agreed_by_id = '${by}'`);
    await expect(conclude(provinceOfficer.userId)).rejects.toThrow("appraisal_hidden");
    for (const [at, { userId }] of members.entries())
      await sheetOf(of, at, userId, { [met]: "met = true", [points]: `value = ${at * 300}` }, "sent");
    await expect(conclude(somebody)).rejects.toThrow("appraisal_signature");
    await expect(conclude(provinceOfficer.userId)).rejects.toThrow("appraisal_incomplete");
    const plain = { unit_id: scene.province.id, appraisal_id: of.appraisal, ...entered(provinceOfficer) };
    await insertRow(scene, "agreed_score", { ...plain, criterion_id: met, met: true });
    await insertRow(scene, "agreed_score", { ...plain, criterion_id: points, value: 200 });
    await insertRow(scene, "agreed_score", { ...plain, criterion_id: percent, value: 8000 });
    await expect(conclude(provinceOfficer.userId)).rejects.toThrow("appraisal_incomplete");
    await insertRow(scene, "agreed_score", { ...plain, criterion_id: grade, grade: "good" });
    await expect(conclude(provinceOfficer.userId)).rejects.toThrow("moderation_missing");
    await scene.owner.query("update agreed_score set moderation = 'đã trao đổi' where appraisal_id = $1", [
      of.appraisal,
    ]);
    expect(await conclude(provinceOfficer.userId)).toBe(1);
  });
});

describe("a place in an appraisal", () => {
  const place = (of: BuiltAppraisal, who: Actor, more: Record<string, unknown> = {}) => ({
    ...{ unit_id: scene.province.id, appraisal_id: of.appraisal, application_id: of.application },
    ...{ member_id: of.members[0], user_id: members[0].userId, assigned_by_id: who.userId, ...more },
  });
  const vacate = (of: BuiltAppraisal) =>
    scene.owner.query("delete from appraisal_assignment where appraisal_id = $1", [of.appraisal]);

  test("is given by its own unit in the name of who acts, to a member of the team, at what is open", async () => {
    const { provinceOfficer, v05 } = scene.people;
    const of = await buildAppraisal(scene, members);
    await vacate(of);
    const give = (who: Actor, more: Record<string, unknown> = {}) =>
      insertAs(who, "appraisal_assignment", place(of, who, more));
    await expect(give(v05)).rejects.toThrow("assignment_signature");
    await expect(give(provinceOfficer, { assigned_by_id: somebody })).rejects.toThrow("assignment_signature");
    const other = await buildAppraisal(scene, members);
    for (const more of [{ application_id: other.application }, { member_id: other.members[0] }])
      await expect(give(provinceOfficer, more)).rejects.toThrow("assignment_team");
    await force("appraisal_member", of.members[0], "ended_at = now()");
    await expect(give(provinceOfficer)).rejects.toThrow("assignment_team");
    await force("appraisal_member", of.members[0], "ended_at = null");
    await force("appraisal", of.appraisal, `${agreed}, agreed_by_id = '${somebody}'`);
    await expect(give(provinceOfficer)).rejects.toThrow("assignment_team");
    await force("appraisal", of.appraisal, "state = 'open', agreed_at = null");
    expect(await give(provinceOfficer)).toBe(1);
  });

  test("is taken back by its own unit, while the appraisal is open", async () => {
    const { provinceOfficer, v05 } = scene.people;
    const of = await buildAppraisal(scene, members);
    const end = (who: Actor) =>
      change(who, "appraisal_assignment", of.places[0], "ended_at = now(), end_reason = 'nghỉ ốm'");
    await expect(end(v05)).rejects.toThrow("assignment_signature");
    await force("appraisal", of.appraisal, `${agreed}, agreed_by_id = '${somebody}'`);
    await expect(end(provinceOfficer)).rejects.toThrow("assignment_sent");
  });
});

test("a conflict is declared for oneself, or by the unit that appraises", async () => {
  const { provinceOfficer, v05 } = scene.people;
  const of = await buildAppraisal(scene, members);
  const declare = (who: Actor, about: Actor, more: Record<string, unknown> = {}) =>
    insertAs(who, "appraisal_conflict", {
      ...{ unit_id: scene.province.id, application_id: of.application, user_id: about.userId },
      ...{ user_name: about.fullName, reason: "quan hệ", ...entered(who), ...more },
    });
  await expect(declare(provinceOfficer, members[0], { entered_by_id: somebody })).rejects.toThrow(
    "conflict_signature",
  );
  await expect(declare(v05, members[0])).rejects.toThrow("conflict_signature");
  const elsewhere = declare(v05, members[0], { unit_id: scene.nation.id });
  await expect(elsewhere).rejects.toThrow("conflict_signature");
  expect(await declare(members[0], members[0])).toBe(1);
  expect(await declare(provinceOfficer, members[1])).toBe(1);
});

type Scores = Record<string, string>;

/** A member's sheet with its scores ("met = true"), by the owner of the tables. */
async function sheetOf(
  of: BuiltAppraisal,
  at: number,
  userId: string,
  scores: Scores,
  state: "draft" | "sent" = "draft",
): Promise<string> {
  const sheet = await insertRow(scene, "score_sheet", {
    ...{ unit_id: scene.province.id, appraisal_id: of.appraisal, assignment_id: of.places[at] },
    ...{ user_id: userId, user_name: "A" },
  });
  for (const [criterion, given] of Object.entries(scores)) {
    const [column = "", value] = given.split(" = ");
    const row = { unit_id: scene.province.id, sheet_id: sheet, criterion_id: criterion, cites: "{papers}" };
    await insertRow(scene, "member_score", { ...row, [column]: value });
  }
  if (state === "sent") await force("score_sheet", sheet, "state = 'sent', sent_at = now()");
  return sheet;
}

describe("a sheet", () => {
  const row = (of: BuiltAppraisal, more: Record<string, unknown> = {}) => ({
    ...{ unit_id: scene.province.id, appraisal_id: of.appraisal, assignment_id: of.places[0] },
    ...{ user_id: members[0].userId, user_name: "A", ...more },
  });

  test("begins as a draft, one at a time, by who scores", async () => {
    const [member] = members;
    const of = await buildAppraisal(scene, members);
    const begin = (who: Actor, more: Record<string, unknown> = {}) =>
      insertAs(who, "score_sheet", row(of, more));
    await expect(begin(member, { state: "sent", sent_at: "2026-11-20" })).rejects.toThrow("sheet_begins");
    await expect(begin(scene.people.provinceOfficer)).rejects.toThrow("sheet_signature");
    expect(await begin(member)).toBe(1);
    await expect(begin(member, { reason: "lại" })).rejects.toThrow("sheet_begins");
  });

  test("is written while the appraisal is open, by who still has a place", async () => {
    const [member] = members;
    const of = await buildAppraisal(scene, members);
    const sheet = await sheetOf(of, 0, member.userId, {});
    await force("appraisal", of.appraisal, `${agreed}, agreed_by_id = '${somebody}'`);
    await expect(change(member, "score_sheet", sheet, "reason = 'x'")).rejects.toThrow("sheet_closed");
  });

  test("is sent whole, each point with what it rests on; then not even its writer takes it away", async () => {
    const { v05Officer } = scene.people;
    const of = await buildAppraisal(scene, [v05Officer]);
    const { met = "", points = "", percent = "", grade = "" } = scene.set.criteria;
    const sheet = await sheetOf(of, 0, v05Officer.userId, { [met]: "met = true", [points]: "value = 100" });
    const send = () => change(v05Officer, "score_sheet", sheet, "state = 'sent', sent_at = now()");
    await expect(send()).rejects.toThrow("sheet_incomplete");
    const more = { unit_id: scene.province.id, sheet_id: sheet, cites: "{}" };
    await insertRow(scene, "member_score", { ...more, criterion_id: percent, value: 8000 });
    await insertRow(scene, "member_score", { ...more, criterion_id: grade, grade: "poor" });
    await expect(send()).rejects.toThrow("sheet_uncited");
    await scene.owner.query(
      "update member_score set cites = '{papers}' where sheet_id = $1 and value = 8000",
      [sheet],
    );
    expect(await send()).toBe(1);
    await expect(run(v05Officer, "delete from score_sheet where id = $1::uuid", sheet)).rejects.toThrow(
      "sheet_sent",
    );
    await expect(
      run(v05Officer, "delete from member_score where sheet_id = $1::uuid", sheet),
    ).rejects.toThrow("sheet_sent");
  });
});

test("what is scored, and agreed, is a score of a criterion of this application", async () => {
  const { provinceOfficer } = scene.people;
  const of = await buildAppraisal(scene, members);
  const { met = "", points = "" } = scene.set.criteria;
  const sheet = await sheetOf(of, 0, members[0].userId, { [met]: "met = true" }, "draft");
  const scored = { unit_id: scene.province.id, sheet_id: sheet };
  const agreeing = { unit_id: scene.province.id, appraisal_id: of.appraisal, ...entered(provinceOfficer) };
  for (const wrong of [
    { criterion_id: somebody, met: true },
    { criterion_id: points, value: 301 },
  ]) {
    await expect(insertRow(scene, "member_score", { ...scored, ...wrong })).rejects.toThrow("score_fits");
    await expect(insertRow(scene, "agreed_score", { ...agreeing, ...wrong })).rejects.toThrow("score_fits");
  }
});

test("what is agreed is written while the appraisal is open and in one's own name, as are its notes", async () => {
  const { provinceOfficer } = scene.people;
  const of = await buildAppraisal(scene, members);
  const { met = "" } = scene.set.criteria;
  for (const [at, { userId }] of members.entries())
    await sheetOf(of, at, userId, { [met]: "met = true" }, "sent");
  const plain = { unit_id: scene.province.id, appraisal_id: of.appraisal, ...entered(provinceOfficer) };
  const agree = (more: Record<string, unknown> = {}) =>
    insertAs(provinceOfficer, "agreed_score", { ...plain, criterion_id: met, met: true, ...more });
  const note = (more: Record<string, unknown> = {}) =>
    insertAs(provinceOfficer, "appraisal_note", {
      ...{ ...plain, kind: "visit", held_on: "2026-11-01", place: "Trụ sở", content: "Đã xem", ...more },
    });
  await expect(agree({ entered_by_id: somebody })).rejects.toThrow("appraisal_signature");
  await expect(note({ entered_by_id: somebody })).rejects.toThrow("appraisal_signature");
  expect(await note()).toBe(1);
  await force("appraisal", of.appraisal, `${agreed}, agreed_by_id = '${somebody}'`);
  await expect(agree()).rejects.toThrow("appraisal_closed");
  await expect(note()).rejects.toThrow("appraisal_signature");
});
