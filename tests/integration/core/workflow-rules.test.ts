import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { closeDatabase, inScope } from "@/lib/core/db";
import { workflowRules } from "@/lib/core/workflow";
import { communesOf, createActor, findUnit, type TestUnit } from "@/tests/support/actors";
import { buildFestival, buildPlan, buildReport, buildSeason, inState } from "@/tests/support/builders";
import { type TestDatabase, testDatabase } from "@/tests/support/database";
import { allowedBy, pairs, positions, readWorkflowTable, roles } from "@/tests/support/workflow-table";

/** The guard of the database against the table that people read: as the application's roles, past all of its code. */
let database: TestDatabase;
let season: string;
const units = {} as Record<"C" | "D" | "P" | "Q" | "N", TestUnit>;

beforeAll(async () => {
  database = await testDatabase();
  const { owner } = database;
  units.P = await findUnit(owner, "42", "province");
  units.Q = await findUnit(owner, "40", "province");
  units.N = await findUnit(owner, "VN", "nation");
  [units.C, units.D] = (await communesOf(owner, units.P, 2)) as [TestUnit, TestUnit];
  season = await buildSeason(owner, 2026);
  await owner.query(tryMove);
});
afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

/** Puts a record into a state as the owner, moves it as somebody, says what came of it, and takes all of it back. */
const tryMove = `
create function try_move(
  place text, record uuid, acting uuid, nation boolean, role_name text, holder uuid, begun_by uuid, from_state text, to_state text
) returns text language plpgsql as $$
declare
  somebody uuid := '00000000-0000-4000-8000-00000000000a';
  checker uuid := '00000000-0000-4000-8000-00000000000b';
  earlier uuid := '00000000-0000-4000-8000-00000000000c';
  moved int;
  broken text;
begin
  execute format('update %I set state = $1::record_state, holder_unit_id = $2, created_by_unit_id = $3, received = false,
    sent_by_id = $4, accepted_by_id = case when $1 in (''accepted'', ''locked'') then $5 end where id = $6', place)
    using from_state, holder, begun_by, somebody, earlier, record;
  perform set_config('app.user_id', checker::text, true), set_config('app.unit_id', acting::text, true),
          set_config('app.role', role_name, true);
  perform set_config('role', case when nation then 'portal_nation' else 'portal_app' end, true);
  execute format('update %I set state = $1::record_state, received = ($1 = ''sent'' and state = ''sent''),
    sent_by_id = case when $1 = ''sent'' and state <> ''sent'' then $2 else sent_by_id end,
    accepted_by_id = case when $1 in (''accepted'', ''locked'') then coalesce(accepted_by_id, $2) end where id = $3', place)
    using to_state, checker, record;
  get diagnostics moved = row_count;
  raise exception using errcode = 'ZZ001', message = case when moved = 1 then 'moved' else 'not there' end;
exception
  when sqlstate 'ZZ001' then
    return sqlerrm;
  when check_violation then
    get stacked diagnostics broken = constraint_name;
    return broken;
end $$`;

const tables = { festival: "festival", plan: "festival_plan", report: "festival_report" } as const;
const builders = { festival: buildFestival, plan: buildPlan, report: buildReport };

test("the rules in the database are those of the code", async () => {
  const { rows } = await database.owner.query(
    `select record_kind as kind, step, from_state as "from", to_state as "to", relation, role from workflow_rule`,
  );
  const line = (rule: object) => JSON.stringify(Object.entries(rule).sort(([a], [b]) => (a < b ? -1 : 1)));
  expect(rows.map(line).sort()).toEqual(workflowRules().map(line).sort());
});

test("the rules change by migration only", async () => {
  const nation = await createActor(database.owner, "ministry_admin", units.N);
  await expect(
    inScope(nation, { action: "test" }, (tx) => tx.$executeRaw`delete from workflow_rule`),
  ).rejects.toThrow(/permission denied/);
});

describe("every role in every position over every pair of states does what the table says", () => {
  const table = readWorkflowTable();

  test.each(positions)("$kind of $of: $name", async (position) => {
    const { kind, of } = position;
    const { owner } = database;
    await owner.query("delete from festival; delete from festival_plan; delete from festival_report");
    const record = await builders[kind](owner, { unitId: units[of].id, seasonId: season });
    const { rows } = await owner.query<{ role: string; from: string; to: string; came: string }>(
      `select r.role, p.from_state as "from", p.to_state as "to",
              try_move($1, $2, $3, $4, r.role, $5, $6, p.from_state, p.to_state) as came
         from unnest($7::text[]) r (role), unnest($8::text[], $9::text[]) p (from_state, to_state)`,
      [
        ...[tables[kind], record, units[position.acting].id, position.acting === "N"],
        ...[units[position.holder].id, units[position.begunBy].id, roles],
        ...[pairs.map(({ from }) => from), pairs.map(({ to }) => to)],
      ],
    );
    expect(rows).toHaveLength(roles.length * pairs.length);
    const answers = [
      "moved",
      "not there",
      "record_transition",
      "record_rule",
      "record_deciding",
      "record_locked",
    ];
    const wrong = rows.filter(({ role, from, to, came }) => {
      const pair = pairs.find((one) => one.from === from && one.to === to);
      const may = pair !== undefined && allowedBy(table, position, role as (typeof roles)[number], pair);
      return may !== (came === "moved") || !answers.includes(came);
    });
    expect(wrong).toEqual([]);
  });
});

