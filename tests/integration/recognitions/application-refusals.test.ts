import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { scoreAlike } from "@/lib/recognitions/applications/alike-commands";
import { moveApplications } from "@/lib/recognitions/applications/bulk-commands";
import { passApplication } from "@/lib/recognitions/applications/decide-commands";
import {
  beginApplication,
  finishApplication,
  returnApplication,
  withdrawApplication,
} from "@/lib/recognitions/applications/flow-commands";
import { chooseRecords } from "@/lib/recognitions/applications/own-record-commands";
import type { ApplicationState } from "@/prisma/generated/enums";
import { buildApplication, buildScheme, buildSet } from "@/tests/support/recognitions";
import { fillPapers, refusal, today } from "./application-scene";
import { buildAppraisal } from "./appraisal-rows";
import { as, openScene, type Scene } from "./scene";

/** What the commands refuse in words, each reason alone; what they do is in the tests of each. */
let scene: Scene;
let year = 2030;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const build = (state: ApplicationState, row: Record<string, unknown> = {}) =>
  buildApplication(
    scene.owner,
    { unit: scene.ward, schemeId: scene.scheme, setId: scene.set.id, year: ++year },
    state,
    row,
  );
const moved = (id: string, version = 1) => ({ id, version, note: "thử" });

test("a step on what changed since it was read", async () => {
  const { wardChief } = scene.people;
  const id = await build("building");
  expect(await refusal(as(wardChief, (tx) => withdrawApplication(tx, wardChief, moved(id, 9))))).toEqual([
    "changed",
  ]);
});

test("beginning where no criteria are in force", async () => {
  const { wardOfficer } = scene.people;
  const id = await build("registered", { scheme_id: await buildScheme(scene.owner) });
  expect(await refusal(as(wardOfficer, (tx) => beginApplication(tx, wardOfficer, moved(id), today)))).toEqual(
    ["no_set"],
  );
});

test("handing to the chief what is not whole", async () => {
  const { wardOfficer } = scene.people;
  const id = await build("building");
  const codes = await refusal(as(wardOfficer, (tx) => finishApplication(tx, wardOfficer, moved(id), today)));
  expect(new Set(codes)).toContain("answer_missing");
});

test("returning without a word about what to mend", async () => {
  const { provinceOfficer } = scene.people;
  const id = await build("sent", { holder_unit_id: scene.province.id });
  const back = (remarks: { path: string; remark: string }[]) =>
    refusal(
      as(provinceOfficer, (tx) =>
        returnApplication(tx, provinceOfficer, { ...moved(id), whole: false, remarks }, today),
      ),
    );
  expect(await back([])).toEqual(["fields_missing"]);
  expect(await back([{ path: randomUUID(), remark: "sửa" }])).toEqual(["field_unknown"]);
  expect(await back([{ path: scene.set.criteria.met ?? "", remark: "" }])).toEqual(["remark_missing"]);
});

test("going on with what was appraised as not met", async () => {
  const { provinceOfficer } = scene.people;
  const { application, appraisal } = await buildAppraisal(scene, []);
  await scene.owner.query(
    `update appraisal set state = 'agreed', agreed_total = 100, agreed_met = 0, passed = false, agreed_at = now(),
            agreed_by_id = gen_random_uuid() where id = $1`,
    [appraisal],
  );
  expect(
    await refusal(as(provinceOfficer, (tx) => passApplication(tx, provinceOfficer, moved(application)))),
  ).toEqual(["appraised_not_met"]);
});

test("writing what is another's to write, or what a return left closed", async () => {
  const { provinceOfficer, wardOfficer } = scene.people;
  const { met = "", points = "" } = scene.set.criteria;
  const id = await build("returned", { open_criteria: `{${points}}` });
  expect(await refusal(fillPapers(provinceOfficer, id))).toEqual(["not_permitted", "not_yours"]);
  const choose = (records: string[], criterion: string) =>
    refusal(as(wardOfficer, (tx) => chooseRecords(tx, wardOfficer, { id, criterion, records })));
  expect(await choose([`festival:${randomUUID()}`], met)).toEqual(["criterion_closed"]);
  expect(await choose([], points)).toEqual(["no_record"]);
});

test("scoring after another: by who writes it, before it was sent, where something is left", async () => {
  const { wardOfficer, provinceOfficer } = scene.people;
  const [from, id] = [await build("building"), await build("building")];
  const alike = (who: Actor, to: string) => refusal(as(who, (tx) => scoreAlike(tx, who, { id: to, from })));
  expect(await alike(provinceOfficer, id)).toEqual(["not_permitted", "not_yours"]);
  expect(await alike(wardOfficer, id)).toEqual(["all_scored"]);
  for (const [state, row] of [
    ["returned", {}],
    ["building", { open_criteria: `{${scene.set.criteria.met}}` }],
  ] as const)
    expect(await alike(wardOfficer, await build(state, row))).toEqual(["not_being_scored"]);
  const nothing = as(wardOfficer, (tx) =>
    moveApplications(tx, wardOfficer, { ids: [], intent: "send", from: undefined }, today),
  );
  expect(await refusal(nothing)).toEqual(["nothing_chosen"]);
});

test("scoring after one of another scheme, another edition, or beside other additions", async () => {
  const { wardOfficer } = scene.people;
  const { owner, scheme, province } = scene;
  const id = await build("building");
  const added = await buildSet(owner, scheme, { publish: true, owner_unit_id: province.id });
  const other = await buildScheme(owner);
  for (const row of [
    { scheme_id: other },
    { set_id: (await buildSet(owner, other)).id },
    { addition_set_id: added.id },
    { unit_id: scene.commune.id, subject_kind: "commune" },
  ]) {
    const from = await build("building", row);
    expect(
      await refusal(as(wardOfficer, (tx) => scoreAlike(tx, wardOfficer, { id, from }))),
      Object.keys(row)[0],
    ).toEqual(["not_alike"]);
  }
});
