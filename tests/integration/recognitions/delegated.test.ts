import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ApplicationState } from "@/prisma/generated/enums";
import type { TestUnit } from "@/tests/support/actors";
import { under } from "@/tests/support/delegation";
import { buildApplication } from "@/tests/support/recognitions";
import { openScene, run, type Scene } from "./scene";

/** An application under a delegation, past all code of ours: four eyes are those of both. */
let scene: Scene;
let year = 2030;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const build = (unit: TestUnit, state: ApplicationState, row: Record<string, unknown>) =>
  buildApplication(
    scene.owner,
    { unit, schemeId: scene.scheme, setId: scene.set.id, year: ++year },
    state,
    row,
  );

test("what the delegator entered, sent or changed is not decided in their name", async () => {
  const { provinceLeader: leader, provinceOfficer: officer } = scene.people;
  const delegated = await under(scene.owner, leader, officer);
  const proposed = (row: Record<string, unknown>) =>
    build(scene.ward, "proposed", {
      ...{ holder_unit_id: scene.province.id, decides: "province", editor_ids: `{${randomUUID()}}`, ...row },
    });
  const refuse = (id: string) =>
    run(
      delegated,
      "update application set state = 'not_met', outcome_reason = 'thử', decided_by_id = $2::uuid where id = $1::uuid",
      id,
      officer.userId,
    );
  for (const theirs of [
    { entered_by_id: leader.userId },
    { sent_by_id: leader.userId },
    { editor_ids: `{${leader.userId}}` },
  ])
    await expect(refuse(await proposed(theirs))).rejects.toThrow("delegation_four_eyes");
  expect(await refuse(await proposed({}))).toBe(1);
});

test("what is written, or sent, under a delegation is of both", async () => {
  const { wardChief: chief, wardOfficer: officer } = scene.people;
  const delegated = await under(scene.owner, chief, officer);
  const editors = async (id: string) =>
    (await scene.owner.query("select editor_ids from application where id = $1", [id])).rows[0].editor_ids;
  const first = randomUUID();
  const written = await build(scene.ward, "building", { entered_by_id: first });
  await run(
    delegated,
    "update application set report = 'sửa', entered_by_id = $2::uuid where id = $1::uuid",
    written,
    officer.userId,
  );
  expect(await editors(written)).toEqual([first, officer.userId, chief.userId]);
  const sent = await build(scene.ward, "building", { entered_by_id: first });
  await run(
    delegated,
    "update application set state = 'sent', holder_unit_id = $3::uuid, sent_by_id = $2::uuid where id = $1::uuid",
    sent,
    officer.userId,
    scene.province.id,
  );
  expect(await editors(sent)).toEqual([first, chief.userId]);
});
