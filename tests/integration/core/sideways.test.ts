import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { inScope } from "@/lib/core/db";
import { Role, type UnitLevel } from "@/prisma/generated/enums";
import { createActor, findUnit, type TestUnit } from "@/tests/support/actors";
import { buildFestival, buildSeason } from "@/tests/support/builders";
import { openScene, type Scene } from "../festivals/points-scene";

/**
 * Nobody sees sideways. First: every table of a unit carries the same rule, word for word, so that what is tried on one
 * holds for all. Then that one is tried: every role, in every relation of units, with every command.
 */
let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
  await openUnits();
});
afterAll(() => scene.close());

const reads = "(unit_id = ANY (ARRAY( SELECT scope_units() AS scope_units)))";
const writes = "(unit_id = ANY (ARRAY( SELECT scope_units_writable() AS scope_units_writable)))";
const theRule = {
  scope_read: ["SELECT", "{portal_app}", reads, null],
  scope_insert: ["INSERT", "{portal_app}", null, writes],
  scope_update: ["UPDATE", "{portal_app}", writes, writes],
  scope_delete: ["DELETE", "{portal_app}", writes, null],
  nation: ["ALL", "{portal_nation}", "true", "true"],
};

/** Tables with a rule of their own, or with one more beside the rule; each has tests of its own. */
const otherwise: Record<string, string> = {
  agreed_score: "who was put on the team of an application reads along",
  answer_evidence: "who was put on the team of an application reads along",
  application: "who was put on the team of an application reads along",
  application_answer: "who was put on the team of an application reads along",
  appraisal: "who was put on the team of an application reads along",
  appraisal_assignment: "who was put on the team of an application reads along",
  appraisal_conflict: "a member declares and sees the own ones",
  appraisal_member: "who was put on the team of an application reads along",
  appraisal_note: "a member of the team reads and writes as well",
  appraisal_team: "who was put on the team of an application reads along",
  decision_item: "whoever's application a decision lists reads its line",
  delegation: "its two people see it as well",
  evidence_file: "who was put on the team of an application reads along",
  evidence_report: "whoever sees the file may report it",
  evidence_upload: "whoever sees the file sees what was declared of it",
  export: "a file is its maker's alone, for the unit they act for",
  figure_standing: "read by scope, written by nobody",
  figure_sum: "read by scope, written by nobody",
  figure_touched: "read by scope, written by nobody",
  member_score: "as the sheet that it stands in",
  presence: "everybody writes only their own presence",
  recognition_decision: "whoever's application it lists reads it",
  recognition_target: "what the nation means to reach is read by every province",
  report_exception: "the missing commune sees that it is named",
  saved_view: "kept for oneself, shared in one's unit or with those below",
  score_sheet: "each member's own, until both have sent theirs",
  subject: "who was put on the team of an application reads along",
  unit_change: "a province asks, the nation decides",
  unit_change_step: "follows its change",
  unit_contact: "what is above is seen: whom to ring",
  unit_former_name: "everybody may know the names",
  unit_group_member: "open sets are everybody's",
  unit_post: "what is above is seen: whom to ring",
  unit_reach: "derived, says of units what everybody may know",
};

test("every table of a unit has the same rule, or is named with its reason", async () => {
  const { rows } = await scene.owner.query<{ table: string; rule: Record<string, unknown> }>(`
    select c.relname as table,
           (select json_object_agg(p.policyname, json_build_array(p.cmd, p.roles::text, p.qual, p.with_check))
              from pg_policies p where p.tablename = c.relname and p.policyname not in ('owner', 'gate')) as rule
      from pg_class c
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
       and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'unit_id' and not a.attisdropped)
     order by 1`);
  const differing = rows.filter(({ rule }) => {
    try {
      expect(rule).toEqual(theRule);
      return false;
    } catch {
      return true;
    }
  });
  expect(differing.map(({ table }) => table)).toEqual(Object.keys(otherwise).sort());
});

/** How the unit of a record stands to the unit that somebody acts for. */
const relations = ["own", "below", "absorbed", "part", "above", "sibling", "cousin", "successor"] as const;
type Relation = (typeof relations)[number];

/** What is possible: read, and write where the whole of the unit is one's own. */
const may: Record<Relation, { read: boolean; write: boolean }> = {
  own: { read: true, write: true },
  below: { read: true, write: true },
  absorbed: { read: true, write: true },
  part: { read: true, write: false },
  above: { read: false, write: false },
  sibling: { read: false, write: false },
  cousin: { read: false, write: false },
  successor: { read: false, write: false },
};

const levelOf: Record<Role, UnitLevel> = {
  ministry_admin: "nation",
  ministry_officer: "nation",
  ministry_leader: "nation",
  province_admin: "province",
  province_officer: "province",
  province_leader: "province",
  district_officer: "district",
  commune_officer: "commune",
  commune_chief: "commune",
  partner: "commune",
  appraiser: "province",
};

type Situation = { acting: TestUnit; record: TestUnit };
const situations = {} as Record<Exclude<UnitLevel, "nation">, Partial<Record<Relation, Situation>>>;

