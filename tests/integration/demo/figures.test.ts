import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadDemo } from "@/prisma/seed/demo";
import { type TestDatabase, testDatabase } from "@/tests/support/database";

/** Figures of the sources (domain §14.5), counted here by plain SQL and not by the code that the portal counts with. */
let database: TestDatabase;
let before: unknown[];
let again: string;

beforeAll(async () => {
  database = await testDatabase();
  before = await shape();
  const client = await database.owner.connect();
  try {
    expect(await loadDemo(client)).toBe("loaded");
    again = await loadDemo(client);
    // Every point with its season and its province, whatever the map of that year.
    await client.query(`
      create view point as
      select f.*, s.year, p.code as province, f.status = 'held' and f.state in ('accepted', 'locked') as counts
        from festival f
        join season s on s.id = f.season_id
        join unit c on c.id = f.unit_id
        left join unit d on d.id = c.parent_id and d.level = 'district'
        join unit p on p.id = coalesce(d.parent_id, c.parent_id)`);
  } finally {
    client.release();
  }
}, 300_000);
afterAll(() => database.drop());

/** Every constraint, index and trigger: the load takes some away for its own time. */
async function shape(): Promise<unknown[]> {
  const { rows } = await database.owner.query(`
    select conrelid::regclass::text, conname, pg_get_constraintdef(oid) as what from pg_constraint where conrelid <> 0
     union all select tablename, indexname, indexdef from pg_indexes where schemaname = 'public'
     union all select tgrelid::regclass::text, tgname, pg_get_triggerdef(oid) || tgenabled::text from pg_trigger where not tgisinternal
     order by 1, 2, 3`);
  return rows;
}

async function row(sql: string): Promise<Record<string, number>> {
  const { rows } = await database.owner.query(sql);
  return Object.fromEntries(Object.entries(rows[0] ?? {}).map(([name, value]) => [name, Number(value)]));
}

/** How many rows break a rule; none may. */
const broken = async (sql: string) => (await row(`select count(*) as n from (${sql}) broken`)).n;

const figures = (where: string) =>
  row(`select count(*) as "NH01",
              count(*) filter (where host_level = 'commune') as "NH02",
              count(*) filter (where host_level in ('residential', 'inter_residential')) as "NH03",
              count(*) filter (where top_tier = 'party_state') as "NH06",
              count(*) filter (where top_tier = 'province') as "NH07",
              count(*) filter (where top_tier = 'district') as "NH08",
              sum(turnout) as "NH09",
              sum((select sum(count) from festival_gift g where g.festival_id = point.id)) as "NH10",
              sum((select sum(value) from festival_gift g where g.festival_id = point.id)) as "NH11",
              sum((select sum(count) from festival_award a where a.festival_id = point.id
                    and authority = 'ministry' and form = 'medal')) as "NH12",
              sum((select sum(count) from festival_award a where a.festival_id = point.id
                    and authority = 'ministry' and form = 'merit_certificate')) as "NH13"
         from point where counts and ${where}`);

describe("what was published about 2022", () => {
  test("the nation", async () => {
    expect(await figures("year = 2022")).toMatchObject({
      NH02: 5_813,
      NH06: 28,
      NH10: 35_000,
      NH11: 34_900_000_000,
      NH12: 4_346,
      NH13: 165,
    });
  });

  test("Hà Tĩnh", async () => {
    expect(await figures("year = 2022 and province = '42'")).toMatchObject({
      NH01: 1_407,
      NH07: 15,
      NH08: 209,
      NH09: 84_000,
      NH10: 412,
    });
  });

  test("Thái Nguyên", async () => {
    expect(await figures("year = 2022 and province = '19'")).toMatchObject({ NH02: 76, NH03: 117 });
  });

  test("phường Quán Thánh on 17/8/2022, with leaders of Party and State", async () => {
    const { rows } = await database.owner.query(
      `select top_tier, host_level, held_on::text from point where year = 2022 and province = '01' and name = 'Ngày hội phường Quán Thánh'`,
    );
    expect(rows).toEqual([{ top_tier: "party_state", host_level: "commune", held_on: "2022-08-17" }]);
  });

  test("63 reports, and everything locked", async () => {
    expect(
      await row(`select count(*) as reports, count(*) filter (where r.state = 'locked') as locked
                   from festival_report r join season s on s.id = r.season_id where year = 2022`),
    ).toEqual({ reports: 63, locked: 63 });
    expect(await broken("select from point where year = 2022 and state <> 'locked'")).toBe(0);
  });
});