describe("what the table cannot show", () => {
  const move = (actor: Actor, id: string, to: string, change = "") =>
    inScope(actor, { action: "test" }, (tx) =>
      tx.$executeRawUnsafe(`update festival set state = '${to}'${change} where id = '${id}'`),
    );

  test("nobody moves a record without a role", async () => {
    const chief = await createActor(database.owner, "commune_chief", units.C);
    const id = await buildFestival(database.owner, { unitId: units.C.id, seasonId: season });
    const unnamed = inScope(chief, { action: "test" }, async (tx) => {
      await tx.$executeRaw`select set_config('app.role', '', true)`;
      await tx.$executeRawUnsafe(`update festival set state = 'submitted' where id = '${id}'`);
    });
    await expect(unnamed).rejects.toThrow(/record_role/);
    await move(chief, id, "submitted");
  });

  test("what was passed on is not recalled", async () => {
    const chief = await createActor(database.owner, "commune_chief", units.C);
    const of = { unitId: units.C.id, seasonId: season };
    const id = await buildFestival(database.owner, of, { ...inState("sent", units.P.id), received: true });
    await expect(move(chief, id, "draft")).rejects.toThrow(/record_received/);
    await database.owner.query("update festival set received = false where id = $1", [id]);
    await move(chief, id, "draft");
  });

  test("where it lies does not change by itself", async () => {
    const officer = await createActor(database.owner, "province_officer", units.P);
    const of = { unitId: units.C.id, seasonId: season };
    const id = await buildFestival(database.owner, of, inState("sent", units.P.id));
    await expect(move(officer, id, "sent", `, holder_unit_id = '${units.C.id}'`)).rejects.toThrow(
      /record_rule/,
    );
  });

  test("a unit does not accept from a unit of its own level", async () => {
    const officer = await createActor(database.owner, "province_officer", units.P);
    await database.owner.query("delete from festival_report");
    const id = await buildReport(
      database.owner,
      { unitId: units.P.id, seasonId: season },
      inState("sent", units.P.id),
    );
    const accept = inScope(
      officer,
      { action: "test" },
      (tx) => tx.$executeRaw`
        update festival_report set state = 'accepted', accepted_by_id = ${officer.userId}::uuid where id = ${id}::uuid`,
    );
    await expect(accept).rejects.toThrow(/record_deciding/);
  });

  test("a province acts in the place of its district only once that is no more", async () => {
    const { owner } = database;
    const { rows } = await owner.query<{ district: string; commune: string }>(
      `select d.id as district, c.id as commune from unit d join unit c on c.parent_id = d.id
        where d.parent_id = $1 and d.level = 'district' order by d.code limit 1`,
      [units.P.id],
    );
    const officer = await createActor(owner, "province_officer", units.P);
    await owner.query("delete from festival_report");
    const of = { unitId: rows[0]?.commune ?? "", seasonId: season };
    const id = await buildFestival(owner, of, inState("sent", rows[0]?.district ?? ""));
    const until = (day: string) =>
      owner.query(
        `alter table unit disable trigger user; update unit set valid_to = ${day} where id = '${rows[0]?.district}'`,
      );
    await until("today_in_vietnam() + 1");
    await expect(move(officer, id, "returned")).rejects.toThrow(/record_rule/);
    await until("today_in_vietnam()");
    await move(officer, id, "returned");
    await owner.query("alter table unit enable trigger user");
  });

  test("a province acts for the one that it absorbed whole", async () => {
    const { owner } = database;
    const old = await findUnit(owner, "27", "province", "2022-08-19");
    const heir = await findUnit(owner, "24", "province");
    await owner.query("delete from festival_report");
    const id = await buildReport(owner, { unitId: old.id, seasonId: season });
    const submit = async (at: TestUnit) => {
      const officer = await createActor(owner, "province_officer", at);
      return inScope(
        officer,
        { action: "test" },
        (tx) => tx.$executeRaw`update festival_report set state = 'submitted' where id = ${id}::uuid`,
      );
    };
    expect(await submit(units.Q)).toBe(0);
    expect(await submit(heir)).toBe(1);
  });
});