async function openUnits(): Promise<void> {
  const { owner } = scene;
  const one = async (sql: string, ...values: unknown[]): Promise<TestUnit> => {
    const { rows } = await owner.query<TestUnit>(
      `select u.id, u.code, u.level, u.kind, u.name, u.parent_id as "parentId" from unit u ${sql} order by u.code, u.id limit 1`,
      values,
    );
    if (!rows[0]) throw new Error(`no unit ${sql}`);
    return rows[0];
  };
  const before = (id: string, whole: boolean) =>
    one(
      "join unit_succession s on s.from_id = u.id where s.to_id = $1 and s.whole = $2 and u.level = (select level from unit where id = $1)",
      id,
      whole,
    );
  const { province, commune, sibling, foreignProvince, foreignCommune, nation } = scene;
  const divided = await one(
    `join unit_succession s on s.from_id = u.id and not s.whole
      where u.level = 'commune' and s.to_id in (select id from unit where valid_to is null)`,
  );
  const heir = await one("join unit_succession s on s.to_id = u.id where s.from_id = $1", divided.id);
  const earlier = await before(commune.id, true);
  situations.commune = {
    own: { acting: commune, record: commune },
    absorbed: { acting: commune, record: earlier },
    part: { acting: heir, record: divided },
    above: { acting: commune, record: province },
    sibling: { acting: commune, record: sibling },
    cousin: { acting: commune, record: foreignCommune },
    successor: { acting: earlier, record: commune },
  };
  const bacNinh = await findUnit(owner, "24", "province");
  const oldBacNinh = await findUnit(owner, "27", "province", "2024-01-01");
  const oldProvince = await findUnit(owner, "42", "province", "2024-01-01");
  const district = await one("where u.parent_id = $1 and u.level = 'district'", oldProvince.id);
  const otherDistrict = await one(
    "where u.parent_id = $1 and u.level = 'district' and u.id <> $2",
    oldProvince.id,
    district.id,
  );
  situations.province = {
    own: { acting: province, record: province },
    below: { acting: province, record: commune },
    absorbed: { acting: bacNinh, record: oldBacNinh },
    above: { acting: province, record: nation },
    sibling: { acting: province, record: foreignProvince },
    cousin: { acting: province, record: foreignCommune },
    successor: { acting: oldBacNinh, record: bacNinh },
  };
  situations.district = {
    own: { acting: district, record: district },
    below: { acting: district, record: await one("where u.parent_id = $1", district.id) },
    above: { acting: district, record: oldProvince },
    sibling: { acting: district, record: otherDistrict },
    cousin: { acting: district, record: await one("where u.parent_id = $1", otherDistrict.id) },
  };
}

const cases = Object.values(Role).flatMap((role) => {
  const level = levelOf[role];
  if (level === "nation") return [];
  const of: Record<Exclude<UnitLevel, "nation">, readonly Relation[]> = {
    commune: relations.filter((one) => one !== "below"),
    province: relations.filter((one) => one !== "part"),
    district: ["own", "below", "above", "sibling", "cousin"],
  };
  return of[level].map((relation) => ({ role, level, relation }));
});

describe("every role, in every relation, with every command", () => {
  test.each(cases)("$role and a record that is $relation", async ({ role, level, relation }) => {
    const situation = situations[level][relation];
    if (!situation) throw new Error(`no ${relation} of a ${level}`);
    const { acting, record } = situation;
    // A season of each case's own, so that nothing of another case is counted.
    const year = 2030 + cases.findIndex((one) => one.role === role && one.relation === relation);
    const seasonId = await buildSeason(scene.owner, year);
    const actor = await createActor(scene.owner, role, acting);
    const row = { unitId: record.id, seasonId, enteredById: actor.userId };
    const id = await buildFestival(scene.owner, row, {
      name: "Điểm của đơn vị khác",
      held_on: `${year}-08-01`,
    });
    const ask = (sql: string, ...values: unknown[]) =>
      inScope(actor, { action: "test" }, (tx) =>
        tx.$queryRawUnsafe<Record<string, unknown>[]>(sql, ...values),
      );
    const found = await ask("select name from festival where id = $1::uuid", id);
    const [counted] = await ask(
      "select count(*)::int as n from festival where season_id = $1::uuid",
      seasonId,
    );
    const sought = await ask(
      "select id from festival where season_id = $1::uuid and search_key like '%don vi khac%'",
      seasonId,
    );
    const can = may[relation];
    expect([found.length, counted?.n, sought.length]).toEqual(can.read ? [1, 1, 1] : [0, 0, 0]);

    const write = (sql: string, ...values: unknown[]) =>
      inScope(actor, { action: "test" }, (tx) => tx.$executeRawUnsafe(sql, ...values));
    expect(await write("update festival set place = 'đã đổi' where id = $1::uuid", id)).toBe(
      can.write ? 1 : 0,
    );
    const insert = write(
      `insert into festival (unit_id, season_id, name, host_level, held_on, entered_by_id, entered_by_name, holder_unit_id)
       values ($1::uuid, $2::uuid, 'thêm', 'residential', '${year}-08-01', $3::uuid, 'a', $1::uuid)`,
      record.id,
      seasonId,
      actor.userId,
    );
    if (can.write) expect(await insert).toBe(1);
    else await expect(insert).rejects.toThrow(/row-level security/);
    expect(await write("delete from festival where id = $1::uuid", id)).toBe(can.write ? 1 : 0);
    const { rows } = await scene.owner.query<{ n: number; changed: number }>(
      `select count(*)::int as n, count(*) filter (where place = 'đã đổi')::int as changed from festival where season_id = $1`,
      [seasonId],
    );
    expect(rows).toEqual([{ n: 1, changed: 0 }]);
  });

  test("the nation reads and writes all of them", async () => {
    const all = Object.values(situations).flatMap((of) => Object.values(of).map(({ record }) => record.id));
    const seasonId = await buildSeason(scene.owner, 2029);
    for (const unitId of new Set(all))
      await buildFestival(scene.owner, { unitId, seasonId }, { held_on: "2029-08-01" });
    for (const role of ["v05", "v05Officer"] as const) {
      const rows = await inScope(scene.people[role], { action: "test" }, (tx) =>
        tx.$queryRawUnsafe<unknown[]>("select id from festival where season_id = $1::uuid", seasonId),
      );
      expect(rows).toHaveLength(new Set(all).size);
    }
  });
});
