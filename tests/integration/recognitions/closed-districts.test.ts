import { randomBytes, randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { NotThere } from "@/lib/core/refusal";
import { addMember, assignAppraisals, createTeam } from "@/lib/recognitions/appraisal/commands";
import { getTeam } from "@/lib/recognitions/appraisal/queries";
import { recheckRecognition } from "@/lib/recognitions/decisions/afterwards-commands";
import { codeFrom } from "@/lib/recognitions/decisions/code";
import { draftDecision, signDecision } from "@/lib/recognitions/decisions/commands";
import { getDecision, listProposed } from "@/lib/recognitions/decisions/queries";
import { getRecognition } from "@/lib/recognitions/decisions/recognised-queries";
import { listMyWork } from "@/lib/work/queries";
import type { TestUnit } from "@/tests/support/actors";
import { buildApplication } from "@/tests/support/recognitions";
import { refusal, today } from "./application-scene";
import { as, openScene, type Scene } from "./scene";

vi.setConfig({ testTimeout: 120_000 });

let scene: Scene;
let old: TestUnit;
let district: string;
beforeAll(async () => {
  scene = await openScene();
  const { rows } = await scene.owner.query<TestUnit & { district: string }>(
    `select c.id, c.kind, c.level, c.code, c.name, d.id as district from unit c join unit d on d.id = c.parent_id and d.level = 'district'
       join unit_reach r on r.unit_id = d.id and r.holder_id = $1 and r.whole
      where c.kind = 'commune' and d.valid_to is not null order by c.code limit 1`,
    [scene.province.id],
  );
  old = rows[0] as TestUnit;
  district = rows[0]?.district ?? "";
});
afterAll(() => scene.close());

const left = (state: "sent" | "proposed" | "recognised", row: Record<string, unknown> = {}) =>
  buildApplication(
    scene.owner,
    { unit: old, schemeId: scene.scheme, setId: scene.set.id, year: 2024 },
    state,
    {
      ...{ holder_unit_id: district, decides: "district", appraised_total: 900, appraised_met: 4, ...row },
    },
  );

test("what still lies with a closed district is appraised by a team of its province, and by no other", async () => {
  const { owner, people } = scene;
  const id = await left("sent");
  const teamOf = async (actor: typeof people.provinceOfficer, members: (typeof people.v05)[]) => {
    const { id: team } = await as(actor, (tx) =>
      createTeam(tx, actor, {
        ...{ scheme: scene.scheme, year: 2024, name: "Tổ thẩm định", decisionNumber: "12/QĐ-CAT" },
        ...{ decidedOn: "2026-10-01", moderateFrom: 20 },
      }),
    );
    for (const { userId } of members) {
      const { rows } = await owner.query("select username from app_user where id = $1", [userId]);
      await as(actor, (tx) => addMember(tx, actor, { team, username: rows[0].username }));
    }
    return team;
  };
  const assign = (actor: typeof people.provinceOfficer, team: string) =>
    as(actor, (tx) => assignAppraisals(tx, actor, { team, ids: [id], per: 1, seed: "1" }));
  const foreign = await teamOf(people.foreignOfficer, [people.foreignAdmin]);
  expect(await refusal(assign(people.foreignOfficer, foreign))).toEqual(["not_waiting"]);
  const team = await teamOf(people.provinceOfficer, [people.provinceAdmin]);
  const view = await as(people.provinceOfficer, (tx) => getTeam(tx, team));
  expect(view?.waiting.map((row) => row.id)).toEqual([id]);
  await assign(people.provinceOfficer, team);
  const { rows } = await owner.query(
    "select level::text, unit_id as unit from appraisal where application_id = $1",
    [id],
  );
  expect(rows).toEqual([{ level: "district", unit: scene.province.id }]);
});

test("the province decides in its place, and answers for what the district recognised", async () => {
  const { owner, people } = scene;
  const id = await left("proposed", { year: 2022 });
  expect(
    await as(people.provinceOfficer, (tx) => listProposed(tx, people.provinceOfficer.actsFor)),
  ).toMatchObject([{ year: 2022, n: 1 }]);
  const { id: decision } = await as(people.provinceOfficer, (tx) =>
    draftDecision(tx, people.provinceOfficer, { scheme: scene.scheme, year: 2022 }),
  );
  const drafted = await as(people.provinceLeader, (tx) => getDecision(tx, decision));
  expect(drafted).toMatchObject({ unit: { id: scene.province.id }, lines: [{ id }] });
  await as(people.provinceLeader, (tx) =>
    signDecision(
      tx,
      people.provinceLeader,
      {
        ...{ id: decision, version: drafted?.version ?? 0, issuer: "UBND tỉnh", number: "45/QĐ-UBND" },
        ...{ decidedOn: "2026-11-20", signerName: "Người ký", signerPost: "Chủ tịch", validTo: null },
      },
      today,
    ),
  );

  const before = await left("recognised", { year: 2023 });
  const { rows } = await owner.query<{ id: string }>(
    `with d as (
       insert into recognition_decision (unit_id, scheme_id, year, issuer, entered_by_id, entered_by_name)
       values ($1, $2, 2023, 'UBND huyện', $3, 'Người lập') returning id
     ), i as (
       insert into decision_item (unit_id, decision_id, application_id, position) select $1, id, $4, 0 from d
     ) select id from d`,
    [district, scene.scheme, randomUUID(), before],
  );
  await owner.query(
    `update recognition_decision set state = 'signed', number = '9/QĐ-UBND', decided_on = '2024-01-10', signer_name = 'Người ký',
            signer_post = 'Chủ tịch', signed_by_id = gen_random_uuid(), signed_at = now() where id = $1`,
    [rows[0]?.id],
  );
  const { rows: given } = await owner.query<{ id: string }>(
    `insert into recognition (unit_id, application_id, decision_id, scheme_id, year, code, valid_from)
     values ($1, $2, $3, $4, 2023, $5, '2024-01-10') returning id`,
    [old.id, before, rows[0]?.id, scene.scheme, codeFrom(randomBytes(26))],
  );
  const recognition = given[0]?.id ?? "";
  const again = {
    ...{ id: recognition, version: 1, year: 2026, kept: "yes" as const },
    ...{ cause: "", paperNumber: "3/BB", checkedOn: "2026-11-20" },
  };
  const { foreignAdmin, provinceLeader } = people;
  await expect(
    as(foreignAdmin, (tx) => recheckRecognition(tx, foreignAdmin, again, today)),
  ).rejects.toBeInstanceOf(NotThere);
  await as(provinceLeader, (tx) => recheckRecognition(tx, provinceLeader, again, today));
  const view = await as(provinceLeader, (tx) => getRecognition(tx, recognition, today));
  expect(view).toMatchObject({ mine: true, rechecks: [{ year: 2026, kept: true }] });
  // Its unit is no more either: somebody has to decide, and it is the leader of the province who is told.
  const work = await as(provinceLeader, (tx) => listMyWork(tx, provinceLeader, { limit: 50, offset: 0 }));
  expect(JSON.stringify(work)).toContain(recognition);
});

test("a paper names the province of the unit's own time, not who took that province over", async () => {
  const { owner, people } = scene;
  // Both have it in their reach: its own province, and the one that it was merged into.
  const { rows: merged } = await owner.query<TestUnit & { province: string }>(
    `select distinct on (p.id) c.id, c.kind, c.level, c.code, c.name, p.name as province
       from unit c join unit d on d.id = c.parent_id and d.level = 'district' join unit p on p.id = d.parent_id
      where c.kind = 'ward' and p.level = 'province' and p.name in ('Quảng Bình', 'Quảng Nam', 'Kon Tum', 'Bắc Giang', 'Phú Yên', 'Tiền Giang')
      order by p.id, c.code`,
  );
  expect(merged).toHaveLength(6);
  const { id: decision } = (
    await owner.query<{ id: string }>(
      `insert into recognition_decision (unit_id, scheme_id, year, issuer, entered_by_id, entered_by_name)
       select id, $1, 2021, 'Bộ Công an', $2, 'Người lập' from unit where level = 'nation' returning id`,
      [scene.scheme, randomUUID()],
    )
  ).rows[0] as { id: string };
  for (const [at, unit] of merged.entries()) {
    const proposed = await buildApplication(
      owner,
      { unit, schemeId: scene.scheme, setId: scene.set.id, year: 2021 },
      "proposed",
      { decides: "nation", stage: "nation", appraised_total: 900, appraised_met: 4 },
    );
    await owner.query(
      `insert into decision_item (unit_id, decision_id, application_id, position)
       select unit_id, id, $2, $3 from recognition_decision where id = $1`,
      [decision, proposed, at],
    );
  }
  const view = await as(people.v05, (tx) => getDecision(tx, decision));
  const named = Object.fromEntries(view?.lines.map(({ unitId, province }) => [unitId, province]) ?? []);
  expect(named).toEqual(Object.fromEntries(merged.map(({ id, province }) => [id, province])));
});
