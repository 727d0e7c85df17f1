import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { closeDatabase, inScope } from "@/lib/core/db";
import { sweepFiles } from "@/lib/core/file-sweep";
import { getContent } from "@/lib/evidence/queries";
import { putIntoStore, storeOfSettings } from "@/lib/launch/file-store-settings";
import { missing } from "@/lib/recognitions/applications/missing";
import { getApplication } from "@/lib/recognitions/applications/queries";
import { scoreFault } from "@/lib/recognitions/appraisal/verify";
import { storedResults } from "@/lib/recognitions/appraisal/verify-load";
import { loadDemo } from "@/prisma/seed/demo";
import { takeInPictures } from "@/prisma/seed/demo/pictures";
import { createActor, findUnit } from "@/tests/support/actors";
import { type TestDatabase, testDatabase } from "@/tests/support/database";
import { namedFaults } from "@/tests/support/figures";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  const client = await database.owner.connect();
  try {
    await loadDemo(client, { pictures: await takeInPictures(putIntoStore) });
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

  test("two areas are weak, one with a plan; what the police confirm goes out under their name", async () => {
    expect(
      await rows(`select u.name, p.id is not null as planned from application a join unit u on u.id = a.unit_id
         left join strengthening_plan p on p.application_id = a.id where a.outcome_class = 'weak' order by u.code`),
    ).toEqual([
      { name: "Mai Phụ", planned: true },
      { name: "Cẩm Duệ", planned: false },
    ]);
    expect(
      await rows(`select from recognition_decision d join scheme m on m.id = d.scheme_id
         where (m.code in ('rural_security', 'civil_urban')) <> (d.issuer like 'Công an %')`),
    ).toEqual([]);
  });

  test("everything recognised stands on the list of a signed decision of who decides, with a certificate", async () => {
    const broken = {
      "recognised without a certificate": `select from application a where a.state = 'recognised'
         and not exists (select from recognition r where r.application_id = a.id)`,
      "a certificate of what was not recognised": `select from recognition r join application a on a.id = r.application_id where a.state <> 'recognised'`,
      "decided by another unit than it lay with": `select from decision_item i join application a on a.id = i.application_id
         join recognition_decision d on d.id = i.decision_id where (d.unit_id, d.scheme_id, d.year) <> (a.holder_unit_id, a.scheme_id, a.year)`,
      "a decider of another level than the scheme's": `select from decision_item i join application a on a.id = i.application_id
         join recognition_decision d on d.id = i.decision_id join unit u on u.id = d.unit_id where u.level <> a.decides`,
      "decided on another day than it was signed": `select from recognition_decision d join decision_item i on i.decision_id = d.id
         join application a on a.id = i.application_id where d.state = 'signed'
          and ((a.decided_at at time zone 'Asia/Ho_Chi_Minh')::date <> d.decided_on or d.signed_by_id <> a.decided_by_id)`,
      "sent after it was decided": `select from recognition_decision d join decision_item i on i.decision_id = d.id
         join application a on a.id = i.application_id where d.decided_on < (a.sent_at at time zone 'Asia/Ho_Chi_Minh')::date`,
      "a day to come": `select from recognition_decision where decided_on > '2026-11-22' union all
         select from recognition where ended_on > '2026-11-22' union all select from recheck where checked_on > '2026-11-22'`,
      // A district has one officer.
      "signed by who prepared it": `select from recognition_decision d join unit u on u.id = d.unit_id
         where d.signed_by_id = d.entered_by_id and u.level <> 'district'`,
      "safety that does not end": `select from recognition r join scheme s on s.id = r.scheme_id
         where (s.code = 'safe_area') <> (r.valid_to is not null) or r.valid_to <> make_date(r.year + 1, 12, 31)`,
      "a model ward not of the Minister": `select from recognition r join scheme s on s.id = r.scheme_id and s.code = 'model_ward_police'
         join recognition_decision d on d.id = r.decision_id where d.issuer <> 'Bộ Công an'`,
      "gone on without an appraisal": `select from decision d join unit u on u.id = d.actor_unit_id and u.level in ('province', 'nation')
         where d.record_kind = 'application' and d.step in ('pass', 'propose') and not exists (select from appraisal p
           where p.application_id = d.record_id and p.level = u.level and p.state = 'agreed' and p.passed and p.agreed_at < d.at)`,
      "agreed without a score": `select from appraisal p cross join lateral asked_criteria(p.application_id) c where p.state = 'agreed'
         and not exists (select from agreed_score g where g.appraisal_id = p.id and g.criterion_id = c.id)`,
      "a code that is none": `select from recognition where code !~ '^[0-9a-hjkmnp-tv-z]{26}$' or code ~ '^[0-9a-f]{26}$'`,
      "taken back by nobody known": `select from recognition r left join app_user u on u.id = r.ended_by_id
         where r.state <> 'valid' and u.full_name is distinct from r.ended_by_name`,
      "lost, kept": `select from recheck k join recognition r on r.id = k.recognition_id where k.kept <> (r.state = 'valid')`,
    };
    for (const [what, sql] of Object.entries(broken)) expect(await rows(sql), what).toEqual([]);
    const [found] = await rows<Record<string, number>>(
      `select (select count(distinct state)::int from recognition) as states,
              (select count(distinct u.level)::int from recognition_decision d join unit u on u.id = d.unit_id) as levels,
              (select count(*)::int from recognition_decision where state = 'draft') as drafts,
              (select count(*)::int from recognition_succession where carried) as carried,
              (select count(*)::int from recognition r join unit u on u.id = r.unit_id where u.valid_to is not null and r.state = 'valid'
                  and r.valid_to is null and not exists (select from recognition_succession m where m.recognition_id = r.id)) as waiting`,
    );
    expect(found).toMatchObject({ states: 4, levels: 4, drafts: 1 });
    expect(found?.carried).toBeGreaterThan(5);
    expect(found?.waiting).toBeGreaterThan(20);
  });

  test("figures and scores that are kept are what they come to", async () => {
    expect(await namedFaults(database.owner)).toEqual([]);
    const ask = async <T>(sql: string) => (await database.owner.query(sql)).rows as T[];
    let seen = 0;
    for await (const stored of storedResults(ask)) {
      seen += 1;
      expect(scoreFault(stored), stored.name).toBeNull();
    }
    expect(seen).toBeGreaterThan(8_000);
    const sums = await rows<{ measure: string }>(
      "select distinct measure from figure_sum where measure like 'recognition.%' order by 1",
    );
    expect(sums.map(({ measure }) => measure)).toEqual(
      ["afterwards", "criteria", "first", "outcome", "passed", "registered", "sent", "unmet"].map(
        (part) => `recognition.${part}`,
      ),
    );
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

describe("photos of the demonstration", () => {
  test("hang on points and on answers, each with its content in the store, and open for a leader", async () => {
    const found = await rows<{ kind: string; places: number; files: number }>(
      `select record_kind::text as kind, count(distinct record_id)::int as places, count(*)::int as files
         from evidence_file group by 1 order by 1`,
    );
    expect(found.map(({ kind }) => kind)).toEqual(["application", "festival"]);
    for (const { places, files } of found) {
      expect(places).toBeGreaterThanOrEqual(4);
      expect(files).toBeLessThan(150);
    }
    expect(
      await rows(`select from answer_evidence e join application_answer n on n.id = e.answer_id join festival f on f.id = e.record_id
                   where f.held_on > n.updated_at`),
    ).toEqual([]);
    expect((await sweepFiles(database.owner, storeOfSettings(), { remove: false })).missing).toEqual([]);
    const leader = await createActor(
      database.owner,
      "province_leader",
      await findUnit(database.owner, "42", "province"),
    );
    const [file] = await rows<{ id: string }>(
      `select e.id from evidence_file e join unit u on u.id = e.unit_id where u.code = '18562' and e.record_kind = 'festival' limit 1`,
    );
    const content = await inScope(leader, { action: "test" }, (tx) =>
      getContent(tx, leader, file?.id ?? "", "thumb"),
    );
    const opened = await storeOfSettings().open(content.sha256);
    expect(opened.bytes).toBeGreaterThan(1_000);
    await opened.stream.cancel();
  });

  test("records of the unit stand at answers, and open for who reads the application", async () => {
    const [brought] = await rows<{ brought: number; own: number }>(
      `select count(*)::int as brought,
              count(*) filter (where exists (select from own_records(e.application_id) r where r.kind = e.record_kind and r.id = e.record_id))::int as own
         from answer_evidence e where record_id is not null`,
    );
    expect(brought?.brought).toBeGreaterThanOrEqual(4);
    expect(brought?.own).toBe(brought?.brought);
  });

  test("they come as the loading itself does: no lines of the trail of their own", async () => {
    expect(
      await rows(
        "select 1 from audit_entry where table_name in ('evidence_file', 'evidence_upload', 'answer_evidence')",
      ),
    ).toEqual([]);
  });
});
