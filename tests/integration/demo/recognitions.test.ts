import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { closeDatabase, inScope } from "@/lib/core/db";
import { missing } from "@/lib/recognitions/applications/missing";
import { getApplication } from "@/lib/recognitions/applications/queries";
import { loadDemo } from "@/prisma/seed/demo";
import { createActor, findUnit } from "@/tests/support/actors";
import { type TestDatabase, testDatabase } from "@/tests/support/database";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  const client = await database.owner.connect();
  try {
    await loadDemo(client);
  } finally {
    client.release();
  }
}, 900_000);
afterAll(async () => {
  await closeDatabase();
  await database.drop();
}, 60_000);

async function rows<T>(sql: string): Promise<T[]> {
  return (await database.owner.query(sql)).rows as T[];
}

describe("applications of the demonstration", () => {
  test("there are some in every state, on the old map and on the new one", async () => {
    const found = await rows<{ state: string; old: number; now: number }>(
      `select s.state::text, count(a.id) filter (where u.valid_to is not null)::int as old, count(a.id) filter (where u.valid_to is null)::int as now
         from unnest(enum_range(null::application_state)) s (state)
         left join application a on a.state = s.state left join unit u on u.id = a.unit_id group by 1`,
    );
    expect(found.filter(({ now }) => now === 0)).toEqual([]);
    const old = found.filter((one) => one.old > 0).map(({ state }) => state);
    expect(old.sort()).toEqual(["not_met", "recognised", "withdrawn"]);
    const [years] = await rows<{ schemes: number; years: number; levels: number }>(
      "select count(distinct scheme_id)::int as schemes, count(distinct year)::int as years, count(distinct decides)::int as levels from application",
    );
    expect(years).toEqual({ schemes: 6, years: 3, levels: 4 });
  });

  test("no row is impossible", async () => {
    const broken = {
      "an answer that does not fit": `select from application_answer a join criterion c on c.id = a.criterion_id where not answer_fits(a, c)`,
      "an answer to a criterion of another set": `select from application_answer a join criterion c on c.id = a.criterion_id
         join application p on p.id = a.application_id where c.set_id not in (p.set_id, coalesce(p.addition_set_id, p.set_id))`,
      "a timeline that does not go forward": `select from (select at, lag(at) over (partition by record_id order by id) as before
         from decision where record_kind = 'application') d where at <= before`,
      "a step of nobody's": `select from decision d join application a on a.id = d.record_id where step <> 'register'
         and not exists (select from application_rule r where (r.decides, r.step, r.role) = (a.decides, d.step, d.actor_role))`,
      "a holder of another level": `select from application a join unit h on h.id = a.holder_unit_id where h.level <> a.stage`,
      "a day to come": `select from decision where record_kind = 'application' and at > timestamptz '2026-11-22 00:00+07'`,
      "open criteria without a remark": `select from application a where open_criteria <> '{}'
         and not exists (select from return_remark m where m.record_id = a.id)`,
      "a subject registered elsewhere": `select from application a join subject s on s.id = a.subject_id where s.unit_id <> a.unit_id`,
    };
    for (const [what, sql] of Object.entries(broken)) expect(await rows(sql), what).toEqual([]);
  });

  test("what was handed in is whole, and what is stored of the score is what the answers come to", async () => {
    const nation = await findUnit(database.owner, "VN", "nation");
    const reader = await createActor(database.owner, "ministry_officer", nation);
    const some = await rows<{ id: string; state: string; self_total: number; self_met: number }>(
      `select id, state, self_total, self_met from (select a.*, row_number() over (partition by scheme_id, year, subject_kind, state order by id) as n
         from application a where set_id is not null) a where n <= 2`,
    );
    expect(some.length).toBeGreaterThan(80);
    for (const { id, state, self_total, self_met } of some) {
      const record = await inScope(reader, { action: "test" }, (tx) => getApplication(tx, id, "2026-11-22"));
      if (!record?.score) throw new Error(`${id} is not there`);
      expect([record.score.normalised, record.score.metCount], id).toEqual([self_total, self_met]);
      if (["building", "self_scored", "withdrawn", "returned"].includes(state)) continue;
      expect(missing(record), `${record.scheme.code} ${record.year} ${record.unit.code} ${state}`).toEqual(
        [],
      );
      if (record.scheme.subject.kind && state === "recognised") expect(record.score.met, id).toBe(true);
      if (state === "not_met") expect(record.score.met, id).toBe(false);
    }
  });
});
