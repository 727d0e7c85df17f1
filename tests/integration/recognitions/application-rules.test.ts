import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { applicationRules } from "@/lib/recognitions/applications/workflow";
import { ApplicationState, Role, type UnitLevel } from "@/prisma/generated/enums";
import { buildApplication } from "@/tests/support/recognitions";
import { as, openScene, type Scene } from "./scene";

/** The moves of applications: the database against the table of the code, as its own roles, past all code of ours. */
let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
  await scene.owner.query(tryMove);
});
afterAll(() => scene.close());

const tryMove = `
create function try_move(record uuid, acting uuid, nation boolean, role_name text, holder uuid, from_state text, to_state text)
returns text language plpgsql as $$
declare
  own uuid := (select unit_id from application where id = record);
  decided unit_level := (select decides from application where id = record);
  checker uuid := '00000000-0000-4000-8000-00000000000b';
  earlier uuid := '00000000-0000-4000-8000-00000000000c';
  other uuid := '00000000-0000-4000-8000-00000000000d';
  moved int;
  broken text;
begin
  update application set state = from_state::application_state, holder_unit_id = holder, received = false,
    sent_by_id = case when from_state in ('registered', 'building', 'self_scored') then null else earlier end,
    outcome_reason = 'thử',
    decided_by_id = case when from_state in ('recognised', 'not_met') then other end where id = record;
  perform set_config('app.user_id', checker::text, true), set_config('app.unit_id', acting::text, true),
          set_config('app.role', role_name, true);
  perform set_config('role', case when nation then 'portal_nation' else 'portal_app' end, true);
  update application set state = to_state::application_state,
    holder_unit_id = case
      when to_state in ('registered', 'building', 'self_scored', 'returned', 'withdrawn') then own
      when to_state = 'sent' and decided = 'commune' then own
      -- One level up from where it lies.
      when to_state = 'sent' then coalesce((select parent_id from unit where id = holder), holder)
      else holder end,
    sent_by_id = case when to_state = 'sent' and sent_by_id is null then checker else coalesce(sent_by_id, case when to_state in ('passed', 'proposed', 'returned', 'recognised', 'not_met') then checker end) end,
    decided_by_id = case when to_state in ('recognised', 'not_met') then checker end
   where id = record;
  get diagnostics moved = row_count;
  raise exception using errcode = 'ZZ001', message = case when moved = 1 then 'moved' else 'not there' end;
exception
  when sqlstate 'ZZ001' then
    return sqlerrm;
  when check_violation then
    get stacked diagnostics broken = constraint_name;
    return broken;
end $$`;

const line = (rule: object) => JSON.stringify(Object.entries(rule).sort(([a], [b]) => (a < b ? -1 : 1)));

test("the rules in the database are those of the code", async () => {
  const { rows } = await scene.owner.query(
    `select decides, stage, step, from_state as "from", to_state as "to", relation, role from application_rule`,
  );
  expect(rows.length).toBeGreaterThan(150);
  expect(rows.map(line).sort()).toEqual(applicationRules().map(line).sort());
});

test("the rules change by migration only", async () => {
  const wiped = as(scene.people.v05, (tx) => tx.$executeRaw`delete from application_rule`);
  await expect(wiped).rejects.toThrow(/permission denied/);
});

type Unit = "commune" | "sibling" | "province" | "foreignProvince" | "nation";
type Position = { decides: UnitLevel; holder: "commune" | "province" | "nation"; acting: Unit };

const levels = { commune: "commune", province: "province", nation: "nation" } as const;
const holders: Record<"commune" | "province" | "nation", Position["holder"][]> = {
  commune: ["commune"],
  province: ["commune", "province"],
  nation: ["commune", "province", "nation"],
};
const positions: Position[] = Object.entries(holders).flatMap(([decides, at]) =>
  at.flatMap((holder) =>
    (["commune", "sibling", "province", "foreignProvince", "nation"] as const)
      // Of those beside it, the one that stands beside the holder.
      .filter((acting) => (acting === "sibling" ? holder === "commune" : true))
      .filter((acting) => (acting === "foreignProvince" ? holder === "province" : true))
      .map((acting) => ({ decides: decides as UnitLevel, holder, acting })),
  ),
);

/** What the rules let pass is still held until it was appraised, or stands on a signed decision: see appraisal-guards. */
const evenSo = ["application_appraised", "application_decision"];

describe("every role in every position over every pair of states does what the rules say", () => {
  const states = Object.values(ApplicationState);
  // Of those who take no step, one is enough.
  const roles = Object.values(Role).filter((role) => role !== "appraiser" && role !== "province_admin");

  test.each(positions)(
    "decided by the $decides, lies with the $holder, the $acting acts",
    async (position) => {
      const { owner, commune, scheme, set } = scene;
      await owner.query("delete from application");
      const of = { unit: commune, schemeId: scheme, setId: set.id };
      const record = await buildApplication(owner, of, "building", { decides: position.decides });
      const { rows } = await owner.query<{ role: string; from: string; to: string; came: string }>(
        `select r.role, f.state as "from", t.state as "to",
              try_move($1, $2, $3, r.role, $4, f.state, t.state) as came
         from unnest($5::text[]) r (role), unnest($6::text[]) f (state), unnest($6::text[]) t (state)
        where f.state <> t.state`,
        [
          ...[record, scene[position.acting].id, position.acting === "nation"],
          ...[scene[position.holder].id, roles, states],
        ],
      );
      expect(rows.length).toBe(roles.length * states.length * (states.length - 1));
      const rules = applicationRules();
      const stands = [
        ...(position.acting === "commune" ? ["own"] : []),
        ...(position.acting === position.holder ? ["holder"] : []),
      ];
      const wrong = rows.filter(({ role, from, to, came }) => {
        const may =
          to !== "registered" &&
          rules.some(
            (rule) =>
              rule.decides === position.decides &&
              rule.stage === levels[position.holder] &&
              rule.from === from &&
              rule.to === to &&
              rule.role === role &&
              stands.includes(rule.relation),
          );
        const answers = [
          "moved",
          "not there",
          "application_transition",
          "application_rule",
          "application_final",
          ...evenSo,
        ];
        return may !== (came === "moved" || evenSo.includes(came)) || !answers.includes(came);
      });
      expect(wrong.slice(0, 10)).toEqual([]);
    },
  );
});