describe("the two seasons after it", () => {
  test("2024 has 3 to 8 % more points than 2022", async () => {
    const before = (await figures("year = 2022")).NH01 ?? 0;
    const after = (await figures("year = 2024")).NH01 ?? 0;
    expect(after / before).toBeGreaterThan(1.03);
    expect(after / before).toBeLessThan(1.08);
  });

  test("2024 is open again with a reason, and Hà Tĩnh has not signed", async () => {
    const { rows } = await database.owner.query(
      `select s.state, s.reopen_reason <> '' as why, r.state as report from season s
         join festival_report r on r.season_id = s.id join unit u on u.id = r.unit_id where year = 2024 and u.code = '42'`,
    );
    expect(rows).toEqual([{ state: "reopened", why: true, report: "draft" }]);
  });

  test("2026: 34 provinces, 3.321 communes, about 96 % of which reported", async () => {
    const { communes = 0, reported = 0 } = await row(`
      select (select count(*) from unit where level = 'commune' and valid_to is null) as communes,
             (select count(distinct unit_id) from point where year = 2026 and state in ('sent', 'accepted', 'locked')) as reported`);
    expect(communes).toBe(3_321);
    expect(reported / communes).toBeGreaterThan(0.95);
    expect(reported / communes).toBeLessThan(0.975);
    const { rows } = await database.owner.query(
      `select r.state, count(*)::int as n from festival_report r join season s on s.id = r.season_id
        where year = 2026 group by 1 order by 1`,
    );
    expect(rows).toEqual([
      { state: "draft", n: 1 },
      { state: "submitted", n: 1 },
      { state: "sent", n: 3 },
      { state: "returned", n: 2 },
      { state: "accepted", n: 12 },
      { state: "locked", n: 14 },
    ]);
  });
});

