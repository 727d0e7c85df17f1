import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { closeDatabase, type Tx } from "@/lib/core/db";
import { isRate } from "@/lib/core/indicator";
import { measures, type YearFigureCode, yearCatalogue } from "@/lib/reports/catalogue";
import type { CountedUnit } from "@/lib/reports/sum-queries";
import { type YearFigures, yearFiguresOf } from "@/lib/reports/year-figures";
import { yearEnd } from "@/lib/reports/year-page";
import { countYears, nothingCounted, type YearPlan } from "@/lib/reports/year-queries";
import { communesOf, createActor, findUnit, type TestUnit } from "@/tests/support/actors";
import { type TestDatabase, testDatabase } from "@/tests/support/database";
import { namedFaults } from "@/tests/support/figures";
import { as } from "./scene";

/**
 * Applications of chance in communes of two provinces that are one today, in two years on both sides of the merger: whatever
 * they are, every figure is the sum of its parts at each level on both maps, nothing is counted twice, and the sums are what
 * the records give.
 */
const today = "2026-11-21";
const states = [
  ...["registered", "building", "self_scored", "sent", "returned", "passed"],
  ...["proposed", "recognised", "recognised", "not_met", "withdrawn"],
];
let database: TestDatabase;
let nation: Actor;
/** Wards of then; communes of today. */
let then: TestUnit[];
let now: TestUnit[];
let provinces: TestUnit[];
let merged: TestUnit;
let schemes: { id: string; code: string; set: string }[];

beforeAll(async () => {
  database = await testDatabase();
  const { owner } = database;
  nation = await createActor(owner, "ministry_officer", { code: "VN", level: "nation" });
  provinces = [
    await findUnit(owner, "24", "province", "2024-12-31"),
    await findUnit(owner, "27", "province", "2024-12-31"),
  ];
  then = [];
  for (const province of provinces) {
    const all = await communesOf(owner, province, 200, "2024-12-31");
    then.push(
      ...all.filter((unit) => unit.kind === "ward").slice(0, 4),
      ...all.filter((unit) => unit.kind === "commune").slice(0, 2),
    );
  }
  merged = await findUnit(owner, "24", "province");
  now = await communesOf(owner, merged, 5);
  const { rows } = await owner.query<{ id: string; code: string; set: string }>(
    `select distinct on (s.code) s.id, s.code, c.id as set from scheme s join criteria_set c on c.scheme_id = s.id and c.state = 'published'
      order by s.code, c.id`,
  );
  schemes = rows;
  // What a step or a person may not do: here only what is counted matters.
  const guards = await owner.query<{ tgname: string }>(
    "select tgname from pg_trigger where tgrelid = 'application'::regclass and not tgisinternal and tgname like 'guard%'",
  );
  for (const { tgname } of guards.rows)
    await owner.query(`alter table application disable trigger ${tgname}`);
});
afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

const application = fc.record({
  unit: fc.nat(),
  year: fc.constantFrom(2024, 2026),
  scheme: fc.nat(),
  state: fc.constantFrom(...states),
  class: fc.constantFrom("excellent", "good", "average", "weak"),
  met: fc.integer({ min: 0, max: 34 }),
  stage: fc.constantFrom("province", "nation"),
});
type Given = typeof application extends fc.Arbitrary<infer T> ? T : never;

/** Takes away what was there and writes these, in one transaction; the same applicant only once in a scheme and a year. */
async function replace(given: Given[]): Promise<void> {
  const client = await database.owner.connect();
  try {
    await client.query("begin");
    await client.query("delete from application");
    const seen = new Set<string>();
    for (const one of given) {
      const units = one.year === 2024 ? then : now;
      const unit = units[one.unit % units.length] as TestUnit;
      const scheme = schemes[one.scheme % schemes.length] as (typeof schemes)[number];
      const key = [unit.id, scheme.id, one.year].join();
      if (seen.has(key)) continue;
      seen.add(key);
      await insertOne(client, one, unit, scheme);
    }
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw error;
  } finally {
    client.release();
  }
}

async function insertOne(
  client: { query(sql: string, values: unknown[]): Promise<unknown> },
  one: Given,
  unit: TestUnit,
  scheme: (typeof schemes)[number],
): Promise<void> {
  const above = ["sent", "passed", "proposed", "recognised", "not_met", "returned"].includes(one.state);
  const decided = one.state === "recognised" || one.state === "not_met";
  await client.query(
    `insert into application (unit_id, subject_kind, scheme_id, set_id, year, decides, state, holder_unit_id, stage, registered_on,
                              outcome_class, outcome_reason, self_met, self_total, entered_by_id, entered_by_name,
                              sent_by_id, sent_at, decided_by_id, decided_at)
     values ($1, $2::subject_kind, $3, case when $4 in ('registered', 'withdrawn') then null else $5::uuid end, $6, 'nation', $4::application_state,
             $1, $7::unit_level, make_date($6, 2, 1), $8, case when $4 in ('not_met', 'withdrawn') then 'thử' else '' end, $9, 100,
             gen_random_uuid(), 'thử', case when $10 then gen_random_uuid() end, case when $10 then now() end,
             case when $11 then gen_random_uuid() end, case when $11 then now() end)`,
    [
      ...[unit.id, unit.kind, scheme.id, one.state, scheme.set, one.year, one.stage],
      ...[decided ? one.class : "", one.met, above, decided],
    ],
  );
}

const all = Object.keys(measures).filter((measure) => measure.startsWith("recognition."));

async function figuresBelow(tx: Tx, plan: Omit<YearPlan, "measures">): Promise<Map<string, YearFigures>> {
  const counts = await countYears(tx, { ...plan, measures: all });
  return new Map([...counts].map(([key, counted]) => [key, yearFiguresOf(counted, plan.year)]));
}

/** The parts of the units below add up to those of the unit, and each of those in turn; gives the unit's own. */
async function addsUp(unit: CountedUnit, day: string, year: number): Promise<YearFigures> {
  return as(nation, (tx) => sumsUp(tx, unit, day, year));
}

const below = ({ level }: CountedUnit): "province" | "place" => (level === "nation" ? "province" : "place");

async function sumsUp(tx: Tx, unit: CountedUnit, day: string, year: number): Promise<YearFigures> {
  const own = (await figuresBelow(tx, { unit, day, year, by: "unit" })).get(unit.id);
  const whole = own ?? yearFiguresOf(nothingCounted, year);
  for (const by of unit.level === "nation" && day === today
    ? (["province", "place"] as const)
    : [below(unit)]) {
    const parts = await figuresBelow(tx, { unit, day, year, by });
    for (const { code, of } of yearCatalogue) {
      const said = `${code} of ${unit.level} by ${by} on ${day}`;
      const sum = (pick: (one: YearFigures[YearFigureCode]) => number | null) =>
        [...parts.values()].reduce((total, figures) => total + (pick(figures[code]) ?? 0), 0);
      expect(
        sum(({ part }) => part),
        said,
      ).toBe(whole[code].part);
      expect(
        sum(({ whole: of }) => of),
        `${said}, whole`,
      ).toBe(whole[code].whole ?? 0);
      if (!isRate(of))
        expect(
          sum(({ provisional }) => provisional),
          said,
        ).toBe(whole[code].provisional);
    }
  }
  return whole;
}

test("every figure of a year is the sum of its parts, and nothing is counted twice", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(application, { minLength: 5, maxLength: 25 }), async (given) => {
      await replace(given);
      expect(await namedFaults(database.owner)).toEqual([]);
      const { rows } = await database.owner.query<{ year: number; code: string; n: number }>(
        `select a.year, s.code, count(*)::int as n from application a join scheme s on s.id = a.scheme_id
          where a.state = 'recognised' group by 1, 2`,
      );
      const recognised = (code: string, year: number) =>
        rows.find((row) => row.code === code && row.year === year)?.n ?? 0;
      for (const year of [2024, 2026])
        for (const day of [yearEnd(year), today]) {
          const figures = await addsUp(nation.unit, day, year);
          expect(figures.KM03.value).toBe(recognised("model_ward_police", year));
          expect(figures.XH03.value).toBe(recognised("exemplary_commune", year));
          for (const province of day === "2024-12-31" ? provinces : [merged])
            await addsUp(province, day, year);
        }
    }),
    { numRuns: 2, endOnFailure: true },
  );
}, 600_000);

test("a recognition that stands is held, a lost one is not, and both are told of the year in which it happened", async () => {
  const { owner } = database;
  await replace([]);
  const [kept, lost] = now.filter((unit) => unit.kind === "commune") as [TestUnit, TestUnit];
  const rural = schemes.find(({ code }) => code === "rural_security") as (typeof schemes)[number];
  for (const unit of [kept, lost])
    await insertOne(
      owner,
      { ...fc.sample(application, 1)[0], year: 2024, state: "recognised" } as Given,
      unit,
      rural,
    );
  const { rows } = await owner.query<{ id: string; unit_id: string }>("select id, unit_id from application");
  for (const { id, unit_id } of rows) await recognise(id, unit_id, rural.id);
  const figures = async (year: number) => {
    const plan = { unit: nation.unit, day: today, year, by: "unit" as const };
    return (await as(nation, (tx) => figuresBelow(tx, plan))).get(nation.unit.id);
  };
  expect((await figures(2024))?.NT01.value).toBe(2);
  expect((await figures(2026))?.NT02.value).toBe(0);
  await owner.query(
    `insert into recheck (unit_id, recognition_id, year, kept, cause, checked_on, entered_by_id, entered_by_name)
     select unit_id, id, 2026, unit_id = $1, case when unit_id = $1 then '' else 'thử' end, '2026-10-01', gen_random_uuid(), 'thử'
       from recognition`,
    [kept.id],
  );
  expect((await figures(2026))?.NT02.value).toBe(1);
  expect((await figures(2024))?.NT01.value).toBe(2);
  expect(await namedFaults(owner)).toEqual([]);
}, 120_000);

async function recognise(application: string, unit: string, scheme: string): Promise<void> {
  const { owner } = database;
  const { rows } = await owner.query<{ id: string }>(
    `insert into recognition_decision (unit_id, scheme_id, year, issuer, entered_by_id, entered_by_name)
     values ($1, $2, 2024, 'UBND', gen_random_uuid(), 'thử') returning id`,
    [provinces[0]?.id, scheme],
  );
  const decision = rows[0]?.id;
  await owner.query(
    "insert into decision_item (unit_id, decision_id, application_id, position) values ($1, $2, $3, 0)",
    [provinces[0]?.id, decision, application],
  );
  await owner.query(
    `update recognition_decision set state = 'signed', number = '1/QĐ', decided_on = '2025-04-22', signer_name = 'A', signer_post = 'B',
            signed_by_id = gen_random_uuid(), signed_at = now() where id = $1`,
    [decision],
  );
  await owner.query(
    `insert into recognition (unit_id, application_id, decision_id, scheme_id, year, code, valid_from)
     values ($1, $2::uuid, $3, $4, 2024, left(translate(encode(sha256($2::uuid::text::bytea), 'hex'), 'o', '0'), 26), '2025-04-22')`,
    [unit, application, decision, scheme],
  );
}