describe("no row is impossible", () => {
  test.each([
    [
      "two commune-level points of one commune",
      "select unit_id from point where host_level = 'commune' group by unit_id, year having count(*) > 1",
    ],
    [
      "accepted by the person who entered or sent it",
      "select from festival where accepted_by_id in (entered_by_id, sent_by_id)",
    ],
    [
      "a plan or report accepted by the person who entered or sent it",
      "select from festival_plan where accepted_by_id in (entered_by_id, sent_by_id) union all select from festival_report where accepted_by_id in (entered_by_id, sent_by_id)",
    ],
    [
      "more leaders' points than points",
      "select from point where counts group by year, province having count(*) filter (where top_tier in ('party_state', 'province', 'district')) > count(*)",
    ],
    [
      "a gift below 50.000 or above 5.000.000 đồng",
      "select from festival_gift where value / count not between 50000 and 5000000",
    ],
    ["more delegates than people", "select from festival where delegates > turnout"],
    [
      "a unit that did not live on the day",
      "select from point p join unit u on u.id = p.unit_id where held_on < u.valid_from or held_on >= coalesce(u.valid_to, 'infinity')",
    ],
    [
      "a day outside the season",
      "select from festival f join season s on s.id = f.season_id where held_on not between starts_on and ends_on",
    ],
    [
      "sent without a result",
      "select from festival where state not in ('draft', 'returned') and (status = 'planned' or (status = 'held' and (turnout is null or top_tier is null or place = '')))",
    ],
    [
      "district leaders after the districts",
      "select from festival f where held_on >= '2025-07-01' and (top_tier = 'district' or pilot_of = 'district' or host_level = 'district' or exists (select from festival_guest g where g.festival_id = f.id and g.tier = 'district') or exists (select from festival_award a where a.festival_id = f.id and a.authority = 'district_committee'))",
    ],
    [
      "a guest above the highest tier",
      "select from festival f join festival_guest g on g.festival_id = f.id where g.tier < f.top_tier",
    ],
    [
      "a medal that is not of the ministry, or for a collective",
      "select from festival_award where form = 'medal' and (authority <> 'ministry' or recipient <> 'individual')",
    ],
    [
      "nobody named who entered it",
      "select from festival f left join app_user u on u.id = f.entered_by_id where u.full_name is distinct from f.entered_by_name",
    ],
    ["sent, but nobody's turn", "select from festival where state = 'sent' and holder_unit_id = unit_id"],
    [
      "a search key of another text",
      "select from (select name, place, search_key from festival order by md5(id::text) limit 3000) f where search_key <> fold(name || ' ' || place)",
    ],
    [
      "a person with another search key",
      "select from (select * from app_user order by md5(id::text) limit 3000) u where search_key <> fold(full_name || ' ' || username || ' ' || job_title)",
    ],
    [
      "a report signed while points wait",
      "select from point p join festival_report r on r.season_id = p.season_id join unit u on u.id = r.unit_id and u.code = p.province where p.state = 'sent' and r.state in ('sent', 'accepted', 'locked')",
    ],
    [
      "a point accepted after its report was signed",
      "select from point p join festival_report r on r.season_id = p.season_id join unit u on u.id = r.unit_id and u.code = p.province where p.accepted_at > r.sent_at and r.state = 'locked'",
    ],
  ])("%s", async (_rule, sql) => {
    expect(await broken(sql)).toBe(0);
  });

  test("the last line of every timeline leads to the record's state", async () => {
    for (const table of ["festival", "festival_plan", "festival_report"]) {
      expect(
        await broken(`
          select from (select distinct on (record_id) record_id, to_state from decision where record_kind <> 'season' order by record_id, at desc) d
            join ${table} r on r.id = d.record_id where r.state <> d.to_state`),
      ).toBe(0);
      expect(
        await broken(
          `select from ${table} r where state <> 'draft' and not exists (select from decision d where d.record_id = r.id)`,
        ),
      ).toBe(0);
    }
  });

  test("each line of a timeline begins where the one before ended, along the steps of the workflow", async () => {
    expect(
      await broken(`
        select from (select from_state, step, lag(to_state) over (partition by record_id order by at) as before from decision where record_kind <> 'season') d
         where before is not null and from_state is distinct from before`),
    ).toBe(0);
    expect(
      await broken(`
        select from decision d where record_kind not in ('season', 'application') and step <> 'create'
           and not exists (select from workflow_rule w where (w.record_kind, w.from_state, w.to_state, w.step, w.role) = (d.record_kind, d.from_state, d.to_state, d.step, d.actor_role))`),
    ).toBe(0);
  });

  test("no unit takes a step after its end", async () => {
    expect(
      await broken(
        "select from decision d join unit u on u.id = d.actor_unit_id where u.valid_to <= (d.at at time zone 'Asia/Ho_Chi_Minh')::date",
      ),
    ).toBe(0);
  });
});

describe("how it is loaded", () => {
  test("a second time changes nothing", () => {
    expect(again).toBe("unchanged");
  });

  test("one line of the trail, and every guard is back at its post", async () => {
    const { rows } = await database.owner.query(
      "select action, operation, table_name from audit_entry where table_name <> 'unit' and action like 'demo%'",
    );
    expect(rows).toEqual([{ action: "demonstration.load", operation: "insert", table_name: "season" }]);
    expect(await shape()).toEqual(before);
    expect(await broken("select from pg_constraint where not convalidated")).toBe(0);
  });

  test("seasons and people are marked, and only the named accounts can sign in", async () => {
    expect(
      await broken("select from season where not demo union all select from app_user where not demo"),
    ).toBe(0);
    const { rows } = await database.owner.query(
      "select username, must_change from credential c join app_user u on u.id = c.user_id order by username",
    );
    expect(rows.map((account) => account.username)).toEqual(
      expect.arrayContaining([
        "bo.lanhdao",
        "hatinh.canbo",
        "thachha.canbo",
        "thachha.huyen",
        "thachha.truong",
        "v05.quantri",
      ]),
    );
    expect(rows).toHaveLength(16);
    expect(rows.filter((account) => account.must_change)).toEqual([]);
  });
});
